package org.carbonscape.suitability.weight;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * Pairwise judgements of an expert: a positive reciprocal matrix, cell (i, j) = how much more criterion i matters than
 * criterion j, on Saaty's scale 1..9 and its reciprocals. Always whole and reciprocal: what is not is a problem that
 * names the cell. Immutable.
 */
public final class Judgements {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
    private static final Pattern DATE = Pattern.compile(
            "(?i)(?<m1>\\d{1,2})月(?<d1>\\d{1,2})日|\\d{4}[-/.](?<m2>\\d{1,2})[-/.](?<d2>\\d{1,2})(?: 0?0:00:00)?"
                    + "|(?<d3>\\d{1,2})-(?<m3>" + MONTH + ")|(?<m4>" + MONTH + ")-(?<d4>\\d{1,2})");

    /** Of a footnote (①, ²); fractions are digits. */
    private static final Pattern MARK = Pattern.compile("[\\p{No}&&[^¼-¾⅐-⅟↉]]");

    /** a_ij * a_ji may differ from 1 by this much, so that 0.33 written for 1/3 passes. */
    private static final double RECIPROCITY = 0.02;

    /** One judgement: {@code first} matters {@code value} times as much as {@code second}. */
    public record Judgement(String first, String second, double value) {}

    /** What problems call judgements that stand in no file. */
    private static final String NO_FILE = "judgements";

    private final String place;
    private final List<String> names;
    private final double[][] matrix;

    private Judgements(String place, List<String> names, double[][] matrix) {
        this.place = place;
        this.names = List.copyOf(names);
        this.matrix = matrix;
    }

    /**
     * From a whole matrix. The upper triangle counts; the lower must be its reciprocal within 2 %.
     *
     * @throws ProblemException SUIT-01 (shape), SUIT-02 (not a positive number), SUIT-03 (not reciprocal), all at once
     */
    public static Judgements of(List<String> names, double[][] matrix) {
        String[][] text = new String[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            text[i] = Arrays.stream(matrix[i])
                    .mapToObj(v -> Double.isNaN(v) ? "NaN" : Double.isInfinite(v) ? "inf" : "")
                    .toArray(String[]::new);
        }
        return checked(NO_FILE, names, matrix, text);
    }

    /**
     * From text as in a CSV file: numbers or fractions ({@code 1/3}); an empty cell below the diagonal takes the
     * reciprocal of its twin (and the other way round), an empty diagonal is 1.
     *
     * @param place what the problems call it: the file
     * @param rows  n rows of n cells, without the names
     */
    public static Judgements parse(String place, List<String> names, List<List<String>> rows) {
        int n = rows.size();
        double[][] matrix = new double[n][];
        String[][] text = new String[n][];
        for (int i = 0; i < n; i++) {
            text[i] = rows.get(i).stream().map(String::strip).toArray(String[]::new);
            matrix[i] = Arrays.stream(text[i]).mapToDouble(Judgements::number).toArray();
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < matrix[i].length; j++) {
                if (text[i][j].isEmpty()) {
                    boolean twin = j < n && i < matrix[j].length && !text[j][i].isEmpty();
                    matrix[i][j] = i == j ? 1 : twin ? 1 / matrix[j][i] : Double.NaN;
                }
            }
        }
        return checked(place, names, matrix, text);
    }

    /**
     * From single judgements, one for each pair, either way round.
     *
     * @throws ProblemException SUIT-02 (value or name), SUIT-03 (a pair judged twice, differently), SUIT-04 (a pair not
     *     judged)
     */
    public static Judgements of(List<String> names, List<Judgement> list) {
        return of(NO_FILE, names, list);
    }

    /**
     * The same from a file.
     *
     * @param place what the problems call it
     */
    public static Judgements of(String place, List<String> names, List<Judgement> list) {
        Problems problems = new Problems();
        int n = names.size();
        double[][] matrix = new double[n][n];
        for (Judgement judgement : list) {
            int i = names.indexOf(judgement.first());
            int j = names.indexOf(judgement.second());
            String pair = place + " (" + judgement.first() + " over " + judgement.second() + ")";
            if (i < 0 || j < 0) {
                problems.add(ProblemCode.SUIT_02_JUDGEMENT, pair, i < 0 ? judgement.first() : judgement.second());
            } else if (!(judgement.value() > 0) || Double.isInfinite(judgement.value())) {
                problems.add(ProblemCode.SUIT_02_JUDGEMENT, pair, shown(judgement.value()));
            } else if (i == j
                    ? judgement.value() != 1
                    : matrix[i][j] != 0 && Math.abs(judgement.value() / matrix[i][j] - 1) > RECIPROCITY) {
                problems.add(
                        ProblemCode.SUIT_03_RECIPROCAL,
                        pair,
                        Numbers.text(judgement.value()),
                        i == j ? "1" : Numbers.text(matrix[i][j]));
            } else if (i != j && (matrix[i][j] == 0 || judgement.value() >= 1)) {
                // of a pair judged twice, the one above 1 was written without rounding
                matrix[i][j] = judgement.value();
                matrix[j][i] = 1 / judgement.value();
            }
        }
        if (problems.isEmpty()) {
            for (int i = 0; i < n; i++) {
                matrix[i][i] = 1;
                for (int j = i + 1; j < n; j++) {
                    if (matrix[i][j] == 0) {
                        problems.add(ProblemCode.SUIT_04_MISSING_JUDGEMENT, place, names.get(i), names.get(j));
                    }
                }
            }
        }
        problems.throwIfAny();
        return new Judgements(place, names, matrix);
    }

    /** Several experts as one: the geometric mean of each judgement, the only mean that keeps reciprocity. */
    public static Judgements group(List<Judgements> experts) {
        if (experts.isEmpty()) {
            throw new IllegalArgumentException("no experts");
        }
        List<String> names = experts.get(0).names;
        int n = names.size();
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 1;
            for (int j = i + 1; j < n; j++) {
                double logs = 0;
                for (Judgements expert : experts) {
                    if (!expert.names.equals(names)) {
                        throw new IllegalArgumentException(
                                "experts judged different criteria: " + names + " and " + expert.names);
                    }
                    logs += StrictMath.log(expert.matrix[i][j]);
                }
                matrix[i][j] = StrictMath.exp(logs / experts.size());
                matrix[j][i] = 1 / matrix[i][j];
            }
        }
        String places = experts.stream().map(e -> e.place).distinct().collect(Collectors.joining(", "));
        return new Judgements(places, names, matrix);
    }

    private static Judgements checked(String place, List<String> names, double[][] matrix, String[][] text) {
        Problems problems = new Problems();
        int n = names.size();
        if (n == 0 || Set.copyOf(names).size() != n || matrix.length != n) {
            throw new ProblemException(ProblemCode.SUIT_01_MATRIX_SHAPE, place, n, matrix.length);
        }
        for (int i = 0; i < n; i++) {
            if (matrix[i].length != n) {
                problems.add(
                        ProblemCode.SUIT_01_MATRIX_SHAPE,
                        place + " row " + (i + 1) + " \"" + names.get(i) + "\"",
                        n,
                        matrix[i].length);
            }
        }
        problems.throwIfAny();
        double[][] clean = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                boolean wrong = !(matrix[i][j] > 0) || Double.isInfinite(matrix[i][j]);
                if (wrong && !isToldOfOther(matrix, text, i, j)) {
                    problems.add(
                            ProblemCode.SUIT_02_JUDGEMENT, cell(place, names, i, j), shown(text[i][j], matrix[i][j]));
                }
            }
        }
        problems.throwIfAny();
        for (int i = 0; i < n; i++) {
            if (Math.abs(matrix[i][i] - 1) > 1e-9) {
                problems.add(ProblemCode.SUIT_03_RECIPROCAL, cell(place, names, i, i), Numbers.text(matrix[i][i]), "1");
            }
            clean[i][i] = 1;
            for (int j = i + 1; j < n; j++) {
                if (Math.abs(matrix[i][j] * matrix[j][i] - 1) > RECIPROCITY) {
                    problems.add(
                            ProblemCode.SUIT_03_RECIPROCAL,
                            cell(place, names, j, i),
                            Numbers.text(matrix[j][i]),
                            Numbers.text(1 / matrix[i][j]));
                }
                // of the pair, the one above 1 was written without rounding
                clean[i][j] = matrix[i][j] >= 1 ? matrix[i][j] : 1 / matrix[j][i];
                clean[j][i] = matrix[i][j] >= 1 ? 1 / matrix[i][j] : matrix[j][i];
            }
        }
        problems.throwIfAny();
        return new Judgements(place, names, clean);
    }

    /** Of a half left empty the half that was written is told, of a pair left empty the first. */
    private static boolean isToldOfOther(double[][] matrix, String[][] text, int i, int j) {
        boolean written = !text[j][i].isEmpty();
        boolean second = i > j && Double.isNaN(matrix[i][j]) && Double.isNaN(matrix[j][i]);
        return i != j && text[i][j].isEmpty() && (written || second);
    }

    private static Bilingual shown(String written, double value) {
        return !written.isEmpty()
                ? Bilingual.same(written)
                : Double.isNaN(value) ? Bilingual.of("(empty)", "（空白）") : Bilingual.same(Numbers.text(value));
    }

    private static String shown(double value) {
        return Double.isNaN(value) ? "" : Numbers.text(value);
    }

    private static String cell(String place, List<String> names, int i, int j) {
        return place + " row " + (i + 1) + " column " + (j + 1) + " (" + names.get(i) + " over " + names.get(j) + ")";
    }

    /**
     * A number or a fraction of two (1/3, 1:3, ⅓), also one that a spreadsheet took for a date (1月3日, 3-Jan,
     * 2024-01-03); NaN for anything else,
     * as for one with a footnote's mark (3①), which is no digit.
     */
    public static double number(String written) {
        if (MARK.matcher(written).find()) {
            return Double.NaN;
        }
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replace('\u2044', '/')
                .replace('\u2215', '/'); // the signs for a fraction and for a division
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            return ofDate(date);
        }
        if (text.matches("[0-9.]+\\s*:\\s*[0-9.]+")) {
            text = text.replace(':', '/');
        }
        int slash = text.indexOf('/');
        try {
            return slash < 0
                    ? Double.parseDouble(text)
                    : Double.parseDouble(text.substring(0, slash).strip())
                            / Double.parseDouble(text.substring(slash + 1).strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Of 1/3 the first of March or the third of January: judgements written as fractions have 1 above the line. */
    private static double ofDate(Matcher date) {
        String month = Stream.of("m1", "m2", "m3", "m4")
                .map(date::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        String day = Stream.of("d1", "d2", "d3", "d4")
                .map(date::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        int m = month.matches("[0-9]+")
                ? Integer.parseInt(month)
                : 1 + MONTHS.indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT)) / 3;
        int d = Integer.parseInt(day);
        int below = m == 1 ? d : m;
        return (m == 1 || d == 1) && below > 1 && below <= 9 ? 1.0 / below : Double.NaN;
    }

    public List<String> names() {
        return names;
    }

    /** What problems call them: the file, of several experts all files. */
    public String place() {
        return place;
    }

    /** The same of criteria by other names, in the same order. */
    public Judgements named(List<String> others) {
        if (others.size() != count()) {
            throw new IllegalArgumentException(others.size() + " names for " + count() + " criteria");
        }
        return new Judgements(place, others, matrix);
    }

    /** The same judgements with the criteria in another order. */
    public Judgements inOrder(List<String> others) {
        double[][] moved = new double[count()][count()];
        for (int i = 0; i < moved.length; i++) {
            for (int j = 0; j < moved.length; j++) {
                moved[i][j] = matrix[names.indexOf(others.get(i))][names.indexOf(others.get(j))];
            }
        }
        return new Judgements(place, others, moved);
    }

    public int count() {
        return names.size();
    }

    /** How much more criterion i matters than criterion j. */
    public double get(int i, int j) {
        return matrix[i][j];
    }

    /** SUIT-C01 for each judgement outside 1/9..9. */
    public List<Problem> cautions() {
        List<Problem> cautions = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            for (int j = 0; j < count(); j++) {
                if (matrix[i][j] > 9 + 1e-9) {
                    cautions.add(Problem.of(
                            ProblemCode.SUIT_C01_SCALE, cell(place, names, i, j), Numbers.text(matrix[i][j])));
                }
            }
        }
        return cautions;
    }
}
