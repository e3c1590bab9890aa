package org.carbonscape.study.account;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.carbonscape.finding.RowParts;
import org.carbonscape.finding.Table;
import org.carbonscape.io.tiff.TiffClassRaster;
import org.carbonscape.land.ChangeMeasures;
import org.carbonscape.land.IntensityAnalysis;
import org.carbonscape.land.TransferMatrix;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.Copies;
import org.carbonscape.study.intake.Phase;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PairTable;

/** CHANGE: the land-use tables, all from the counts of one reading. */
public final class LandTables {
    /** The row and the column of a transfer matrix that sum the others. */
    public static final String TOTAL = "total";

    /** Name of the unit set and of the unit that is the whole study area. */
    static final String REGION = "region";
    /** Unit of the land that belongs to no unit of a set. */
    static final String OUTSIDE = "outside";
    /** Change measures are worked out for each unit of sets up to this size. */
    private static final int UNITS_WITH_MEASURES = 500;

    private final StudyArea studyArea;
    private final LandCounts counts;

    public LandTables(StudyArea studyArea, LandCounts counts) {
        this.studyArea = studyArea;
        this.counts = counts;
    }

    /** Pairs of phases that are reported: consecutive, and first to last where there are more than two. */
    public List<int[]> intervals() {
        List<int[]> pairs = new ArrayList<>();
        int n = studyArea.years().size();
        for (int p = 1; p < n; p++) {
            pairs.add(new int[] {p - 1, p});
        }
        if (n > 2) {
            pairs.add(new int[] {0, n - 1});
        }
        return pairs;
    }

    public static String unitId(LandCounts counts, int set, int unit) {
        return unit == 0 ? OUTSIDE : counts.sets().get(set).id(unit);
    }

    /** Cells and area of each class in a phase, [class] with 0 = none. */
    public Areas region(int phase) {
        PairTable table = counts.phase(0, phase);
        long[][] cells = table.total();
        long[][] milli = table.totalArea();
        int k = studyArea.legend().classes();
        long[] n = new long[k + 1];
        double[] km2 = new double[k + 1];
        for (int c = 0; c <= k; c++) {
            n[c] = cells[c][c] / counts.parts(); // of all units together it is whole
            km2[c] = studyArea.km2(cells[c][c], milli[c][c]);
        }
        return new Areas(n, km2);
    }

    /** By class index: whether a phase has land of it. */
    public boolean[] found() {
        boolean[] found = new boolean[studyArea.legend().classes() + 1];
        for (int p = 0; p < studyArea.years().size(); p++) {
            long[] cells = region(p).cells;
            for (int c = 1; c < found.length; c++) {
                found[c] |= cells[c] > 0;
            }
        }
        return found;
    }

    /** Cells and km2 by class; index 0 = none. */
    public record Areas(long[] cells, double[] km2) {
        public double total_km2() {
            double sum = 0;
            for (int c = 1; c < km2.length; c++) {
                sum += km2[c];
            }
            return sum;
        }
    }

    public Table classAreas() {
        Table.Builder table = Table.named("class-areas")
                .integer("year")
                .text("class")
                .integer("cells")
                .number("area_km2", "share");
        for (int p = 0; p < studyArea.years().size(); p++) {
            Areas areas = region(p);
            double total = areas.total_km2();
            for (int c = 1; c <= studyArea.legend().classes(); c++) {
                table.row(
                        studyArea.years().get(p),
                        studyArea.className(c),
                        areas.cells[c],
                        areas.km2[c],
                        total > 0 ? areas.km2[c] / total : 0);
            }
        }
        return table.build();
    }

    /**
     * Rows of one set and interval: all of the region, or those of its units where the land is known before and after.
     */
    private record Moves(int set, int[] pair, PairTable pairs, int[] rows) {}

    /**
     * The region's transfer matrix of each interval as people print it: a row for each class before, a column for each
     * class after, and the totals; km2.
     */
    public Table transferMatrix() {
        int classes = studyArea.legend().classes();
        List<String> columns = new ArrayList<>();
        for (int c = 1; c <= classes; c++) {
            columns.add(studyArea.className(c) + "_km2");
        }
        columns.add(TOTAL + "_km2");
        Table.Builder table = Table.named("transfer-matrix")
                .integer("from_year", "to_year")
                .text("from_class")
                .number(columns.toArray(String[]::new));
        for (int[] pair : intervals()) {
            TransferMatrix m = matrix(pair[0], pair[1]);
            double[] to = new double[classes + 1];
            for (int i = 1; i <= classes + 1; i++) {
                List<Object> cells = new ArrayList<>(
                        List.of(year(pair[0]), year(pair[1]), i <= classes ? studyArea.className(i) : TOTAL));
                double sum = 0;
                for (int j = 1; j <= classes; j++) {
                    double km2 = i <= classes ? m.area_km2(i, j) : to[j];
                    cells.add(km2);
                    sum += km2;
                    to[j] += i <= classes ? km2 : 0;
                }
                cells.add(sum);
                table.row(cells.toArray());
            }
        }
        return table.build();
    }

    /**
     * The region's moves, then those of each set's units; computed as they are written, since a fishnet of a million
     * squares has millions.
     */
    public Table transitions() {
        List<Moves> parts = new ArrayList<>();
        for (int[] pair : intervals()) {
            PairTable all = counts.pair(0, pair[0], pair[1]).united();
            parts.add(new Moves(-1, pair, all, known(all)));
        }
        for (int s = 0; s < counts.sets().size(); s++) {
            for (int[] pair : intervals()) {
                PairTable rows = counts.pair(s, pair[0], pair[1]);
                parts.add(new Moves(s, pair, rows, known(rows)));
            }
        }
        RowParts all = new RowParts(parts.stream().mapToInt(p -> p.rows.length).toArray());
        IntFunction<Moves> part = r -> parts.get(all.part(r));
        IntUnaryOperator row = r -> parts.get(all.part(r)).rows[all.within(r)];
        Table.Computed table = Table.computed("transitions", all.count())
                .text(
                        "unit_set",
                        r -> part.apply(r).set < 0
                                ? REGION
                                : counts.sets().get(part.apply(r).set).name())
                .text(
                        "unit",
                        r -> part.apply(r).set < 0
                                ? REGION
                                : unitId(
                                        counts,
                                        part.apply(r).set,
                                        part.apply(r).pairs.unit(row.applyAsInt(r))))
                .integer("from_year", r -> year(part.apply(r).pair[0]))
                .integer("to_year", r -> year(part.apply(r).pair[1]))
                .text("from_class", r -> studyArea.className(part.apply(r).pairs.from(row.applyAsInt(r))))
                .text("to_class", r -> studyArea.className(part.apply(r).pairs.to(row.applyAsInt(r))));
        table = studyArea.isByShare()
                ? table.number("cells", r -> part.apply(r).pairs.cells(row.applyAsInt(r)) / (double) counts.parts())
                : table.integer("cells", r -> part.apply(r).pairs.cells(row.applyAsInt(r)));
        return table.number(
                        "area_km2",
                        r -> studyArea.km2(
                                part.apply(r).pairs.cells(row.applyAsInt(r)),
                                part.apply(r).pairs.area(row.applyAsInt(r))))
                .build();
    }

    private static int[] known(PairTable pairs) {
        return IntStream.range(0, pairs.rows())
                .filter(r -> pairs.from(r) > 0 && pairs.to(r) > 0)
                .toArray();
    }

    private int year(int phase) {
        return studyArea.years().get(phase);
    }

    /** The whole region's transfer matrix. */
    public TransferMatrix matrix(int before, int after) {
        PairTable pairs = counts.pair(0, before, after);
        return matrix(before, after, pairs.total(), pairs.totalArea());
    }

    private TransferMatrix matrix(int before, int after, long[][] cells, long[][] milli) {
        if (studyArea.cellArea().isUniform()) {
            return TransferMatrix.ofCells(
                    year(before), year(after), studyArea.legend().names(), cells, studyArea.km2(1, 0));
        }
        double[][] km2 = new double[milli.length][milli.length];
        for (int i = 0; i < milli.length; i++) {
            for (int j = 0; j < milli.length; j++) {
                km2[i][j] = milli[i][j] / 1e9;
            }
        }
        return TransferMatrix.ofAreas(
                year(before), year(after), studyArea.legend().names(), cells, km2);
    }

    /** Takes a unit and its matrix. */
    @FunctionalInterface
    public interface MatrixTaker {
        void take(int unit, TransferMatrix matrix);
    }

    /** Matrices of the units of a set (0 = outside), in unit order; only units with land. */
    Map<Integer, TransferMatrix> matrices(int set, int before, int after) {
        Map<Integer, TransferMatrix> matrices = new LinkedHashMap<>();
        eachMatrix(set, before, after, matrices::put);
        return matrices;
    }

    /** The same one by one: those of a million squares are more than a memory holds. */
    public void eachMatrix(int set, int before, int after, MatrixTaker taker) {
        int size = studyArea.legend().classes() + 1;
        PairTable rows = counts.pair(set, before, after);
        for (int r = 0; r < rows.rows(); ) {
            int unit = rows.unit(r);
            long[][] cells = new long[size][size];
            long[][] milli = new long[size][size];
            for (; r < rows.rows() && rows.unit(r) == unit; r++) {
                cells[rows.from(r)][rows.to(r)] = rows.cells(r);
                milli[rows.from(r)][rows.to(r)] = rows.area(r);
            }
            TransferMatrix matrix = matrix(before, after, cells, milli);
            if (matrix.total_km2() != 0) {
                taker.take(unit, matrix);
            }
        }
    }

    public Table change() {
        Table.Builder table = Table.named("change")
                .text("unit_set", "unit")
                .integer("from_year", "to_year")
                .text("class", "measure")
                .number("value")
                .text("unit_of_value");
        for (int[] pair : intervals()) {
            measures(table, REGION, REGION, ChangeMeasures.of(matrix(pair[0], pair[1])));
        }
        double[] grades = studyArea.legend().grades();
        for (int p = 0; p < studyArea.years().size(); p++) {
            double[] km2 = region(p).km2;
            measures(
                    table,
                    REGION,
                    REGION,
                    List.of(ChangeMeasures.landUseDegree(year(p), Arrays.copyOfRange(km2, 1, km2.length), grades)));
        }
        for (int s = 0; s < counts.sets().size(); s++) {
            if (counts.sets().get(s).count() <= UNITS_WITH_MEASURES) {
                for (int[] pair : intervals()) {
                    for (Map.Entry<Integer, TransferMatrix> unit :
                            matrices(s, pair[0], pair[1]).entrySet()) {
                        measures(
                                table,
                                counts.sets().get(s).name(),
                                unitId(counts, s, unit.getKey()),
                                ChangeMeasures.of(unit.getValue()));
                    }
                }
            }
        }
        return table.build();
    }

    private static void measures(Table.Builder table, String set, String unit, List<ChangeMeasures.Measure> measures) {
        for (ChangeMeasures.Measure m : measures) {
            table.row(set, unit, m.fromYear(), m.toYear(), m.className(), m.measure(), m.value(), m.unit());
        }
    }

    /** Intensity analysis of consecutive intervals. */
    public List<IntensityAnalysis.Intensity> intensities() {
        List<TransferMatrix> consecutive = new ArrayList<>();
        for (int p = 1; p < studyArea.years().size(); p++) {
            consecutive.add(matrix(p - 1, p));
        }
        return IntensityAnalysis.of(consecutive);
    }

    public Table intensity() {
        Table.Builder table = Table.named("intensity")
                .text("level", "direction")
                .integer("from_year", "to_year")
                .text("class", "from_class", "to_class")
                .number("observed_percent_per_yr", "uniform_percent_per_yr")
                .text("verdict", "stationary");
        for (IntensityAnalysis.Intensity i : intensities()) {
            table.row(
                    i.of().level().name().toLowerCase(Locale.ROOT),
                    i.of().direction().name().toLowerCase(Locale.ROOT),
                    i.fromYear(),
                    i.toYear(),
                    i.of().className(),
                    i.of().fromClass(),
                    i.of().toClass(),
                    i.observed(),
                    i.uniform(),
                    i.verdict(),
                    i.stationary());
        }
        return table.build();
    }

    /**
     * What is wrong with the phases: one without land, two without common land; how much of two is not common, and two
     * of different files that are all alike.
     */
    public void check(List<Phase> phases, Problems problems) {
        for (int p = 0; p < phases.size(); p++) {
            if (region(p).total_km2() == 0 && counts.unknown().get(p).isEmpty()) { // else its codes are told
                problems.add(ProblemCode.LANDUSE_01_NOTHING, phases.get(p).place());
            }
        }
        List<Bilingual> left = new ArrayList<>();
        for (int p = 1; p < phases.size() && problems.isEmpty(); p++) {
            double common = matrix(p - 1, p).total_km2();
            double dropped = matrix(p - 1, p).dropped_km2();
            int before = studyArea.years().get(p - 1);
            int after = studyArea.years().get(p);
            if (matrix(p - 1, p).hasNoClassInCommon()) {
                problems.add(ProblemCode.LANDUSE_C08_ALL_CHANGES, "landUse.phases", before, after);
            }
            if (common == 0) {
                problems.add(ProblemCode.LANDUSE_02_NO_COMMON, "landUse.phases", before, after);
            } else if (dropped > 0) {
                String km2 = Numbers.amount(dropped, 2) + " km2";
                left.add(Bilingual.of(
                        km2 + " (" + before + " and " + after + ")", km2 + "（" + before + " 与 " + after + " 年）"));
            }
        }
        if (!left.isEmpty()) {
            problems.add(ProblemCode.LANDUSE_C02_DROPPED, "landUse.phases", Bilingual.list(left));
        }
        copies(phases, problems);
    }

    private void copies(List<Phase> phases, Problems problems) {
        List<Path> files = phases.stream()
                .flatMap(p -> p.source().map(TiffClassRaster::path).stream())
                .toList();
        if (files.size() == phases.size() && problems.isEmpty()) {
            Map<Integer, Path> byYear = new LinkedHashMap<>();
            phases.forEach(p -> byYear.put(p.year(), files.get(byYear.size())));
            List<List<Integer>> counted = intervals().stream()
                    .map(pair -> List.of(pair[0], pair[1]))
                    .toList(); // others are not always counted together
            problems.addAll(Copies.told(
                    byYear,
                    (p, q) -> counted.contains(List.of(p, q))
                            && !files.get(p).equals(files.get(q))
                            && matrix(p, q).isUnchanged()
                            && !Copies.are(files.get(p), files.get(q)))); // told where they were opened
        }
    }
}
