package org.carbonscape.study;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.carbon.Balance;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.method.Table;
import org.carbonscape.problem.Language;
import org.carbonscape.report.QgisStyle;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** {@code vectors/units.gpkg}: a layer for each unit set with its numbers as columns. */
final class VectorStage {
    /** Not the clock: the same run gives the same file. */
    private static final Instant CHANGED = Instant.parse("2026-01-01T00:00:00Z");

    private final StudyInputs inputs;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final List<UnitColumn> more;

    VectorStage(StudyInputs inputs, LandCounts counts, CarbonAccount account, List<UnitColumn> more) {
        this.inputs = inputs;
        this.counts = counts;
        this.account = account;
        this.more = more;
    }

    void write(RunFolder folder, Language language) {
        List<MapLayer> layers = new ArrayList<>();
        for (int s = 0; s < counts.sets().size(); s++) {
            layers.add(layer(s));
            style(s, folder, language);
        }
        if (!layers.isEmpty()) {
            try {
                GeoPackageWriter.write(folder.file("vectors/units.gpkg"), layers, CHANGED);
            } catch (java.io.IOException e) {
                throw RunFolder.notWritten("vectors/units.gpkg", e);
            }
        }
    }

    private MapLayer layer(int s) {
        UnitSet set = counts.sets().get(s);
        Ground ground = inputs.ground();
        boolean[] used = account.used(s);
        List<Integer> units = new ArrayList<>();
        List<Geometry> shapes = new ArrayList<>();
        GeometryFactory factory = new GeometryFactory();
        for (int u = 1; u <= set.count(); u++) {
            if (used[u]) {
                units.add(u);
                shapes.add(set instanceof PolygonUnits polygons ? polygons.polygon(u) : square(factory, ((Fishnet) set).bounds(u)));
            }
        }
        Table.Builder table = Table.named(set.name()).text("id", "name");
        int years = ground.years().size();
        int classes = ground.legend().classes();
        List<double[][]> areas = new ArrayList<>();
        for (int p = 0; p < years; p++) {
            areas.add(account.areas_ha(s, p));
            for (int c = 1; c <= classes; c++) {
                table.number(ground.className(c) + "_km2_" + ground.years().get(p));
            }
        }
        for (int p = 0; p < years && account.hasFlows(); p++) {
            int year = ground.years().get(p);
            table.number("source_tCO2_" + year, "sink_tCO2_" + year, "net_tCO2_" + year, "net_tCO2_per_ha_" + year);
        }
        for (int p = 0; p < years && inputs.stock().isPresent(); p++) {
            table.number("stock_tC_" + ground.years().get(p));
        }
        List<UnitColumn> own = more.stream().filter(c -> c.set() == s).toList();
        own.forEach(c -> c.declare(table));
        for (int u : units) {
            List<Object> row = new ArrayList<>(List.of(set.id(u), set.unitName(u)));
            for (int p = 0; p < years; p++) {
                for (int c = 1; c <= classes; c++) {
                    row.add(areas.get(p)[u][c] / 100);
                }
            }
            for (int p = 0; p < years && account.hasFlows(); p++) {
                Balance.UnitBalance b = account.balance(p, s).unitBalances().get(u);
                row.addAll(List.of(b.source_tCO2(), b.sink_tCO2(), b.net_tCO2(), b.net_tCO2_per_ha()));
            }
            for (int p = 0; p < years && inputs.stock().isPresent(); p++) {
                row.add(inputs.stock().get().stock_tC(areas.get(p)[u]));
            }
            own.forEach(c -> row.add(c.byUnit().apply(u)));
            table.row(row.toArray());
        }
        return new MapLayer(set.name(), ground.grid().crs(), ground.grid().crs().wkt1(), shapes, table.build());
    }

    /** Colours of the last phase's net flux, limits over all phases. */
    private void style(int s, RunFolder folder, Language language) {
        if (!account.hasFlows()) {
            return;
        }
        boolean[] used = account.used(s);
        List<float[]> net = new ArrayList<>();
        for (int p = 0; p < inputs.ground().years().size(); p++) {
            float[] values = new float[used.length];
            for (int u = 0; u < used.length; u++) {
                values[u] = u > 0 && used[u] ? (float) account.balance(p, s).unitBalances().get(u).net_tCO2_per_ha() : Float.NaN;
            }
            net.add(values);
        }
        String column = "net_tCO2_per_ha_" + inputs.ground().years().get(net.size() - 1);
        FluxKeys.net(net).ifPresent(key -> folder.write("vectors/" + counts.sets().get(s).name().replaceAll("[\\\\/:*?\"<>|]", "-") + ".qml", QgisStyle.breaks(column, key, language)));
    }

    private static Geometry square(GeometryFactory factory, double[] b) {
        return factory.toGeometry(new Envelope(b[0], b[2], b[1], b[3]));
    }
}
