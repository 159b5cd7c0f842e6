package org.sinew.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds the files with records in a file, a directory or an archive ({@code .gz}, {@code .zip}, {@code .tar},
 * {@code .tar.gz}, {@code .tgz}, archives in archives), in an order in which what others refer to comes first:
 * organizations and practitioners, then patients, then encounters, then the rest, then variants. What is not safe to open is
 * rejected and the rest goes on. A {@link Source} given out may be read only during the call that gives it.
 */
public final class SourceFiles {

    /** Takes one source of records. */
    @FunctionalInterface
    public interface Visitor {
        void visit(Source source) throws IOException;
    }

    private final String system;
    private final Limits limits;
    private final SampleSheet samples;
    private final Visitor visitor;
    private final Consumer<Rejection> rejections;

    /**
     * @param system the source system of all that is found
     * @param samples what is said of samples in variant files
     */
    public SourceFiles(
            String system, Limits limits, SampleSheet samples, Visitor visitor, Consumer<Rejection> rejections) {
        this.system = system;
        this.limits = limits;
        this.samples = samples;
        this.visitor = visitor;
        this.rejections = rejections;
    }

    /** @throws IOException when a file cannot be read at all */
    public void walk(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            for (Path file : files(path)) {
                open(path.relativize(file).toString().replace('\\', '/'), () -> Files.newInputStream(file), 0);
            }
        } else {
            open(path.getFileName().toString(), () -> Files.newInputStream(path), 0);
        }
    }

    /** Links are not followed out of the directory: they are passed over with a rejection. */
    private List<Path> files(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.toList()) {
                String place = directory.relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    unsafe(place, "a link is not followed");
                } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && isWanted(place)) {
                    files.add(path);
                }
            }
        }
        files.sort(Comparator.comparing(p -> directory.relativize(p).toString(), SourceFiles::inOrder));
        return files;
    }

    /** Opens one file by what its name says it is. */
    void open(String place, Source.Content content, int nesting) throws IOException {
        String name = place.toLowerCase(Locale.ROOT);
        if (!isArchive(name)) {
            visitor.visit(new Source(system, place, content, samples));
        } else if (nesting >= limits.archiveDepth()) {
            unsafe(place, "archives in archives, deeper than " + limits.archiveDepth());
        } else {
            try {
                new Archive(this, limits, place, nesting).open(content);
            } catch (UnsafeArchive e) {
                unsafe(place, String.valueOf(e.getMessage()));
            } catch (BrokenArchive e) {
                broken(place, String.valueOf(e.getMessage()));
            }
        }
    }

    void unsafe(String place, String reason) {
        rejections.accept(new Rejection.Unsafe("", place, Rejection.plain(reason), Raw.NONE));
    }

    void broken(String place, String reason) {
        rejections.accept(new Rejection.Malformed("", place, Rejection.plain(reason), Raw.NONE));
    }

    static boolean isArchive(String name) {
        return name.endsWith(".zip") || name.endsWith(".tar") || name.endsWith(".tgz") || name.matches(".*\\.b?gz");
    }

    /** Whether a name is that of records or of an archive, and not of what desktops leave behind. */
    static boolean isWanted(String place) {
        String name = place.toLowerCase(Locale.ROOT).replace('\\', '/');
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (name.startsWith("__macosx/") || name.contains("/__macosx/") || last.startsWith(".")) {
            return false;
        }
        return isArchive(name)
                || name.endsWith(".json")
                || name.endsWith(".ndjson")
                || name.endsWith(".jsonl")
                || name.endsWith(".vcf");
    }

    static int inOrder(String one, String other) {
        int byRank = Integer.compare(rank(one), rank(other));
        return byRank != 0 ? byRank : one.compareTo(other);
    }

    static int rank(String place) {
        String name = place.toLowerCase(Locale.ROOT).replace('\\', '/');
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (last.matches(".*\\.vcf(\\.b?gz)?")) {
            return 5;
        }
        if (Stream.of("hospital", "organization", "location", "medication.").anyMatch(last::startsWith)) {
            return 0;
        }
        if (last.startsWith("practitioner")) {
            return 1;
        }
        if (last.startsWith("patient")) {
            return 2;
        }
        return last.startsWith("encounter") ? 3 : 4;
    }

    /** Made to harm. */
    static final class UnsafeArchive extends IOException {
        UnsafeArchive(String message) {
            super(message);
        }
    }

    /** Not the archive that its name says. */
    static final class BrokenArchive extends IOException {
        BrokenArchive(String message) {
            super(message);
        }
    }
}
