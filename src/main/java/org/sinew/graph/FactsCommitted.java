package org.sinew.graph;

import java.util.List;
import java.util.Map;
import org.sinew.patient.Fact;
import org.sinew.patient.FactKey;

/**
 * What one committed batch did to the graph.
 *
 * @param added facts, patients and actors that were not there
 * @param unchanged those that were there just so
 * @param superseded those that replaced an earlier version
 * @param retracted facts taken back
 * @param dangling facts of this batch whose encounter or related fact has not arrived yet
 * @param strangers facts of patients whom the graph does not know or cannot tell apart: not written
 * @param mixedUp by the key of a stranger's fact, the patients who all have the identifier that it names
 * @param records by the key of each record, what became of it
 * @param ids by the key of a conditional record, the id under which it was known already
 */
public record FactsCommitted(
        int added,
        int unchanged,
        int superseded,
        int retracted,
        int dangling,
        List<Fact> strangers,
        Map<FactKey, List<String>> mixedUp,
        Map<String, Written> records,
        Map<String, String> ids) {}
