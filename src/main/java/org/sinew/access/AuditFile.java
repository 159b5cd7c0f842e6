package org.sinew.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.sinew.graph.PrivateFiles;

/** One day's lines. */
final class AuditFile {

    private final LocalDate day;
    private final FileChannel channel;

    private AuditFile(LocalDate day, FileChannel channel) {
        this.day = day;
        this.channel = channel;
    }

    /** Opens the day's file at its end; a last line torn by a crash is closed, so that it stays the only one that is broken. */
    static AuditFile open(Path directory, LocalDate day) throws IOException {
        PrivateFiles.createDirectory(directory);
        Path path = directory.resolve(day + ".jsonl");
        boolean isNew = Files.notExists(path);
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        var file = new AuditFile(day, PrivateFiles.open(path, options));
        file.seekEnd();
        if (isNew) {
            PrivateFiles.forceDirectory(directory);
        }
        return file;
    }

    LocalDate day() {
        return day;
    }

    /** Writes all lines or, where the disk refuses, none of them. */
    void append(List<String> lines) throws IOException {
        PrivateFiles.append(channel, UTF_8.encode(String.join("\n", lines) + "\n"));
    }

    void force() throws IOException {
        channel.force(false);
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(AuditFile.class.getName()).log(System.Logger.Level.WARNING, "closing the audit", e);
        }
    }

    private void seekEnd() throws IOException {
        long size = channel.size();
        channel.position(size);
        ByteBuffer last = ByteBuffer.allocate(1);
        if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }
}
