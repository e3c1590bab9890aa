package org.carbonscape.carbon;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Nearest;

/** Units as tables write them, for a remedy where one is misspelt. */
public final class UnitWords {
    static final List<String> COMMON = List.of("""
            万吨|吨|亿吨|千克|公斤|10^4 t|t|kt|kg
            万吨标准煤|万吨标煤|吨标准煤|10^4 tce|tce
            万千瓦时|亿千瓦时|千瓦时|10^4 kWh|10^8 kWh|kWh|MWh|GWh
            百万千焦|吉焦|太焦|GJ|TJ|MJ
            万立方米|亿立方米|立方米|10^4 m3|10^8 m3|m3
            万头|万只|头|只|head|公顷|ha
            万吨CO2|吨CO2|万吨碳|10^4 tCO2|tCO2|tC
            tC/ha/yr|tCO2/ha/yr|kgC/m2/yr|gC/m2/yr|tC/ha|tCO2/ha|kgC/m2|gC/m2
            """.strip().split("[|\n]"));

    private UnitWords() {}

    /**
     * What may be written instead of a word that is no unit: those meant by it, then those that are always right.
     *
     * @param fits which units can be meant here
     */
    public static String instead(String written, Predicate<Unit> fits, List<String> right) {
        List<String> known = COMMON.stream().filter(u -> fits.test(Unit.of(u))).toList();
        Set<String> words = new LinkedHashSet<>(Nearest.to(written, known));
        words.addAll(right);
        return String.join(", ", words);
    }
}
