package org.carbonscape.study.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sectors whose codes say which is the sum of which, as inventories number them: 1.A of 1.A.1 and 1.A.2. */
final class SectorCodes {
    /** 1, 1.A, 1A1a, "1.A.1 Energy industries", 1.1钢铁; no "2 wheelers" of a single letter. */
    private static final Pattern CODE = Pattern.compile(
            "\\s*(\\d{1,2}(?:\\.?(?:\\d{1,2}|[A-Za-z](?![A-Za-z])))*)" + "\\.?(?=$|[\\s、:：_-]|\\p{IsHan})");

    private static final Pattern LEVEL = Pattern.compile("\\d+|[A-Za-z]");

    private SectorCodes() {}

    /**
     * Rows that are sums, each with those right below it in the order of codes.
     *
     * @param rows  of one unit, year and item
     * @param names of their sectors
     */
    static Map<Integer, List<Integer>> sums(List<Integer> rows, IntFunction<String> names) {
        Map<List<String>, Integer> byCode = new LinkedHashMap<>();
        for (int r : rows) {
            List<String> code = code(names.apply(r));
            if (!code.isEmpty() && byCode.putIfAbsent(code, r) != null) {
                return Map.of(); // given twice, which is told
            }
        }
        Map<Integer, List<Integer>> sums = new HashMap<>();
        byCode.forEach((code, r) -> {
            for (int levels = code.size() - 1; levels > 0; levels--) {
                Integer sum = byCode.get(code.subList(0, levels));
                if (sum != null) {
                    sums.computeIfAbsent(sum, s -> new ArrayList<>()).add(r);
                    return;
                }
            }
        });
        return sums;
    }

    private static List<String> code(String name) {
        Matcher code = CODE.matcher(name);
        return code.lookingAt()
                ? LEVEL.matcher(code.group(1))
                        .results()
                        .map(r -> r.group().toUpperCase(Locale.ROOT))
                        .toList()
                : List.of();
    }
}
