package org.sinew.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Pattern;

/**
 * One question in our language and in SQL.
 *
 * @param sql selects distinct {@code person_id}
 * @param clickhouse the same, its own fastest way
 * @param clickhouseCount selects how many there are, its own fastest way
 */
record CohortQuestion(String name, Criterion criterion, String sql, String clickhouse, String clickhouseCount) {

    /** A group of codes as all systems name it. */
    private record Group(EventKind kind, int size, int number) {

        static Group condition(int size, int seed) {
            return new Group(EventKind.CONDITION, size, Math.floorMod(seed, 4_000 / size));
        }

        static Group drug(int size, int seed) {
            return new Group(EventKind.MEDICATION, size, 4_000 / size + Math.floorMod(seed, 1_500 / size));
        }

        static Group lab(int size, int seed) {
            return new Group(EventKind.MEASUREMENT, size, 5_500 / size + Math.floorMod(seed, 500 / size));
        }

        Pattern pattern() {
            return Pattern.of(kind, "<< " + CohortData.group(size, number));
        }

        Criterion event() {
            return Criterion.event(pattern());
        }

        long id() {
            return size * 1_000_000L + number;
        }

        String in() {
            return "concept_id IN (SELECT descendant FROM ancestor WHERE ancestor = " + id() + ")";
        }

        String persons() {
            return "SELECT person_id FROM event WHERE " + in();
        }

        String bitmap() {
            return "(SELECT groupBitmapMergeState(persons) FROM bitmap WHERE " + in() + ")";
        }
    }

    /** A ∧ B ∧ ¬C over 10, 100 and 2,000 codes. */
    static CohortQuestion sets(int seed) {
        Group a = Group.condition(10, seed * 37);
        Group b = Group.drug(100, seed);
        Group c = Group.condition(2_000, seed);
        String bitmap = "bitmapAndnot(bitmapAnd(" + a.bitmap() + ", " + b.bitmap() + "), " + c.bitmap() + ")";
        return new CohortQuestion(
                "A and B and not C, " + seed,
                Criterion.and(a.event(), b.event(), Criterion.not(c.event())),
                a.persons() + " INTERSECT " + b.persons() + " EXCEPT " + c.persons(),
                "SELECT arrayJoin(bitmapToArray(" + bitmap + ")) AS person_id",
                "SELECT bitmapCardinality(" + bitmap + ")");
    }

    static List<CohortQuestion> temporal(int seed) {
        List<CohortQuestion> questions = new ArrayList<>();
        Group a = Group.condition(100, seed);
        Group b = Group.drug(100, seed * 3);
        Group lab = Group.lab(10, seed);
        questions.add(same(
                "A then B within 90 days, " + seed,
                new Criterion.Sequence(List.of(
                        new Criterion.Step(a.pattern(), null),
                        new Criterion.Step(b.pattern(), new Criterion.Span(0, 90)))),
                "SELECT DISTINCT x.person_id AS person_id FROM (SELECT person_id, day FROM event WHERE " + a.in()
                        + ") x JOIN (SELECT person_id, day FROM event WHERE " + b.in()
                        + ") y ON x.person_id = y.person_id WHERE y.day BETWEEN x.day AND x.day + 90"));
        long from = LocalDate.of(2015, 1, 1).toEpochDay();
        long to = LocalDate.of(2015, 12, 31).toEpochDay();
        questions.add(same(
                "first ever in one year, " + seed,
                Criterion.event(a.pattern()
                        .pick(new Pattern.Pick(
                                Pattern.Which.FIRST,
                                null,
                                new Pattern.Check(null, new Criterion.Dates("2015-01-01", "2015-12-31"), null, null)))),
                "SELECT person_id FROM event WHERE " + a.in() + " GROUP BY person_id HAVING min(day) BETWEEN " + from
                        + " AND " + to));
        questions.add(same(
                "two within 365 days, " + seed,
                Criterion.event(b.pattern().count(new Pattern.Count(2, null, Pattern.Counted.EVENTS, 365))),
                "SELECT DISTINCT person_id FROM (SELECT person_id, day, lag(day, 1, -100000) OVER (PARTITION BY person_id ORDER BY day)"
                        + " AS earlier FROM event WHERE " + b.in() + ") g WHERE day - earlier <= 365"));
        questions.add(same(
                "value above 130, " + seed,
                Criterion.event(lab.pattern()
                        .check(new Pattern.Check(new Pattern.Amount(130.0, null, null, null, null), null, null, null))),
                "SELECT DISTINCT person_id FROM event WHERE " + lab.in() + " AND value > 130"));
        return questions;
    }

    private static CohortQuestion same(String name, Criterion criterion, String sql) {
        String clickhouse = sql.replace("lag(day, 1, -100000)", "lagInFrame(day, 1, -100000)");
        return new CohortQuestion(name, criterion, sql, clickhouse, "SELECT count() FROM (" + clickhouse + ")");
    }
}
