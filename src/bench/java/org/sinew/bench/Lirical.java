package org.sinew.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.sinew.precision.diagnosis.Presentation;
import org.sinew.precision.diagnosis.Presentation.Finding;
import org.sinew.precision.diagnosis.Presentation.Status;
import org.sinew.precision.phenopacket.PublishedCase;
import tools.jackson.databind.json.JsonMapper;

/**
 * LIRICAL in a process of its own, over the very releases that this row reads. Its data folder is made of them; what it wants
 * for genomes is there and empty, because it is asked by phenotypes only.
 *
 * @see <a href="https://github.com/TheJacksonLaboratory/LIRICAL">LIRICAL</a>
 */
final class Lirical implements AutoCloseable {

    private static final String HEAP = "3g";
    private static final List<String> FOR_GENOMES = List.of(
            "hg19_ensembl.ser",
            "hg19_refseq.ser",
            "hg19_refseq_curated.ser",
            "hg38_ensembl.ser",
            "hg38_refseq.ser",
            "hg38_refseq_curated.ser");
    private static final String GENES_OF_OMIM = "#MIM number\tGeneID\ttype\tSource\tMedGenCUI\tComment\n";

    private final Process process;
    private final PrintWriter in;
    private final BufferedReader out;

    private Lirical(Process process) {
        this.process = process;
        this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param rank of the patient's disease among {@code candidates} */
    record Ranked(int rank, int candidates, double milliseconds) {}

    /** @param jars directory with the jars of LIRICAL 2.x and of all that it depends on */
    static Lirical start(Path jars, Settings settings) throws IOException {
        Path bench = Files.createDirectories(Path.of("target", "bench"));
        Path program = bench.resolve("LiricalPeer.java");
        try (InputStream source = Lirical.class.getResourceAsStream("/LiricalPeer.java")) {
            Files.copy(Objects.requireNonNull(source), program, StandardCopyOption.REPLACE_EXISTING);
        }
        Path data = data(Files.createDirectories(bench.resolve("lirical-data")), settings);
        Process process = new ProcessBuilder(
                        PeerProcess.java(),
                        "-Xmx" + HEAP,
                        "-cp",
                        jars.toAbsolutePath().resolve("*").toString(),
                        program.toString(),
                        data.toString())
                .redirectError(bench.resolve("lirical.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new Lirical(process);
    }

    private static Path data(Path data, Settings settings) throws IOException {
        unpack(settings.file(Knowledge.HPO), data.resolve("hp.json"));
        unpack(settings.file(Knowledge.HPOA), data.resolve("phenotype.hpoa"));
        unpack(settings.file("genes/hgnc_complete_set.txt.gz"), data.resolve("hgnc_complete_set.txt"));
        Files.writeString(data.resolve("mim2gene_medgen"), GENES_OF_OMIM);
        for (String name : FOR_GENOMES) {
            Files.write(data.resolve(name), new byte[0]);
        }
        return data;
    }

    private static void unpack(Path packed, Path to) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    Ranked rank(PublishedCase published) throws IOException {
        in.println(published.disease() + "\t" + JsonMapper.shared().writeValueAsString(phenopacket(published)));
        String line = out.readLine();
        if (line == null) {
            throw new IOException("LIRICAL ended, see target/bench/lirical.log");
        }
        String[] parts = line.split("\t", -1);
        return new Ranked(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Double.parseDouble(parts[2]));
    }

    private static Map<String, Object> phenopacket(PublishedCase published) {
        Presentation presentation = published.told();
        List<Map<String, Object>> features = new ArrayList<>();
        for (Finding finding : presentation.findings()) {
            if (finding.status() == Status.PRESENT) {
                features.add(Map.of("type", type(finding)));
            } else if (finding.status() == Status.ABSENT || finding.status() == Status.NEVER) {
                features.add(Map.of("type", type(finding), "excluded", true));
            }
        }
        Map<String, Object> packet = new LinkedHashMap<>();
        packet.put("id", published.id());
        packet.put(
                "subject", Map.of("id", "patient", "sex", presentation.sex() + (presentation.sex() == Presentation.Sex.UNKNOWN ? "_SEX" : "")));
        packet.put("phenotypicFeatures", features);
        return packet;
    }

    private static Map<String, String> type(Finding finding) {
        return Map.of("id", finding.term().toString(), "label", finding.term().toString());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
