package org.sinew;

import org.sinew.api.cli.CommandLineDoor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server, or runs a command. */
@SpringBootApplication(proxyBeanMethods = false)
public class SinewApplication {

    public static void main(String[] args) {
        if (CommandLineDoor.isCommand(args)) {
            System.exit(CommandLineDoor.run(args));
        }
        SpringApplication.run(SinewApplication.class, args);
    }
}
