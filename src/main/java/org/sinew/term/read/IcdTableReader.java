package org.sinew.term.read;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermDraft;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;

/**
 * ICD-10-CM codes with names in English and Traditional Chinese. The hierarchy is in the codes: {@code E11.9} is below
 * {@code E11}, {@code S00.00XA} below {@code S00.00}, as the placeholder X is no level of its own.
 *
 * @see <a href="https://www.cdc.gov/nchs/icd/icd-10-cm/">ICD-10-CM tabular list, guideline I.A.2–5</a>
 */
final class IcdTableReader implements SourceReader {

    private static final String SYSTEM = "ICD10CM";

    @Override
    public void read(SourceFile file, OntologyBuilder into) throws IOException {
        Table table = new Table(file, into);
        table.require("code", "label_en");
        Map<String, TermDraft> codes = new LinkedHashMap<>();
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            TermId id = TermId.tryParse(SYSTEM + ":" + row.get("code")).orElse(null);
            if (id == null) {
                row.id("code");
                continue;
            }
            TermDraft draft =
                    into.define(id, row.place()).kind(TermKind.DISEASE).label(row.get("label_en"));
            codes.putIfAbsent(id.local(), draft);
            String chinese = row.get("label_zh_tw");
            if (!chinese.isEmpty()) {
                into.translation(id, "zh-hant", chinese, List.of());
            }
        }
        codes.forEach((code, draft) -> parent(code, codes).ifPresent(p -> draft.parent(p.id())));
    }

    private static Optional<TermDraft> parent(String code, Map<String, TermDraft> codes) {
        for (int length = code.length() - 1; length >= 3; length--) {
            TermDraft above = codes.get(code.substring(0, length));
            if (above != null) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }
}
