package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.study.table.TableForms;
import org.carbonscape.suitability.CriteriaTable;

/**
 * The user's table of criteria on its way to {@link CriteriaTable}: columns and words that people use for the same
 * thing become one, each row is made complete (layer, direction, scores).
 */
final class CriteriaRows {
    private static final Map<String, List<String>> GRADINGS = Map.of(
            "breaks", List.of("breakpoints", "breakpoint", "break", "thresholds", "intervals", "分级", "断点", "断点法", "分段"),
            "classes", List.of("class", "categories", "category", "categorical", "类别", "分类", "分类赋值", "类别赋值"),
            "quantiles", List.of("quantile", "quintiles", "percentiles", "分位数"),
            "minmax", List.of("min-max", "min_max", "min max", "normalise", "normalize", "极差", "极差法", "极差标准化", "归一化"),
            "linear", List.of("line", "continuous", "function", "线性", "连续"));
    private static final List<String> UP = List.of(
            "", "positive", "+", "+1", "1", "ascending", "more", "benefit", "higher", "high", "max", "正向", "正", "效益型");
    private static final List<String> DOWN =
            List.of("negative", "-", "-1", "descending", "less", "cost", "lower", "low", "min", "负向", "负", "逆向", "成本型");

    private static final List<String> VERIFIED = List.of("verified", "yes", "已核实", "核实", "是");

    /** Weights are written with two decimals at least. */
    private static final double ROUNDING = 0.005;
    /** Sums beyond are of points, not of shares. */
    private static final double NEAR = 2 / 3.0;

    private static final double A_PERCENT = 10;

    private final LayerSources reader;
    private final Map<String, String> layers;
    private final Problems problems;
    private final List<List<String>> rows = new ArrayList<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, Double> weights = new LinkedHashMap<>();
    private int signed; // weights with a percent sign

    /** @param layers of the section, by name: a criterion of that name needs no source */
    CriteriaRows(LayerSources reader, Map<String, String> layers, Problems problems) {
        this.reader = reader;
        this.layers = layers;
        this.problems = problems;
        rows.add(List.of("criterion", "name_zh", "unit", "grading", "at", "scores", "status", "source"));
    }

    /** Rows as {@link CriteriaTable#parse} wants them, header first. */
    List<List<String>> rows() {
        return rows;
    }

    /** What each criterion is made from, as written; empty where nothing says so. */
    String source(String criterion) {
        return sources.getOrDefault(criterion, "");
    }

    /** By criterion, from the column {@code weight}; empty where there is none, NaN for one that is told to be none. */
    Map<String, Double> weights() {
        return weights;
    }

    /** Reads all rows; problems go to the collector. */
    void read(String place, List<List<String>> table) {
        List<String> header = header(table.get(0));
        for (int r = 1; r < table.size(); r++) {
            if (table.get(r).isEmpty() || isSum(header, table.get(r))) {
                rows.add(List.of()); // numbers stay those of the file
            } else {
                row(place + " row " + (r + 1), header, table.get(r));
            }
        }
        tellSum(place);
    }

    /** Weights that almost sum to 1 or 100 lack one or have one that is mistyped; points (9, 5, 3) sum to anything. */
    private void tellSum(String place) {
        double sum = weights.values().stream().mapToDouble(w -> w).sum();
        double most = weights.values().stream().mapToDouble(w -> w).max().orElse(0);
        double whole = most > 1 ? 100 : 1;
        double rounding = ROUNDING * weights.size() * whole;
        boolean mixed = signed > 0 && signed < weights.size()
                || most >= A_PERCENT && weights.values().stream().anyMatch(w -> w > 0 && w < 1);
        boolean near = sum >= whole * NEAR && sum <= whole / NEAR;
        if (!(Math.abs(sum - whole) > rounding && Math.abs(sum - 1) > rounding) || !(mixed || near)) {
            return; // or one is told already
        }
        List<String> shares = weights.entrySet().stream()
                .map(w -> w.getKey() + " " + Numbers.readable(100 * w.getValue() / sum, 1) + " %")
                .toList();
        problems.add(
                ProblemCode.SUIT_C23_SUM,
                place,
                Numbers.text(Math.round(sum * 1e6) / 1e6),
                Bilingual.of(Listing.of(shares), Listing.of(shares, "、")));
    }

    private static List<String> header(List<String> written) {
        List<String> named = TableForms.named(
                "criteria",
                written.stream()
                        .map(h -> h.strip().toLowerCase(Locale.ROOT).replace(' ', '_'))
                        .toList());
        boolean translated = !named.contains("source"); // 来源, as elsewhere, where no column is called 图层 or 数据
        return translated
                ? named.stream()
                        .map(h -> HeaderWords.means(h, "source") && !h.equals("reference") ? "source" : h)
                        .toList()
                : named;
    }

    /** 合计 below the weights. */
    private static boolean isSum(List<String> header, List<String> row) {
        return HeaderWords.isTotal(InputFiles.cell(header, row, "criterion"))
                && Stream.of("source", "layer", "grading", "at", "scores")
                        .allMatch(c -> InputFiles.cell(header, row, c).isEmpty());
    }

    private void row(String place, List<String> header, List<String> row) {
        String name = InputFiles.cell(header, row, "criterion");
        String at = place + " \"" + name + "\"";
        String source = InputFiles.cell(header, row, "source");
        String reference = InputFiles.cell(header, row, "reference");
        String layer = InputFiles.cell(header, row, "layer");
        if (layer.isEmpty() && (reader.isLayer(source) || layers.containsKey(source) || !layers.containsKey(name))) {
            layer = layers.getOrDefault(source, source); // a layer of the section by its name
        } else if (reference.isEmpty()) {
            reference = source; // beside a layer of its own the column says where the grading is from
        }
        if (layer.isEmpty()) {
            layer = layers.getOrDefault(name, "");
        }
        if (layer.isEmpty() && !name.isEmpty()) {
            problems.add(ProblemCode.SUIT_33_NO_LAYER, at);
        }
        sources.put(name, layer);
        weight(at, name, InputFiles.cell(header, row, "weight"));
        List<String> points = parts(InputFiles.cell(header, row, "at"));
        List<String> scores = parts(InputFiles.cell(header, row, "scores"));
        List<String> pairs = !points.isEmpty() && scores.isEmpty() ? points : points.isEmpty() ? scores : List.of();
        if (!pairs.isEmpty() && pairs.stream().allMatch(p -> p.matches(".+[=:：].+"))) { // forest=9|water=7
            points = pairs.stream()
                    .map(p -> p.replaceFirst("\\s*[=:：][^=:：]*$", ""))
                    .toList();
            scores = pairs.stream().map(p -> p.replaceFirst("^.*[=:：]\\s*", "")).toList();
        }
        String grading = grading(InputFiles.cell(header, row, "grading").toLowerCase(Locale.ROOT), points, scores);
        if (grading.equals("linear") && points.isEmpty()) {
            grading = "minmax"; // a line over the whole range
            points = List.of("0", "1");
        } else if (grading.equals("minmax") && points.isEmpty()) {
            points = List.of("0.01", "0.99");
        }
        String given = InputFiles.cell(header, row, "status");
        String status = !given.isEmpty()
                ? VERIFIED.contains(given.toLowerCase(Locale.ROOT)) ? "verified" : given
                : reference.isEmpty() ? "unverified" : "verified"; // a reference is the user's word that it was read
        rows.add(List.of(
                name,
                InputFiles.cell(header, row, "name_zh"),
                InputFiles.cell(header, row, "unit"),
                grading,
                String.join("|", points),
                scores(
                        at,
                        grading,
                        points,
                        scores,
                        InputFiles.cell(header, row, "direction").toLowerCase(Locale.ROOT)),
                status,
                reference.isEmpty() ? CriteriaTable.NO_REFERENCE : reference));
    }

    /** Parts of a cell: between | or ;, else 、, and numbers also between commas or blanks. */
    private static List<String> parts(String cell) {
        List<String> parts = Arrays.stream(cell.split(cell.matches(".*[|;；].*") ? "[|;；]" : "、"))
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .toList();
        if (parts.size() == 1
                && Arrays.stream(cell.strip().split("[,，\\s]+"))
                        .allMatch(p -> p.matches("-|[-+]?[0-9.]+([eE][-+]?[0-9]+)?"))) {
            return List.of(cell.strip().split("[,，\\s]+"));
        }
        return parts;
    }

    /** As written, by another name for it, or what the cells beside it make of it. */
    private static String grading(String written, List<String> points, List<String> scores) {
        if (!written.isEmpty()) {
            return GRADINGS.entrySet().stream()
                    .filter(e -> e.getValue().contains(written))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(written);
        }
        if (points.isEmpty()) {
            return scores.size() > 2 ? "quantiles" : "minmax";
        }
        boolean numbers = points.stream().allMatch(p -> p.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?"));
        return !numbers
                ? "classes"
                : scores.size() == points.size() + 1 ? "breaks" : points.size() == 2 ? "linear" : "classes";
    }

    private void weight(String place, String name, String written) {
        String text = InputTable.folded(written);
        if (!text.isEmpty()) {
            boolean percent = text.matches(".+%");
            double weight = Numbers.parsed(
                    percent ? text.substring(0, text.length() - 1).strip() + "e-2" : text);
            boolean right = weight >= 0 && Double.isFinite(weight);
            weights.put(name, right ? weight : Double.NaN);
            signed += percent ? 1 : 0;
            if (!right) {
                problems.add(ProblemCode.SUIT_08_WEIGHTS, place, name, written);
            }
        }
    }

    /** Scores as written; without any, 1..9 in equal steps by the direction. */
    private String scores(String place, String grading, List<String> points, List<String> scores, String direction) {
        boolean down = DOWN.contains(direction);
        boolean known = down || UP.contains(direction);
        String written = String.join("|", scores);
        if (!known) {
            problems.add(ProblemCode.SUIT_32_DIRECTION, place, direction, written);
        }
        if (!scores.isEmpty()) {
            try {
                double rise = Double.parseDouble(scores.get(scores.size() - 1)) - Double.parseDouble(scores.get(0));
                if (known && !direction.isEmpty() && !grading.equals("classes") && rise != 0 && rise < 0 != down) {
                    problems.add(ProblemCode.SUIT_32_DIRECTION, place, direction, written);
                }
            } catch (NumberFormatException e) {
                // the library names what is wrong with the scores
            }
            return written;
        }
        if (grading.equals("classes")) {
            return "";
        }
        int n = grading.equals("quantiles") ? 5 : grading.equals("breaks") ? points.size() + 1 : 2;
        return IntStream.range(0, n)
                .mapToObj(i -> Numbers.text(1 + 8.0 * (down ? n - 1 - i : i) / (n - 1)))
                .collect(Collectors.joining("|"));
    }
}
