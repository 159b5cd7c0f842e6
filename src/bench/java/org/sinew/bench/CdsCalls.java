package org.sinew.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;

/**
 * Row 17: CDS Hooks calls for the demo's patients with the most facts, signed in, audit forced to disk, nothing prefetched:
 * every chart is read from the graph. Half of the calls open a chart, half sign a drug. 50 clients that look at a card for a
 * second before the next call, then 50 that never pause. The same call must get the same bytes.
 */
final class CdsCalls implements Row {

    private static final String HEAP = "2g";
    private static final Path WORK = Path.of("target", "bench", "cds");
    private static final int CLIENTS = 50;
    private static final int CALLS = 40;
    private static final int PATIENTS = 20;
    private static final long LIMIT = 150;
    private static final int PAUSE_MILLIS = 1_000;
    private static final List<String> DRUGS = List.of("855332", "206905", "860975", "562508", "309362");

    private record Call(URI service, String body) {}

    @Override
    public Report measure(Settings settings) throws Exception {
        Report report = new Report(
                settings, "CDS Hooks calls of 50 clients, charts read from the graph", "p95 ≤ 150 ms with 50 clients");
        Directories.delete(WORK);
        Application.optimise();
        try (Application application = Application.start(new Application.Start(WORK, HEAP, true, Map.of()));
                HttpClient http = HttpClient.newHttpClient()) {
            List<Call> calls = calls(application);
            for (Call call : calls) {
                report.compared(call.service().getPath(), post(http, call), "itself", post(http, call));
            }
            int each = settings.scaled(CALLS, 5);
            run(http, calls, each, 0);
            measure(report, "with a second between calls", run(http, calls, each, PAUSE_MILLIS));
            measure(report, "without pause", run(http, calls, each, 0));
            report.ours("resident MiB", application.residentMebibytes());
        }
        return report;
    }

    private static void measure(Report report, String how, Load load) {
        report.ours(how + ": calls", load.perSecond());
        report.ours(how + ": one call", "ms", load.milliseconds());
        report.atMost(how + ": p95 ms", load.milliseconds().p95(), LIMIT);
    }

    private record Load(double perSecond, Samples milliseconds) {}

    private static Load run(HttpClient http, List<Call> calls, int each, int pause) throws Exception {
        List<Callable<List<Double>>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> (Callable<List<Double>>) () -> client(http, calls, each, pause, new Random(client)))
                .toList();
        List<Double> times = new ArrayList<>();
        double seconds;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            seconds = Rounds.seconds(() -> {
                for (Future<List<Double>> client : threads.invokeAll(clients)) {
                    times.addAll(client.get());
                }
            });
        }
        return new Load(
                times.size() / seconds,
                new Samples(times.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static List<Double> client(HttpClient http, List<Call> calls, int each, int pause, Random random)
            throws Exception {
        List<Double> times = new ArrayList<>();
        Thread.sleep(pause == 0 ? 0 : random.nextInt(pause));
        for (int i = 0; i < each; i++) {
            Call call = calls.get(random.nextInt(calls.size()));
            times.add(1000 * Rounds.seconds(() -> post(http, call)));
            Thread.sleep(pause);
        }
        return times;
    }

    private static String post(HttpClient http, Call call) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(call.service())
                .header("Content-Type", "application/json")
                .header("Authorization", Application.authorization("clinician"))
                .POST(BodyPublishers.ofString(call.body()))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(call.service() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private static List<Call> calls(Application application) throws IOException {
        String cypher = "MATCH (p:Patient)-[r]->(f:Fact) WITH p.id AS id, count(f) AS facts"
                + " ORDER BY facts DESC, id LIMIT $limit RETURN id";
        List<Call> calls = new ArrayList<>();
        try (Graph graph = application.graph()) {
            for (Map<String, Object> row :
                    graph.read(new Statement(cypher, Map.of("limit", PATIENTS)), Duration.ofMinutes(1))) {
                String id = String.valueOf(row.get("id"));
                String drug = DRUGS.get(calls.size() / 2 % DRUGS.size());
                calls.add(new Call(application.at("cds-services/sinew-patient-view"), view(id)));
                calls.add(new Call(application.at("cds-services/sinew-order-sign"), sign(id, drug)));
            }
        }
        return calls;
    }

    private static String view(String patient) {
        return """
                {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                 "context": {"userId": "Practitioner/1", "patientId": "%s"}}
                """.formatted(patient);
    }

    private static String sign(String patient, String drug) {
        return """
                {"hook": "order-sign", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                 "context": {"userId": "Practitioner/1", "patientId": "%s", "draftOrders": {"resourceType": "Bundle", "entry": [{"resource":
                   {"resourceType": "MedicationRequest", "id": "1", "status": "draft", "intent": "order",
                    "medicationCodeableConcept": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "%s"}]}}}]}}}
                """.formatted(patient, drug);
    }
}
