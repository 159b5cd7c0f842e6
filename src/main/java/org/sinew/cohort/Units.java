package org.sinew.cohort;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conversion between UCUM units of one dimension: prefixes, products, quotients, exponents, annotations, the clinical
 * atoms, and temperatures. Amount of substance and mass are different dimensions: what joins them is the molar mass of the
 * analyte, where it is given. What laboratories write for UCUM's symbols is read too: {@code μmol/L}, {@code mmHg},
 * {@code ×10⁹/L}, {@code mL/min/1.73m²}.
 *
 * @see <a href="https://ucum.org/ucum">Schadow, McDonald: The Unified Code for Units of Measure, 2.1</a>
 */
public final class Units {

    /** Dimensions: metre, second, gram, mole, kelvin, arbitrary units (U, [IU] …), each arbitrary one its own. */
    private record Unit(double factor, double offset, int[] powers, String arbitrary) {

        Unit times(Unit other, int sign) {
            int[] sum = powers.clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += sign * other.powers[i];
            }
            String kind = arbitrary.equals(other.arbitrary) && sign < 0
                    ? ""
                    : arbitrary + (other.arbitrary.isEmpty() ? "" : (sign < 0 ? "/" : "") + other.arbitrary);
            return new Unit(sign > 0 ? factor * other.factor : factor / other.factor, 0, sum, kind);
        }

        boolean isLike(Unit other) {
            return Arrays.equals(powers, other.powers) && arbitrary.equals(other.arbitrary);
        }
    }

    /** What a number is multiplied by, and what is then added. */
    record Conversion(double factor, double offset) {
        static final Conversion SAME = new Conversion(1, 0);

        double of(double value) {
            return factor == 1 && offset == 0 ? value : value * factor + offset;
        }
    }

    private static final Map<String, Double> PREFIXES = Map.ofEntries(
            Map.entry("Y", 1e24),
            Map.entry("Z", 1e21),
            Map.entry("E", 1e18),
            Map.entry("P", 1e15),
            Map.entry("T", 1e12),
            Map.entry("G", 1e9),
            Map.entry("M", 1e6),
            Map.entry("k", 1e3),
            Map.entry("h", 1e2),
            Map.entry("da", 1e1),
            Map.entry("d", 1e-1),
            Map.entry("c", 1e-2),
            Map.entry("m", 1e-3),
            Map.entry("u", 1e-6),
            Map.entry("n", 1e-9),
            Map.entry("p", 1e-12),
            Map.entry("f", 1e-15),
            Map.entry("a", 1e-18));
    private static final Pattern PARTS = Pattern.compile("(?=[/.])|(?<=[/.])");
    private static final Map<String, Unit> METRIC = new HashMap<>();
    private static final Map<String, Unit> PLAIN = new HashMap<>();

    static {
        METRIC.put("m", unit(1, 1, 0, 0, 0, 0));
        METRIC.put("s", unit(1, 0, 1, 0, 0, 0));
        METRIC.put("g", unit(1, 0, 0, 1, 0, 0));
        METRIC.put("mol", unit(1, 0, 0, 0, 1, 0));
        METRIC.put("K", unit(1, 0, 0, 0, 0, 1));
        METRIC.put("L", unit(1e-3, 3, 0, 0, 0, 0));
        METRIC.put("l", unit(1e-3, 3, 0, 0, 0, 0));
        METRIC.put("Pa", unit(1e3, -1, -2, 1, 0, 0));
        METRIC.put("m[Hg]", unit(133.322387415e6, -1, -2, 1, 0, 0));
        METRIC.put("m[H2O]", unit(9.80665e6, -1, -2, 1, 0, 0));
        METRIC.put("bar", unit(1e8, -1, -2, 1, 0, 0));
        METRIC.put("N", unit(1e3, 1, -2, 1, 0, 0));
        METRIC.put("J", unit(1e3, 2, -2, 1, 0, 0));
        METRIC.put("cal", unit(4.184e3, 2, -2, 1, 0, 0));
        METRIC.put("W", unit(1e3, 2, -3, 1, 0, 0));
        METRIC.put("Hz", unit(1, 0, -1, 0, 0, 0));
        METRIC.put("Bq", unit(1, 0, -1, 0, 0, 0));
        METRIC.put("Gy", unit(1, 2, -2, 0, 0, 0));
        METRIC.put("Sv", unit(1, 2, -2, 0, 0, 0));
        METRIC.put("kat", unit(1, 0, -1, 0, 1, 0));
        METRIC.put("U", unit(1e-6 / 60, 0, -1, 0, 1, 0));
        METRIC.put("t", unit(1e6, 0, 0, 1, 0, 0));
        METRIC.put("[IU]", arbitrary("[IU]"));
        METRIC.put("[iU]", arbitrary("[IU]"));
        METRIC.put("eq", unit(1, 0, 0, 0, 1, 0));
        METRIC.put("osm", unit(1, 0, 0, 0, 1, 0));
        PLAIN.put("%", unit(0.01, 0, 0, 0, 0, 0));
        PLAIN.put("[ppth]", unit(1e-3, 0, 0, 0, 0, 0));
        PLAIN.put("[ppm]", unit(1e-6, 0, 0, 0, 0, 0));
        PLAIN.put("[ppb]", unit(1e-9, 0, 0, 0, 0, 0));
        PLAIN.put("min", unit(60, 0, 1, 0, 0, 0));
        PLAIN.put("h", unit(3600, 0, 1, 0, 0, 0));
        PLAIN.put("d", unit(86_400, 0, 1, 0, 0, 0));
        PLAIN.put("wk", unit(604_800, 0, 1, 0, 0, 0));
        PLAIN.put("mo", unit(2_629_800, 0, 1, 0, 0, 0));
        PLAIN.put("a", unit(31_557_600, 0, 1, 0, 0, 0));
        PLAIN.put("[lb_av]", unit(453.59237, 0, 0, 1, 0, 0));
        PLAIN.put("[oz_av]", unit(28.349523125, 0, 0, 1, 0, 0));
        PLAIN.put("[in_i]", unit(0.0254, 1, 0, 0, 0, 0));
        PLAIN.put("[ft_i]", unit(0.3048, 1, 0, 0, 0, 0));
        PLAIN.put("[mi_i]", unit(1609.344, 1, 0, 0, 0, 0));
        PLAIN.put("[pH]", arbitrary("[pH]"));
        PLAIN.put("[arb'U]", arbitrary("[arb'U]"));
        PLAIN.put("Cel", new Unit(1, 273.15, new int[] {0, 0, 0, 0, 1}, ""));
        PLAIN.put("[degF]", new Unit(5.0 / 9, 273.15 - 32 * 5.0 / 9, new int[] {0, 0, 0, 0, 1}, ""));
    }

    private static final Unit NONE = unit(1, 0, 0, 0, 0, 0);

    /** What laboratories write for UCUM's own symbols, none of which are UCUM: its print symbols, and common ones. */
    private static final List<Map.Entry<Pattern, String>> WRITTEN = List.of(
            Map.entry(Pattern.compile("\\s"), ""),
            Map.entry(Pattern.compile("[\u00b5\u03bc]"), "u"),
            Map.entry(Pattern.compile("^[\u00d7*xX](?=10)"), ""),
            Map.entry(Pattern.compile("[/.*\u00b7]1\\.73m\\^?2$"), "/{1.73_m2}"),
            Map.entry(Pattern.compile("(?<=^|[cm])mHg"), "m[Hg]"),
            Map.entry(Pattern.compile("(?<=^|[cm])mH2O"), "m[H2O]"),
            Map.entry(Pattern.compile("(?<=^|/|[kmu])IU(?=$|/)"), "[IU]"),
            Map.entry(Pattern.compile("(?<=^|/|[mu])Eq(?=$|/)"), "eq"),
            Map.entry(Pattern.compile("(?<=^|/)mcg(?=$|/)"), "ug"),
            Map.entry(Pattern.compile("^\u00b0C$"), "Cel"),
            Map.entry(Pattern.compile("^\u00b0F$"), "[degF]"));

    private static final Pattern POWER = Pattern.compile("(10)?([\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)");
    private static final Map<String, Optional<Unit>> READ = new ConcurrentHashMap<>();

    private Units() {}

    private static Unit unit(double factor, int... powers) {
        return new Unit(factor, 0, powers, "");
    }

    private static Unit arbitrary(String name) {
        return new Unit(1, 0, new int[5], name);
    }

    /**
     * Whether the two are one unit, however written: {@code mg/dl} and {@code mg/dL}, {@code %{Hb}} and {@code %}. Of those
     * without a dimension only the same symbols are: a share of mass is none of substance.
     */
    public static boolean isSame(String one, String other) {
        return one.equals(other)
                || read(one)
                        .flatMap(a -> read(other)
                                .filter(b -> a.isLike(b)
                                        && a.offset() == b.offset()
                                        && Math.abs(a.factor() / b.factor() - 1) < 1e-9
                                        && (!a.isLike(NONE) || symbols(one).equals(symbols(other)))))
                        .isPresent();
    }

    /** Whether it is a code of UCUM as far as it is read here. */
    static boolean isUnit(String code) {
        return ucum(code).equals(code) && read(code).isPresent();
    }

    /**
     * The number in another unit: itself where one of the two is not said, empty where they have no conversion.
     *
     * @param from UCUM
     * @param to UCUM
     */
    public static Optional<BigDecimal> convert(BigDecimal number, @Nullable String from, @Nullable String to) {
        return from == null || to == null || from.equals(to)
                ? Optional.of(number)
                : conversion(from, to).map(by -> BigDecimal.valueOf(by.of(number.doubleValue())));
    }

    /** Empty where the two have no conversion; equal codes always have. */
    static Optional<Conversion> conversion(@Nullable String from, @Nullable String to) {
        if (to == null || to.equals(from)) {
            return Optional.of(Conversion.SAME);
        }
        if (from == null) {
            return Optional.empty();
        }
        return read(from).flatMap(a -> read(to).filter(a::isLike).map(b -> between(a, b)));
    }

    /**
     * The same, also between mass and amount of substance. Equivalents are none: how many there are in a mole depends on the
     * charge.
     *
     * @param gramsPerMole of the analyte, empty where it is not known
     */
    static Optional<Conversion> conversion(@Nullable String from, @Nullable String to, OptionalDouble gramsPerMole) {
        Optional<Conversion> plain = conversion(from, to);
        if (plain.isPresent() || from == null || to == null || gramsPerMole.isEmpty() || (from + to).contains("eq")) {
            return plain;
        }
        Unit mole = unit(gramsPerMole.getAsDouble(), 0, 0, 1, -1, 0);
        return read(from)
                .flatMap(a -> read(to).flatMap(b -> a.isLike(b.times(mole, 1))
                        ? Optional.of(between(a, b.times(mole, 1)))
                        : b.isLike(a.times(mole, 1)) ? Optional.of(between(a.times(mole, 1), b)) : Optional.empty()));
    }

    private static Conversion between(Unit a, Unit b) {
        return a.factor() == b.factor() && a.offset() == b.offset()
                ? Conversion.SAME
                : new Conversion(a.factor() / b.factor(), (a.offset() - b.offset()) / b.factor());
    }

    private static Optional<Unit> read(String code) {
        if (READ.size() > 10_000) {
            READ.clear();
        }
        return READ.computeIfAbsent(code, Units::parse);
    }

    /** The UCUM code of a unit that may be written otherwise. */
    private static String ucum(String written) {
        String code = POWER.matcher(written)
                .replaceAll(power -> (power.group(1) == null ? "" : "10*")
                        + Normalizer.normalize(power.group(2), Normalizer.Form.NFKC));
        for (Map.Entry<Pattern, String> each : WRITTEN) {
            code = each.getKey().matcher(code).replaceAll(each.getValue());
        }
        return code;
    }

    /** Without annotations. */
    private static String symbols(String written) {
        return ucum(written).replaceAll("\\{[^}]*}", "");
    }

    private static Optional<Unit> parse(String code) {
        String bare = symbols(code);
        if (bare.isEmpty()) {
            return code.isEmpty() ? Optional.empty() : Optional.of(unit(1, 0, 0, 0, 0, 0));
        }
        Unit product = unit(1, 0, 0, 0, 0, 0);
        int sign = bare.startsWith("/") ? -1 : 1;
        boolean first = true;
        for (String part : PARTS.splitAsStream(bare).toList()) {
            if (part.equals("/") || part.equals(".")) {
                sign = part.equals("/") ? -1 : 1;
                continue;
            }
            Unit factor = component(part);
            if (factor == null) {
                return Optional.empty();
            }
            product = first && sign > 0 ? factor : product.times(factor, sign);
            first = false;
        }
        return Optional.of(product);
    }

    private static @Nullable Unit component(String part) {
        if (part.matches("10[*^]-?\\d+")) {
            return unit(Math.pow(10, Integer.parseInt(part.substring(3))), 0, 0, 0, 0, 0);
        }
        if (part.matches("\\d{1,9}")) {
            return unit(Integer.parseInt(part), 0, 0, 0, 0, 0);
        }
        var exponent = Pattern.compile("^(.*?[^0-9+-])([+-]?\\d)$").matcher(part);
        if (exponent.matches() && atom(part) == null) {
            Unit base = atom(exponent.group(1));
            return base == null ? null : power(base, Integer.parseInt(exponent.group(2)));
        }
        return atom(part);
    }

    private static Unit power(Unit base, int exponent) {
        Unit product = unit(1, 0, 0, 0, 0, 0);
        for (int i = 0; i < Math.abs(exponent); i++) {
            product = product.times(base, exponent > 0 ? 1 : -1);
        }
        return product;
    }

    private static @Nullable Unit atom(String code) {
        Unit known = PLAIN.containsKey(code) ? PLAIN.get(code) : METRIC.get(code);
        for (int length = 1; known == null && length <= 2 && length < code.length(); length++) {
            Double prefix = PREFIXES.get(code.substring(0, length));
            Unit base = prefix == null ? null : METRIC.get(code.substring(length));
            if (prefix != null && base != null) {
                known = new Unit(base.factor() * prefix, 0, base.powers(), base.arbitrary());
            }
        }
        return known;
    }
}
