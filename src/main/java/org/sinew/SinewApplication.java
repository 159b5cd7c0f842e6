package org.sinew;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the platform. */
@SpringBootApplication(proxyBeanMethods = false)
public class SinewApplication {

    public static void main(String[] args) {
        SpringApplication.run(SinewApplication.class, args);
    }
}
