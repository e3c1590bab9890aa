package org.carbonscape.study.gather;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.density.Ellipse;
import org.carbonscape.density.Migration;
import org.carbonscape.finding.Table;
import org.carbonscape.method.Column;
import org.carbonscape.method.EllipseMethod;
import org.carbonscape.method.Found;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.stats.Alternative;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.Places;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.PartAreas;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.locationtech.jts.geom.Point;

/**
 * Long-form tables of the statistics. Each row names its neighbours, its convention and, where they vary, its variants.
 */
public final class StatisticsTables {
    /** A phase's centre and ellipse; metres in the plane of the study grid. */
    public record Centre(String what, EllipseMethod.Track track) {
        public List<Ellipse> byPhase() {
            return track.ellipses();
        }

        public List<Migration> moves() {
            return track.moves();
        }
    }

    /** How ellipses were weighted and scaled. */
    private static String variant(Centre centre) {
        return "weighted by tCO2 a year or area, "
                + (centre.track().scale() == Ellipse.Scale.ONE
                        ? "axes of one standard deviation"
                        : "axes times the square root of 2");
    }

    private final StatisticsPlan plan;
    private final StudyArea studyArea;
    private final List<StatisticsStage.SetResult> results;

    public StatisticsTables(StatisticsPlan plan, StudyArea studyArea, List<StatisticsStage.SetResult> results) {
        this.plan = plan;
        this.studyArea = studyArea;
        this.results = results;
    }

    /** A row for each global statistic, phase and variable. */
    public Table global() {
        Table.Builder table = Table.named("global-autocorrelation")
                .text("unit_set", "variable")
                .integer("year")
                .text("statistic")
                .integer("n")
                .number("value", "expected", "variance", "z", "p", "permutation_p")
                .integer("permutations")
                .text("weights", "convention", "variant");
        for (StatisticsStage.SetResult result : results) {
            for (StatisticsStage.Series series : result.series()) {
                series.found().stream()
                        .filter(f -> !f.statistic().hasOwnTable())
                        .forEach(f -> rows(table, result, series, f));
            }
        }
        return table.build();
    }

    private void rows(
            Table.Builder table, StatisticsStage.SetResult result, StatisticsStage.Series series, Found<?> found) {
        List<Column> columns = found.columns();
        for (int row = 0; row < found.rows(); row++) {
            List<Object> cells = new ArrayList<>(List.of(
                    result.set().name(), series.variable(), studyArea.years().get(series.phase())));
            for (Column c : columns) {
                cells.add(c.cell(row));
            }
            cells.add(weights(plan, found.statistic()));
            cells.add(plan.convention().id());
            cells.add(found.variant().text());
            table.row(cells.toArray());
        }
    }

    /** The neighbours of a statistic, as tables name them. */
    static String weights(StatisticsPlan plan, UnitStatistic<?, ?> statistic) {
        return statistic.styleIsFixed()
                ? plan.weights().withStandardisation(statistic.usualStyle()).label()
                : plan.weights().label();
    }

    /** Least p of an alternative; for the chapter's words. */
    public static double leastP(Alternative alternative, int permutations) {
        return (alternative == Alternative.TWO_SIDED ? 2.0 : 1.0) / (permutations + 1.0);
    }

    /**
     * Centres and ellipses of sources, sinks and every class, weighted by amount (tCO2) or area at the centres of the
     * units of the first set named.
     */
    public List<Centre> centres(CarbonAccount account) {
        StatisticsStage.SetResult result = results.get(0);
        Ellipse.Scale scale = EllipseMethod.axes(plan.convention());
        UnitSet set = result.set();
        double[] x = new double[set.count()];
        double[] y = new double[set.count()];
        for (int u = 1; u <= set.count(); u++) {
            if (set instanceof PolygonUnits polygons) {
                Point c = polygons.polygon(u).getCentroid();
                x[u - 1] = c.getX();
                y[u - 1] = c.getY();
            } else {
                double[] b = ((Fishnet) set).bounds(u);
                x[u - 1] = (b[0] + b[2]) / 2;
                y[u - 1] = (b[1] + b[3]) / 2;
            }
        }
        double metres = Places.plane(studyArea.grid().crs(), x, y).metresPerUnit();
        for (int i = 0; i < x.length; i++) {
            x[i] *= metres;
            y[i] *= metres;
        }
        int phases = studyArea.years().size();
        List<PartAreas> areas = IntStream.range(0, phases)
                .mapToObj(p -> account.unitAreas(result.number(), p))
                .toList();
        List<Centre> centres = new ArrayList<>();
        for (int k = -2; k < studyArea.legend().classes(); k++) { // source, sink, then the classes
            String what = k == -2 ? "source" : k == -1 ? "sink" : studyArea.className(k + 1);
            List<EllipseMethod.Cloud> clouds = new ArrayList<>(); // of one at a time: of a million squares much
            for (int p = 0; p < phases; p++) {
                Balance balance = account.balance(p, result.number());
                double[] w = new double[x.length];
                for (int u = 1; u <= w.length; u++) {
                    w[u - 1] = k >= 0
                            ? areas.get(p).unit_ha(u, k + 1)
                            : k == -2 ? balance.source_tCO2(u) : 0 - balance.sink_tCO2(u);
                }
                if (DoubleStream.of(w).anyMatch(v -> v > 0)) {
                    clouds.add(
                            new EllipseMethod.Cloud(what, studyArea.years().get(p), x, y, w, UnaryOperator.identity()));
                }
            }
            if (clouds.size() == phases) { // what is absent in a phase has no centre to follow
                centres.add(new Centre(what, EllipseMethod.track(clouds, scale)));
            }
        }
        return centres;
    }

    public Table ellipses(List<Centre> centres) {
        Table.Builder table = Table.named("ellipse")
                .text("what")
                .integer("year")
                .number(
                        "x_m",
                        "y_m",
                        "standard_distance_km",
                        "major_km",
                        "minor_km",
                        "azimuth_deg",
                        "area_km2",
                        "flattening")
                .text("unit_set", "convention", "variant");
        for (Centre c : centres) {
            for (int p = 0; p < c.byPhase().size(); p++) {
                Ellipse e = c.byPhase().get(p);
                table.row(
                        c.what(),
                        studyArea.years().get(p),
                        e.x(),
                        e.y(),
                        e.standardDistance() / 1e3,
                        e.major() / 1e3,
                        e.minor() / 1e3,
                        e.azimuth(),
                        e.area() / 1e6,
                        e.flattening(),
                        results.get(0).set().name(),
                        plan.convention().id(),
                        variant(c));
            }
        }
        return table.build();
    }

    public Table gravity(List<Centre> centres) {
        Table.Builder table = Table.named("centres-of-gravity")
                .text("what")
                .integer("year")
                .number(
                        "x_m",
                        "y_m",
                        "dx_km",
                        "dy_km",
                        "distance_km",
                        "azimuth_deg",
                        "speed_km_per_year",
                        "ellipse_area_change",
                        "flattening_change")
                .text("unit_set", "convention", "variant");
        for (Centre c : centres) {
            for (int p = 0; p < c.byPhase().size(); p++) {
                Ellipse e = c.byPhase().get(p);
                if (p == 0) {
                    table.row(
                            c.what(),
                            studyArea.years().get(p),
                            e.x(),
                            e.y(),
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            Double.NaN,
                            results.get(0).set().name(),
                            plan.convention().id(),
                            variant(c));
                } else {
                    Migration m = c.moves().get(p - 1);
                    table.row(
                            c.what(),
                            studyArea.years().get(p),
                            e.x(),
                            e.y(),
                            m.dx() / 1e3,
                            m.dy() / 1e3,
                            m.distance() / 1e3,
                            m.azimuth(),
                            m.perYear() / 1e3,
                            m.areaChange(),
                            m.flatteningChange(),
                            results.get(0).set().name(),
                            plan.convention().id(),
                            variant(c));
                }
            }
        }
        return table.build();
    }
}
