package org.sinew;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a JVM of its own with one core, whose only carrier a class that is being initialised would keep. */
class CarriersTests {

    @Test
    void aThreadThatInitialisesAClassKeepsNobodyWaiting() throws Exception {
        assertThat(finishes()).isTrue();
    }

    @Test
    void aNumberThatSomebodySetIsKept() throws Exception {
        assertThat(finishes("-Djdk.virtualThreadScheduler.parallelism=1")).isFalse();
    }

    private static boolean finishes(String... options) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:ActiveProcessorCount=1");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Crowd.class.getName()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            return process.waitFor(20, SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** One thread waits in a class's initialiser for a lock whose owner is asleep until the other has its carrier. */
    static final class Crowd {

        static final Object LOCK = new Object();

        public static void main(String[] arguments) throws InterruptedException {
            SinewApplication.provideCarriers();
            Thread owner = Thread.ofVirtual().start(() -> {
                synchronized (LOCK) {
                    sleep(1000);
                }
            });
            Thread.sleep(300);
            Thread.ofVirtual().start(Slow::touch);
            owner.join();
            System.exit(0);
        }

        static void sleep(long milliseconds) {
            try {
                Thread.sleep(milliseconds);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    static final class Slow {

        static {
            synchronized (Crowd.LOCK) {
                Crowd.sleep(1);
            }
        }

        static void touch() {}
    }
}
