package org.sinew.cohort;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Criterion.Span;
import org.sinew.cohort.Pattern.Count;
import org.sinew.cohort.Pattern.Eras;
import org.sinew.cohort.Pattern.Pick;
import org.sinew.cohort.PatternPlan.AmountPlan;
import org.sinew.cohort.PatternPlan.CheckPlan;
import org.sinew.cohort.PatternPlan.TotalPlan;

/**
 * One patient's events of one pattern, and the pattern's steps over them. There are two readings: the strict one takes an
 * event where its conditions surely hold, the lenient one where they may. A pattern is true if it holds in both, false if
 * in neither, else unknown. Eras, washouts, picks and distinct days go by the first day an event may have begun on and
 * leave undated events out.
 */
final class Occurrences {

    int size;
    int[] days = new int[16];
    int[] latest = new int[16];
    int[] ends = new int[16];
    int[] flavours = new int[16];
    int[] encounters = new int[16];
    double[] values = new double[16];

    /** What the patient and the index event are while the steps are applied. */
    static final class Subject {
        int birth = Timelines.UNKNOWN;
        int latestBirth = Integer.MAX_VALUE;
        int observedFrom = Timelines.UNKNOWN;
        boolean hasIndex;
        int index;
        int latestIndex;
    }

    void clear() {
        size = 0;
    }

    /** Makes room for so many, which the caller sets. */
    void resize(int count) {
        if (count > days.length) {
            int capacity = count * 2;
            days = new int[capacity];
            latest = new int[capacity];
            ends = new int[capacity];
            flavours = new int[capacity];
            encounters = new int[capacity];
            values = new double[capacity];
        }
        size = count;
    }

    void add(int day, int last, int end, double value, int flavour, int encounter) {
        if (size == days.length) {
            int capacity = size * 2;
            days = Arrays.copyOf(days, capacity);
            latest = Arrays.copyOf(latest, capacity);
            ends = Arrays.copyOf(ends, capacity);
            flavours = Arrays.copyOf(flavours, capacity);
            encounters = Arrays.copyOf(encounters, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        days[size] = day;
        latest[size] = last;
        ends[size] = end;
        values[size] = value;
        flavours[size] = flavour;
        encounters[size] = encounter;
        size++;
    }

    void copy(Occurrences from) {
        clear();
        for (int i = 0; i < from.size; i++) {
            add(from.days[i], from.latest[i], from.ends[i], from.values[i], from.flavours[i], from.encounters[i]);
        }
    }

    /** The last day that the event may have lasted to. */
    int endMost(int i) {
        return ends[i] == Timelines.UNKNOWN ? latest[i] : ends[i];
    }

    /** The first day that it may have ended on. */
    int endLeast(int i) {
        return ends[i] == Timelines.UNKNOWN ? days[i] : ends[i];
    }

    boolean isExact() {
        for (int i = 0; i < size; i++) {
            if (days[i] != latest[i]) {
                return false;
            }
        }
        return true;
    }

    /** Applies the steps and says whether the pattern holds; what is left is what the pattern means. */
    boolean apply(PatternPlan plan, Subject subject, boolean strict) {
        keep(plan.check(), subject, strict);
        Pattern pattern = plan.pattern();
        Eras eras = pattern.eras();
        Integer washout = pattern.washoutDays();
        Integer observed = pattern.observedBeforeDays();
        Pick pick = pattern.pick();
        if (eras != null || washout != null || observed != null || pick != null) {
            dropUndated();
            sort();
        }
        if (eras != null) {
            join(eras);
        }
        if (washout != null) {
            wash(washout);
        }
        if (observed != null) {
            keepObserved(observed, subject.observedFrom);
        }
        if (pick != null) {
            pick(pick);
            CheckPlan picked = plan.picked();
            if (picked != null) {
                keep(picked, subject, strict);
            }
        }
        TotalPlan total = plan.total();
        boolean holds =
                (total == null || total.amount().holds(total(total, subject))) && counted(pattern.count(), strict);
        if (!holds) {
            clear();
        }
        return holds;
    }

    private void keep(CheckPlan check, Subject subject, boolean strict) {
        if (check.isNone()) {
            return;
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int truth = judge(check, subject, days[i], latest[i], values[i], flavours[i]);
            if (truth == Truth.TRUE || (!strict && truth == Truth.UNKNOWN)) {
                move(i, kept++);
            }
        }
        size = kept;
    }

    /** Whether one event meets the check. */
    static int judge(CheckPlan check, Subject subject, int day, int last, double value, int flavour) {
        AmountPlan amount = check.value();
        if (amount != null && !amount.holds(amount.convert(value, flavour))) {
            return Truth.FALSE;
        }
        int truth = Truth.TRUE;
        Plan.Days dates = check.dates();
        if (dates != null) {
            truth = Math.min(truth, Truth.within(day, last, dates.from(), dates.to()));
        }
        Span after = check.afterIndex();
        if (after != null) {
            truth = Math.min(truth, after(after, subject, day, last));
        }
        Span age = check.age();
        if (age != null) {
            truth = Math.min(truth, Ages.judge(age, subject.birth, subject.latestBirth, day, last));
        }
        return truth;
    }

    private static int after(Span span, Subject subject, int day, int last) {
        return Truth.within(
                (long) day - subject.latestIndex, (long) last - subject.index, Truth.least(span), Truth.most(span));
    }

    private void move(int from, int to) {
        days[to] = days[from];
        latest[to] = latest[from];
        ends[to] = ends[from];
        values[to] = values[from];
        flavours[to] = flavours[from];
        encounters[to] = encounters[from];
    }

    private void dropUndated() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (days[i] != Timelines.UNKNOWN) {
                move(i, kept++);
            }
        }
        size = kept;
    }

    /** By first possible day; patients have few events of one pattern. */
    void sort() {
        boolean sorted = true;
        for (int i = 1; i < size && sorted; i++) {
            sorted = days[i - 1] <= days[i];
        }
        if (sorted) {
            return;
        }
        if (size > 64) {
            sortMany();
            return;
        }
        for (int i = 1; i < size; i++) {
            for (int j = i; j > 0 && days[j] < days[j - 1]; j--) {
                swap(j, j - 1);
            }
        }
    }

    private void sortMany() {
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = (long) days[i] << 32 | i;
        }
        Arrays.sort(order);
        Occurrences before = new Occurrences();
        before.copy(this);
        clear();
        for (long each : order) {
            int i = (int) each;
            add(
                    before.days[i],
                    before.latest[i],
                    before.ends[i],
                    before.values[i],
                    before.flavours[i],
                    before.encounters[i]);
        }
    }

    private void swap(int a, int b) {
        int day = days[a];
        int last = latest[a];
        int end = ends[a];
        int flavour = flavours[a];
        int encounter = encounters[a];
        double value = values[a];
        move(b, a);
        days[b] = day;
        latest[b] = last;
        ends[b] = end;
        flavours[b] = flavour;
        encounters[b] = encounter;
        values[b] = value;
    }

    private void join(Eras eras) {
        Integer least = eras.atLeastDays();
        int kept = 0;
        for (int i = 0; i < size; ) {
            int end = Math.max(days[i], ends[i]);
            int next = i + 1;
            while (next < size && (long) days[next] - end <= eras.gapDays()) {
                end = Math.max(end, Math.max(days[next], ends[next]));
                next++;
            }
            if (least == null || (long) end - days[i] + 1 >= least) {
                move(i, kept);
                latest[kept] = days[kept];
                ends[kept] = end;
                values[kept] = Double.NaN;
                encounters[kept] = 0;
                kept++;
            }
            i = next;
        }
        size = kept;
    }

    private void wash(int washout) {
        int kept = 0;
        int dayBefore = Timelines.UNKNOWN;
        int current = Timelines.UNKNOWN;
        for (int i = 0; i < size; i++) {
            if (days[i] != current) {
                dayBefore = current;
                current = days[i];
            }
            if (dayBefore == Timelines.UNKNOWN || (long) current - dayBefore > washout) {
                move(i, kept++);
            }
        }
        size = kept;
    }

    private void keepObserved(int before, int observedFrom) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (observedFrom != Timelines.UNKNOWN && (long) days[i] - before >= observedFrom) {
                move(i, kept++);
            }
        }
        size = kept;
    }

    private void pick(Pick pick) {
        if (size == 0) {
            return;
        }
        Integer n = pick.n();
        int from = 0;
        switch (pick.which()) {
            case FIRST -> {}
            case LAST -> {
                for (from = size - 1; from > 0 && days[from - 1] == days[size - 1]; from--) {}
            }
            case NTH -> {
                for (int nth = 1; from < size && nth < (n == null ? 1 : n); nth++) {
                    from = after(from);
                }
            }
        }
        int to = from < size ? after(from) : from;
        int kept = 0;
        for (int i = from; i < to; i++) {
            move(i, kept++);
        }
        size = kept;
    }

    private int after(int i) {
        int next = i + 1;
        while (next < size && days[next] == days[i]) {
            next++;
        }
        return next;
    }

    private double total(TotalPlan plan, Subject subject) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double known = 0;
        for (int i = 0; i < size; i++) {
            double value = plan.amount().convert(values[i], flavours[i]);
            long shared = plan.asksDays() ? sharedDays(plan, subject, i) : 1;
            if (!Double.isNaN(value) && shared > 0) {
                double weight = plan.isWeighted() ? shared : 1;
                sum += weight * value;
                least = Math.min(least, value);
                most = Math.max(most, value);
                known += weight;
            }
        }
        if (known == 0) {
            return Double.NaN;
        }
        return switch (plan.of()) {
            case MEAN, DAY_MEAN -> sum / known;
            case SUM, DOSE -> sum;
            case MIN -> least;
            case MAX -> most;
        };
    }

    /** How many days of the window the event lasts. */
    private long sharedDays(TotalPlan plan, Subject subject, int i) {
        if (days[i] == Timelines.UNKNOWN) {
            return 0;
        }
        long from = days[i];
        long to = Math.max(days[i], ends[i]);
        Plan.Days dates = plan.dates();
        if (dates != null) {
            from = Math.max(from, dates.from());
            to = Math.min(to, dates.to());
        }
        Span after = plan.afterIndex();
        if (after != null) {
            if (subject.index == Timelines.UNKNOWN) {
                return 0;
            }
            from = after.from() == null ? from : Math.max(from, (long) subject.index + after.from());
            to = after.to() == null ? to : Math.min(to, (long) subject.index + after.to());
        }
        return to - from + 1;
    }

    private boolean counted(@Nullable Count count, boolean strict) {
        if (count == null) {
            return size > 0;
        }
        Integer within = count.withinDays();
        int found = within == null ? count(count.of()) : mostWithin(count.of(), within, strict);
        Integer least = count.atLeast();
        Integer most = count.atMost();
        return found >= (least == null ? 1 : least) && (most == null || found <= most);
    }

    private int mostWithin(int within) {
        sort();
        int best = 0;
        int from = 0;
        for (int i = 0; i < size; i++) {
            while ((long) days[i] - days[from] > within) {
                from++;
            }
            best = Math.max(best, i - from + 1);
        }
        return best;
    }

    private int count(Pattern.Counted of) {
        return switch (of) {
            case EVENTS -> size;
            case DAYS -> distinct(days, size, Timelines.UNKNOWN);
            case ENCOUNTERS -> distinct(encounters, size, 0);
        };
    }

    private static int distinct(int[] numbers, int size, int none) {
        int[] sorted = Arrays.copyOf(numbers, size);
        Arrays.sort(sorted);
        int found = 0;
        for (int i = 0; i < size; i++) {
            if (sorted[i] != none && (i == 0 || sorted[i] != sorted[i - 1])) {
                found++;
            }
        }
        return found;
    }

    /** The most that some window of so many days holds: surely within it, or perhaps. */
    private int mostWithin(Pattern.Counted of, int within, boolean strict) {
        if (of == Pattern.Counted.EVENTS && isExact()) {
            return mostWithin(within);
        }
        int best = 0;
        int[] held = new int[size];
        for (int i = 0; i < size; i++) {
            long from = strict ? days[i] : latest[i];
            int found = 0;
            for (int j = 0; j < size; j++) {
                boolean in = strict
                        ? days[j] >= from && latest[j] <= from + within
                        : days[j] <= from + within && latest[j] >= from;
                if (in) {
                    held[found++] = of == Pattern.Counted.ENCOUNTERS ? encounters[j] : days[j];
                }
            }
            best = Math.max(
                    best,
                    switch (of) {
                        case EVENTS -> found;
                        case DAYS -> distinct(held, found, Timelines.UNKNOWN);
                        case ENCOUNTERS -> distinct(held, found, 0);
                    });
        }
        return best;
    }
}
