package org.carbonscape.study.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.land.AccuracySample;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/** Places held against the truth, one a row or as many as a count says. */
final class AccuracyPlaces {
    /** From so many rows on it is no chance that no pair of classes comes twice. */
    private static final int FEW = 4;
    /** Where one row in so many has a double, all others are told apart. */
    private static final int FEW_ALIKE = 10;

    private static final int MOST_TOLD = 5;

    private AccuracyPlaces() {}

    /**
     * @param header   the row of the columns' names, from 0
     * @param columns  of stratum, map, reference and count; -1 = each row is one place
     * @param cautions told of a total that is not the sum, and of a column that may be the count
     */
    static AccuracySample read(
            List<TableFile.Row> rows, int header, int[] columns, String place, List<Problem> cautions) {
        Problems problems = new Problems();
        Set<String> strata = new LinkedHashSet<>();
        Set<String> classes = new TreeSet<>();
        List<String[]> read = new ArrayList<>();
        List<List<String>> taken = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<Bilingual> wrong = new ArrayList<>();
        List<String> heads = rows.get(header).cells();
        for (TableFile.Row each : rows.subList(header + 1, rows.size())) {
            List<String> row = each.cells();
            int number = each.number();
            String[] texts = IntStream.range(0, columns.length)
                    .mapToObj(c -> c == 3 && columns[3] < 0 ? "1" : cell(row, columns[c]))
                    .toArray(String[]::new);
            String at = place + " row " + number;
            if (isNote(row)) {
                continue;
            }
            if (row.stream().map(String::strip).anyMatch(HeaderWords::isTotal)) {
                long sum = read.stream().mapToLong(p -> Long.parseLong(p[3])).sum();
                if (columns[3] >= 0 && !texts[3].isEmpty()) {
                    long total = AccuracyCounts.whole(texts[3], at, problems);
                    if (total != sum) {
                        wrong.add(Bilingual.of(
                                "row " + number + " " + total + " (" + sum + ")",
                                "第 " + number + " 行 " + total + "（" + sum + "）"));
                    }
                }
                continue;
            }
            if (texts[0].isEmpty() || texts[1].isEmpty() || texts[2].isEmpty()) {
                problems.add(ProblemCode.ACCURACY_05_GAP, at);
                continue;
            }
            strata.add(texts[0]);
            classes.add(texts[1]);
            classes.add(texts[2]);
            texts[3] = Long.toString(AccuracyCounts.whole(texts[3], at, problems));
            read.add(texts);
            taken.add(row);
            numbers.add(number);
        }
        problems.throwIfAny();
        if (!wrong.isEmpty()) {
            cautions.add(Problem.of(ProblemCode.ACCURACY_C03_SUMS, place, Bilingual.list(wrong)));
        }
        twice(heads, taken, numbers, columns, place, cautions);
        if (columns[3] < 0) {
            uncounted(heads, taken, read, columns, place, cautions);
        }
        List<String> layers = List.copyOf(strata);
        List<String> names = List.copyOf(classes);
        long[][][] places = new long[layers.size()][names.size()][names.size()];
        for (String[] row : read) {
            places[layers.indexOf(row[0])][names.indexOf(row[1])][names.indexOf(row[2])] += Long.parseLong(row[3]);
        }
        return new AccuracySample(layers, names, places);
    }

    /**
     * Rows of a count that say the same but for it; without a count rows of one place, where something else than its
     * classes tells places apart.
     */
    private static void twice(
            List<String> heads,
            List<List<String>> rows,
            List<Integer> numbers,
            int[] columns,
            String place,
            List<Problem> cautions) {
        int[] others = IntStream.range(0, heads.size())
                .filter(c -> IntStream.of(columns).noneMatch(taken -> taken == c))
                .toArray();
        Map<List<String>, Integer> first = new HashMap<>();
        List<Bilingual> twice = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            List<String> row = rows.get(r);
            List<String> key = IntStream.concat(IntStream.of(columns).limit(3), IntStream.of(others))
                    .mapToObj(c -> cell(row, c))
                    .toList();
            Integer earlier = first.putIfAbsent(key, numbers.get(r));
            if (earlier != null) {
                twice.add(Bilingual.of(
                        "row " + numbers.get(r) + " (as row " + earlier + ")",
                        "第 " + numbers.get(r) + " 行（同第 " + earlier + " 行）"));
            }
        }
        boolean areTold = columns[3] >= 0 || FEW_ALIKE * twice.size() < rows.size();
        if (!twice.isEmpty() && areTold) {
            cautions.add(Problem.of(
                    ProblemCode.ACCURACY_C07_TWICE,
                    place,
                    twice.size(),
                    Bilingual.list(twice.subList(0, Math.min(twice.size(), MOST_TOLD)))));
        }
    }

    /** Where no pair of classes stands twice, a column of whole numbers says how often each was found. */
    private static void uncounted(
            List<String> heads,
            List<List<String>> rows,
            List<String[]> read,
            int[] columns,
            String place,
            List<Problem> cautions) {
        Set<List<String>> pairs = read.stream().map(List::of).collect(Collectors.toSet());
        if (read.size() < FEW || pairs.size() < read.size()) {
            return;
        }
        IntStream.range(0, heads.size())
                .filter(c -> IntStream.of(columns).noneMatch(taken -> taken == c))
                .filter(c -> rows.stream().allMatch(r -> cell(r, c).matches("[0-9]{1,9}([.]0+)?")))
                .filter(c -> !isNumbering(rows, c))
                .mapToObj(heads::get)
                .findFirst()
                .ifPresent(h -> cautions.add(Problem.of(ProblemCode.ACCURACY_C06_NO_COUNT, place, h.strip())));
    }

    /** Numbers of rows: none comes twice and each is higher than the one before. */
    private static boolean isNumbering(List<List<String>> rows, int column) {
        double[] numbers = rows.stream()
                .mapToDouble(r -> Double.parseDouble(cell(r, column)))
                .toArray();
        return IntStream.range(1, numbers.length).allMatch(i -> numbers[i] > numbers[i - 1])
                || new HashSet<>(rows.stream().map(r -> cell(r, column)).toList()).size() == 1;
    }

    private static boolean isNote(List<String> row) {
        List<String> filled =
                row.stream().map(String::strip).filter(t -> !t.isEmpty()).toList();
        return filled.size() == 1 && HeaderWords.isNote(filled.get(0));
    }

    private static String cell(List<String> row, int column) {
        return column >= 0 && column < row.size() ? row.get(column).strip() : "";
    }
}
