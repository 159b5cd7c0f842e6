package org.sinew.bench;

import java.nio.file.Path;

/**
 * Measures one row: {@code mvn -Pbench -Drow=8 -Dscale=1 -Dpeer.fuseki=/opt/jena-fuseki-server-6.2.0.jar}. Prints a table
 * and writes {@code target/bench/row-8.json}. The answers of all systems are compared before anything is timed; one round
 * is discarded.
 */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.fromProperties(System.getProperties());
        Report report = row(settings.row()).measure(settings);
        System.out.println(report.table());
        Path file = report.write(Path.of("target", "bench"));
        System.out.println(file);
        System.exit(0);
    }

    private static Row row(int number) {
        return switch (number) {
            case 1, 2, 3, 4 -> new CohortRow();
            case 5 -> new TimelinesRow();
            case 6 -> new FhirIngest();
            case 8 -> new OntologyLoad();
            case 9 -> new TermArithmetic();
            case 10 -> new PatientView();
            case 11 -> new DiseaseRanking();
            case 13 -> new StartUp();
            case 14 -> new LikePatients();
            case 15 -> new DiseaseAtlas();
            case 16 -> new CostCurve();
            case 17 -> new CdsCalls();
            case 18 -> new GuardedAndKindred();
            default -> throw new IllegalArgumentException("no row " + number + "; there are 1 to 6, 8 to 11, 13 to 18");
        };
    }
}
