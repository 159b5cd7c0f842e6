package org.sinew.ingest.vcf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sinew.ingest.Source;
import org.sinew.patient.PatientId;

/**
 * Whose the samples of a file are. A sample is who is said beside the file or in its header, else whom the graph knows by
 * the sample's name: as a whole identifier, or as the source's own patient of that id.
 *
 * @param patients of samples, in the order of the file
 * @param problems of the samples that are nobody's, or of several
 */
record Owners(Map<String, PatientId> patients, List<String> problems) {

    static Owners of(Header header, Source source, Known known) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        header.samples().forEach(sample -> keys.put(sample, keys(sample, header, source.system())));
        Map<String, List<String>> ids = known.patients(
                keys.values().stream().flatMap(List::stream).distinct().toList());
        Owners owners = new Owners(new LinkedHashMap<>(), new ArrayList<>());
        keys.forEach((sample, candidates) -> owners.settle(sample, candidates, ids, header, source));
        if (header.sheet().patient() != null && header.samples().size() > 1) {
            owners.problems.addFirst(
                    "one patient is said, but there are several samples; say whose each is (--patients)");
        }
        return owners;
    }

    private static List<String> keys(String sample, Header header, String system) {
        Optional<String> said = header.patient(sample);
        return said.map(List::of).orElseGet(() -> List.of(sample, system + "|Patient/" + sample));
    }

    private void settle(String sample, List<String> keys, Map<String, List<String>> ids, Header header, Source source) {
        List<String> found = keys.stream()
                .flatMap(key -> ids.getOrDefault(key, List.of()).stream())
                .distinct()
                .toList();
        List<String> meant = found.size() < 2 ? found : ofOwnSource(found, source.system());
        if (meant.size() == 1) {
            patients.put(sample, new PatientId(meant.getFirst()));
        } else if (meant.isEmpty() && header.patient(sample).isPresent()) {
            problems.add("the patient " + keys.getFirst() + " of the sample " + sample
                    + " is not known; load the patient's record first");
        } else if (meant.isEmpty()) {
            problems.add(
                    "the sample " + sample + " is no patient's identifier; say whose it is (--patient, --patients)");
        } else {
            problems.add("the sample " + sample + " may be several patients': " + String.join(", ", found));
        }
    }

    private static List<String> ofOwnSource(List<String> ids, String system) {
        List<String> own =
                ids.stream().filter(id -> id.startsWith(system + "|")).toList();
        return own.isEmpty() ? ids : own;
    }
}
