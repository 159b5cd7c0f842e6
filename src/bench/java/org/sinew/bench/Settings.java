package org.sinew.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What to measure and where the peers are.
 *
 * @param scale 1 for the row as it is defined; smaller is quicker
 * @param isScaleGiven whether somebody asked for this scale
 * @param runs timed rounds, at least 7
 * @param data directory of the public data sets
 * @param peers a peer's address or file, by its name
 */
record Settings(int row, double scale, boolean isScaleGiven, int runs, Path data, Map<String, String> peers) {

    private static final String PEER = "peer.";

    static Settings fromProperties(Properties properties) {
        String row = properties.getProperty("row", "");
        if (row.isBlank()) {
            throw new IllegalArgumentException("which row? -Drow=8");
        }
        String scale = properties.getProperty("scale", "");
        return new Settings(
                Integer.parseInt(row),
                Double.parseDouble(scale.isBlank() ? usual(row) : scale),
                !scale.isBlank(),
                Math.max(7, Integer.parseInt(properties.getProperty("runs", "7"))),
                Path.of(properties.getProperty("data", "../shared/data")),
                peers(properties));
    }

    /** The scale of a row that nobody gave one. */
    private static String usual(String row) {
        return row.equals("3") ? "0.1" : "1";
    }

    private static Map<String, String> peers(Properties properties) {
        Map<String, String> peers = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PEER) && !properties.getProperty(name).isBlank()) {
                peers.put(name.substring(PEER.length()), properties.getProperty(name));
            }
        }
        return peers;
    }

    Optional<String> peer(String name) {
        return Optional.ofNullable(peers.get(name));
    }

    /** @throws IllegalArgumentException naming the file when it is not there */
    Path file(String path) {
        Path file = data.resolve(path);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("this row reads " + file + ", which is not there; -Ddata=<directory>");
        }
        return file;
    }

    /** {@code count} at this scale, at least {@code least}. */
    int scaled(int count, int least) {
        return Math.max(least, (int) Math.round(count * scale));
    }
}
