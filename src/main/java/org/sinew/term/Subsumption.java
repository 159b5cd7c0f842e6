package org.sinew.term;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * What counts as a descendant of a term when codes of several systems stand for the same things.
 *
 * <p>Records hold local codes ({@code ICD10CM:E11.9}, {@code SNOMEDCT:44054006}); questions are asked with terms of a
 * reference ontology ({@code MONDO:0005148}), or with a code of another system. Mappings join the two, and "is the same
 * or narrower" may be followed downwards: {@code c} counts under {@code t} if a mapping says that they are exact
 * matches, that {@code c} has {@code t} as broader match, or that {@code t} has {@code c} as narrower match. Close and
 * related matches and cross-references say nothing about extension and are never followed.
 *
 * <p>Followed without limit, such steps drift: mappings are curated pair by pair, classifications lump what ontologies
 * split, and MONDO → ICD → MONDO would come out at a sibling of the disease one started from. So:
 *
 * <ol>
 *   <li>A path goes down is-a edges freely and crosses mappings between two different systems at most twice.
 *   <li>The second crossing leaves only from a term of a reference system (MONDO, HP, HGNC, LOINC, RXNORM, ECTO, MAXO),
 *       whose terms stand for one concept each: SNOMED CT → MONDO → ICD is followed, MONDO → ICD → anything is not.
 *   <li>A path returns to the system of the term that was asked only if that system has no is-a edge of its own: then
 *       its codes inherit the hierarchy of the reference (SNOMED CT diabetes → MONDO → SNOMED CT type 2 diabetes,
 *       where SNOMED CT itself may not be shipped). A system with a hierarchy is taken at its own word.
 * </ol>
 *
 * <p>Alternative ids and ids that the release replaced by a member count with it, since records hold them too.
 *
 * <p>The walk visits every term at most once, at the smallest number of crossings: whatever a path may still do after
 * more crossings it may also do after fewer. Cost: linear in the terms found and their edges.
 *
 * @see <a href="https://www.w3.org/TR/skos-reference/#mapping">SKOS Reference, section 10</a>
 */
final class Subsumption {

    private static final int MAX_CROSSINGS = 2;

    private final TermIndex index;
    private final Hierarchy hierarchy;
    private final MappingGraph mappings;
    private final Adjacency aliases;
    private final BitSet referenceSystems = new BitSet();
    private final BitSet systemsWithHierarchy = new BitSet();

    /** @param aliases from a current term to its alternative and replaced ids */
    Subsumption(TermIndex index, Hierarchy hierarchy, MappingGraph mappings, Adjacency aliases) {
        this.index = index;
        this.hierarchy = hierarchy;
        this.mappings = mappings;
        this.aliases = aliases;
        for (int system = 0; system < index.systems(); system++) {
            referenceSystems.set(system, CodeSystems.isReference(index.prefix(system)));
        }
        for (int term = 0; term < index.size(); term++) {
            if (hasParentInItsSystem(term)) {
                systemsWithHierarchy.set(index.system(term));
            }
        }
    }

    private boolean hasParentInItsSystem(int term) {
        Adjacency parents = hierarchy.parents();
        for (int edge = parents.first(term); edge < parents.end(term); edge++) {
            if (index.system(parents.target(edge)) == index.system(term)) {
                return true;
            }
        }
        return false;
    }

    /** The term itself first, then what counts as its descendant: fewest crossings first. */
    int[] of(int term) {
        BitSet seen = new BitSet(index.size());
        IntArray found = new IntArray();
        visit(term, seen, found);
        int from = 0;
        for (int crossings = 0; crossings <= MAX_CROSSINGS; crossings++) {
            descend(from, seen, found);
            int end = found.size();
            if (crossings < MAX_CROSSINGS) {
                cross(term, crossings, from, end, seen, found);
            }
            from = end;
        }
        return withAliases(found, seen);
    }

    /** Ids that stand for the term: its alternative ids and the obsolete ones that it replaced. */
    IntStream aliases(int term) {
        return aliases.targets(term);
    }

    private void descend(int from, BitSet seen, IntArray found) {
        Adjacency children = hierarchy.children();
        for (int next = from; next < found.size(); next++) {
            int current = found.get(next);
            for (int edge = children.first(current); edge < children.end(current); edge++) {
                visit(children.target(edge), seen, found);
            }
        }
    }

    private void cross(int asked, int crossings, int from, int end, BitSet seen, IntArray found) {
        IntArray targets = new IntArray();
        for (int i = from; i < end; i++) {
            int current = found.get(i);
            if (crossings > 0 && !referenceSystems.get(index.system(current))) {
                continue;
            }
            targets.clear();
            mappings.sameOrNarrower(current, targets);
            for (int t = 0; t < targets.size(); t++) {
                if (mayCross(asked, current, targets.get(t))) {
                    visit(targets.get(t), seen, found);
                }
            }
        }
    }

    private boolean mayCross(int asked, int from, int to) {
        int home = index.system(asked);
        int target = index.system(to);
        return target != index.system(from) && (target != home || !systemsWithHierarchy.get(home));
    }

    private static void visit(int term, BitSet seen, IntArray found) {
        if (!seen.get(term)) {
            seen.set(term);
            found.add(term);
        }
    }

    private int[] withAliases(IntArray found, BitSet seen) {
        int members = found.size();
        for (int i = 0; i < members; i++) {
            int member = found.get(i);
            for (int edge = aliases.first(member); edge < aliases.end(member); edge++) {
                visit(aliases.target(edge), seen, found);
            }
        }
        return found.trimmed();
    }
}
