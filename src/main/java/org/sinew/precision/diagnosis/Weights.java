package org.sinew.precision.diagnosis;

/**
 * The model's constants, fitted by leave-one-publication-out ranks on 5,865 published patients (phenopacket-store,
 * 2026-06-25) with cross-validation by disease; what each of them does stands in {@link Diagnosis}.
 * {@code kinship} with its half, {@code lastSeen}, {@code noGene}, {@code priorShare} and {@code unmentioned} with
 * {@code detail} came later, each chosen from a few values on all of those patients. Chosen again on four of five folds by
 * disease, top-1 and top-10 of the fifths together stay within 0.4 % of patients, and 0.9 % in the mean over diseases, of
 * those by the values below.
 *
 * @param wordPatients as how many patients a frequency word counts
 * @param silentPatients as how many patients a row without a frequency counts
 * @param silentShare how many of those have the feature
 * @param priorPatients patients added to every pooled count
 * @param priorShare how many of those have the feature
 * @param kinship how much of the shares of a phenotypic series its diseases have in common with one more of them
 * @param kinshipHalf with how many siblings described a disease gets half of that
 * @param noise how often a patient has a finding that has nothing to do with the disease
 * @param partialCredit what a match through a common ancestor is worth, from 0 to 1
 * @param partialScale how a match through a common ancestor falls with the ancestor's background
 * @param rare diseases' worth added to every background, so that a feature that nobody has is rare and not impossible
 * @param coverage nats for a disease that covers all of the patient's information content
 * @param redundancy how much of a finding's worth another finding that implies the same takes away
 * @param unmentioned share of the full log probability that a typical feature left unmentioned costs
 * @param detail of how many findings half of that
 * @param mentioned how surely a feature that is there would have been mentioned
 * @param absent share of the full log ratio that a feature looked for and not found costs
 * @param never the same for a feature said never to have been there
 * @param onset share of the onset's log ratio
 * @param onsetSpread how far a disease's onset spreads into neighbouring stages of life, in stages
 * @param onsetPatients patients of the background that are added to a disease's onsets
 * @param lastSeen share of the log ratio of an onset by the time the patient was last seen, where the onset is not known
 * @param carriers share of patients with an X-linked recessive disease who are male
 * @param geneFound how surely a gene list holds the gene of a disease
 * @param noGene nats that a disease loses of which no gene is known
 */
record Weights(
        double wordPatients,
        double silentPatients,
        double silentShare,
        double priorPatients,
        double priorShare,
        double kinship,
        double kinshipHalf,
        double noise,
        double partialCredit,
        double partialScale,
        double rare,
        double coverage,
        double redundancy,
        double unmentioned,
        double detail,
        double mentioned,
        double absent,
        double never,
        double onset,
        double onsetSpread,
        double onsetPatients,
        double lastSeen,
        double carriers,
        double geneFound,
        double noGene) {

    static final Weights FITTED = new Weights(
            3.6, 0.9, 0.25, 1.65, 0.06, 0.03, 2, 0.018, 0.1, 0.41, 0.55, 13, 0.4, 0.16, 5, 0.95, 0.03, 0.3, 0.87, 0.7,
            1, 0.7, 0.85, 0.95, 1.5);
}
