package org.sinew.api.graphql;

import java.util.Map;
import org.sinew.graph.Statement;
import org.sinew.testing.TestGraph;

/** Waits until full-text indexes hold what was written. */
final class TestIndexes {

    private TestIndexes() {}

    static void await() {
        TestGraph.shared()
                .write(tx -> tx.run(
                        new Statement("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()", Map.of())));
    }
}
