package org.carbonscape.study.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.land.AccuracySample;
import org.carbonscape.land.AreaEstimate;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.Legend;
import org.carbonscape.land.MapAccuracy;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.Study;

/**
 * What was found where a map was held against the truth: a confusion matrix (row = map, column = reference, names in
 * the first row and column), or the places themselves, one a row (columns map and reference, stratum and count where
 * there are any).
 */
public final class AccuracyTables {
    private static final String MAP = "map_class";
    private static final String REFERENCE = "reference_class";
    private static final String STRATUM = "stratum";
    private static final String PLACES = "places";

    private static final int MOST_TITLES = 5;
    private static final int MOST_MARGINS = 4;
    private static final Pattern ROW_NUMBER = Pattern.compile("(?i)(objectid|oid|fid)_?");
    /** As ArcGIS writes a class's code. */
    private static final Pattern ARCGIS_CLASS = Pattern.compile("(?i)C_([0-9]+)");
    /** What stands beside the classes: U_Accuracy, 用户精度, Kappa; numbers of places, areas and weights of strata. */
    private static final Pattern ACCURACY = Pattern.compile(
            "(?i).*accuracy.*|.*kappa.*|(ua|pa|oa)(\\s*[(（%％].*)?|.*精度.*|.*(漏分|错分|漏检|错检).*|.*(omission|commission).*"
                    + "|(总|合计|)样[本点方](个|点|)(总|合计|)(数|量|数量|)([（(].*|)|样[本点方](合计|总计|总和|小计)"
                    + "|[行列](合|总|)[计和]|(总|)像元(总|)数|权重|(制图|地图|类别|)面积(比例|占比|)([（(].*|)"
                    + "|w_?[ih]|n_?[ih]|samples?|sample size|(row|column) (totals?|sums?)");
    /** What is counted, behind a class's name: 耕地（个）. */
    private static final Pattern COUNTED =
            Pattern.compile("(?i)\\s*[（(](个|点|处|(样[本点]|像元)(数|)|n|pixels?|points?|places?|counts?)[)）]$");

    private AccuracyTables() {}

    /**
     * What a table holds.
     *
     * @param places  whether it lists places with strata of their own
     * @param cautions of totals that are not the sums of their counts, which are taken, of words that say otherwise
     * @param rows   by class where it stands first, from 1
     */
    public record Read(AccuracySample sample, boolean places, List<Problem> cautions, Map<String, Integer> rows) {
        public Read {
            cautions = List.copyOf(cautions);
            rows = Map.copyOf(rows);
        }
    }

    /**
     * Reads a table.
     *
     * @param byColumn whether columns are the map of a confusion matrix and rows the reference
     * @throws ProblemException with all that is wrong with it
     */
    public static Read read(Path file, boolean byColumn) {
        String place = file.getFileName().toString();
        List<TableFile.Row> rows = TableFile.rows(file, place);
        List<List<String>> cells = rows.stream().map(TableFile.Row::cells).toList();
        if (cells.size() < 2) {
            throw new ProblemException(ProblemCode.FILE_02_EMPTY, place);
        }
        int header = IntStream.range(0, Math.min(MOST_TITLES, cells.size() - 1))
                .filter(r -> Stream.of(MAP, REFERENCE)
                        .allMatch(c -> cells.get(r).stream().anyMatch(h -> HeaderWords.means(h, c))))
                .filter(r -> !isAboveNames(cells.get(r), cells.get(r + 1)))
                .findFirst()
                .orElse(-1);
        if (header < 0) {
            return matrix(rows, byColumn, place);
        }
        List<String> heads = cells.get(header);
        int map = column(heads, MAP, "map", place).orElseThrow();
        Optional<Integer> stratum = column(heads, STRATUM, "stratum", place);
        int[] columns = {
            stratum.orElse(map),
            map,
            column(heads, REFERENCE, "reference", place).orElseThrow(),
            column(heads, PLACES, "count", place).orElse(-1)
        };
        List<Problem> cautions = new ArrayList<>();
        AccuracySample sample = AccuracyPlaces.read(rows, header, columns, place, cautions);
        return new Read(sample, stratum.isPresent(), cautions, firstOf(rows, header, columns[1], columns[2]));
    }

    /** Where each class stands first in one of the columns. */
    private static Map<String, Integer> firstOf(List<TableFile.Row> rows, int header, int... columns) {
        Map<String, Integer> first = new HashMap<>();
        for (TableFile.Row row : rows.subList(header + 1, rows.size())) {
            for (int c : columns) {
                first.putIfAbsent(name(row.cells(), c), row.number());
            }
        }
        return first;
    }

    /** Whether a row with the words for map and reference stands above a matrix's names, not above places. */
    private static boolean isAboveNames(List<String> heads, List<String> below) {
        return IntStream.range(0, heads.size())
                .filter(c -> HeaderWords.means(heads.get(c), MAP))
                .mapToObj(c -> name(below, c))
                .allMatch(t -> t.isEmpty() || HeaderWords.means(t, MAP));
    }

    /** The classes of a confusion matrix; empty where the table is none. */
    public static List<String> matrixOf(Path file) {
        String place = file.getFileName().toString();
        return new Problems()
                .attempt(() -> matrix(TableFile.rows(file, place), false, place)
                        .sample()
                        .classes())
                .orElse(List.of());
    }

    /**
     * The column of a meaning: of several the one by the very name.
     *
     * @throws ProblemException TABLE-21 where none or several are
     */
    private static Optional<Integer> column(List<String> heads, String meaning, String name, String place) {
        List<Integer> found = IntStream.range(0, heads.size())
                .filter(c -> HeaderWords.means(heads.get(c), meaning))
                .boxed()
                .toList();
        List<Integer> named = found.stream()
                .filter(c -> heads.get(c).strip().equalsIgnoreCase(name))
                .toList();
        List<Integer> meant = found.size() > 1 ? named : found;
        if (found.size() > 1 && named.size() != 1) {
            String all = found.stream().map(heads::get).map(String::strip).collect(Collectors.joining(", "));
            throw new ProblemException(ProblemCode.TABLE_21_TWO_COLUMNS, place, name, all, Bilingual.same(""));
        }
        return meant.stream().findFirst();
    }

    private static Read matrix(List<TableFile.Row> numbered, boolean byColumn, String place) {
        Problems problems = new Problems();
        List<List<String>> written = numbered.stream().map(TableFile.Row::cells).toList();
        Corner corner = corner(numbered, written);
        List<Line> cells = classesOnly(numbered, corner).toList();
        List<String> heads = cells.get(0).behind();
        List<String> rows = names(cells.stream().skip(1).map(Line::name).toList());
        if (rows.isEmpty()
                || !Set.copyOf(heads).equals(Set.copyOf(rows))
                || new LinkedHashSet<>(rows).size() < rows.size()
                || new LinkedHashSet<>(heads).size() < heads.size()) {
            throw new ProblemException(ProblemCode.ACCURACY_01_CLASSES, place, Listing.of(rows), Listing.of(heads));
        }
        List<String> classes = byColumn ? heads : rows;
        int n = classes.size();
        long[][][] places = new long[n][n][n];
        Map<String, Integer> first = new HashMap<>();
        for (int r = 0; r < n; r++) {
            Line row = cells.get(r + 1);
            first.put(rows.get(r), row.number);
            for (int c = 0; c < n; c++) {
                String text = row.cells.get(c + 1).strip();
                int across = classes.indexOf(heads.get(c));
                int down = classes.indexOf(rows.get(r));
                int map = byColumn ? across : down;
                int truth = byColumn ? down : across;
                places[map][map][truth] = AccuracyCounts.whole(
                        text, place + " row " + row.number + " \"" + heads.get(c) + "\"", problems);
            }
        }
        problems.throwIfAny();
        List<Problem> cautions = Stream.of(
                        totals(written, corner, place),
                        AccuracySides.caution(written, corner.row, corner.column, byColumn, place))
                .flatMap(Optional::stream)
                .toList();
        return new Read(new AccuracySample(classes, classes, places), false, cautions, first);
    }

    /** Sums that are written beside the counts should be theirs: one of both is mistyped else. */
    private static Optional<Problem> totals(List<List<String>> written, Corner corner, String place) {
        int header = corner.row;
        int first = corner.column;
        List<String> heads = written.get(header);
        int[] columns = classes(first + 1, heads.size(), heads::get);
        int[] rows = classes(header + 1, written.size(), r -> name(written.get(r), first));
        List<Bilingual> wrong = new ArrayList<>();
        for (int c = first + 1; c < heads.size(); c++) {
            for (int r = header + 1; HeaderWords.isTotal(heads.get(c).strip()) && r < written.size(); r++) {
                List<String> row = written.get(r);
                String of = name(row, first);
                boolean accuracy = isNoClass(of) && !HeaderWords.isTotal(of);
                mismatch(accuracy ? -1 : count(row, c), IntStream.of(columns).mapToLong(k -> count(row, k)))
                        .ifPresent(told -> wrong.add(Bilingual.of(
                                "row \"" + of + "\" " + told.in(Language.EN),
                                "“" + of + "”行 " + told.in(Language.ZH))));
            }
        }
        for (int r = header + 1; r < written.size(); r++) {
            for (int c : HeaderWords.isTotal(name(written.get(r), first)) ? columns : new int[0]) {
                mismatch(count(written.get(r), c), IntStream.of(rows).mapToLong(k -> count(written.get(k), c)))
                        .ifPresent(told -> wrong.add(Bilingual.of(
                                "column \"" + heads.get(c) + "\" " + told.in(Language.EN),
                                "“" + heads.get(c) + "”列 " + told.in(Language.ZH))));
            }
        }
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.ACCURACY_C03_SUMS, place, Bilingual.list(wrong)));
    }

    private static int[] classes(int from, int to, IntFunction<String> name) {
        return IntStream.range(from, to)
                .filter(i -> !name.apply(i).isBlank() && !isNoClass(name.apply(i)))
                .toArray();
    }

    private static String name(List<String> row, int first) {
        return row.size() > first ? row.get(first).strip() : "";
    }

    /** The total and the sum where they differ: "32 (31)"; an empty total says nothing. */
    private static Optional<Bilingual> mismatch(long total, LongStream counts) {
        long sum = counts.filter(n -> n > 0).sum();
        return total < 0 || total == sum
                ? Optional.empty()
                : Optional.of(Bilingual.of(total + " (" + sum + ")", total + "（" + sum + "）"));
    }

    /** -1 where no count stands there. */
    private static long count(List<String> row, int column) {
        String text = column < row.size() ? row.get(column).strip() : "";
        Problems none = new Problems();
        long count = AccuracyCounts.whole(text, "", none);
        return none.isEmpty() ? count : -1;
    }

    /**
     * A row of a matrix, as long as its header.
     *
     * @param number from 1
     */
    private record Line(int number, List<String> cells) {
        String name() {
            return cells.get(0).strip();
        }

        List<String> behind() {
            return names(cells.subList(1, cells.size()));
        }
    }

    /** The row of the columns' names and the column of the rows', from 0. */
    private record Corner(int row, int column) {}

    /**
     * Where the names of rows and of columns are the same: below titles, right of margins and numbers of rows. Where
     * they are so nowhere, the first row of several cells and the first column that is not empty.
     */
    private static Corner corner(List<TableFile.Row> numbered, List<List<String>> written) {
        List<Corner> corners = IntStream.range(0, Math.min(MOST_TITLES, written.size() - 1))
                .boxed()
                .flatMap(r -> IntStream.range(
                                0, Math.min(MOST_MARGINS, written.get(r).size()))
                        .mapToObj(c -> new Corner(r, c)))
                .toList();
        for (Corner corner : corners) {
            // a long table is no matrix as soon as it has more rows than columns
            List<Line> lines = classesOnly(numbered, corner)
                    .limit(2L + written.get(corner.row).size())
                    .toList();
            Set<String> rows = lines.stream().skip(1).map(Line::name).collect(Collectors.toSet());
            if (!rows.isEmpty()
                    && rows.equals(Set.copyOf(lines.get(0).behind()))
                    && !(isOfCounts(rows) && isBelowCounts(written, corner))) {
                return corner;
            }
        }
        return corners.stream()
                .filter(c ->
                        written.get(c.row).stream().filter(t -> !t.isBlank()).count() > 1)
                .filter(c -> written.stream()
                        .skip(c.row + 1L)
                        .anyMatch(row -> !name(row, c.column).isEmpty()))
                .filter(c ->
                        !ROW_NUMBER.matcher(name(written.get(c.row), c.column)).matches())
                .findFirst()
                .orElse(new Corner(0, 0));
    }

    /** Counts may be alike across and down by chance; codes of classes have no counts above them. */
    private static boolean isOfCounts(Set<String> names) {
        return names.stream().allMatch(n -> count(List.of(n), 0) >= 0);
    }

    private static boolean isBelowCounts(List<List<String>> written, Corner corner) {
        return count(written.get(corner.row), corner.column) >= 0
                || written.subList(0, corner.row).stream()
                        .anyMatch(row -> IntStream.range(0, row.size()).anyMatch(c -> count(row, c) >= 0));
    }

    /** Without sums, accuracies, notes and empty rows. */
    private static Stream<Line> classesOnly(List<TableFile.Row> written, Corner corner) {
        List<String> heads = written.get(corner.row).cells();
        List<Integer> kept = IntStream.range(corner.column, heads.size())
                .filter(c -> c == corner.column || !isNoClass(heads.get(c)))
                .boxed()
                .toList();
        int header = written.get(corner.row).number();
        return written.stream()
                .skip(corner.row)
                .map(r -> new Line(
                        r.number(),
                        kept.stream()
                                .map(c -> name(r.cells(), c))
                                .map(c -> ARCGIS_CLASS.matcher(c).replaceFirst("$1"))
                                .map(c -> COUNTED.matcher(c).replaceFirst(""))
                                .toList()))
                .filter(l -> l.number == header
                        || !isNoClass(l.name())
                                && !isNote(l)
                                && l.cells.stream().anyMatch(c -> !c.isBlank()));
    }

    private static boolean isNote(Line line) {
        return HeaderWords.isNote(line.name()) && line.cells.stream().skip(1).allMatch(String::isBlank);
    }

    private static boolean isNoClass(String name) {
        return HeaderWords.isTotal(name.strip())
                || ACCURACY.matcher(name.strip()).matches();
    }

    private static List<String> names(List<String> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isBlank()) {
            end--;
        }
        return cells.subList(0, end).stream().map(String::strip).toList();
    }

    /**
     * What the land of a phase's map classes is in truth.
     *
     * @param name     of the sample
     * @param place    of the table, for problems
     * @param problems told of classes without places
     * @throws ProblemException with all that is wrong with it
     */
    public static MapAccuracy truth(
            Path file, String name, String place, Study.Accuracy asked, Legend legend, Problems problems) {
        Read read = InputFiles.rename(() -> read(file, asked.byColumn()), file, place);
        problems.addAll(read.cautions().stream().map(c -> c.at(place)).toList());
        Problems own = new Problems();
        Map<String, String> names = new HashMap<>();
        for (String called : read.sample().classes()) {
            String at = Optional.ofNullable(read.rows().get(called))
                    .map(r -> place + " row " + r)
                    .orElse(place);
            own.attempt(() -> classes(legend, at, called)).ifPresent(found -> {
                names.put(called, found.get(0).name());
                if (found.size() > 1) {
                    own.add(
                            ProblemCode.ACCURACY_08_ONE_CLASS,
                            at,
                            called,
                            Listing.of(found.stream().map(LandClass::name).toList()));
                }
            });
        }
        own.throwIfAny();
        AccuracySample sample = read.sample().renamed(names, !read.places());
        int[] index = sample.classes().stream()
                .mapToInt(c -> legend.find(c).orElseThrow().index())
                .toArray();
        long[] cells = new long[sample.strata().size()];
        if (read.places()) {
            cells = cells(asked.strata(), sample, place);
        } else {
            Arrays.fill(cells, 1); // a map class is its own stratum: its shares are those of its places
            List<Bilingual> one = IntStream.range(0, cells.length)
                    .filter(h -> sample.drawn(h) == 1)
                    .mapToObj(h -> legend.find(sample.strata().get(h)).orElseThrow())
                    .map(c -> Bilingual.of(c.name() + " (1)", c.nameZh() + "（1）"))
                    .toList();
            if (!one.isEmpty()) {
                throw new ProblemException(ProblemCode.ACCURACY_04_FEW, place, Bilingual.list(one));
            }
        }
        MapAccuracy truth = AreaEstimate.truth(name, sample, cells, read.places(), index, legend.classes());
        List<Bilingual> without = legend.list().stream()
                .filter(c -> truth.sample()[c.index()] == 0)
                .map(c -> Bilingual.of(c.name(), c.nameZh()))
                .toList();
        if (!without.isEmpty()) {
            problems.add(ProblemCode.ACCURACY_C01_NO_PLACES, place, Bilingual.list(without));
        }
        return truth;
    }

    /** By the class's name, else by a code of the map or the name of one. */
    private static List<LandClass> classes(Legend legend, String place, String called) {
        try {
            return legend.require(place, called);
        } catch (ProblemException unknown) {
            return List.of(legend.findByEntry(called).orElseThrow(() -> unknown));
        }
    }

    /**
     * Cells of each stratum, in the sample's order.
     *
     * @param written as numbers in that order, or as NAME=NUMBER in any
     * @throws ProblemException where they do not fit the sample
     */
    public static long[] cells(List<String> written, AccuracySample sample, String place) {
        Problems problems = new Problems();
        List<String> strata = sample.strata();
        long[] cells = new long[strata.size()];
        boolean named = written.stream().anyMatch(t -> t.contains("="));
        Set<String> given = new LinkedHashSet<>();
        for (int i = 0; i < written.size(); i++) {
            String text = written.get(i).strip();
            int equals = text.lastIndexOf('=');
            String name = named
                    ? equals < 0 ? text : text.substring(0, equals).strip()
                    : i < strata.size() ? strata.get(i) : "";
            int h = strata.indexOf(name);
            if (h >= 0 && given.add(name)) {
                cells[h] = AccuracyCounts.whole(text.substring(equals + 1).strip(), "--pixels " + name, problems);
            } else if (named) {
                problems.add(ProblemCode.ACCURACY_09_NAME, place, text, String.join(", ", strata));
            }
        }
        problems.throwIfAny();
        if (written.size() != strata.size()) {
            problems.add(
                    ProblemCode.ACCURACY_03_PIXELS, place, written.size(), strata.size(), String.join(", ", strata));
        }
        problems.throwIfAny();
        List<String> few = new ArrayList<>();
        for (int h = 0; h < cells.length; h++) {
            long drawn = sample.drawn(h);
            if (cells[h] < drawn) {
                problems.add(ProblemCode.ACCURACY_06_TOTALS, place, strata.get(h), drawn, cells[h]);
            } else if (cells[h] > 0 && drawn < 2) {
                few.add(strata.get(h) + " (" + drawn + ")");
            }
        }
        if (!few.isEmpty()) {
            problems.add(ProblemCode.ACCURACY_04_FEW, place, Listing.of(few));
        }
        problems.throwIfAny();
        return cells;
    }
}
