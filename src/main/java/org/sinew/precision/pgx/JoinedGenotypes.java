package org.sinew.precision.pgx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinew.genome.Genotype;
import org.sinew.genome.SampleGenotypes;
import org.sinew.genome.SampleGenotypes.Kind;
import org.sinew.genome.SampleGenotypes.Remark;
import org.sinew.genome.Site;

/**
 * Genotypes of one person by several records. What one record does not call another may; where two call different alleles the
 * place counts as missing, for neither is known to be right. The order of alleles means nothing from one record to another.
 */
final class JoinedGenotypes {

    private final Map<Site, Position> positions;
    private final Map<Site, Genotype> genotypes = new HashMap<>();
    private final Set<Site> contradicted = new HashSet<>();
    private final List<Remark> remarks = new ArrayList<>();
    private int records;

    JoinedGenotypes(DrugResponse tables) {
        this.positions = tables.positionsBySite();
    }

    void add(SampleGenotypes record) {
        records++;
        record.genotypes().values().forEach(genotype -> add(genotype.ofSet(records + ":" + genotype.phaseSet())));
        remarks.addAll(record.remarks());
    }

    void add(Genotype genotype) {
        genotypes.merge(genotype.site(), genotype, this::joined);
    }

    private Genotype joined(Genotype one, Genotype other) {
        if (!one.isCalled() || !other.isCalled()) {
            return other.isCalled() ? other : one;
        }
        if (!alleles(one).equals(alleles(other)) && contradicted.add(one.site())) {
            remarks.add(new Remark(one.site(), Kind.CONTRADICTION, ""));
        }
        return other.phased() ? other : one;
    }

    private List<String> alleles(Genotype genotype) {
        Position position = positions.get(genotype.site());
        return genotype.alleles().stream()
                .map(allele -> position == null ? allele : Observed.allele(position, genotype, allele))
                .sorted()
                .toList();
    }

    SampleGenotypes sample() {
        Map<Site, Genotype> kept = new HashMap<>(genotypes);
        kept.keySet().removeAll(contradicted);
        return new SampleGenotypes(kept, List.copyOf(remarks));
    }
}
