package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * Whether emissions can be meant: per area of the land that carries them and per head, against the extremes of the
 * Earth's countries and cities, and unit against unit. The bounds lie less than a factor of 10^4 apart, so that amounts
 * in t where 10^4 t was meant, or the reverse, leave them wherever the true value lies, and wide enough that real
 * statistics stay within.
 */
final class Plausibility {
    /**
     * tCO2 a year per km2 of built-up land. Countries lie between some 500 (Burundi, Chad, DR Congo: 0.8 to 3 Mt on
     * 1,000 to 6,000 km2) and 150,000 (Qatar, Kuwait, Singapore); districts of steel works reach ten times that.
     */
    static final double LEAST_PER_KM2 = 300;

    static final double MOST_PER_KM2 = 2e6;
    /**
     * tCO2 a year per head. Countries lie between 0.03 (DR Congo, Burundi) and 40 (Qatar); districts of coal and
     * chemistry (Ordos) reach some 120.
     */
    static final double LEAST_PER_HEAD = 0.025;

    static final double MOST_PER_HEAD = 200;
    /** A unit's emissions per area beside the middle one of its set. */
    static final double MOST_BESIDE = 3000;

    /**
     * All emissions of a phase beside those of the phase before. The fastest regions grow four- to fivefold in a
     * decade; an amount in a unit of ten times is beyond.
     */
    static final double MOST_GROWTH = 8;
    /** Those of a unit, which one new plant may multiply. */
    static final double MOST_GROWTH_OF_UNIT = 20;

    private static final int FEWEST_UNITS = 3;

    private Plausibility() {}

    /** What emissions of a phase are beside what is known: of all of them, else of single units. */
    record ByArea(Optional<Problem> all, Optional<Beside> units) {}

    /**
     * Units that lie far from the others in a phase.
     *
     * @param middle of all units, tCO2 a year per km2
     * @param each   of these, by their ids
     */
    record Beside(int year, double middle, Map<String, Double> each) {}

    /**
     * Emissions of a phase by area.
     *
     * @param tCO2 by unit
     * @param km2  by unit: land that carries the emissions
     */
    static ByArea byArea(String place, int year, List<String> ids, double[] tCO2, double[] km2) {
        double sum = Arrays.stream(tCO2).sum();
        double area = Arrays.stream(km2).sum();
        if (sum > 0 && area > 0 && isOut(sum / area, LEAST_PER_KM2, MOST_PER_KM2)) {
            return new ByArea( // that single units are out of it as well is no news
                    Optional.of(Problem.of(
                            ProblemCode.CARBON_C16_PER_AREA,
                            place,
                            Integer.toString(year),
                            readable(sum / area),
                            readable(LEAST_PER_KM2),
                            readable(MOST_PER_KM2))),
                    Optional.empty());
        }
        double[] each = new double[ids.size()];
        Arrays.setAll(each, u -> tCO2[u] > 0 && km2[u] > 0 ? tCO2[u] / km2[u] : Double.NaN);
        double[] known = Arrays.stream(each).filter(v -> v > 0).sorted().toArray();
        Map<String, Double> out = new LinkedHashMap<>();
        double middle = known.length >= FEWEST_UNITS ? known[known.length / 2] : Double.NaN;
        for (int u = 0; u < each.length; u++) {
            if (isOut(each[u], middle / MOST_BESIDE, middle * MOST_BESIDE)) {
                out.put(ids.get(u), each[u]);
            }
        }
        return new ByArea(
                Optional.empty(), out.isEmpty() ? Optional.empty() : Optional.of(new Beside(year, middle, out)));
    }

    /** One caution of all phases; a unit with its years where they are not those of all that are told. */
    static Optional<Problem> ofBeside(String place, List<Beside> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Map<Integer, Double>> units = new LinkedHashMap<>();
        all.forEach(b -> b.each.forEach((id, value) ->
                units.computeIfAbsent(id, i -> new LinkedHashMap<>()).put(b.year, value)));
        List<Bilingual> told = units.entrySet().stream()
                .map(u -> {
                    Bilingual values = limits(List.copyOf(u.getValue().values()));
                    Bilingual years = years(List.copyOf(u.getValue().keySet()));
                    boolean always = u.getValue().size() == all.size();
                    return Bilingual.of(
                            u.getKey() + " (" + values.in(Language.EN)
                                    + (always ? ")" : "; " + years.in(Language.EN) + ")"),
                            u.getKey() + "（" + values.in(Language.ZH)
                                    + (always ? "）" : "；" + years.in(Language.ZH) + " 年）"));
                })
                .toList();
        return Optional.of(Problem.of(
                ProblemCode.CARBON_C18_BESIDE,
                place,
                years(all.stream().map(Beside::year).toList()),
                Bilingual.list(told),
                limits(all.stream().map(Beside::middle).toList())));
    }

    private static Bilingual years(List<Integer> years) {
        return Bilingual.list(
                years.stream().map(y -> Bilingual.same(Integer.toString(y))).toList());
    }

    private static Bilingual limits(List<Double> values) {
        String least = readable(Collections.min(values));
        String most = readable(Collections.max(values));
        return least.equals(most) ? Bilingual.same(least) : Bilingual.of(least + " to " + most, least + " 至 " + most);
    }

    /**
     * The caution of a phase, where heads are known.
     *
     * @param heads   by unit, NaN where not known
     * @param measure of the heads, such as 万人; empty: one by one
     */
    static Optional<Problem> byHead(String place, int year, double[] tCO2, double[] heads, String measure) {
        double times = Unit.find(measure)
                .filter(u -> u.dimension().equals(Dimension.COUNT))
                .map(Unit::factor)
                .orElse(measure.isEmpty() ? 1 : Double.NaN);
        double sum = 0;
        double people = 0;
        for (int u = 0; u < tCO2.length; u++) {
            if (tCO2[u] > 0 && heads[u] > 0) {
                sum += tCO2[u];
                people += heads[u] * times;
            }
        }
        return people > 0 && isOut(sum / people, LEAST_PER_HEAD, MOST_PER_HEAD)
                ? Optional.of(Problem.of(
                        ProblemCode.CARBON_C17_PER_HEAD,
                        place,
                        Integer.toString(year),
                        readable(sum / people),
                        readable(LEAST_PER_HEAD),
                        readable(MOST_PER_HEAD)))
                : Optional.empty();
    }

    /** What is said of the total of each phase, once for all of them: years and values in the same order. */
    static List<Problem> together(List<Problem> ofPhases) {
        Map<ProblemCode, List<Problem>> byCode = new LinkedHashMap<>();
        ofPhases.forEach(
                p -> byCode.computeIfAbsent(p.code(), c -> new ArrayList<>()).add(p));
        List<Problem> once = new ArrayList<>();
        byCode.forEach((code, all) -> {
            boolean ofTotals = code == ProblemCode.CARBON_C16_PER_AREA || code == ProblemCode.CARBON_C17_PER_HEAD;
            if (all.size() == 1 || !ofTotals) {
                once.addAll(all);
                return;
            }
            List<Bilingual> said = new ArrayList<>(all.get(0).said());
            for (int i = 0; i < 2; i++) { // the year and the value
                int at = i;
                said.set(
                        i,
                        Bilingual.list(all.stream().map(p -> p.said().get(at)).toList()));
            }
            once.add(new Problem(code, all.get(0).place(), said, all.get(0).argument()));
        });
        return once;
    }

    /** Whether a driver's name says that it counts people. */
    static boolean isPopulation(String name) {
        return name.toLowerCase(Locale.ROOT).matches("pop|population|persons|people|人口|常住人口|总人口|户籍人口|人口数|年末常住人口|年末总人口");
    }

    private static boolean isOut(double value, double least, double most) {
        return value < least || value > most;
    }

    private static String readable(double value) {
        return Numbers.readable(value, value >= 100 ? 0 : value >= 1 ? 1 : 4);
    }
}
