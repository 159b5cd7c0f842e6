package org.sinew.term;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Labels, synonyms and definitions of all terms in all languages, in the order in which they were added. */
final class Names {

    enum Role {
        LABEL,
        SYNONYM,
        DEFINITION
    }

    private static final Role[] ROLES = Role.values();
    private static final int MAX_LANGUAGES = 63;

    private final List<String> languages;
    private final Adjacency byTerm;
    private final int[] terms;
    private final byte[] kinds;
    private final int[] offsets;
    private final TextPool texts;

    private Names(Builder from, int termCount) {
        languages = List.copyOf(from.languages);
        terms = from.terms.trimmed();
        offsets = from.offsets.trimmed();
        kinds = new byte[terms.length];
        int[] all = new int[terms.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) from.kinds.get(i);
            all[i] = i;
        }
        byTerm = Adjacency.of(termCount, terms, all);
        texts = from.texts;
        texts.trim();
    }

    int size() {
        return terms.length;
    }

    int term(int name) {
        return terms[name];
    }

    Role role(int name) {
        return ROLES[kinds[name] & 3];
    }

    String language(int name) {
        return languages.get((kinds[name] & 0xFF) >> 2);
    }

    String text(int name) {
        return texts.get(offsets[name]);
    }

    /** The first name of the term in that role and language, or null. */
    @Nullable
    String first(int term, Role role, String language) {
        int wanted = kind(languages.indexOf(language), role);
        for (int edge = byTerm.first(term); edge < byTerm.end(term); edge++) {
            int name = byTerm.target(edge);
            if ((kinds[name] & 0xFF) == wanted) {
                return text(name);
            }
        }
        return null;
    }

    List<String> all(int term, Role role, String language) {
        int wanted = kind(languages.indexOf(language), role);
        List<String> found = new ArrayList<>();
        byTerm.targets(term).filter(name -> (kinds[name] & 0xFF) == wanted).forEach(name -> found.add(text(name)));
        return found;
    }

    @SuppressWarnings("EnumOrdinal") // packed into bytes that never leave this class
    private static int kind(int language, Role role) {
        return language << 2 | role.ordinal();
    }

    static final class Builder {

        private final List<String> languages = new ArrayList<>(List.of(Languages.DEFAULT));
        private final IntArray terms = new IntArray();
        private final IntArray kinds = new IntArray();
        private final IntArray offsets = new IntArray();
        private final TextPool texts = new TextPool();

        void add(int term, Role role, String language, String text) {
            int number = languages.indexOf(language);
            if (number < 0) {
                if (languages.size() == MAX_LANGUAGES) {
                    return;
                }
                languages.add(language);
                number = languages.size() - 1;
            }
            terms.add(term);
            kinds.add(kind(number, role));
            offsets.add(texts.add(text));
        }

        Names build(int termCount) {
            return new Names(this, termCount);
        }
    }
}
