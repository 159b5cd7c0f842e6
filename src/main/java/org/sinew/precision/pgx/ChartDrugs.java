package org.sinew.precision.pgx;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sinew.patient.Chart;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.term.Term;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * Drugs of a chart by the names that guidelines use: the ingredients above a medicine's code (RxNorm, ATC) in the
 * terminology, else the ingredients that its wording names ({@code Clopidogrel 75 MG Oral Tablet}).
 */
public final class ChartDrugs {

    private ChartDrugs() {}

    /** @param names of drugs in lower case; the answer is a sorted part of them */
    public static List<String> of(Chart chart, Collection<String> names, Terminology terminology) {
        return named(chart.medications().stream().map(m -> m.header().concept()), names, terminology);
    }

    /** The same of one medicine. */
    public static List<String> of(Concept medicine, Collection<String> names, Terminology terminology) {
        return named(Stream.of(medicine), names, terminology);
    }

    private static List<String> named(Stream<Concept> medicines, Collection<String> names, Terminology terminology) {
        TreeSet<String> found = new TreeSet<>();
        medicines
                .distinct()
                .flatMap(concept -> wordings(concept, terminology))
                .map(words -> words.toLowerCase(Locale.ROOT))
                .distinct()
                .forEach(words ->
                        names.stream().filter(name -> names(words, name)).forEach(found::add));
        return List.copyOf(found);
    }

    private static Stream<String> wordings(Concept medicine, Terminology terminology) {
        Stream<String> said = Stream.concat(
                Stream.ofNullable(medicine.text()),
                medicine.codings().stream().flatMap((Coding c) -> Stream.ofNullable(c.display())));
        Stream<String> known = medicine.codings().stream()
                .map(Coding::id)
                .flatMap(id -> Stream.concat(Stream.of(id), terminology.ancestors(id).stream()))
                .flatMap((TermId id) -> terminology.find(id).stream())
                .map(Term::label);
        return Stream.concat(said, known);
    }

    private static boolean names(String words, String drug) {
        return words.contains(drug)
                && Pattern.compile("(?<![a-z])" + Pattern.quote(drug) + "(?![a-z])")
                        .matcher(words)
                        .find();
    }
}
