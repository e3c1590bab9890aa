package org.carbonscape.study.account;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.finding.Table;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.problem.Language;
import org.carbonscape.report.QgisStyle;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** {@code vectors/units.gpkg}: a layer for each unit set with its numbers as columns. */
public final class VectorStage {
    /** Not the clock: the same run gives the same file. */
    private static final Instant CHANGED = Instant.parse("2026-01-01T00:00:00Z");

    private final StudyInputs inputs;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final List<UnitColumn> more;

    public VectorStage(StudyInputs inputs, LandCounts counts, CarbonAccount account, List<UnitColumn> more) {
        this.inputs = inputs;
        this.counts = counts;
        this.account = account;
        this.more = more;
    }

    public void write(RunFolder folder, Language language) {
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
        StudyArea studyArea = inputs.studyArea();
        boolean[] used = account.used(s);
        int[] units = IntStream.rangeClosed(1, set.count()).filter(u -> used[u]).toArray();
        GeometryFactory factory = new GeometryFactory();
        List<Geometry> shapes = new AbstractList<>() {
            @Override
            public Geometry get(int i) {
                return set instanceof PolygonUnits polygons
                        ? polygons.polygon(units[i])
                        : square(factory, ((Fishnet) set).bounds(units[i]));
            }

            @Override
            public int size() {
                return units.length;
            }
        };
        Table.Computed table = Table.computed(set.name(), units.length)
                .text("id", r -> set.id(units[r]))
                .text("name", r -> set.unitName(units[r]));
        int years = studyArea.years().size();
        int classes = studyArea.legend().classes();
        List<double[][]> areas = new ArrayList<>();
        for (int p = 0; p < years; p++) {
            double[][] area = account.areas_ha(s, p);
            areas.add(area);
            for (int c = 1; c <= classes; c++) {
                int column = c;
                table.number(
                        studyArea.className(c) + "_km2_" + studyArea.years().get(p), r -> area[units[r]][column] / 100);
            }
        }
        for (int p = 0; p < years && account.hasFlows(); p++) {
            int year = studyArea.years().get(p);
            List<Balance.UnitBalance> balance = account.balance(p, s).unitBalances();
            table.number("source_tCO2_" + year, r -> balance.get(units[r]).source_tCO2())
                    .number("sink_tCO2_" + year, r -> balance.get(units[r]).sink_tCO2())
                    .number("net_tCO2_" + year, r -> balance.get(units[r]).net_tCO2())
                    .number(
                            "net_tCO2_per_ha_" + year,
                            r -> balance.get(units[r]).net_tCO2_per_ha());
        }
        for (int p = 0; p < years && inputs.carbon().stock().isPresent(); p++) {
            double[][] area = areas.get(p);
            table.number(
                    "stock_tC_" + studyArea.years().get(p),
                    r -> inputs.carbon().stock().get().stock_tC(area[units[r]]));
        }
        more.stream().filter(c -> c.set() == s).forEach(c -> c.declare(table, units));
        return new MapLayer(
                set.name(), studyArea.grid().crs(), studyArea.grid().crs().wkt1(), shapes, table.build());
    }

    /** Colours of the last phase's net flux, limits over all phases. */
    private void style(int s, RunFolder folder, Language language) {
        if (!account.hasFlows()) {
            return;
        }
        boolean[] used = account.used(s);
        List<float[]> net = new ArrayList<>();
        for (int p = 0; p < inputs.studyArea().years().size(); p++) {
            float[] values = new float[used.length];
            for (int u = 0; u < used.length; u++) {
                values[u] = u > 0 && used[u]
                        ? (float) account.balance(p, s).unitBalances().get(u).net_tCO2_per_ha()
                        : Float.NaN;
            }
            net.add(values);
        }
        String column = "net_tCO2_per_ha_" + inputs.studyArea().years().get(net.size() - 1);
        FluxKeys.net(net)
                .ifPresent(key -> folder.write(
                        "vectors/" + counts.sets().get(s).name().replaceAll("[\\\\/:*?\"<>|]", "-") + ".qml",
                        QgisStyle.breaks(column, key, language)));
    }

    private static Geometry square(GeometryFactory factory, double[] b) {
        return factory.toGeometry(new Envelope(b[0], b[2], b[1], b[3]));
    }
}
