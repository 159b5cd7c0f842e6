package org.sinew.api.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jAutoConfiguration;
import org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jRepositoriesAutoConfiguration;
import org.springframework.boot.neo4j.autoconfigure.Neo4jAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The application's sign-in and pages, without the graph. */
public final class PagesOnly {

    /** Without a stereotype, so that no other test's scan finds it. */
    @EnableAutoConfiguration(
            exclude = {
                Neo4jAutoConfiguration.class,
                DataNeo4jAutoConfiguration.class,
                DataNeo4jRepositoriesAutoConfiguration.class
            })
    @ComponentScan({"org.sinew.api.security", "org.sinew.api.web"})
    static class Context {}

    private PagesOnly() {}

    /** Starts on a free port; each account's password is its name with {@code -password}. */
    public static ConfigurableApplicationContext start(Path data, Class<?>... endpoints) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--sinew.data=" + data));
        for (String user : new String[] {"explorer", "clinician", "researcher", "admin", "feeder"}) {
            arguments.add("--sinew.password." + user + "=" + user + "-password");
        }
        var application = new SpringApplication(Context.class);
        application.addPrimarySources(List.of(endpoints));
        return application.run(arguments.toArray(String[]::new));
    }

    public static URI address(ConfigurableApplicationContext application) {
        var server = ((WebServerApplicationContext) application).getWebServer();
        return URI.create("http://127.0.0.1:" + (server == null ? 0 : server.getPort()));
    }
}
