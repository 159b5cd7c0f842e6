package org.sinew.bench;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sinew.graph.Graph;
import org.sinew.graph.GraphSettings;
import org.sinew.graph.RunningGraph;
import org.sinew.graph.Statement;
import tools.jackson.databind.JsonNode;

/**
 * Row 10: GraphQL "patient 360", three levels and about 500 fields, for the demo's patients with the most facts. Both
 * servers read the same database in a third process. Ours signs the client in and writes the audit; the peer does neither.
 * No times are asked for: the peer needs the APOC plugin to show one.
 */
final class PatientView implements Row {

    private static final String PEER = "@neo4j/graphql";
    private static final String SCRIPT = "neo4j-graphql-server.cjs";
    private static final String HEAP = "2g";
    private static final Path WORK = Path.of("target", "bench", "view");
    private static final List<String> LISTS =
            List.of("encounters", "conditions", "medications", "procedures", "immunizations", "reports");
    private static final int PAGE = 12;
    private static final int PATIENTS = 20;
    private static final int REQUESTS = 1200;
    private static final int[] CLIENTS = {1, 16};

    @Override
    public Report measure(Settings settings) throws Exception {
        Report report = new Report(
                settings,
                "GraphQL \"patient 360\", 3 levels, about 500 fields",
                "≥ 2× @neo4j/graphql on the same database in requests/s, 1 and 16 clients");
        Directories.delete(WORK);
        Application.optimise();
        Path database = WORK.resolve("database");
        int bolt = Ports.free();
        try (PeerProcess server = BareDatabase.start(database, bolt, HEAP)) {
            URI uri = URI.create("bolt://127.0.0.1:" + bolt);
            String password = RunningGraph.password(database).orElseThrow();
            var start = new Application.Start(
                    WORK.resolve("application"),
                    HEAP,
                    true,
                    Map.of("sinew.graph.uri", uri.toString(), "sinew.graph.password", password));
            try (Application application = Application.start(start);
                    GraphQlServer ours = new GraphQlServer(
                            application.at("graphql"),
                            Application.authorization("clinician"),
                            query("patient(id: $id)", "first: " + PAGE + ", orderBy: [{id: ASC}]", "nodes"))) {
                List<String> patients = patients(new GraphSettings(uri, "neo4j", password, database, bolt, false));
                compare(settings, report, ours, patients, uri, password);
                report.ours("resident MiB", application.residentMebibytes());
                report.ours("database resident MiB", Machine.residentMebibytes(server.pid()));
            }
        }
        return report;
    }

    private static void compare(
            Settings settings, Report report, GraphQlServer ours, List<String> patients, URI uri, String password)
            throws Exception {
        report.ours("fields of the largest answer", fields(ours.answer(patients.getFirst())));
        Optional<String> packages = settings.peer("neo4j-graphql");
        if (packages.isEmpty()) {
            report.missing(PEER, "-Dpeer.neo4j-graphql=<directory with node_modules>");
            time(settings, report, patients, ours, Optional.empty());
            return;
        }
        int port = Ports.free();
        String shape = query("patients(where: {id: {eq: $id}})", "limit: " + PAGE + ", sort: [{id: ASC}]", "");
        try (PeerProcess node = node(packages.get(), port, uri, password);
                GraphQlServer peer = new GraphQlServer(URI.create("http://127.0.0.1:" + port + "/"), null, shape)) {
            for (String patient : patients) {
                report.compared(
                        patient,
                        plain(ours.answer(patient).get("patient")),
                        PEER,
                        plain(peer.answer(patient).get("patients").get(0)));
            }
            time(settings, report, patients, ours, Optional.of(peer));
            report.peer(PEER, "resident MiB", Machine.residentMebibytes(node.pid()));
        }
    }

    private static void time(
            Settings settings,
            Report report,
            List<String> patients,
            GraphQlServer ours,
            Optional<GraphQlServer> peer)
            throws Exception {
        List<String> asked = IntStream.range(0, settings.scaled(REQUESTS, 50))
                .mapToObj(i -> patients.get(i % patients.size()))
                .toList();
        for (int clients : CLIENTS) {
            String metric = clients + (clients == 1 ? " client" : " clients");
            Map<String, List<Double>> slow = new TreeMap<>();
            Rounds rounds = new Rounds().add("ours", () -> rate(ours.ask(asked, clients), "ours", slow));
            peer.ifPresent(server -> rounds.add("peer", () -> rate(server.ask(asked, clients), "peer", slow)));
            Rounds.Taken taken = rounds.run(settings.runs());
            report.ours(metric + ": requests", "req/s", taken.of("ours"));
            report.ours(metric + ": p95 of a run", "ms", samples(slow, "ours"));
            if (peer.isPresent()) {
                report.peer(PEER, metric + ": requests", "req/s", taken.of("peer"));
                report.peer(PEER, metric + ": p95 of a run", "ms", samples(slow, "peer"));
                report.ratio(metric + ": req/s ÷ " + PEER, taken.median("ours") / taken.median("peer"), 2);
            }
        }
    }

    private static double rate(GraphQlServer.Load load, String side, Map<String, List<Double>> slow) {
        slow.computeIfAbsent(side, s -> new ArrayList<>()).add(load.p95Milliseconds());
        return load.requestsPerSecond();
    }

    /** Without the discarded round. */
    private static Samples samples(Map<String, List<Double>> slow, String side) {
        return new Samples(Objects.requireNonNull(slow.get(side)).stream()
                .skip(1)
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private static String query(String root, String page, String wrapper) {
        String fact = "id code text record status terms { id label }";
        String items = wrapper.isEmpty() ? fact : wrapper + " { " + fact + " }";
        String lists = LISTS.stream()
                .map(list -> list + "(" + page + ") { " + items + " }")
                .collect(Collectors.joining(" "));
        return "query View($id: ID!) { " + root + " { id name sex city state " + lists + " } }";
    }

    private static List<String> patients(GraphSettings settings) {
        String cypher = "MATCH (p:Patient)-[r]->(f:Fact) WITH p.id AS id, count(f) AS facts"
                + " ORDER BY facts DESC, id LIMIT $limit RETURN id";
        try (Graph graph = Graph.open(settings)) {
            return graph
                    .read(new Statement(cypher, Map.of("limit", PATIENTS)), Duration.ofMinutes(1))
                    .stream()
                    .map(row -> String.valueOf(row.get("id")))
                    .toList();
        }
    }

    private static PeerProcess node(String packages, int port, URI uri, String password) throws Exception {
        Path script = WORK.resolve(SCRIPT).toAbsolutePath();
        try (InputStream text = Objects.requireNonNull(PatientView.class.getResourceAsStream("/" + SCRIPT))) {
            Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command =
                List.of("node", script.toString(), String.valueOf(port), uri.toString(), "neo4j", password);
        Map<String, String> environment = Map.of(
                "NODE_ENV",
                "production",
                "NODE_PATH",
                Path.of(packages, "node_modules").toAbsolutePath().toString());
        PeerProcess process = PeerProcess.start("neo4j-graphql", command, environment);
        return process.await(Duration.ofMinutes(1), () -> process.hasPrinted("ready"));
    }

    private static long fields(JsonNode node) {
        long own = node.isObject() ? node.size() : 0;
        return own + node.valueStream().mapToLong(PatientView::fields).sum();
    }

    /** The answer without what the two servers write differently: page wrappers and the order of codes. */
    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            if (node.size() == 1 && node.has("nodes")) {
                return plain(node.get("nodes"));
            }
            Map<String, Object> plain = new TreeMap<>();
            node.propertyStream().forEach(field -> plain.put(field.getKey(), plain(field.getValue())));
            return plain;
        }
        if (node.isArray()) {
            return node.valueStream()
                    .map(PatientView::plain)
                    .sorted(Comparator.comparing(String::valueOf))
                    .toList();
        }
        return node.asString("");
    }
}
