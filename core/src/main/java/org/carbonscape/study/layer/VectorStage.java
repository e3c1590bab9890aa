package org.carbonscape.study.layer;

import java.io.IOException;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.report.QgisStyle;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.account.UnitQuantities;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PartAreas;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** {@code vectors/units.gpkg}: a layer for each unit set with its numbers as columns and a style for each quantity. */
public final class VectorStage {
    /** Not the clock: the same run gives the same file. */
    private static final Instant CHANGED = Instant.parse("2026-01-01T00:00:00Z");

    private static final String FILE = "vectors/units.gpkg";
    private static final int IDS = 2; // columns: id, name
    private static final int MOST_BORDERS = 500;
    /** Of a layer with nothing to colour. */
    private static final int PLAIN = 0xe6e6e6;

    private final StudyInputs inputs;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final UnitQuantities quantities;
    private final List<UnitColumn> more;

    public VectorStage(StudyInputs inputs, LandCounts counts, CarbonAccount account, List<UnitColumn> more) {
        this.inputs = inputs;
        this.counts = counts;
        this.account = account;
        this.quantities = new UnitQuantities(account);
        this.more = more;
    }

    public void write(RunFolder folder, Language language, Engine engine) {
        int rows = IntStream.range(0, counts.sets().size())
                .map(s -> units(s).length)
                .sum();
        try (Steps shapes = engine.steps(2 * rows)) { // each is asked for its type and for itself
            List<MapLayer> layers = new ArrayList<>();
            for (int s = 0; s < counts.sets().size(); s++) {
                MapLayer layer = layer(s, shapes);
                layers.add(layer.withStyles(styles(s, layer.columns(), language))
                        .titled(LayerWords.ofUnits(layer.columns(), inputs.studyArea(), language)));
            }
            if (!layers.isEmpty()) {
                GeoPackageWriter.write(folder.file(FILE), layers, CHANGED);
            }
        } catch (IOException e) {
            throw RunFolder.notWritten(folder.place(FILE), e);
        }
    }

    /** One for layers that have no room for all columns: what is left out of them. */
    public List<Problem> cautions() {
        Map<List<Bilingual>, List<String>> layers = new LinkedHashMap<>();
        for (int s = 0; s < counts.sets().size(); s++) {
            List<Bilingual> out = room(s, units(s)).out();
            if (!out.isEmpty()) {
                layers.computeIfAbsent(out, o -> new ArrayList<>())
                        .add(counts.sets().get(s).name());
            }
        }
        List<Problem> cautions = new ArrayList<>();
        layers.forEach((out, names) -> cautions.add(Problem.of(
                ProblemCode.RUN_C06_COLUMNS,
                FILE,
                Bilingual.list(names.stream().map(Bilingual::same).toList()),
                Bilingual.list(out))));
        return cautions;
    }

    /** The units that have a row. */
    private int[] units(int s) {
        boolean[] used = account.used(s);
        return IntStream.rangeClosed(1, counts.sets().get(s).count())
                .filter(u -> used[u])
                .toArray();
    }

    private MapLayer layer(int s, Steps steps) {
        UnitSet set = counts.sets().get(s);
        StudyArea studyArea = inputs.studyArea();
        int[] units = units(s);
        GeometryFactory factory = new GeometryFactory();
        List<Geometry> shapes = new AbstractList<>() {
            @Override
            public Geometry get(int i) {
                steps.next();
                return set instanceof PolygonUnits polygons
                        ? polygons.polygon(units[i])
                        : square(factory, ((Fishnet) set).bounds(units[i]));
            }

            @Override
            public int size() {
                return units.length;
            }
        };
        return new MapLayer(
                set.name(),
                studyArea.grid().crs(),
                studyArea.grid().crs().wkt1(),
                shapes,
                room(s, units).columns());
    }

    private LayerRoom room(int s, int[] units) {
        UnitSet set = counts.sets().get(s);
        StudyArea studyArea = inputs.studyArea();
        Table.Computed table = Table.computed(set.name(), units.length)
                .text("id", r -> set.id(units[r]))
                .text("name", r -> set.unitName(units[r]));
        int years = studyArea.years().size();
        int classes = studyArea.legend().classes();
        for (int p = 0; p < years; p++) {
            PartAreas area = quantities.areas_ha(s, p);
            for (int c = 1; c <= classes; c++) {
                int column = c;
                table.number(
                        studyArea.className(c) + "_km2_" + studyArea.years().get(p),
                        r -> area.unit_ha(units[r], column) / 100);
            }
        }
        for (int p = 0; p < years && account.hasFlows(); p++) {
            int year = studyArea.years().get(p);
            Balance balance = account.balance(p, s);
            table.number("source_tCO2_" + year, r -> balance.source_tCO2(units[r]))
                    .number("sink_tCO2_" + year, r -> balance.sink_tCO2(units[r]))
                    .number("net_tCO2_" + year, r -> balance.source_tCO2(units[r]) + balance.sink_tCO2(units[r]));
            for (Quantity flow : Quantity.FLOWS) {
                IntToDoubleFunction perHectare = signed(flow, s, p);
                table.number(flow.variable() + "_" + year, r -> perHectare.applyAsDouble(units[r]));
            }
        }
        for (Quantity stock : List.of(Quantity.STOCK, Quantity.STOCK_CHANGE)) {
            for (int p = stock.firstPhase(); p < years && quantities.has(stock); p++) {
                int year = studyArea.years().get(p);
                IntToDoubleFunction amount = quantities.amount(stock, s, p);
                IntToDoubleFunction perHectare = quantities.amountPerHectare(stock, s, p);
                table.number(stock.amount() + "_" + year, r -> amount.applyAsDouble(units[r]))
                        .number(stock.variable() + "_" + year, r -> perHectare.applyAsDouble(units[r]));
            }
        }
        more.stream().filter(c -> c.set() == s).forEach(c -> c.declare(table, units));
        return LayerRoom.of(table.build(), IDS, classes, studyArea.years());
    }

    /** Per hectare, in the sign of the tables: sinks are negative. */
    private IntToDoubleFunction signed(Quantity flow, int set, int phase) {
        IntToDoubleFunction values = quantities.amountPerHectare(flow, set, phase);
        return flow == Quantity.SINK ? u -> 0 - values.applyAsDouble(u) : values;
    }

    /** Each quantity of the last phase, limits over all phases, then classes; the first is the one QGIS shows. */
    private List<MapLayer.Style> styles(int s, Table columns, Language language) {
        List<String> names = columns.columns().stream().map(Table.Column::name).toList();
        UnitSet set = counts.sets().get(s);
        QgisStyle.Borders borders = set instanceof PolygonUnits && set.count() <= MOST_BORDERS
                ? QgisStyle.Borders.DRAWN
                : QgisStyle.Borders.NONE;
        UnitKeys keys = new UnitKeys(account);
        List<Integer> years = inputs.studyArea().years();
        int year = years.get(years.size() - 1);
        List<MapLayer.Style> styles = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            String of = quantity == Quantity.STOCK_CHANGE && years.size() > 1
                    ? years.get(years.size() - 2) + "–" + year
                    : String.valueOf(year);
            keys.key(quantity, s, UnitKeys.Sinks.NEGATIVE)
                    .ifPresent(key -> styles.add(new MapLayer.Style(
                            key.title().in(language) + (language == Language.ZH ? of : " " + of),
                            QgisStyle.breaks(quantity.variable() + "_" + year, key, borders, language))));
        }
        for (UnitColumn column : more) {
            if (column.set() == s && column.style().isPresent() && names.contains(column.name())) {
                UnitColumn.Style style = column.style().get();
                styles.add(new MapLayer.Style(
                        style.title().in(language),
                        QgisStyle.classes(column.name(), style.values(), style.key(), borders, language)));
            }
        }
        if (styles.isEmpty()) {
            styles.add(new MapLayer.Style(set.name(), QgisStyle.single(new Key.Entry(Words.same(set.name()), PLAIN))));
        }
        return styles;
    }

    private static Geometry square(GeometryFactory factory, double[] b) {
        return factory.toGeometry(new Envelope(b[0], b[2], b[1], b[3]));
    }
}
