package org.sinew.cohort;

import java.util.List;
import java.util.Optional;
import org.sinew.graph.FactScan.FactRecord;
import org.sinew.graph.Graph;

/** What only the graph knows of patients. */
public interface GraphSets {

    /** Knows nothing. */
    GraphSets NONE = new GraphSets() {
        @Override
        public Optional<List<String>> treatedAt(String actor) {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> near(String id, int hops) {
            return Optional.empty();
        }

        @Override
        public boolean isOfPatient(String id) {
            return false;
        }

        @Override
        public List<FactRecord> facts(String patient) {
            return List.of();
        }
    };

    static GraphSets of(Graph graph) {
        return new StoredSets(graph);
    }

    /** Ids of the patients for whom the actor did something; empty if there is no such actor. */
    Optional<List<String>> treatedAt(String actor);

    /**
     * Ids of the patients within so many edges of the patient, term, actor or fact with that id or key; empty if there is
     * no such node.
     *
     * @throws Unanswered when too many nodes are that near
     */
    Optional<List<String>> near(String id, int hops);

    /** Whether a patient or a patient's fact has that id or key. */
    boolean isOfPatient(String id);

    /** The patient's facts with their keys. */
    List<FactRecord> facts(String patient);
}
