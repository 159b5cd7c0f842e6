package org.sinew;

import org.sinew.api.cli.CommandLineDoor;
import org.sinew.graph.GraphAhead;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the server, or runs a command. */
@SpringBootApplication(proxyBeanMethods = false)
public class SinewApplication {

    public static void main(String[] args) {
        if (CommandLineDoor.isCommand(args)) {
            System.exit(CommandLineDoor.run(args));
        }
        new SpringApplicationBuilder(SinewApplication.class)
                .initializers(new GraphAhead())
                .run(args);
    }
}
