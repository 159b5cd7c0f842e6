package org.sinew.ingest.vcf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sinew.genome.Build;
import org.sinew.genome.UnusableVcf;
import org.sinew.genome.VcfFile;
import org.sinew.ingest.SampleSheet;

/**
 * What the header of a file, and its giver, say of the lines below.
 *
 * @param patients whose a sample is, as the header says it: {@code ##SAMPLE=<ID=S1,Patient="urn:mrn|7">}
 * @param lines of the header, the last of them that of the columns
 */
record Header(Build build, List<String> samples, Map<String, String> patients, List<String> lines, SampleSheet sheet) {

    private static final Pattern SAMPLE = Pattern.compile("##SAMPLE=<(?:.*,)?ID=([^,>]+).*[<,]Patient=\"([^\"]+)\".*");
    /** What a line cannot be read without. */
    private static final Pattern NEEDED = Pattern.compile("##(?:fileformat|INFO|FORMAT|FILTER|SAMPLE)=.*");

    /** @throws UnusableVcf when the build is unknown or contradicted, or there is no sample */
    static Header of(VcfFile vcf, SampleSheet sheet) {
        if (vcf.samples().isEmpty()) {
            throw new UnusableVcf(UnusableVcf.Problem.NO_SAMPLE, "has no sample column", List.of());
        }
        return new Header(build(vcf, sheet), vcf.samples(), patients(vcf.header()), vcf.header(), sheet);
    }

    private static Build build(VcfFile vcf, SampleSheet sheet) {
        Optional<Build> proven = vcf.build();
        Optional<Build> said = Optional.ofNullable(sheet.build());
        if (proven.isPresent() && said.isPresent() && !said.equals(proven)) {
            throw wrong("is on " + proven.get().label() + " by its header, not on "
                    + said.get().label() + "; nothing is lifted over");
        }
        return proven.or(() -> said)
                .orElseThrow(() ->
                        wrong("does not say its genome build; say --build GRCh37 or --build GRCh38 if you know it"));
    }

    private static UnusableVcf wrong(String message) {
        return new UnusableVcf(UnusableVcf.Problem.WRONG_BUILD, message, List.of());
    }

    private static Map<String, String> patients(List<String> lines) {
        Map<String, String> patients = new TreeMap<>();
        for (String line : lines) {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                patients.put(sample.group(1), sample.group(2));
            }
        }
        return patients;
    }

    /** What the giver said beside the file, as lines that a header may have. */
    String said() {
        Stream<String> build = sheet.build() == null ? Stream.empty() : Stream.of("##reference=" + this.build.label());
        Stream<String> whose = samples.stream()
                .filter(sample -> patient(sample).isPresent() && !patients.containsKey(sample))
                .map(sample -> "##SAMPLE=<ID=" + sample + ",Patient=\""
                        + patient(sample).orElseThrow().replace("\"", "") + "\">");
        return Stream.concat(build, whose).map(line -> line + "\n").collect(Collectors.joining());
    }

    /** Whose a sample is, if anybody says it. */
    Optional<String> patient(String sample) {
        String only = samples.size() == 1 ? sheet.patient() : null;
        return Optional.ofNullable(sheet.patients().getOrDefault(sample, only))
                .or(() -> Optional.ofNullable(patients.get(sample)));
    }

    /** As much as a line needs to be read alone. */
    String essential() {
        String needed = lines.stream()
                .filter(line -> NEEDED.matcher(line).matches())
                .filter(line -> !line.startsWith("##fileformat"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return lines.getFirst() + "\n##reference=" + build.label() + "\n" + said() + needed + lines.getLast() + "\n";
    }
}
