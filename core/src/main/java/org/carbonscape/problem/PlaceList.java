package org.carbonscape.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several places of one finding as one: rows of a table as {@code stats.csv rows 2-5, 9}, years of a key as
 * {@code geodetector.y (net, 2000, 2010)}, others side by side.
 */
final class PlaceList {
    static final Pattern ROW = Pattern.compile("(.*) row (\\d+)((?:, column)? \"[^\"]*\")?");
    private static final Pattern YEAR = Pattern.compile("(.* \\(.*, )(\\d{4})\\)");
    private static final Pattern COUNTED =
            Pattern.compile(" (rows?|columns?) (\\d+(?:[-, ]+\\d+)*(?:, \\.{3} \\(\\+\\d+\\))?)");

    private static final Pattern MORE = Pattern.compile("(?:, |; |、|；)\\.{3} \\(\\+(\\d+)\\)");
    private static final Pattern AND_SO_ON = Pattern.compile("(?:, |、)\\.{3}$");
    private static final Pattern LIKEWISE = Pattern.compile(" \\(likewise 第 (.*) 行\\)");
    private static final Pattern SEVERAL = Pattern.compile("[\\p{L}\\p{N}_.\\[\\]-]+(?:, [\\p{L}\\p{N}_.\\[\\]-]+)+");
    /** The pair of a judgement, behind its cell or its file. */
    private static final Pattern OVER = Pattern.compile(" ?\\(([^()]+) over ([^()]+)\\)");

    /** Of drivers whose names may have blanks: {@code drivers.soil carbon, net_per_ha, 2010}. */
    private static final Pattern DRIVERS = Pattern.compile("drivers\\.(?!.* (?:rows?|columns?) )[^\"()]+");

    private static final Pattern CRITERION = Pattern.compile("(^|; )criterion ");

    private PlaceList() {}

    static String of(List<String> places) {
        if (places.size() == 1) {
            return places.get(0);
        }
        Map<String, Rows> tables = new LinkedHashMap<>();
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String place : places) {
            Matcher row = ROW.matcher(place);
            Matcher year = YEAR.matcher(place);
            if (row.matches()) {
                String subject = row.group(3) == null ? "" : row.group(3);
                tables.computeIfAbsent(row.group(1), t -> new Rows(new ArrayList<>(), new ArrayList<>()))
                        .add(Integer.parseInt(row.group(2)), subject);
                all.putIfAbsent(row.group(1), List.of());
            } else if (year.matches()) {
                all.computeIfAbsent(year.group(1), k -> new ArrayList<>()).add(year.group(2));
            } else {
                all.putIfAbsent(place, List.of());
            }
        }
        List<String> told = new ArrayList<>();
        all.forEach((place, years) -> {
            if (tables.containsKey(place)) {
                told.add(place + tables.get(place).text());
            } else {
                told.add(years.isEmpty() ? place : place + String.join(", ", years) + ")");
            }
        });
        return Listing.of(told, "; ");
    }

    /** Further rows with the like, to stand behind a place; nothing where there are none beside those told. */
    static String likewise(List<String> places, List<String> told) {
        List<Integer> known = numbers(told);
        Rows rows = new Rows(new ArrayList<>(), new ArrayList<>());
        numbers(places).stream().filter(n -> !known.contains(n)).forEach(n -> rows.add(n, ""));
        return rows.numbers.isEmpty() ? "" : " (likewise" + rows.text() + ")";
    }

    private static List<Integer> numbers(List<String> places) {
        return places.stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(m -> Integer.parseInt(m.group(2)))
                .toList();
    }

    /** How many more there are than a {@link Listing} shows, in Chinese. */
    static String more(String listed) {
        return AND_SO_ON.matcher(MORE.matcher(listed).replaceAll("……（另有 $1 个）")).replaceAll("……");
    }

    /** Rows, columns, criteria and lists of keys in the reader's language; all else is the user's own words. */
    static String in(Language language, String place) {
        if (language == Language.EN) {
            return place;
        }
        if (SEVERAL.matcher(place).matches()) {
            return place.replace(", ", "、");
        }
        if (DRIVERS.matcher(place).matches()) {
            return place.replace(", ", "、").replace("; ", "；");
        }
        String named = CRITERION.matcher(place).replaceAll("$1指标 ").replaceAll(",? column \"([^\"]*)\"", "“$1”列");
        String counted = COUNTED.matcher(named)
                .replaceAll(m -> Matcher.quoteReplacement(" 第 "
                        + more(m.group(2)).replace(", ", "、") + (m.group(1).startsWith("row") ? " 行" : " 列")));
        String pairs = OVER.matcher(counted).replaceAll("（$1 与 $2 相比）");
        return LIKEWISE.matcher(pairs).replaceFirst("（第 $1 行亦同）");
    }

    private record Rows(List<Integer> numbers, List<String> subjects) {
        void add(int number, String subject) {
            numbers.add(number);
            subjects.add(subject);
        }

        /** Three and more that follow one another from the first to the last. */
        String text() {
            List<Integer> sorted = numbers.stream().distinct().sorted().toList();
            List<String> spans = new ArrayList<>();
            for (int i = 0; i < sorted.size(); ) {
                int end = i;
                while (end + 1 < sorted.size() && sorted.get(end + 1) == sorted.get(end) + 1) {
                    end++;
                }
                if (end - i >= 2) {
                    spans.add(sorted.get(i) + "-" + sorted.get(end));
                    i = end + 1;
                } else {
                    spans.add(sorted.get(i).toString());
                    i++;
                }
            }
            boolean same = subjects.stream().distinct().count() == 1;
            return (sorted.size() == 1 ? " row " : " rows ") + Listing.of(spans) + (same ? subjects.get(0) : "");
        }
    }
}
