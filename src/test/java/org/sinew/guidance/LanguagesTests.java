package org.sinew.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.guidance.Person.man;
import static org.sinew.guidance.Person.woman;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sinew.term.Wording;
import tools.jackson.databind.JsonNode;

/** Advice in Chinese holds no English sentence of ours; the words of others stay theirs. */
class LanguagesTests {

    private static final int LEAST = 9;

    private static final List<Person> PEOPLE = List.of(
            woman(60)
                    .measured("LOINC:2160-0", "2025-10-01", 1.4, "mg/dL")
                    .measured("LOINC:2160-0", "2026-04-01", 1.5, "mg/dL"),
            man(60).has("SNOMEDCT:44054006")
                    .takes("RXNORM:855332")
                    .measured("LOINC:4548-4", "2026-02-01", 6.5, "%")
                    .measured("LOINC:4548-4", "2026-05-01", 8.0, "%")
                    .measuredWithoutUnit("LOINC:2823-3", "2026-05-20", 6.9)
                    .measured("LOINC:2823-3", "2026-05-21", 6.7, "mmol/L")
                    .measured("LOINC:8480-6", "2026-05-30", 185, "mm[Hg]")
                    .measured("LOINC:8462-4", "2026-05-30", 95, "mm[Hg]")
                    .flagged("LOINC:1920-8", "2026-05-01", 900, "HH"),
            woman(45).has("SNOMEDCT:59621000").relative("MTH", "MONDO:0007254").variant("BRCA1", "pathogenic"),
            man(50).takes("RXNORM:855332").ordering("1", "RXNORM:310965"),
            man(50).allergicTo("RXNORM:7980").ordering("1", "RXNORM:308182"),
            man(50).genotype("CYP2C19 *2/*2").ordering("1", "RXNORM:309362"),
            man(50).takes("RXNORM:310965").ordering("1", "RXNORM:198013"),
            man(50).measured("LOINC:2160-0", "2026-04-01", 3.5, "mg/dL").ordering("1", "RXNORM:860975"),
            man(60).measured("LOINC:4548-4", "2026-05-02", 5, "%").orderingTest("1", "LOINC:4548-4"),
            man(60).ordering("1", "RXNORM:99999999"));

    @Test
    void noEnglishSentenceOfOurs() throws IOException {
        List<String> english = english();
        List<Advice> all = PEOPLE.stream()
                .flatMap(person -> new Guidance(Guidance.shipped()).advise(person.consultation("zh-CN")).stream())
                .toList();
        assertThat(all).extracting(Advice::guideline).contains("drug-drug", "gene-drug", "prevention", "lab-values");
        for (Advice advice : all) {
            for (String text : said(advice)) {
                assertThat(english).as(text).noneMatch(text::contains);
            }
        }
    }

    /** Without the guideline's own words and the titles of sources. */
    private static List<String> said(Advice advice) {
        List<String> said = new ArrayList<>(List.of(advice.title(), advice.summary()));
        advice.detail()
                .lines()
                .filter(line -> !line.contains("指南原文"))
                .map(line -> line.replaceAll("\\[[^]]*]\\([^)]*\\)", ""))
                .forEach(said::add);
        advice.evidence().forEach(why -> said.add(why.wording()));
        advice.proposals().forEach(proposal -> said.add(proposal.label()));
        advice.reasons().forEach(reason -> said.add(reason.wording("zh-CN")));
        return said;
    }

    /** The longest stretch of words of every English sentence and of every table's English text. */
    private static List<String> english() throws IOException {
        List<String> texts =
                new ArrayList<>(Wording.of("guidance", "en").written().values());
        for (String directory : List.of("guidance", "guidelines")) {
            try (Stream<Path> files = Files.list(Path.of("src/main/resources", directory))) {
                for (Path file : files.toList()) {
                    collect(Tables.JSON.readTree(Files.readString(file)), texts);
                }
            }
        }
        return texts.stream()
                .flatMap(text -> Stream.of(text.replace("''", "'").split("\\{[^}]*}|%[ds]")))
                .map(String::strip)
                .filter(part -> part.length() >= LEAST && part.contains(" "))
                .distinct()
                .toList();
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.path("en").isString()) {
            texts.add(node.path("en").asString());
        }
        node.valueStream().filter(JsonNode::isContainer).forEach(child -> collect(child, texts));
    }

    @Test
    void termsAreNamedInTheReadersLanguage() {
        assertThat(new Guidance(Guidance.shipped())
                        .advise(man(50).takes("RXNORM:855332")
                                .ordering("1", "RXNORM:310965")
                                .consultation("zh")))
                .extracting(Advice::summary)
                .contains("华法林与布洛芬：出血");
    }
}
