package org.sinew.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures were measured on. */
final class Machine {

    private static final double GIBIBYTE = 1 << 30;

    private Machine() {}

    static Map<String, Object> description() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processor", fromProc("cpuinfo", "model name"));
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("memory", fromProc("meminfo", "MemTotal"));
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("java", System.getProperty("java.vm.version"));
        machine.put("heapGiB", Runtime.getRuntime().maxMemory() / GIBIBYTE);
        machine.put(
                "loadAverage", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return machine;
    }

    /** Resident memory of a process in MiB, or -1 where the system does not tell. */
    static long residentMebibytes(long pid) {
        String text = fromProc(pid + "/status", "VmRSS");
        return text.endsWith("kB") ? Long.parseLong(text.replaceAll("\\D", "")) / 1024 : -1;
    }

    private static String fromProc(String file, String key) {
        Path path = Path.of("/proc", file);
        if (!Files.exists(path)) {
            return "unknown";
        }
        try (var lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
