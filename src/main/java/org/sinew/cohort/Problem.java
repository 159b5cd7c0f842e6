package org.sinew.cohort;

import java.util.List;
import org.sinew.term.Hit;
import org.sinew.term.Sentence;

/** Why a criterion has no answer. {@link #path} says where it stands: {@code and[1].event.terms}. */
public sealed interface Problem {

    String path();

    /** For a reader. */
    Sentence said();

    /** In English. */
    default String message() {
        return said().toString();
    }

    /** In capitals, for programs: {@code UNKNOWN_TERM}. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(java.util.Locale.ROOT);
    }

    /** @param key of the bundle {@code cohort} after {@code malformed.} */
    static Unanswered malformed(String path, String key, Object... values) {
        return new Unanswered(new Malformed(path, Sentence.of("cohort", "malformed." + key, values)));
    }

    /** @param key of the bundle {@code cohort} after {@code window.} */
    static Unanswered impossibleWindow(String path, String key, Object... values) {
        return new Unanswered(new ImpossibleWindow(path, Sentence.of("cohort", "window." + key, values)));
    }

    /** @param key of the bundle {@code cohort} after {@code rebuilt.} */
    static Unanswered notRebuilt(String path, String key, Object... values) {
        return new Unanswered(new NotRebuilt(path, Sentence.of("cohort", "rebuilt." + key, values)));
    }

    /** The text or JSON is not a criterion. */
    record Malformed(String path, Sentence why) implements Problem {
        @Override
        public Sentence said() {
            return Sentence.of("cohort", "malformed", why);
        }
    }

    /** @param nearest known terms that may be meant */
    record UnknownTerm(String path, String term, List<Hit> nearest) implements Problem {
        @Override
        public Sentence said() {
            return nearest.isEmpty()
                    ? Sentence.of("cohort", "unknown-term", term)
                    : Sentence.of(
                            "cohort",
                            "unknown-term-meant",
                            term,
                            String.join(
                                    ", ",
                                    nearest.stream()
                                            .map(hit -> hit.id() + " (" + hit.label() + ")")
                                            .toList()));
        }
    }

    record EmptySet(String path, String terms) implements Problem {
        @Override
        public Sentence said() {
            return Sentence.of("cohort", "empty-set", terms);
        }
    }

    record ImpossibleWindow(String path, Sentence why) implements Problem {
        @Override
        public Sentence said() {
            return Sentence.of("cohort", "impossible-window", why);
        }
    }

    record UnitWithoutConversion(String path, String unit, List<String> found) implements Problem {
        @Override
        public Sentence said() {
            return found.isEmpty()
                    ? Sentence.of("cohort", "no-unit", unit)
                    : Sentence.of("cohort", "unit-without-conversion", String.join(", ", found), unit);
        }
    }

    record UnknownDefinition(String path, String name) implements Problem {
        @Override
        public Sentence said() {
            return Sentence.of("cohort", "unknown-definition", name);
        }
    }

    /** Neither a patient, a term, an actor nor a fact has the id. */
    record UnknownNode(String path, String id) implements Problem {
        @Override
        public Sentence said() {
            return Sentence.of("cohort", "unknown-node", id);
        }
    }

    record DefinitionCycle(String path, List<String> chain) implements Problem {
        @Override
        public Sentence said() {
            return Sentence.of("cohort", "definition-cycle", String.join(" → ", chain));
        }
    }

    record TooLarge(String path) implements Problem {
        @Override
        public Sentence said() {
            return Sentence.of("cohort", "too-large", CriterionJson.LARGEST, CriterionJson.DEEPEST);
        }
    }

    /** A question that no answer fits, however well its criteria are written. */
    record NotPossible(String path, Sentence said) implements Problem {}

    record TooCostly(String path, long cost, long limit) implements Problem {
        @Override
        public Sentence said() {
            return Sentence.of("cohort", "too-costly", String.valueOf(cost), String.valueOf(limit));
        }
    }

    /** The timelines are being built. */
    record NotReady(String path, int percent) implements Problem {
        @Override
        public Sentence said() {
            return Sentence.of("cohort", "not-ready", percent);
        }
    }

    /** The state of an older commit cannot be had any more. */
    record NotRebuilt(String path, Sentence why) implements Problem {
        @Override
        public Sentence said() {
            return Sentence.of("cohort", "not-rebuilt", why);
        }
    }

    record UnknownPatient(String path, String id) implements Problem {
        @Override
        public Sentence said() {
            return Sentence.of("cohort", "unknown-patient", id);
        }
    }
}
