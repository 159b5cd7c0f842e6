package org.sinew;

import org.sinew.api.cli.CommandLineDoor;
import org.sinew.graph.GraphAhead;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the server, or runs a command. */
@SpringBootApplication(proxyBeanMethods = false)
public class SinewApplication {

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
    private static final int MOST_CARRIERS = 256;

    public static void main(String[] args) {
        provideCarriers();
        if (CommandLineDoor.isCommand(args)) {
            System.exit(CommandLineDoor.run(args));
        }
        new SpringApplicationBuilder(SinewApplication.class)
                .initializers(new GraphAhead())
                .run(args);
    }

    /**
     * As many carriers of virtual threads as the JDK's pool may have, unless somebody set a number. A thread that loads a
     * class keeps its carrier while it waits for the lock of the class loader or the jar; as many of them as there are
     * cores stop the server for good where the lock's owner is without a carrier.
     */
    static void provideCarriers() {
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, String.valueOf(MOST_CARRIERS));
        }
    }
}
