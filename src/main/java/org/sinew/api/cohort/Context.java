package org.sinew.api.cohort;

import org.sinew.access.Audience;
import org.sinew.access.Disclosure;

/** What an answer is made with: the questions, who asks, and names of terms. */
record Context(Questions questions, Told told, Labels labels) {

    /** The same for whom, asking others. */
    Context asking(Questions others) {
        return new Context(others, told, labels);
    }

    static Context of(Questions questions, Disclosure disclosure, Audience audience, String language) {
        return new Context(questions, new Told(disclosure, audience), new Labels(questions.terminology(), language));
    }
}
