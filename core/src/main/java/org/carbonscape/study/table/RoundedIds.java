package org.carbonscape.study.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carbonscape.problem.Listing;
import org.carbonscape.zone.UnitSet;

/** Ids that a spreadsheet shows in powers of ten: 4.30102E+05 is 430102, of 4.301E+05 the last digits are lost. */
final class RoundedIds {
    private static final Pattern POWER = Pattern.compile("[1-9](?:\\.[0-9]{1,15})?[eE]\\+?[0-9]{1,2}");
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{3,17}");

    private final Map<Integer, BigDecimal> ids = new LinkedHashMap<>(); // by unit
    private final Map<Integer, Map<BigDecimal, List<Integer>>> shown = new HashMap<>(); // units by digits and number

    RoundedIds(UnitSet set) {
        for (int u = 1; u <= set.count(); u++) {
            if (DIGITS.matcher(set.id(u)).matches()) {
                ids.put(u, new BigDecimal(set.id(u)));
            }
        }
    }

    /** The unit whose id it is, where no other id is written so. */
    Optional<Integer> find(String text) {
        Map<Integer, BigDecimal> alike = alike(text);
        return alike.size() == 1
                ? alike.entrySet().stream()
                        .filter(e -> e.getValue().compareTo(new BigDecimal(folded(text))) == 0)
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }

    /** Ids that are written so; empty where none is. */
    Optional<String> lost(String text) {
        Map<Integer, BigDecimal> alike = alike(text);
        return alike.isEmpty() || find(text).isPresent()
                ? Optional.empty()
                : Optional.of(Listing.of(
                        alike.values().stream().map(BigDecimal::toPlainString).toList()));
    }

    /** By unit. */
    private Map<Integer, BigDecimal> alike(String text) {
        String folded = folded(text);
        Map<Integer, BigDecimal> alike = new LinkedHashMap<>();
        if (POWER.matcher(folded).matches()) {
            BigDecimal written = new BigDecimal(folded);
            int digits = folded.replaceFirst("[eE].*", "").replace(".", "").length();
            shown.computeIfAbsent(digits, this::rounded)
                    .getOrDefault(written.stripTrailingZeros(), List.of())
                    .forEach(unit -> alike.put(unit, ids.get(unit)));
        }
        return alike;
    }

    private Map<BigDecimal, List<Integer>> rounded(int digits) {
        MathContext context = new MathContext(digits, RoundingMode.HALF_UP);
        Map<BigDecimal, List<Integer>> units = new HashMap<>();
        ids.forEach((unit, id) -> units.computeIfAbsent(id.round(context).stripTrailingZeros(), k -> new ArrayList<>())
                .add(unit));
        return units;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }
}
