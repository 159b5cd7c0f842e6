package org.sinew.api.cds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Ids of cards and suggestions: UUIDs of version 8 (RFC 9562). The first 32 bits are a digest of the guideline's id, the
 * others of all that is said, so that the same advice has the same id, and feedback tells its guideline though no card is
 * kept.
 */
final class CardIds {

    private CardIds() {}

    static UUID of(String guideline, String said) {
        ByteBuffer content = ByteBuffer.wrap(digest(said));
        long high = ((long) mark(guideline) << 32) | (content.getInt() & 0xFFFF_FFFFL);
        return new UUID((high & ~0xF000L) | 0x8000L, (content.getLong() & ~(0b11L << 62)) | (0b10L << 62));
    }

    /** Which of the guidelines gave the card. */
    static Optional<String> guideline(String card, Collection<String> guidelines) {
        return guidelines.stream()
                .filter(id -> card.regionMatches(true, 0, "%08x".formatted(mark(id)), 0, 8))
                .findFirst();
    }

    private static int mark(String guideline) {
        return ByteBuffer.wrap(digest(guideline)).getInt();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
