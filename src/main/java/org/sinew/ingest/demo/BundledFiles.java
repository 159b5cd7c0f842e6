package org.sinew.ingest.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Files of the class path as files of a temporary directory. */
final class BundledFiles implements AutoCloseable {

    private final Path directory;

    private BundledFiles(Path directory) {
        this.directory = directory;
    }

    /** @param root folder of the class path: {@code demo/} */
    static BundledFiles of(String root) throws IOException {
        Path directory = Files.createTempDirectory("sinew-");
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath:" + root + "**")) {
            String name = resource.getURL().toString();
            if (resource.isReadable() && !name.endsWith("/")) {
                Path file = directory.resolve(name.substring(name.lastIndexOf("/" + root) + 1 + root.length()));
                Files.createDirectories(file.getParent());
                try (InputStream content = resource.getInputStream()) {
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return new BundledFiles(directory);
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    Path directory() {
        return directory;
    }

    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
