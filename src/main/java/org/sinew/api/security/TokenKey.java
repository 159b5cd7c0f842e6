package org.sinew.api.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.sinew.graph.PrivateFiles;

/** The key that signs this installation's bearer tokens: {@code token.key} in the data directory. */
final class TokenKey {

    private static final int BYTES = 32;

    private TokenKey() {}

    /** @throws IOException also when the file holds something else; it is never replaced */
    static SecretKey in(Path data) throws IOException {
        Path path = data.resolve("token.key");
        if (Files.notExists(path)) {
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            PrivateFiles.replace(path, fresh);
        }
        byte[] key = Files.readAllBytes(path);
        if (key.length != BYTES) {
            throw new IOException(path + " is not a key of " + BYTES + " bytes; remove it to have a new one made");
        }
        return new SecretKeySpec(key, "HmacSHA256");
    }
}
