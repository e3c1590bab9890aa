package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Crs;
import org.carbonscape.measure.Numbers;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.weights.Contiguity;
import org.carbonscape.weights.Kernel;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.locationtech.jts.geom.Geometry;

/**
 * Which neighbours, as written after {@code --weights} and under {@code statistics.weights}:
 * {@code queen}, {@code rook}, {@code order:K[:rook][:inclusive]} (or {@code orderK}), {@code knn:K} (or {@code k:K}),
 * {@code delaunay}, {@code gabriel}, {@code soi}, {@code relative}, {@code band[:D]} (or {@code distance[:D]}),
 * {@code inverse[:P[:D[:LEAST]]]}, {@code kernel[:FUNCTION][:D | :knnK]}, or a file: {@code .gal}, {@code .gwt}, {@code
 * .kwt}, {@code .swm}, or a matrix as {@code .csv}, {@code .txt} or {@code .mat} text. Distances are in metres unless
 * they say km. A band or kernel without a distance takes the one that leaves no unit alone. Near spellings are
 * understood too ({@link WeightsWords}).
 *
 * @param text            as written
 * @param number          K, the power of an inverse distance, or the order
 * @param reach           of distances
 * @param polygons        how polygons are compared
 * @param file            of neighbours
 * @param standardisation of rows
 */
public record WeightsChoice(
        String text,
        Kind kind,
        double number,
        Reach reach,
        Polygons polygons,
        Optional<Path> file,
        Standardisation standardisation) {

    private static final Set<Kind> OF_BORDERS = EnumSet.of(Kind.CONTIGUITY, Kind.ORDER, Kind.ORDER_INCLUSIVE);

    /** How neighbours are found. */
    public enum Kind {
        CONTIGUITY,
        /** Contiguous in so many steps. */
        ORDER,
        /** Contiguous in so many steps or fewer. */
        ORDER_INCLUSIVE,
        NEAREST,
        DELAUNAY,
        GABRIEL,
        SPHERE_OF_INFLUENCE,
        RELATIVE,
        BAND,
        INVERSE,
        KERNEL,
        ADAPTIVE_KERNEL,
        FILE
    }

    /** Whether units are neighbours by their borders, so that it matters how exactly these are compared. */
    public boolean isOfBorders() {
        return OF_BORDERS.contains(kind);
    }

    /**
     * How far, and how weights fall.
     *
     * @param metres threshold or bandwidth; empty = nobody isolated
     * @param least  metres that nearer units are reckoned at in inverse distances; 0 = as they are
     * @param kernel of kernel weights
     */
    public record Reach(OptionalDouble metres, double least, Kernel kernel) {
        static final Reach NONE = new Reach(OptionalDouble.empty(), 0, Kernel.QUARTIC);
    }

    /**
     * How polygons are compared.
     *
     * @param rule      of the contiguity
     * @param touch     by vertices, or also where borders run along each other
     * @param tolerance within which vertices are one, 0 = equal only; empty = {@link Contiguity#tolerance}
     * @param metres    whether the tolerance is in metres, as a study says it, not in map units, as a command does
     */
    public record Polygons(Rule rule, Contiguity.Touch touch, OptionalDouble tolerance, boolean metres) {
        private static final double METRES_PER_DEGREE = 111_320;

        static Polygons of(Rule rule) {
            return new Polygons(rule, Contiguity.Touch.VERTICES, OptionalDouble.empty(), false);
        }

        /** The tolerance in units of the polygons' coordinates; a degree counts as one of latitude. */
        public double mapUnits(List<? extends Geometry> shapes, Optional<Crs> crs) {
            double perUnit = !metres
                    ? 1
                    : crs.map(c -> c.isGeographic() ? METRES_PER_DEGREE * c.degreesPerUnit() : c.metresPerUnit())
                            .orElse(1.0);
            return tolerance.isPresent() ? tolerance.getAsDouble() / perUnit : Contiguity.tolerance(shapes, crs);
        }
    }

    /** Endings of files of neighbours. */
    static final List<String> FILES = List.of("gal", "gwt", "kwt", "swm", "csv", "txt", "mat");

    private static final Pattern LENGTH = Pattern.compile("([0-9]+(?:\\.[0-9]*)?(?:e[0-9]+)?)\\s*(m|km)?");
    private static final String FORMS =
            "queen, rook, order2[:rook][:inclusive], order:K[:rook][:inclusive], knn:K, delaunay, gabriel, soi, "
                    + "relative, band[:D], inverse[:P[:D[:LEAST]]], kernel[:FUNCTION][:D | :knnK], FILE.gal, "
                    + "FILE.gwt, FILE.kwt, FILE.swm, FILE.csv";
    /** Order K as one word. */
    private static final Pattern ORDER = Pattern.compile("order-?([1-9][0-9]?)");

    /**
     * Reads a choice; row-standardised, polygons compared by their vertices.
     *
     * @param folder that a file's name is relative to
     * @param place  where the user wrote it
     * @throws ProblemException WEIGHTS-10 where it is none of the forms
     */
    public static WeightsChoice parse(String text, Path folder, String place) {
        String plain = text.strip();
        if (FILES.stream().anyMatch(e -> plain.toLowerCase(Locale.ROOT).endsWith("." + e))) {
            return new WeightsChoice(
                    plain,
                    Kind.FILE,
                    0,
                    Reach.NONE,
                    Polygons.of(Rule.QUEEN),
                    Optional.of(folder.resolve(FileName.path(plain)).normalize()),
                    Standardisation.ROW);
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
        Matcher order = ORDER.matcher(first);
        if (order.matches()) {
            return order(plain, Integer.parseInt(order.group(1)), parts);
        }
        return switch (first) {
            case "queen", "rook" ->
                parts.isEmpty()
                        ? Optional.of(contiguity(plain, Kind.CONTIGUITY, 1, first.equals("rook")))
                        : Optional.empty();
            case "order" ->
                !parts.isEmpty() && parts.get(0).matches("[1-9][0-9]?")
                        ? order(plain, Integer.parseInt(parts.remove(0)), parts)
                        : Optional.empty();
            case "delaunay", "gabriel", "soi", "relative" ->
                parts.isEmpty()
                        ? Optional.of(distance(
                                plain,
                                first.equals("soi")
                                        ? Kind.SPHERE_OF_INFLUENCE
                                        : Kind.valueOf(first.toUpperCase(Locale.ROOT)),
                                0,
                                Reach.NONE))
                        : Optional.empty();
            case "knn", "k" ->
                parts.size() == 1 && parts.get(0).matches("[1-9][0-9]{0,5}")
                        ? Optional.of(distance(plain, Kind.NEAREST, Integer.parseInt(parts.get(0)), Reach.NONE))
                        : Optional.empty();
            case "band", "distance" ->
                parts.isEmpty()
                        ? Optional.of(distance(plain, Kind.BAND, 0, Reach.NONE))
                        : parts.size() > 1
                                ? Optional.empty()
                                : length(parts.get(0))
                                        .map(d -> distance(plain, Kind.BAND, 0, reach(d, Kernel.QUARTIC)));
            case "inverse" -> inverse(plain, parts);
            case "kernel" -> kernel(plain, parts);
            default -> Optional.empty();
        };
    }

    private static Optional<WeightsChoice> order(String text, int order, List<String> parts) {
        boolean rook = parts.remove("rook");
        boolean queen = parts.remove("queen");
        boolean inclusive = parts.remove("inclusive");
        return parts.isEmpty() && !(rook && queen)
                ? Optional.of(contiguity(text, inclusive ? Kind.ORDER_INCLUSIVE : Kind.ORDER, order, rook))
                : Optional.empty();
    }

    private static Optional<WeightsChoice> inverse(String text, List<String> parts) {
        if (parts.size() > 3 || !parts.isEmpty() && !parts.get(0).matches("[0-9]+(\\.[0-9]+)?")) {
            return Optional.empty();
        }
        double power = parts.isEmpty() ? 1 : Double.parseDouble(parts.get(0));
        // between the power and the least distance the reach may be left to us: inverse:1::1m
        boolean near = parts.size() < 2 || parts.size() == 3 && parts.get(1).isEmpty();
        Optional<Double> reach = near ? Optional.empty() : length(parts.get(1));
        Optional<Double> least = parts.size() < 3 ? Optional.of(0.0) : length(parts.get(2));
        if (!(power > 0 && power <= 10) || !near && reach.isEmpty() || least.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(distance(
                text,
                Kind.INVERSE,
                power,
                new Reach(reach.map(OptionalDouble::of).orElse(OptionalDouble.empty()), least.get(), Kernel.QUARTIC)));
    }

    private static Optional<WeightsChoice> kernel(String text, List<String> parts) {
        Optional<Kernel> function = parts.isEmpty() ? Optional.empty() : Kernel.find(parts.get(0));
        function.ifPresent(f -> parts.remove(0));
        Kernel kernel = function.orElse(Kernel.QUARTIC);
        if (parts.isEmpty()) {
            return Optional.of(distance(text, Kind.KERNEL, 0, new Reach(OptionalDouble.empty(), 0, kernel)));
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
                    new Reach(OptionalDouble.empty(), 0, kernel)));
        }
        return length(last).map(d -> distance(text, Kind.KERNEL, 0, reach(d, kernel)));
    }

    /** Names of all kernels. */
    private static List<String> kernels() {
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

    private static Reach reach(double metres, Kernel kernel) {
        return new Reach(OptionalDouble.of(metres), 0, kernel);
    }

    private static WeightsChoice contiguity(String text, Kind kind, int order, boolean rook) {
        return new WeightsChoice(
                text,
                kind,
                order,
                Reach.NONE,
                Polygons.of(rook ? Rule.ROOK : Rule.QUEEN),
                Optional.empty(),
                Standardisation.ROW);
    }

    private static WeightsChoice distance(String text, Kind kind, double number, Reach reach) {
        return new WeightsChoice(
                text, kind, number, reach, Polygons.of(Rule.QUEEN), Optional.empty(), Standardisation.ROW);
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
                number,
                reach,
                polygons,
                file.map(f -> folder.resolve(f).normalize()),
                standardisation);
    }

    /** Weights standardised in another way. */
    public WeightsChoice withStandardisation(Standardisation other) {
        return new WeightsChoice(text, kind, number, reach, polygons, file, other);
    }

    /** The same with the tolerance in metres. */
    public WeightsChoice withTouchInMetres(Contiguity.Touch how, OptionalDouble within) {
        return new WeightsChoice(
                text, kind, number, reach, new Polygons(polygons.rule, how, within, true), file, standardisation);
    }

    /** Whether a lattice answers it from rows and columns. */
    public boolean onLattice() {
        return kind == Kind.CONTIGUITY || kind == Kind.ORDER || kind == Kind.ORDER_INCLUSIVE;
    }

    /** "row", "binary", "global", "unit" or "variance". */
    public String style() {
        return standardisation.word();
    }

    /** As readers see it: {@code queen, row-standardised}, {@code Queen 邻接，行标准化}. */
    public Words words() {
        return Words.of(label(), neighbours() + "，" + standardisation.chinese());
    }

    private String neighbours() {
        String by = polygons.rule == Rule.ROOK ? "Rook" : "Queen";
        String within = reach.metres.isEmpty() ? "" : "（" + Numbers.readable(reach.metres.getAsDouble(), 0) + " m）";
        return switch (kind) {
            case CONTIGUITY -> by + " 邻接";
            case ORDER -> by + " " + (int) number + " 阶邻接";
            case ORDER_INCLUSIVE -> by + " " + (int) number + " 阶邻接（含低阶）";
            case NEAREST -> "最近 " + (int) number + " 个邻居";
            case DELAUNAY -> "Delaunay 三角网邻接";
            case GABRIEL -> "Gabriel 图邻接";
            case SPHERE_OF_INFLUENCE -> "影响球图邻接";
            case RELATIVE -> "相对邻域图邻接";
            case BAND -> "距离带" + within;
            case INVERSE -> "反距离（" + Numbers.text(number) + " 次幂）" + within;
            case KERNEL -> nameZh(reach.kernel) + "权重" + within;
            case ADAPTIVE_KERNEL -> nameZh(reach.kernel) + "权重（带宽至第 " + (int) number + " 个邻居）";
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
        return (file.isPresent() ? file.get().getFileName() : text) + ", " + standardisation.english();
    }
}
