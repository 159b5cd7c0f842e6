package org.sinew.precision.pgx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.pgx.DrugReport.Basis;
import org.sinew.precision.pgx.DrugReport.Recommendation;
import org.sinew.precision.pgx.Findings.Finding;

/** The rows of guidelines that are one person's. */
final class Prescribing {

    private final PrescribingTables tables;
    private final Findings findings;
    private final String language;

    Prescribing(PrescribingTables tables, Findings findings, String language) {
        this.language = language;
        this.tables = tables;
        this.findings = findings;
    }

    DrugReport.Drug drug(String drug) {
        Set<Recommendation> recommendations = new LinkedHashSet<>();
        List<String> notes = new ArrayList<>();
        for (Guideline guideline : tables.guidelines()) {
            if (names(guideline.drugs(), drug)) {
                List<Recommendation> found = rows(guideline, drug);
                recommendations.addAll(found);
                if (found.isEmpty()) {
                    notes.add(why(guideline));
                }
            }
        }
        return new DrugReport.Drug(drug, List.copyOf(recommendations), notes);
    }

    private static boolean names(List<String> drugs, String drug) {
        return drugs.stream().anyMatch(d -> d.toLowerCase(Locale.ROOT).equals(drug));
    }

    private String why(Guideline guideline) {
        String name = guideline.source() + " (" + String.join(", ", guideline.genes()) + "): ";
        if (guideline.rows().isEmpty()) {
            return name + Note.of("algorithm", guideline.url()).in(language);
        }
        List<String> unknown =
                guideline.genes().stream().filter(g -> !findings.knows(g)).toList();
        return unknown.isEmpty()
                ? name + Note.of("no-row").in(language)
                : name + Note.of("no-result", String.join(", ", unknown)).in(language);
    }

    private List<Recommendation> rows(Guideline guideline, String drug) {
        if (guideline.genes().stream().noneMatch(findings::knows)) {
            return List.of();
        }
        List<Recommendation> found = new ArrayList<>();
        for (Map<String, Finding> person : possibilities(guideline.genes())) {
            found.addAll(ofPerson(guideline, drug, person));
        }
        return found;
    }

    /** A row for the very diplotype goes before the rows for the phenotype, which are for the other diplotypes. */
    private List<Recommendation> ofPerson(Guideline guideline, String drug, Map<String, Finding> person) {
        List<Recommendation> found = new ArrayList<>();
        List<Recommendation> exact = new ArrayList<>();
        for (Guideline.Row row : guideline.rows()) {
            List<Basis> basis =
                    row.drugs().isEmpty() || names(row.drugs(), drug) ? basis(guideline, row, person) : null;
            if (basis != null) {
                boolean isExact = row.keys().values().stream().anyMatch(key -> key.result() == null);
                (isExact ? exact : found).add(recommendation(guideline, row, basis));
            }
        }
        return exact.isEmpty() ? found : exact;
    }

    /** Every way to take one finding of each gene; a gene without any is left out. */
    private List<Map<String, Finding>> possibilities(List<String> genes) {
        List<Map<String, Finding>> all = new ArrayList<>(List.of(Map.of()));
        for (String gene : genes) {
            List<Finding> options = findings.of(gene);
            if (!options.isEmpty()) {
                List<Map<String, Finding>> wider = new ArrayList<>();
                for (Map<String, Finding> one : all) {
                    for (Finding option : options) {
                        Map<String, Finding> more = new LinkedHashMap<>(one);
                        more.put(gene, option);
                        wider.add(more);
                    }
                }
                all = wider;
            }
        }
        return all;
    }

    private @Nullable List<Basis> basis(Guideline guideline, Guideline.Row row, Map<String, Finding> person) {
        List<Basis> basis = new ArrayList<>();
        boolean anything = false;
        for (Map.Entry<String, Guideline.Key> key : row.keys().entrySet()) {
            Finding finding = person.get(key.getKey());
            String result = findings.match(key.getKey(), guideline.source(), key.getValue(), finding);
            if (result == null) {
                return null;
            }
            anything |= finding != null;
            basis.add(new Basis(
                    key.getKey(),
                    finding == null ? null : finding.diplotype(),
                    result,
                    ResultNames.in(result, language)));
        }
        return anything ? basis : null;
    }

    private Recommendation recommendation(Guideline guideline, Guideline.Row row, List<Basis> basis) {
        return new Recommendation(
                guideline.source(),
                guideline.name(),
                guideline.url(),
                basis,
                row.population(),
                row.classification(),
                row.implications(),
                row.text(),
                row.dosing(),
                row.alternative(),
                row.other(),
                guideline.citations(),
                tables.release().source() + "@" + guideline.version());
    }
}
