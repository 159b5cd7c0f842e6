package org.sinew.graph.embedded;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.sinew.graph.RunningGraph;

/** The database's password: made once, kept in the data directory where only its owner can read it. */
final class StoredPassword {

    private StoredPassword() {}

    static String of(Path directory) {
        return RunningGraph.password(directory).orElseGet(() -> create(directory));
    }

    private static String create(Path directory) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        RunningGraph.keepPassword(directory, password);
        return password;
    }
}
