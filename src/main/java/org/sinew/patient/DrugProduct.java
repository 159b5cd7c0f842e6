package org.sinew.patient;

/** A source's own record of a drug, FHIR's {@code Medication}, that prescriptions name instead of saying which drug. */
public record DrugProduct(FactKey key, Concept concept, Provenance provenance) {}
