package org.sinew.guidance;

import java.util.List;
import org.sinew.term.Terminology;
import org.sinew.term.Wording;

/** One source's rules as a pure function: the same consultation always gives the same advice. */
public interface Guideline {

    /** Short and stable, in kebab case: {@code drug-drug}. */
    String id();

    /**
     * What it looks for, in a few words: by its id in the bundle {@code guidance}, unless it brings its own.
     *
     * @param language BCP 47 tag
     */
    default String title(String language) {
        return Wording.of("guidance", language).say(id());
    }

    /**
     * What of this terminology it would need and does not find; until then it is silent.
     *
     * @param language BCP 47 tag
     */
    default List<String> missing(Terminology terminology, String language) {
        return List.of();
    }

    /** Advice, none when there is nothing to say; never fails for what a chart lacks. */
    List<Advice> advise(Consultation consultation);
}
