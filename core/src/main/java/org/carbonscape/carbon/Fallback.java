package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.IntFunction;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * The units whose emissions did not go where they were meant to, by one rule.
 *
 * @param units   years by unit
 * @param amounts by year, tCO2
 */
record Fallback(SortedMap<Integer, List<Integer>> units, SortedMap<Integer, ExactSum> amounts) {
    void add(int unit, int year, double tCO2) {
        units.computeIfAbsent(unit, u -> new ArrayList<>()).add(year);
        amounts.computeIfAbsent(year, y -> new ExactSum()).add(tCO2);
    }

    Problem told(ProblemCode code, String place, IntFunction<String> told) {
        List<Bilingual> names = new ArrayList<>();
        units.forEach((u, years) -> names.add(name(told.apply(u), years)));
        List<Bilingual> sums = new ArrayList<>();
        amounts.forEach((year, sum) -> {
            String tCO2 = Numbers.readable(sum.value(), Math.abs(sum.value()) < 100 ? 2 : 0) + " tCO2";
            sums.add(Bilingual.of(tCO2 + " (" + year + ")", year + " 年 " + tCO2));
        });
        return Problem.of(code, place, Bilingual.list(names), Bilingual.list(sums));
    }

    /** With the years, where it was not met in all of them. */
    private Bilingual name(String unit, List<Integer> years) {
        if (years.size() == amounts.size()) {
            return Bilingual.same(unit);
        }
        List<String> told = years.stream().map(String::valueOf).toList();
        return Bilingual.of(unit + " (" + String.join(", ", told) + ")", unit + "（" + String.join("、", told) + " 年）");
    }
}
