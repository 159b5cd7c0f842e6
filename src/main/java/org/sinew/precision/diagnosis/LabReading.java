package org.sinew.precision.diagnosis;

import java.util.Set;
import org.sinew.term.TermId;

/** What became of a laboratory result. */
public record LabReading(LabResult result, Use use, Set<TermId> findings) {

    public enum Use {
        /** it is a finding */
        FINDING,
        /** it is as it should be, which speaks neither for nor against a disease */
        NORMAL,
        /** nobody says whether it is: it has no interpretation, and no reference range that it can be compared with */
        NOT_JUDGED,
        /** nothing that is loaded states which phenotype it is */
        NOT_STATED
    }
}
