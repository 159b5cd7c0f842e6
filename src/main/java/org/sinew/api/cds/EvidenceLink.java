package org.sinew.api.cds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sinew.guidance.Advice;
import org.sinew.guidance.Evidence;
import org.sinew.guidance.KnowledgeEdge;
import org.sinew.term.Wording;
import tools.jackson.databind.json.JsonMapper;

/** A link to the evidence of one piece of advice: the query that walks it, opened in GraphiQL. */
final class EvidenceLink {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 12;

    private final String base;
    private final String releases;
    private final Wording messages;

    /**
     * @param base how a browser reaches this installation
     * @param releases of the knowledge in use
     * @param language BCP 47 tag of the link's label
     */
    EvidenceLink(String base, String releases, String language) {
        this.messages = Wording.of("cds", language);
        this.base = base;
        this.releases = releases;
    }

    Map<String, Object> of(Advice advice) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("label", messages.say("evidence"));
        link.put("url", base + "/graphiql?query=" + URLEncoder.encode(query(advice), UTF_8));
        link.put("type", "absolute");
        return link;
    }

    private String query(Advice advice) {
        List<String> fields = new ArrayList<>();
        int n = 0;
        for (Evidence evidence : advice.evidence().stream().limit(MOST).toList()) {
            switch (evidence) {
                case Evidence.Recorded fact -> {
                    if (isHeld(fact)) {
                        fields.add("fact" + n++ + ": " + fact(fact));
                    }
                }
                case Evidence.Known known -> fields.add("knowledge" + n++ + ": " + knowledge(known.edge()));
                case Evidence.Computed _ -> {}
            }
        }
        if (fields.isEmpty()) {
            fields.add("releases { edges { node { id source version licence } } }");
        }
        return "# " + advice.title() + "\n# knowledge: " + releases + "\nquery Evidence {\n  "
                + String.join("\n  ", fields) + "\n}\n";
    }

    /** Drafts and what the client fetched are not in the graph. */
    private static boolean isHeld(Evidence.Recorded fact) {
        return !fact.isDraft() && !fact.fact().value().startsWith(FhirResources.SYSTEM + "|");
    }

    private static String fact(Evidence.Recorded fact) {
        String id = JSON.writeValueAsString(fact.fact().value());
        return fact.isMeasured()
                ? "measurements(where: {id: {eq: " + id
                        + "}}) { edges { node { id code text at value unit source record place } } }"
                : "node(id: " + id + ") { __typename id ... on Fact { code text start status source record place } }";
    }

    private static String knowledge(KnowledgeEdge edge) {
        if (edge.relation().equals("HAS_PHENOTYPE")) {
            return "disease(id: " + JSON.writeValueAsString(edge.subject().toString())
                    + ") { id label phenotypes { edges { properties { frequency references release } node { id label } } } }";
        }
        String step = switch (edge.relation()) {
            case "CONTRAINDICATED_IN" -> "contraindications";
            default -> edge.object().prefix().equals("HGNC") ? "genes" : "interactions";
        };
        return "drug(id: " + JSON.writeValueAsString(edge.subject().toString()) + ") { id label " + step
                + " { edges { properties { severity effect references release } node { id label } } } }";
    }
}
