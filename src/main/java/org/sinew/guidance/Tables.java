package org.sinew.guidance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.sinew.term.TermId;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The sources' tables, shipped as {@code /guidance/*.json}. */
final class Tables {

    record DrugClasses(
            Citation allergy,
            List<DrugAllergy.CrossReactive> crossReactive,
            Citation duplicateSource,
            List<TermId> duplicate) {}

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addDeserializer(TermId.class, new TermIds()))
            .build();

    private Tables() {}

    static Labs labs() {
        return new Labs(read("tests", new TypeReference<Map<String, Labs.Test>>() {}));
    }

    static List<RenalDosing.Limit> renalLimits() {
        return read("renal-limits", new TypeReference<>() {});
    }

    static List<RepeatedTest.Interval> retestIntervals() {
        return read("retest-intervals", new TypeReference<>() {});
    }

    static List<LabValues.Band> labBands() {
        return read("lab-bands", new TypeReference<>() {});
    }

    static List<LabTrend.Change> labTrends() {
        return read("lab-trends", new TypeReference<>() {});
    }

    static DrugClasses drugClasses() {
        return read("drug-classes", new TypeReference<>() {});
    }

    /** @param name {@code screening}, {@code diabetes}, {@code hypertension} */
    static CareGaps.Table careGaps(String name) {
        return read(name, new TypeReference<>() {});
    }

    private static <T> T read(String name, TypeReference<T> type) {
        String resource = "/guidance/" + name + ".json";
        try (InputStream in = Tables.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no table " + resource);
            }
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class TermIds extends StdDeserializer<TermId> {

        TermIds() {
            super(TermId.class);
        }

        @Override
        public TermId deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            return TermId.tryParse(text).orElseThrow(() -> NoGuideline.because("no-term", text));
        }
    }
}
