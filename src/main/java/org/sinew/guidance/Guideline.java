package org.sinew.guidance;

import java.util.List;

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

    /** Advice, none when there is nothing to say; never fails for what a chart lacks. */
    List<Advice> advise(Consultation consultation);
}
