package org.sinew.api.cohort;

import org.sinew.access.Audience;
import org.sinew.access.Disclosure;
import org.sinew.access.Reads;
import org.sinew.api.graphql.TermNames;

/** What an answer is made with: the questions, who asks, and names of terms. */
record Context(Questions questions, Told told, TermNames names) {

    /** The same for whom, asking others. */
    Context asking(Questions others) {
        return new Context(others, told, names);
    }

    static Context of(Questions questions, Disclosure disclosure, Reads reads, Audience audience, String language) {
        return new Context(
                questions,
                new Told(disclosure, audience),
                new TermNames(questions.terminology(), language, reads, audience));
    }
}
