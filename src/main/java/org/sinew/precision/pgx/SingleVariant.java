package org.sinew.precision.pgx;

import java.util.ArrayList;
import java.util.List;
import org.sinew.precision.pgx.GeneCall.Origin;
import org.sinew.precision.pgx.Observed.At;

/**
 * SLCO1B1 where no named alleles fit: c.521T>C (rs4149056) alone tells the function, as CPIC allows; *5 has nothing else.
 *
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/35152405/">CPIC guideline for statins, PMID 35152405</a>
 */
final class SingleVariant {

    private SingleVariant() {}

    static GeneCall call(Observed observed, GeneCall none, String rsid) {
        for (At at : observed.seen()) {
            Position position = observed.definition().positions().get(at.index());
            if (rsid.equals(position.rsid()) && at.second() != null) {
                return called(none, position, at.first(), at.second());
            }
        }
        return none;
    }

    private static GeneCall called(GeneCall none, Position position, String first, String second) {
        boolean one = !first.equals(position.reference());
        boolean two = !second.equals(position.reference());
        List<String> functional = List.of(one && two ? "*5" : "*1", one || two ? "*5" : "*1");
        List<Note> notes = new ArrayList<>(none.notes());
        notes.add(
                Note.of("single-variant", position.label() + " " + first + "/" + second, String.join("/", functional)));
        Diplotype diplotype =
                new Diplotype(position.label() + " " + first, position.label() + " " + second, 0, functional);
        return new GeneCall(
                none.gene(),
                Origin.SINGLE_VARIANT,
                List.of(diplotype),
                none.others(),
                none.effectivelyPhased(),
                none.positions(),
                none.missing(),
                none.undecidable(),
                notes,
                none.release());
    }
}
