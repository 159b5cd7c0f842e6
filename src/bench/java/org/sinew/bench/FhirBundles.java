package org.sinew.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Synthea's transaction bundles, unpacked.
 *
 * @param shared hospitals and practitioners, to which the others refer
 * @param rounds the patients' bundles, dealt by size so that all rounds weigh about the same
 */
record FhirBundles(List<Bundle> shared, List<List<Bundle>> rounds) {

    /** @param resources how many the bundle holds */
    record Bundle(Path file, int resources) {}

    static FhirBundles unpack(Path archive, Path directory, int patients, int rounds) throws IOException {
        List<Bundle> shared = new ArrayList<>();
        List<Bundle> all = new ArrayList<>();
        for (Path file : files(archive, directory)) {
            String name = String.valueOf(file.getFileName());
            boolean isShared = name.startsWith("hospital") || name.startsWith("practitioner");
            (isShared ? shared : all).add(new Bundle(file, resources(file)));
        }
        List<List<Bundle>> dealt = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            dealt.add(new ArrayList<>());
        }
        List<Bundle> chosen =
                all.stream().limit(patients).sorted(Comparator.comparingInt(Bundle::resources)).toList();
        for (int i = 0; i < chosen.size(); i++) {
            dealt.get(i % rounds).add(chosen.get(i));
        }
        return new FhirBundles(shared, dealt);
    }

    List<Bundle> patients() {
        return rounds.stream().flatMap(List::stream).toList();
    }

    static int resources(List<Bundle> bundles) {
        return bundles.stream().mapToInt(Bundle::resources).sum();
    }

    private static int resources(Path bundle) {
        return JsonMapper.shared().readTree(bundle.toFile()).path("entry").size();
    }

    private static List<Path> files(Path archive, Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> files = new ArrayList<>();
        try (InputStream packed = Files.newInputStream(archive);
                var tar = new TarArchiveInputStream(new GzipCompressorInputStream(packed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    Path file = directory.resolve(
                            Path.of(entry.getName()).getFileName().toString());
                    Files.write(file, tar.readAllBytes());
                    files.add(file);
                }
            }
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }
}
