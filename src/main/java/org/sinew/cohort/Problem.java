package org.sinew.cohort;

import java.util.List;
import org.sinew.term.Hit;

/** Why a criterion has no answer. {@link #path} says where it stands: {@code and[1].event.terms}. */
public sealed interface Problem {

    String path();

    /** For a reader. */
    String message();

    /** In capitals, for programs: {@code UNKNOWN_TERM}. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(java.util.Locale.ROOT);
    }

    /** The text or JSON is not a criterion. */
    record Malformed(String path, String message) implements Problem {}

    /** @param nearest known terms that may be meant */
    record UnknownTerm(String path, String term, List<Hit> nearest) implements Problem {
        @Override
        public String message() {
            String meant = nearest.isEmpty()
                    ? ""
                    : "; did you mean "
                            + String.join(
                                    " or ",
                                    nearest.stream()
                                            .map(hit -> hit.id() + " (" + hit.label() + ")")
                                            .toList());
            return "nobody knows the term " + term + meant;
        }
    }

    record EmptySet(String path, String terms) implements Problem {
        @Override
        public String message() {
            return "no term is in " + terms;
        }
    }

    record ImpossibleWindow(String path, String message) implements Problem {}

    record UnitWithoutConversion(String path, String unit, List<String> found) implements Problem {

        private static final String MOLES =
                "; between mass and amount of substance only where all codes asked for have one known molar mass";

        @Override
        public String message() {
            return found.isEmpty()
                    ? unit + " is not a UCUM unit"
                    : "values are in " + String.join(", ", found) + ", which cannot be converted to " + unit + MOLES;
        }
    }

    record UnknownDefinition(String path, String name) implements Problem {
        @Override
        public String message() {
            return "there is no definition " + name;
        }
    }

    /** Neither a patient, a term, an actor nor a fact has the id. */
    record UnknownNode(String path, String id) implements Problem {
        @Override
        public String message() {
            return "nothing in the graph has the id " + id;
        }
    }

    record DefinitionCycle(String path, List<String> chain) implements Problem {
        @Override
        public String message() {
            return "definitions refer to one another in a circle: " + String.join(" → ", chain);
        }
    }

    record TooLarge(String path, String message) implements Problem {}

    record TooCostly(String path, long cost, long limit) implements Problem {
        @Override
        public String message() {
            return "would look at " + cost + " events, more than the " + limit + " that are allowed";
        }
    }

    /** The timelines are being built. */
    record NotReady(String path, int percent) implements Problem {
        @Override
        public String message() {
            return "the timelines are not ready yet, " + percent + " %";
        }
    }

    /** The state of an older commit cannot be had any more. */
    record NotRebuilt(String path, String reason) implements Problem {
        @Override
        public String message() {
            return "the state of that commit cannot be rebuilt: " + reason;
        }
    }

    record UnknownPatient(String path, String id) implements Problem {
        @Override
        public String message() {
            return "no patient has the id " + id;
        }
    }
}
