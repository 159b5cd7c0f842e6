package org.sinew.graph.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;
import org.sinew.graph.FactRecords;
import org.sinew.graph.FactScan;
import org.sinew.graph.Parts;

/** The database's own cursors, without Bolt: each thread walks its part of the patients. */
final class ProcessFactScan implements FactScan {

    private static final Label PATIENT = Label.label("Patient");
    private static final RelationshipType OF = RelationshipType.withName("OF");
    private static final RelationshipType TELLS_OF = RelationshipType.withName("TELLS_OF");
    private static final RelationshipType IDENTIFIES = RelationshipType.withName("IDENTIFIES");
    private static final RelationshipType MEASURED = RelationshipType.withName("MEASURED");
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("HAD_ENCOUNTER", "Encounter"),
            Map.entry("HAS_CONDITION", "Condition"),
            Map.entry("SHOWS", "PhenotypicFeature"),
            Map.entry("TAKES", "Medication"),
            Map.entry("UNDERWENT", "Procedure"),
            Map.entry("RECEIVED", "Immunization"),
            Map.entry("HAS_ALLERGY", "Allergy"),
            Map.entry("HAS_REPORT", "Report"),
            Map.entry("HAD_IMAGING", "ImagingStudy"),
            Map.entry("CARRIES", "VariantCall"),
            Map.entry("EXPOSED_TO", "Exposure"),
            Map.entry("HAS_FAMILY_HISTORY", "FamilyHistory"),
            Map.entry("BILLED_FOR", "Claim"),
            Map.entry("FOLLOWS", "CarePlan"),
            Map.entry("USES", "Device"),
            Map.entry("GAVE", "Specimen"),
            Map.entry("MEASURED", "Measurement"));
    private static final RelationshipType[] OWNED =
            KINDS.keySet().stream().map(RelationshipType::withName).toArray(RelationshipType[]::new);
    private static final String[] FACT_PROPERTIES = {
        "key",
        "code",
        "start",
        "startPrecision",
        "end",
        "endPrecision",
        "value",
        "doseValue",
        "total",
        "unit",
        "doseUnit",
        "currency",
        "valueCode",
        "status",
        "verification",
        "excluded",
        "source",
        "encounter",
        "kind",
        "intent",
        "relationship",
        "conditions",
        "items",
        "gene",
        "zygosity",
        "significance",
        "consequences",
        "semanticTag",
        "hgvsCoding",
        "hgvsGenomic",
        "hgvsProtein"
    };
    private static final String[] EDGE_PROPERTIES = {
        "key",
        "code",
        "at",
        "atPrecision",
        "end",
        "endPrecision",
        "value",
        "unit",
        "valueCode",
        "status",
        "source",
        "encounter",
        "codes"
    };
    private static final String[] PATIENT_PROPERTIES = {
        "id", "sex", "birth", "birthPrecision", "isDeceased", "deceased", "state", "country"
    };
    private static final int BATCH = 500;
    private static final int THREADS = 2;

    private final GraphDatabaseService database;
    private final Map<Long, String> termIds = new ConcurrentHashMap<>();

    ProcessFactScan(GraphDatabaseService database) {
        this.database = database;
    }

    @Override
    public void all(Sink sink) {
        List<String> nodes = PlatformThreads.call(this::patients);
        sink.expect(nodes.size());
        inParts(nodes, ProcessFactScan::byElement, sink);
        termIds.clear();
    }

    private List<String> patients() {
        List<String> nodes = new ArrayList<>();
        try (Transaction tx = database.beginTx();
                ResourceIterator<Node> patients = tx.findNodes(PATIENT)) {
            while (patients.hasNext()) {
                nodes.add(patients.next().getElementId());
            }
        }
        return nodes;
    }

    @Override
    public void these(Collection<String> patients, Sink sink) {
        inParts(List.copyOf(patients), (tx, id) -> tx.findNode(PATIENT, "id", id), sink);
        termIds.clear();
    }

    private static @Nullable Node byElement(Transaction tx, String id) {
        try {
            return tx.getNodeByElementId(id);
        } catch (NotFoundException deletedMeanwhile) {
            return null;
        }
    }

    private interface Finding {
        @Nullable
        Node node(Transaction tx, String name);
    }

    private void inParts(List<String> names, Finding finding, Sink sink) {
        Parts.each(names, BATCH, THREADS, part -> read(part, finding, sink));
    }

    private void read(List<String> names, Finding finding, Sink sink) {
        try (Transaction tx = database.beginTx()) {
            for (String name : names) {
                Node patient = finding.node(tx, name);
                if (patient != null && patient.hasLabel(PATIENT)) {
                    sink.patient(FactRecords.patient(patient.getProperties(PATIENT_PROPERTIES)), facts(patient));
                }
            }
        }
    }

    private List<FactRecord> facts(Node patient) {
        List<FactRecord> facts = new ArrayList<>();
        for (Relationship edge : patient.getRelationships(Direction.OUTGOING, OWNED)) {
            String kind = KINDS.getOrDefault(edge.getType().name(), "");
            if (edge.isType(MEASURED)) {
                facts.add(FactRecords.fact(kind, edge.getProperties(EDGE_PROPERTIES), List.of(term(edge))));
            } else {
                Node fact = edge.getEndNode();
                facts.add(FactRecords.fact(
                        kind, fact.getProperties(FACT_PROPERTIES), terms(fact), relatives(kind, fact)));
            }
        }
        return facts;
    }

    private static List<String> relatives(String kind, Node fact) {
        if (!kind.equals("FamilyHistory")) {
            return List.of();
        }
        List<String> relatives = new ArrayList<>(1);
        for (Relationship tells : fact.getRelationships(Direction.OUTGOING, TELLS_OF)) {
            for (Relationship names : tells.getEndNode().getRelationships(Direction.OUTGOING, IDENTIFIES)) {
                if (names.getEndNode().hasLabel(PATIENT)) {
                    relatives.add(String.valueOf(names.getEndNode().getProperty("id")));
                }
            }
        }
        return relatives;
    }

    private List<String> terms(Node fact) {
        List<String> terms = new ArrayList<>(2);
        for (Relationship of : fact.getRelationships(Direction.OUTGOING, OF)) {
            terms.add(term(of));
        }
        return terms;
    }

    /** By the store's number of the node, which no transaction changes. */
    @SuppressWarnings("removal") // the element id is a text that would be made for every fact
    private String term(Relationship edge) {
        long number = edge.getEndNodeId();
        String known = termIds.get(number);
        if (known == null) {
            known = String.valueOf(edge.getEndNode().getProperty("id"));
            termIds.put(number, known);
        }
        return known;
    }
}
