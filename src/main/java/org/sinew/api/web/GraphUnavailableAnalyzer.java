package org.sinew.api.web;

import org.sinew.graph.GraphUnavailable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Of a start that fails for want of the graph, only why and what to do is shown. */
class GraphUnavailableAnalyzer extends AbstractFailureAnalyzer<GraphUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable root, GraphUnavailable cause) {
        String[] said = String.valueOf(cause.getMessage()).split("; ", 2);
        return new FailureAnalysis(said[0], said.length > 1 ? said[1] : null, cause);
    }
}
