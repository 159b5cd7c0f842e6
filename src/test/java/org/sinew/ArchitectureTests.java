package org.sinew;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.modulith.core.ApplicationModules;

/** What the design promises: modules in one order, one library one door, cores without a framework. */
class ArchitectureTests {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/bench/"))
            .importPackages("org.sinew");

    /** A module uses only what is below it. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            entry("term", List.of()),
            entry("genome", List.of()),
            entry("patient", List.of("term")),
            entry("graph", List.of("term", "patient")),
            entry("access", List.of("patient", "graph")),
            entry("ingest", List.of("term", "genome", "patient", "graph", "access")),
            entry("cohort", List.of("term", "patient", "graph", "access")),
            entry("atlas", List.of("term", "patient", "graph", "access", "cohort")),
            entry("precision", List.of("term", "genome", "patient", "graph", "access", "cohort")),
            entry("guidance", List.of("term", "patient", "graph", "access", "cohort", "precision")),
            entry(
                    "api",
                    List.of(
                            "term",
                            "genome",
                            "patient",
                            "graph",
                            "access",
                            "ingest",
                            "cohort",
                            "atlas",
                            "precision",
                            "guidance")));

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(SinewApplication.class).verify();
    }

    @Test
    void modulesAreInTheDesignsOrder() {
        MAY_USE.forEach((module, below) -> noClasses()
                .that()
                .resideInAPackage("org.sinew." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MAY_USE.keySet().stream()
                        .filter(other -> !other.equals(module) && !below.contains(other))
                        .map(other -> "org.sinew." + other + "..")
                        .toArray(String[]::new))
                .check(CODE));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.sinew.(**)").should().beFreeOfCycles().check(CODE);
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @CsvSource({
        "org.neo4j.driver..,          org.sinew.graph..",
        "org.neo4j.cypherdsl..,       org.sinew.graph..",
        "ac.simons.neo4j..,           org.sinew.graph",
        "org.neo4j.dbms..,            org.sinew.graph.embedded",
        "org.neo4j.kernel..,          org.sinew.graph.embedded",
        "org.apache.jena..,           org.sinew.term.rdf",
        "org.apache.commons.compress..,org.sinew.[ingest|term.read]",
        "htsjdk..,                    org.sinew.genome",
        "org.hipparchus..,            org.sinew.[cohort|atlas].statistics",
        "blue.strategic.parquet..,    org.sinew.cohort.export",
        "org.apache.parquet..,        org.sinew.cohort.export",
        "graphql..,                   org.sinew.api.graphql",
        "jakarta.servlet..,           org.sinew.api..",
        "org.springframework.security..,org.sinew.api..",
        "picocli..,                   org.sinew.api.cli",
        "me.tongfei.progressbar..,    org.sinew.api.cli",
    })
    void aLibraryHasOneDoor(String library, String door) {
        noClasses()
                .that()
                .resideOutsideOfPackage(door)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CODE);
    }

    @Test
    void termGenomeAndPatientKnowNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage("org.sinew.term..", "org.sinew.genome..", "org.sinew.patient..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..")
                .check(CODE);
    }

    @Test
    void whatIsNeededComesThroughTheConstructor() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .check(CODE);
    }

    @Test
    void namesArePlainNouns() {
        for (String suffix : List.of("Service", "Manager", "Impl", "Helper", "Util", "Utils", "Dto")) {
            classes()
                    .that()
                    .doNotHaveFullyQualifiedName("org.sinew.api.cds.Service") // CDS Hooks' own word
                    .should()
                    .haveSimpleNameNotEndingWith(suffix)
                    .check(CODE);
        }
    }

    @Test
    void readmesModulePictureIsTheCodes() throws IOException {
        Map<String, String> pictured = new TreeMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `(\\w+)` \\|.*\\| ([\\w, –]+) \\| `")
                .matcher(Files.readString(Path.of("README.md")));
        while (row.find()) {
            pictured.put(row.group(1), row.group(2));
        }
        Map<String, String> declared = new TreeMap<>();
        MAY_USE.forEach((module, below) -> declared.put(module, below.isEmpty() ? "–" : String.join(", ", below)));

        assertThat(pictured).isEqualTo(declared);
        assertThat(CODE.stream()
                        .map(type -> type.getPackageName().replaceFirst("org\\.sinew\\.?", ""))
                        .map(name -> name.replaceFirst("\\..*", ""))
                        .filter(name -> !name.isEmpty()))
                .as("modules in the code")
                .containsAll(MAY_USE.keySet())
                .allMatch(MAY_USE::containsKey);
    }
}
