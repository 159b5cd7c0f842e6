package org.sinew.guidance;

import java.util.List;
import org.sinew.term.Terminology;

/** One source's rules as a pure function: the same consultation always gives the same advice. */
public interface Guideline {

    /** Short and stable, in kebab case: {@code drug-drug}. */
    String id();

    /**
     * What it looks for, in a few words.
     *
     * @param language BCP 47 tag
     */
    String title(String language);

    /** What of this terminology it would need and does not find; until then it is silent. */
    default List<String> missing(Terminology terminology) {
        return List.of();
    }

    /** Advice, none when there is nothing to say; never fails for what a chart lacks. */
    List<Advice> advise(Consultation consultation);
}
