package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.DriverLayer;
import org.carbonscape.study.intake.MadeValues;
import org.carbonscape.study.intake.Phase;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.study.table.Categories;
import org.carbonscape.study.table.DriverTable;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PairTable;
import org.carbonscape.zone.UnitSet;
import org.carbonscape.zone.ZonalMajority;
import org.carbonscape.zone.ZonalMeans;

/**
 * The drivers' values for every unit of every set: means of rasters (all in one reading), shares of classes from the
 * counts, mean distances to classes over the classified cells of each phase. A unit without a cell that counts has NaN.
 */
public final class DriverValues {
    private final List<DriverLayer> layers;
    private final List<UnitSet> sets;
    private final List<Integer> years;
    private final double[][][][] values; // by set, driver, phase, unit
    private final long[][][][] cells;

    public DriverValues(StudyInputs inputs, LandCounts counts, Engine engine) {
        this(inputs, counts, engine, IntStream.range(0, inputs.phases().size()).toArray());
    }

    /** @param measured phases whose distances are measured; those of others may not be asked for */
    private DriverValues(StudyInputs inputs, LandCounts counts, Engine engine, int... measured) {
        layers = inputs.drivers();
        sets = counts.sets();
        years = inputs.studyArea().years();
        int phases = years.size();
        values = new double[sets.size()][layers.size()][phases][];
        cells = new long[sets.size()][layers.size()][phases][];
        try (Steps readings = engine.steps(1 + measured.length)) {
            read(inputs, counts, readings, engine);
            for (int p : measured) {
                distances(inputs, p, engine);
                readings.next();
            }
        }
    }

    /** Those of one phase alone: distances take most of the time. */
    public static DriverValues of(int phase, StudyInputs inputs, LandCounts counts, Engine engine) {
        return new DriverValues(inputs, counts, engine, phase);
    }

    private void read(StudyInputs inputs, LandCounts counts, Steps readings, Engine engine) {
        int phases = years.size();
        List<Integer> drivers = rasters(l -> !l.isMajority());
        List<ValueRaster> rasters = drivers.stream()
                .flatMap(d -> layers.get(d).rasters().values().stream())
                .distinct() // most are the same in every phase
                .toList();
        ZonalMeans means = ZonalMeans.of(rasters, sets, inputs.studyArea().isByShare(), engine);
        for (int s = 0; s < sets.size(); s++) {
            for (int d : drivers) {
                for (int p = 0; p < phases; p++) {
                    int r = rasters.indexOf(layers.get(d).raster(years.get(p)).orElseThrow());
                    values[s][d][p] = means.mean(s, r);
                    cells[s][d][p] = means.cells(s, r);
                }
            }
            for (int p = 0; p < phases; p++) {
                shares(inputs, counts, s, p);
            }
            tables(s);
        }
        majorities(inputs, engine);
        readings.next();
    }

    private List<Integer> rasters(Predicate<DriverLayer> which) {
        return IntStream.range(0, layers.size())
                .filter(d -> !layers.get(d).rasters().isEmpty() && which.test(layers.get(d)))
                .boxed()
                .toList();
    }

    private void majorities(StudyInputs inputs, Engine engine) {
        List<Integer> rasters = rasters(DriverLayer::isMajority);
        ZonalMajority majority = ZonalMajority.of(
                rasters.stream()
                        .map(d -> layers.get(d).raster(years.get(0)).orElseThrow())
                        .toList(),
                sets,
                inputs.studyArea().isByShare(),
                engine);
        for (int s = 0; s < sets.size(); s++) {
            for (int r = 0; r < rasters.size(); r++) {
                double[] own = majority.value(s, r);
                DriverLayer layer = layers.get(rasters.get(r));
                Categories.require(own, "drivers." + layer.name(), ((DriverSource.Majority) layer.source()).file());
                Arrays.fill(values[s][rasters.get(r)], own); // the same in every phase
                Arrays.fill(cells[s][rasters.get(r)], majority.cells(s, r));
            }
        }
    }

    /** Of the unit itself, or of the one that holds its centre. */
    private void tables(int s) {
        for (int d = 0; d < layers.size(); d++) {
            if (layers.get(d).table().isPresent()) {
                DriverTable table = layers.get(d).table().get();
                int[] holders = table.holders(sets.get(s));
                for (int p = 0; p < years.size(); p++) {
                    values[s][d][p] = table.values(years.get(p), holders);
                    cells[s][d][p] = new long[holders.length];
                }
            }
        }
    }

    private void shares(StudyInputs inputs, LandCounts counts, int s, int p) {
        long[] classified = new long[sets.get(s).count() + 1];
        PairTable table = counts.phase(s, p);
        for (int r = 0; r < table.rows(); r++) {
            classified[table.unit(r)] += table.from(r) > 0 ? table.cells(r) : 0;
        }
        Arrays.setAll(classified, u -> Math.round(classified[u] / (double) counts.parts()));
        for (int d = 0; d < layers.size(); d++) {
            DriverLayer layer = layers.get(d);
            if (layer.isShare()) {
                values[s][d][p] =
                        counts.shares(s, p, layer.classes(), inputs.studyArea().cellArea());
                cells[s][d][p] = classified;
            }
        }
    }

    private void distances(StudyInputs inputs, int p, Engine engine) {
        Phase phase = inputs.phases().get(p);
        for (int d = 0; d < layers.size(); d++) {
            DriverLayer layer = layers.get(d);
            if (layer.isDistance()) {
                // one at a time: a distance raster takes two bytes a cell and more
                ValueRaster distance;
                try {
                    distance = inputs.distances()
                            .of(engine, phase, layer.classes(), layer.what().en());
                } catch (ProblemException e) {
                    if (e.problems().stream().anyMatch(x -> x.code() != ProblemCode.SUIT_15_ABSENT_CLASS)) {
                        throw e;
                    }
                    for (int s = 0; s < sets.size(); s++) { // no cell to be distant from
                        values[s][d][p] = new double[sets.get(s).count() + 1];
                        Arrays.fill(values[s][d][p], Double.NaN);
                        cells[s][d][p] = new long[sets.get(s).count() + 1];
                    }
                    continue;
                }
                ZonalMeans means = ZonalMeans.of(
                        List.of(classified(distance, phase.raster())),
                        sets,
                        inputs.studyArea().isByShare(),
                        engine);
                for (int s = 0; s < sets.size(); s++) {
                    values[s][d][p] = means.mean(s, 0);
                    cells[s][d][p] = means.cells(s, 0);
                }
            }
        }
    }

    /** By unit (0 = outside all units). */
    public double[] values(int set, int driver, int phase) {
        return values[set][driver][phase];
    }

    /** Further columns of the units' layers. */
    public List<UnitColumn> columns() {
        List<UnitColumn> columns = new ArrayList<>();
        for (int s = 0; s < sets.size(); s++) {
            int set = s;
            for (int d = 0; d < layers.size(); d++) {
                DriverLayer layer = layers.get(d);
                int driver = d;
                for (int p = 0; p < (layer.changes() ? years.size() : 1); p++) {
                    double[] own = values[s][d][p];
                    String column = column(layer, years.get(p));
                    String year = layer.changes() ? " " + years.get(p) : "";
                    Words title =
                            Words.of(layer.words().en() + year, layer.words().zh() + year);
                    columns.add(layer.categories()
                            .map(c -> ofText(set, column, u -> c.of(own[u]), c.among(values[set][driver]), title))
                            .orElseGet(() -> new UnitColumn(set, column, Table.Kind.NUMBER, u -> own[u])));
                }
            }
        }
        return columns;
    }

    /** The same before anything is read: their names, with values that are missing. */
    public static List<UnitColumn> unread(StudyInputs inputs, List<UnitSet> sets) {
        List<Integer> years = inputs.studyArea().years();
        return IntStream.range(0, sets.size())
                .boxed()
                .flatMap(s -> inputs.drivers().stream()
                        .flatMap(layer -> years.stream()
                                .map(year -> column(layer, year))
                                .distinct()
                                .map(name -> new UnitColumn(s, name, Table.Kind.NUMBER, u -> Double.NaN))))
                .toList();
    }

    private static String column(DriverLayer layer, int year) {
        return "driver_" + layer.name() + unit(layer) + (layer.changes() ? "_" + year : "");
    }

    /** With a colour for each category, as far as there are colours. */
    private static UnitColumn ofText(
            int set, String name, IntFunction<Object> byUnit, List<String> categories, Words title) {
        UnitColumn column = new UnitColumn(set, name, Table.Kind.TEXT, byUnit);
        if (categories.size() > Palette.MOST_SERIES) {
            return column;
        }
        List<Key.Entry> entries = IntStream.range(0, categories.size())
                .mapToObj(c -> new Key.Entry(Words.same(categories.get(c)), Palette.series(c)))
                .toList();
        return column.styled(new UnitColumn.Style(title, categories, new Key.Classes(title, entries)));
    }

    private static String unit(DriverLayer layer) {
        return layer.isDistance() ? "_m" : "";
    }

    /** Every value, long form; units without land have no rows. Computed as it is written: it has millions of rows. */
    public Table table(CarbonAccount account) {
        int each = years.size() * layers.size();
        int[][] units = new int[sets.size()][];
        int[] starts = new int[sets.size() + 1];
        for (int s = 0; s < units.length; s++) {
            boolean[] used = account.used(s);
            units[s] = IntStream.rangeClosed(1, sets.get(s).count())
                    .filter(u -> used[u])
                    .toArray();
            starts[s + 1] = Math.addExact(starts[s], Math.multiplyExact(each, units[s].length));
        }
        IntUnaryOperator set = row -> {
            int s = 0;
            while (row >= starts[s + 1]) {
                s++;
            }
            return s;
        };
        IntUnaryOperator unit = row -> {
            int s = set.applyAsInt(row);
            return units[s][(row - starts[s]) / each];
        };
        IntUnaryOperator phase = row -> (row - starts[set.applyAsInt(row)]) % each / layers.size();
        IntUnaryOperator driver = row -> (row - starts[set.applyAsInt(row)]) % layers.size();
        IntToDoubleFunction value =
                r -> values[set.applyAsInt(r)][driver.applyAsInt(r)][phase.applyAsInt(r)][unit.applyAsInt(r)];
        Table.Computed table = Table.computed("unit-drivers", starts[units.length])
                .text("unit_set", r -> sets.get(set.applyAsInt(r)).name())
                .text("unit", r -> sets.get(set.applyAsInt(r)).id(unit.applyAsInt(r)))
                .integer("year", r -> years.get(phase.applyAsInt(r)))
                .text("driver", r -> layers.get(driver.applyAsInt(r)).name())
                .text("kind", r -> layers.get(driver.applyAsInt(r)).source().kind())
                .number(
                        "value",
                        r -> layers.get(driver.applyAsInt(r)).categories().isPresent()
                                ? Double.NaN
                                : value.applyAsDouble(r))
                .text("unit_of_value", r -> unitOfValue(layers.get(driver.applyAsInt(r))))
                .integer(
                        "cells",
                        r -> cells[set.applyAsInt(r)][driver.applyAsInt(r)][phase.applyAsInt(r)][unit.applyAsInt(r)]);
        if (layers.stream().anyMatch(l -> l.categories().isPresent())) {
            table.text(
                    "category",
                    r -> layers.get(driver.applyAsInt(r))
                            .categories()
                            .map(c -> c.of(value.applyAsDouble(r)))
                            .orElse(""));
        }
        return table.build();
    }

    private static String unitOfValue(DriverLayer layer) {
        if (layer.isShare()) {
            return "1";
        }
        if (layer.categories().isPresent()) {
            return "";
        }
        return layer.isDistance()
                ? "m"
                : layer.table()
                        .map(t -> t.measure().isEmpty() ? "that of the table" : t.measure())
                        .orElse("that of the raster");
    }

    /** A raster's values where a phase has a class. */
    private static ValueRaster classified(ValueRaster raster, ClassRaster classes) {
        return new MadeValues(raster.grid(), raster.tiling(), () -> {
            ValueRaster.Reader own = raster.open();
            ClassRaster.Reader mask = classes.open();
            return MadeValues.reader(
                    (window, into) -> {
                        ClassTile tile = ClassTile.of(window.cells(), classes.classes());
                        own.read(window, into);
                        mask.read(window, tile);
                        for (int i = 0; i < window.cells(); i++) {
                            into[i] = tile.at(i) == 0 ? Float.NaN : into[i];
                        }
                    },
                    own,
                    mask);
        });
    }
}
