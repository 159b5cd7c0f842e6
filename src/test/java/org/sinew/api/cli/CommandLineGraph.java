package org.sinew.api.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What the command line works with, over a graph of its own; each test finds only terms in it. */
final class CommandLineGraph implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private @Nullable ConfigurableApplicationContext context;

    @Override
    public void beforeAll(ExtensionContext test) throws Exception {
        Path data = Files.createTempDirectory(Path.of("target"), "command-line-");
        context = new SpringApplicationBuilder(CommandLineConfiguration.class)
                .web(WebApplicationType.NONE)
                .run("--sinew.data=" + data);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        clear();
    }

    /** All but the terms. */
    void clear() {
        get(Graph.class)
                .write(tx -> tx.run(new Statement(
                        "MATCH (n) WHERE NOT n:__Neo4jMigration AND NOT n:Term DETACH DELETE n RETURN count(*)",
                        Map.of())));
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (context != null) {
            context.close();
        }
    }

    <T> T get(Class<T> type) {
        if (context == null) {
            throw new IllegalStateException("asked before the tests began");
        }
        return context.getBean(type);
    }
}
