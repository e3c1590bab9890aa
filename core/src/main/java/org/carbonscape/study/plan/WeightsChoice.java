package org.carbonscape.study.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.weights.Contiguity;
import org.carbonscape.weights.Kernel;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;

/**
 * Which neighbours, as written after {@code --weights} and under {@code statistics.weights}:
 * {@code queen}, {@code rook}, {@code order2[:rook][:inclusive]}, {@code knn:K} (or {@code k:K}), {@code band[:D]} (or {@code distance[:D]}), {@code inverse[:P[:D]]},
 * {@code kernel[:FUNCTION][:D | :knnK]}, or a {@code .gal} or {@code .gwt} file. Distances are in metres unless they say km.
 * A band or kernel without a distance takes the one that leaves no unit alone. Near spellings are understood too ({@link WeightsWords}).
 *
 * @param text            as written
 * @param rule            of the contiguity
 * @param number          K, or the power of an inverse distance
 * @param metres          threshold or bandwidth; empty = nobody isolated
 * @param kernel          of kernel weights
 * @param file            of neighbours
 * @param standardisation of rows
 * @param touch           how polygons are compared
 * @param tolerance       map units within which vertices are one
 */
public record WeightsChoice(
        String text,
        Kind kind,
        Rule rule,
        double number,
        OptionalDouble metres,
        Kernel kernel,
        Optional<Path> file,
        Standardisation standardisation,
        Contiguity.Touch touch,
        double tolerance) {

    /** How neighbours are found. */
    public enum Kind {
        CONTIGUITY,
        ORDER_2,
        ORDER_1_AND_2,
        NEAREST,
        BAND,
        INVERSE,
        KERNEL,
        ADAPTIVE_KERNEL,
        FILE
    }

    /** Words for {@code --style} and {@code statistics.style}. */
    public static final List<String> STYLES = List.of("row", "binary");

    private static final Pattern LENGTH = Pattern.compile("([0-9]+(?:\\.[0-9]*)?(?:e[0-9]+)?)\\s*(m|km)?");
    private static final String FORMS =
            "queen, rook, order2[:rook][:inclusive], knn:K, band[:D], inverse[:P[:D]], kernel[:FUNCTION][:D | :knnK], FILE.gal, FILE.gwt";

    /**
     * Reads a choice; row-standardised, polygons compared by their vertices.
     *
     * @param folder that a file's name is relative to
     * @param place  where the user wrote it
     * @throws ProblemException WEIGHTS-10 where it is none of the forms
     */
    public static WeightsChoice parse(String text, Path folder, String place) {
        String plain = text.strip();
        if (plain.toLowerCase(Locale.ROOT).matches(".*\\.(gal|gwt)")) {
            try {
                return choice(
                        plain,
                        Kind.FILE,
                        Rule.QUEEN,
                        0,
                        OptionalDouble.empty(),
                        Kernel.QUARTIC,
                        Optional.of(folder.resolve(plain).normalize()));
            } catch (InvalidPathException e) {
                throw wrong(text, place);
            }
        }
        return strict(plain)
                .or(() -> WeightsWords.form(plain).flatMap(WeightsChoice::strict))
                .orElseThrow(() -> wrong(text, place));
    }

    /** One of the documented forms. */
    private static Optional<WeightsChoice> strict(String plain) {
        List<String> parts =
                new ArrayList<>(Arrays.stream(plain.toLowerCase(Locale.ROOT).split(":", -1))
                        .map(String::strip)
                        .toList());
        String first = parts.remove(0);
        return switch (first) {
            case "queen", "rook" ->
                parts.isEmpty()
                        ? Optional.of(choice(plain, Kind.CONTIGUITY, Rule.valueOf(first.toUpperCase(Locale.ROOT))))
                        : Optional.empty();
            case "order2", "order-2" -> order2(plain, parts);
            case "knn", "k" ->
                parts.size() == 1 && parts.get(0).matches("[1-9][0-9]{0,5}")
                        ? Optional.of(choice(
                                plain,
                                Kind.NEAREST,
                                Rule.QUEEN,
                                Integer.parseInt(parts.get(0)),
                                OptionalDouble.empty(),
                                Kernel.QUARTIC,
                                Optional.empty()))
                        : Optional.empty();
            case "band", "distance" ->
                parts.isEmpty()
                        ? Optional.of(choice(plain, Kind.BAND, Rule.QUEEN))
                        : parts.size() > 1
                                ? Optional.empty()
                                : length(parts.get(0))
                                        .map(d -> distance(plain, Kind.BAND, 0, OptionalDouble.of(d), Kernel.QUARTIC));
            case "inverse" -> inverse(plain, parts);
            case "kernel" -> kernel(plain, parts);
            default -> Optional.empty();
        };
    }

    private static Optional<WeightsChoice> order2(String text, List<String> parts) {
        boolean rook = parts.remove("rook");
        boolean inclusive = parts.remove("inclusive");
        return parts.isEmpty()
                ? Optional.of(
                        choice(text, inclusive ? Kind.ORDER_1_AND_2 : Kind.ORDER_2, rook ? Rule.ROOK : Rule.QUEEN))
                : Optional.empty();
    }

    private static Optional<WeightsChoice> inverse(String text, List<String> parts) {
        if (parts.size() > 2 || !parts.isEmpty() && !parts.get(0).matches("[0-9]+(\\.[0-9]+)?")) {
            return Optional.empty();
        }
        double power = parts.isEmpty() ? 1 : Double.parseDouble(parts.get(0));
        Optional<Double> reach = parts.size() < 2 ? Optional.empty() : length(parts.get(1));
        if (!(power > 0 && power <= 10) || parts.size() == 2 && reach.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(distance(
                text,
                Kind.INVERSE,
                power,
                reach.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                Kernel.QUARTIC));
    }

    private static Optional<WeightsChoice> kernel(String text, List<String> parts) {
        Optional<Kernel> function = parts.isEmpty() ? Optional.empty() : kernel(parts.get(0));
        function.ifPresent(f -> parts.remove(0));
        Kernel kernel = function.orElse(Kernel.QUARTIC);
        if (parts.isEmpty()) {
            return Optional.of(distance(text, Kind.KERNEL, 0, OptionalDouble.empty(), kernel));
        }
        String last = parts.get(0);
        if (parts.size() > 1) {
            return Optional.empty();
        }
        if (last.matches("knn\\s*[1-9][0-9]{0,5}")) {
            return Optional.of(distance(
                    text,
                    Kind.ADAPTIVE_KERNEL,
                    Integer.parseInt(last.substring(3).strip()),
                    OptionalDouble.empty(),
                    kernel));
        }
        return length(last).map(d -> distance(text, Kind.KERNEL, 0, OptionalDouble.of(d), kernel));
    }

    /** A kernel by its name: {@code quartic}, which the literature of weights calls bisquare. */
    static Optional<Kernel> kernel(String name) {
        return name.equalsIgnoreCase("bisquare") || name.equalsIgnoreCase("biweight")
                ? Optional.of(Kernel.QUARTIC)
                : Arrays.stream(Kernel.values())
                        .filter(k -> k.name().equalsIgnoreCase(name))
                        .findFirst();
    }

    /** Names of all kernels. */
    static List<String> kernels() {
        return Arrays.stream(Kernel.values())
                .map(k -> k.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Optional<Double> length(String text) {
        Matcher m = LENGTH.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(m.group(1)) * ("km".equals(m.group(2)) ? 1000 : 1);
        return value > 0 && value < 1e9 ? Optional.of(value) : Optional.empty();
    }

    private static WeightsChoice choice(String text, Kind kind, Rule rule) {
        return choice(text, kind, rule, 0, OptionalDouble.empty(), Kernel.QUARTIC, Optional.empty());
    }

    private static WeightsChoice distance(String text, Kind kind, double number, OptionalDouble metres, Kernel kernel) {
        return choice(text, kind, Rule.QUEEN, number, metres, kernel, Optional.empty());
    }

    private static WeightsChoice choice(
            String text,
            Kind kind,
            Rule rule,
            double number,
            OptionalDouble metres,
            Kernel kernel,
            Optional<Path> file) {
        return new WeightsChoice(
                text, kind, rule, number, metres, kernel, file, Standardisation.ROW, Contiguity.Touch.VERTICES, 0);
    }

    private static ProblemException wrong(String text, String place) {
        return new ProblemException(
                ProblemCode.WEIGHTS_10_CHOICE, place, text, FORMS, String.join(", ", kernels()) + ", bisquare");
    }

    /** The same with a file taken from a folder. */
    public WeightsChoice resolved(Path folder) {
        return new WeightsChoice(
                text,
                kind,
                rule,
                number,
                metres,
                kernel,
                file.map(f -> folder.resolve(f).normalize()),
                standardisation,
                touch,
                tolerance);
    }

    /** Raw weights instead of row-standardised ones, or back. */
    public WeightsChoice withStandardisation(Standardisation other) {
        return new WeightsChoice(text, kind, rule, number, metres, kernel, file, other, touch, tolerance);
    }

    /** Polygons compared in another way. */
    public WeightsChoice withTouch(Contiguity.Touch how, double within) {
        return new WeightsChoice(text, kind, rule, number, metres, kernel, file, standardisation, how, within);
    }

    /** Whether a lattice answers it from rows and columns. */
    public boolean onLattice() {
        return kind == Kind.CONTIGUITY || kind == Kind.ORDER_2 || kind == Kind.ORDER_1_AND_2;
    }

    /** "row" or "binary". */
    public String style() {
        return standardisation == Standardisation.ROW ? "row" : "binary";
    }

    /** As readers see it: {@code queen, row-standardised}, {@code Queen 邻接，行标准化}. */
    public Words words() {
        return Words.of(label(), neighbours() + "，" + (standardisation == Standardisation.ROW ? "行标准化" : "二值"));
    }

    private String neighbours() {
        String by = rule == Rule.ROOK ? "Rook" : "Queen";
        String reach = metres.isEmpty() ? "" : "（" + Numbers.readable(metres.getAsDouble(), 0) + " m）";
        return switch (kind) {
            case CONTIGUITY -> by + " 邻接";
            case ORDER_2 -> by + " 二阶邻接";
            case ORDER_1_AND_2 -> by + " 一阶与二阶邻接";
            case NEAREST -> "最近 " + (int) number + " 个邻居";
            case BAND -> "距离带" + reach;
            case INVERSE -> "反距离（" + Numbers.text(number) + " 次幂）" + reach;
            case KERNEL -> nameZh(kernel) + "权重" + reach;
            case ADAPTIVE_KERNEL -> nameZh(kernel) + "权重（带宽至第 " + (int) number + " 个邻居）";
            case FILE -> file.map(f -> f.getFileName().toString()).orElse(text);
        };
    }

    /** A kernel's Chinese name. */
    public static String nameZh(Kernel kernel) {
        return switch (kernel) {
            case QUARTIC -> "四次核";
            case UNIFORM -> "均匀核";
            case TRIANGULAR -> "三角核";
            case EPANECHNIKOV -> "Epanechnikov 核";
            case TRIWEIGHT -> "三权核";
            case GAUSSIAN -> "高斯核";
            case COSINE -> "余弦核";
        };
    }

    /** As tables name it: {@code queen, row-standardised}. */
    public String label() {
        return (file.isPresent() ? file.get().getFileName() : text)
                + (standardisation == Standardisation.ROW ? ", row-standardised" : ", binary");
    }
}
