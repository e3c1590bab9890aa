package org.carbonscape.suitability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * Criteria as the user writes them, before they meet a raster: a name, a unit and a grading. Immutable.
 *
 * <pre>
 * criterion,name_zh,unit,grading,at,scores,status,source
 * slope,坡度,degree,breaks,2|5|8|15|25|35,1|3|5|7|9|7|3,unverified,...
 * land_use,土地利用,,classes,forest|grassland|construction,9|7|1,...
 * carbon,碳密度,tC/ha,quantiles,,1|3|5|7|9,...
 * ndvi,植被指数,,minmax,0.01|0.99,0|1,...                  (1|0: less is better)
 * npp,净初级生产力,gC/m2/a,linear,200|800,0|1,...
 * </pre>
 */
public final class CriteriaTable {
    /** What stands for the source of a grading that the user gives none for. */
    public static final String NO_REFERENCE = "no reference given";

    private static final String HEADER = "criterion,name_zh,unit,grading,at,scores,status,source";

    /**
     * @param name     as weights and layers call it
     * @param nameZh   Chinese title
     * @param unit     of the layer's values; empty for classes
     * @param grading  for values; empty for classes
     * @param classes  names of graded classes; empty for values
     * @param scores   of the classes, NaN = none
     * @param verified whether the grading has a source that was read
     * @param source   where it is from
     */
    public record Definition(
            String name,
            String nameZh,
            String unit,
            Optional<Grading> grading,
            List<String> classes,
            double[] scores,
            boolean verified,
            String source) {
        public Definition {
            classes = List.copyOf(classes);
            scores = scores.clone();
        }

        /** SUIT-26 for all classes that get no score. */
        public ProblemException withoutScores(List<String> without) {
            return new ProblemException(
                    ProblemCode.SUIT_26_CLASS_SCORE, "criterion " + name, Listing.of(without), Listing.of(classes));
        }

        public String title(Language language) {
            return language.of(name, nameZh.isEmpty() ? name : nameZh);
        }

        /**
         * The criterion on a layer.
         *
         * @throws ProblemException SUIT-27 or 29 when the layer is of the other kind, SUIT-26 for a class without a
         *     score
         */
        public Criterion bind(Layer layer) {
            String place = "criterion " + name;
            if (layer instanceof Layer.Classes c) {
                if (grading.isPresent()) {
                    throw new ProblemException(ProblemCode.SUIT_27_LAYER_CLASSES, place);
                }
                double[] byClass = new double[c.names().size()];
                List<String> without = new ArrayList<>();
                for (int i = 0; i < byClass.length; i++) {
                    int at = classes.indexOf(c.names().get(i));
                    byClass[i] = at < 0 ? Double.NaN : scores[at];
                    if (at < 0) {
                        without.add(c.names().get(i));
                    }
                }
                if (!without.isEmpty()) {
                    throw withoutScores(without);
                }
                if (Arrays.stream(byClass).allMatch(Double::isNaN)) {
                    throw withoutScores(c.names());
                }
                return new Criterion(name, layer, new Grading.ByClass(byClass));
            }
            return new Criterion(
                    name,
                    layer,
                    grading.orElseThrow(() -> new ProblemException(ProblemCode.SUIT_29_LAYER_VALUES, place)));
        }

        /** Whether it goes by this name, in either language. */
        public boolean isCalled(String text) {
            return text.equalsIgnoreCase(name) || !nameZh.isEmpty() && text.equals(nameZh);
        }
    }

    /**
     * SUIT-C03 for gradings that are unverified defaults, by what is said of them; SUIT-C11 for those without any
     * reference.
     */
    public static List<Problem> cautions(String place, List<Definition> definitions) {
        Map<String, List<Definition>> unverified = new LinkedHashMap<>();
        definitions.stream()
                .filter(d -> !d.verified())
                .forEach(d -> unverified
                        .computeIfAbsent(d.source(), s -> new ArrayList<>())
                        .add(d));
        List<Problem> cautions = new ArrayList<>();
        unverified.forEach((source, list) -> {
            Bilingual names = Bilingual.of(titles(list, Language.EN), titles(list, Language.ZH));
            cautions.add(
                    source.equals(NO_REFERENCE)
                            ? Problem.of(ProblemCode.SUIT_C11_NO_REFERENCE, place, names)
                            : Problem.of(
                                    ProblemCode.SUIT_C03_UNVERIFIED,
                                    place,
                                    names,
                                    Bilingual.of(
                                            source,
                                            source.replace("general practice, hilly Hunan", "通行做法，湖南丘陵区")
                                                    .replace("general practice; above 18 is ours", "通行做法；18 以上为本软件所定")
                                                    .replace("general practice", "通行做法")
                                                    .replace(", for the demonstration only", "，仅供演示"))));
        });
        return cautions;
    }

    private static String titles(List<Definition> definitions, Language language) {
        return definitions.stream().map(d -> d.title(language)).collect(Collectors.joining(language.of(", ", "、")));
    }

    private final List<Definition> definitions;

    private CriteriaTable(List<Definition> definitions) {
        this.definitions = List.copyOf(definitions);
    }

    /** The sink criteria of methods 7.1, scores 9/7/5/3/1, all labelled unverified. */
    public static CriteriaTable sink() {
        return parse("preset sink", CsvText.resource("criteria-sink.csv"));
    }

    /**
     * From text, header first.
     *
     * @throws ProblemException SUIT-09 or 23 for every row that cannot be used, SUIT-24 or 25 for the table
     */
    public static CriteriaTable parse(String place, List<List<String>> rows) {
        Problems problems = new Problems();
        if (rows.size() < 2) {
            throw new ProblemException(ProblemCode.SUIT_24_NO_ROWS, place, HEADER);
        }
        List<String> header = rows.get(0).stream().map(String::strip).toList();
        for (String needed : List.of("criterion", "grading", "scores")) {
            if (!header.contains(needed)) {
                problems.add(ProblemCode.SUIT_25_COLUMN, place, needed, HEADER);
            }
        }
        problems.throwIfAny();
        List<Definition> definitions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int r = 1; r < rows.size(); r++) {
            if (rows.get(r).stream().allMatch(String::isBlank)) {
                continue;
            }
            List<String> row = rows.get(r);
            String name = cell(header, row, "criterion");
            String at = place + " row " + (r + 1) + (name.isEmpty() ? "" : " \"" + name + "\"");
            if (name.isEmpty() || !names.add(name)) {
                problems.add(ProblemCode.SUIT_23_ROW_NAME, at, "criterion");
                continue;
            }
            try {
                definitions.add(definition(header, row, name));
            } catch (IllegalArgumentException e) {
                problems.add(
                        ProblemCode.SUIT_09_GRADING,
                        at,
                        cell(header, row, "grading"),
                        cell(header, row, "at"),
                        cell(header, row, "scores"));
            }
        }
        problems.throwIfAny();
        return new CriteriaTable(definitions);
    }

    private static Definition definition(List<String> header, List<String> row, String name) {
        String kind = cell(header, row, "grading");
        String at = cell(header, row, "at");
        double[] scores = numbers(cell(header, row, "scores"), kind.equals("classes"));
        boolean verified = cell(header, row, "status").equals("verified");
        String source = cell(header, row, "source");
        String zh = cell(header, row, "name_zh");
        String unit = cell(header, row, "unit");
        if (kind.equals("classes")) {
            List<String> classes = List.of(at.split("\\s*\\|\\s*"));
            if (classes.size() != scores.length || Set.copyOf(classes).size() != classes.size()) {
                throw new IllegalArgumentException(classes.size() + " classes, " + scores.length + " scores");
            }
            return new Definition(name, zh, unit, Optional.empty(), classes, scores, verified, source);
        }
        double[] points = at.isEmpty() ? new double[0] : numbers(at, false);
        Grading grading = switch (kind) {
            case "breaks" -> new Grading.Breakpoints(points, scores);
            case "quantiles" -> new Grading.Quantiles(scores);
            case "minmax" -> {
                require(points.length == 2 && scores.length == 2, "minmax needs two shares and two scores");
                yield new Grading.MinMax(
                        points[0],
                        points[1],
                        scores[0] < scores[1],
                        Math.min(scores[0], scores[1]),
                        Math.max(scores[0], scores[1]));
            }
            case "linear" -> {
                require(points.length == 2 && scores.length == 2, "linear needs two values and two scores");
                yield scores[0] < scores[1]
                        ? new Grading.Linear(points[0], points[1], scores[0], scores[1])
                        : new Grading.Linear(points[1], points[0], scores[1], scores[0]);
            }
            default -> throw new IllegalArgumentException("\"" + kind + "\" is no grading");
        };
        return new Definition(name, zh, unit, Optional.of(grading), List.of(), new double[0], verified, source);
    }

    private static void require(boolean fine, String what) {
        if (!fine) {
            throw new IllegalArgumentException(what);
        }
    }

    private static double[] numbers(String text, boolean dashIsNone) {
        return Arrays.stream(text.split("\\|", -1))
                .map(String::strip)
                .mapToDouble(t -> {
                    try {
                        double value = dashIsNone && t.equals("-") ? Double.NaN : Double.parseDouble(t);
                        require(Float.isFinite((float) value) || t.equals("-"), "\"" + t + "\" is not a number");
                        return value;
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException("\"" + t + "\" is not a number", e);
                    }
                })
                .toArray();
    }

    private static String cell(List<String> header, List<String> row, String column) {
        int i = header.indexOf(column);
        return i < 0 || i >= row.size() ? "" : row.get(i).strip();
    }

    /** In the order of the table. */
    public List<Definition> definitions() {
        return definitions;
    }
}
