package org.sinew.term;

import java.util.List;
import java.util.Map;

/**
 * A statement of curated knowledge that joins two terms, with its evidence.
 *
 * @param negated the source says that the relation does <em>not</em> hold (HPOA qualifier {@code NOT})
 * @param qualifiers what the source adds, by its own field names in camel case: {@code frequency}, {@code onset},
 *     {@code sex}, {@code evidence}, {@code inheritance}, {@code classification}
 * @param references publications and records that support it, as CURIEs: {@code PMID:123}, {@code OMIM:154700}
 */
public record Assertion(
        TermId subject,
        Relation relation,
        TermId object,
        boolean negated,
        Map<String, String> qualifiers,
        List<String> references) {

    /** The relation's name is its relationship type in the graph, read from subject to object. */
    public enum Relation {
        /** disease → phenotype */
        HAS_PHENOTYPE,
        /** disease → gene whose variants cause it */
        CAUSED_BY,
        /** disease → gene with a weaker or polygenic link */
        ASSOCIATED_WITH,
        /** drug → disease */
        TREATS,
        /** drug → gene or drug → drug */
        INTERACTS_WITH,
        /** drug → disease or phenotype */
        CONTRAINDICATED_IN,
        /** exposure agent → disease or phenotype */
        RISK_FACTOR_FOR,
        /** laboratory test → disease or phenotype that it helps to find or follow */
        INDICATES,
        /** disease → medical action (MAxO), with the phenotype it acts on as a qualifier */
        MANAGED_BY,
        /** disease → inheritance, onset or clinical-course term (HPOA aspects I, C, M) */
        HAS_CLINICAL_MODIFIER,
        /** gene → loss or gain of a copy, with how well it is known to cause a disease, which is a qualifier */
        HAS_DOSAGE_SENSITIVITY
    }
}
