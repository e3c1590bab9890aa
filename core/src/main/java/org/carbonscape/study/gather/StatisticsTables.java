package org.carbonscape.study.gather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.carbonscape.carbon.Balance;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.measure.Numbers;
import org.carbonscape.stats.Alternative;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.Ellipse;
import org.carbonscape.stats.GetisOrd;
import org.carbonscape.stats.GlobalStatistic;
import org.carbonscape.stats.JoinCounts;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.stats.Migration;
import org.carbonscape.stats.Quadrant;
import org.carbonscape.stats.Significance;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.Ground;
import org.carbonscape.study.intake.Places;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.zone.UnitSet;

/** Long-form tables of the statistics. Each row names its neighbours, its convention and, where they vary, its variants. */
public final class StatisticsTables {
    /** A phase's centre and ellipse; metres in the plane of the study grid. */
    public record Centre(String what, List<Ellipse> byPhase, List<Migration> moves) {}

    private static final String SCALE = "weighted by tCO2 a year or area, axes of one standard deviation";

    private final StatisticsPlan plan;
    private final Ground ground;
    private final List<StatisticsStage.SetResult> results;

    public StatisticsTables(StatisticsPlan plan, Ground ground, List<StatisticsStage.SetResult> results) {
        this.plan = plan;
        this.ground = ground;
        this.results = results;
    }

    public Table global() {
        Table.Builder table = Table.named("global-autocorrelation")
                .text("unit_set", "variable")
                .whole("year")
                .text("statistic")
                .whole("n")
                .number("value", "expected", "variance", "z", "p", "permutation_p")
                .whole("permutations")
                .text("weights", "convention", "variant");
        for (StatisticsStage.SetResult result : results) {
            for (StatisticsStage.Series s : result.series()) {
                s.moran()
                        .ifPresent(g ->
                                row(table, result, s, "morans-i", plan.weights().label(), g));
                s.geary()
                        .ifPresent(g ->
                                row(table, result, s, "gearys-c", plan.weights().label(), g));
                s.general().ifPresent(g -> row(table, result, s, "general-g", binary(), g));
            }
            for (StatisticsStage.Joins j : result.joins()) {
                join(table, result, j, "join-count-bb", j.counts().blackBlack());
                join(table, result, j, "join-count-bw", j.counts().blackWhite());
                join(table, result, j, "join-count-ww", j.counts().whiteWhite());
            }
        }
        return table.build();
    }

    private String binary() {
        return plan.weights().withStandardisation(Standardisation.NONE).label();
    }

    /** B = units where the class holds the largest part of the classified land, W = all others. */
    private void join(
            Table.Builder table,
            StatisticsStage.SetResult result,
            StatisticsStage.Joins j,
            String statistic,
            JoinCounts.Join join) {
        int permutations = j.counts().options().permutations();
        table.row(
                result.set().name(),
                "leading_" + ground.className(j.classIndex()),
                ground.years().get(j.phase()),
                statistic,
                j.counts().black() + j.counts().white(),
                join.count(),
                join.expected(),
                join.variance(),
                join.z(),
                join.p(),
                join.permutationP(),
                permutations,
                binary(),
                plan.convention().id(),
                "non-free sampling, " + j.counts().options().alternative().id() + ", "
                        + (permutations == 0 ? "normal p" : permutations + " permutations"));
    }

    private void row(
            Table.Builder table,
            StatisticsStage.SetResult result,
            StatisticsStage.Series s,
            String statistic,
            String weights,
            GlobalStatistic g) {
        table.row(
                result.set().name(),
                s.flow().variable(),
                year(s),
                statistic,
                g.n(),
                g.value(),
                g.expected(),
                g.variance(),
                g.z(),
                g.p(),
                g.permutationP(),
                g.options().permutations(),
                weights,
                plan.convention().id(),
                g.variant());
    }

    private int year(StatisticsStage.Series s) {
        return ground.years().get(s.phase());
    }

    /** Benjamini-Hochberg p of each place, whatever correction the clusters were judged by. */
    public static double[] fdr(LocalMoran.Result r) {
        double[] p = new double[r.size()];
        boolean asked =
                r.options().correction() == Correction.NONE || r.options().correction() == Correction.FDR;
        Arrays.setAll(p, asked ? r::adjustedP : r::p);
        return asked ? p : Significance.adjusted(p, Correction.FDR);
    }

    public static double[] fdr(GetisOrd.Result r) {
        double[] p = new double[r.size()];
        boolean asked =
                r.options().correction() == Correction.NONE || r.options().correction() == Correction.FDR;
        Arrays.setAll(p, asked ? r::adjustedP : r::p);
        return asked ? p : Significance.adjusted(p, Correction.FDR);
    }

    /** The variants of a local Moran in words. */
    public static String variant(LocalMoran.Options o) {
        return "divisor "
                + o.divisor()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace("n_minus_1_only_i", "n-1 for i but n for its moments")
                        .replace("n_minus_1", "n-1")
                        .replace('_', ' ')
                + ", " + o.moments().name().toLowerCase(Locale.ROOT)
                + " moments, " + drawn(o.permutations(), o.draws().id()) + ", "
                + o.alternative().id() + ", " + corrected(o.correction()) + " at "
                + Numbers.text(o.alpha());
    }

    /** The variants of Getis-Ord in words. */
    public static String variant(GetisOrd.Options o) {
        return (o.star() ? "Gi*" : "Gi") + ", "
                + drawn(o.permutations(), o.draws().id()) + ", "
                + o.alternative().id() + ", " + corrected(o.correction());
    }

    static String drawn(int permutations, String draws) {
        return permutations == 0 ? "normal p" : permutations + " " + draws + " permutations";
    }

    static String corrected(Correction correction) {
        return correction == Correction.NONE ? "uncorrected" : correction.id();
    }

    /** Least p of an alternative; for the chapter's words. */
    public static double leastP(Alternative alternative, int permutations) {
        return (alternative == Alternative.TWO_SIDED ? 2.0 : 1.0) / (permutations + 1.0);
    }

    /**
     * Centres and ellipses of sources, sinks and every class, weighted by amount (tCO2) or area at the centres of the units
     * of the first set named.
     */
    public static List<Centre> centres(StatisticsStage.SetResult result, CarbonAccount account, Ground ground) {
        UnitSet set = result.set();
        double[] x = new double[set.count()];
        double[] y = new double[set.count()];
        for (int u = 1; u <= set.count(); u++) {
            if (set instanceof org.carbonscape.zone.PolygonUnits polygons) {
                org.locationtech.jts.geom.Point c = polygons.polygon(u).getCentroid();
                x[u - 1] = c.getX();
                y[u - 1] = c.getY();
            } else {
                double[] b = ((org.carbonscape.zone.Fishnet) set).bounds(u);
                x[u - 1] = (b[0] + b[2]) / 2;
                y[u - 1] = (b[1] + b[3]) / 2;
            }
        }
        double metres = Places.plane(ground.grid().crs(), x, y).metresPerUnit();
        for (int i = 0; i < x.length; i++) {
            x[i] *= metres;
            y[i] *= metres;
        }
        int classes = ground.legend().classes();
        List<List<Ellipse>> byWhat = new ArrayList<>(); // source, sink, then the classes
        for (int k = -2; k < classes; k++) {
            byWhat.add(new ArrayList<>());
        }
        for (int p = 0; p < ground.years().size(); p++) {
            List<Balance.UnitBalance> units =
                    account.balance(p, result.number()).unitBalances();
            double[][] area = account.areas_ha(result.number(), p);
            for (int k = -2; k < classes; k++) {
                double[] w = new double[x.length];
                double sum = 0;
                for (int u = 1; u <= w.length; u++) {
                    w[u - 1] = k >= 0
                            ? area[u][k + 1]
                            : (k == -2 ? StatisticsStage.Flow.SOURCE : StatisticsStage.Flow.SINK).tCO2(units.get(u));
                    sum += w[u - 1];
                }
                if (sum > 0) {
                    byWhat.get(k + 2).add(Ellipse.of(x, y, w, Ellipse.Scale.ONE));
                }
            }
        }
        List<Centre> centres = new ArrayList<>();
        for (int k = -2; k < classes; k++) {
            List<Ellipse> ellipses = byWhat.get(k + 2);
            if (ellipses.size() == ground.years().size()) { // what is absent in a phase has no centre to follow
                String what = k == -2 ? "source" : k == -1 ? "sink" : ground.className(k + 1);
                centres.add(new Centre(
                        what,
                        ellipses,
                        Migration.between(
                                ground.years().stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray(),
                                ellipses)));
            }
        }
        return centres;
    }

    public Table ellipses(List<Centre> centres) {
        Table.Builder table = Table.named("ellipse")
                .text("what")
                .whole("year")
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
                        ground.years().get(p),
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
                        SCALE);
            }
        }
        return table.build();
    }

    public Table gravity(List<Centre> centres) {
        Table.Builder table = Table.named("centres-of-gravity")
                .text("what")
                .whole("year")
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
                            ground.years().get(p),
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
                            SCALE);
                } else {
                    Migration m = c.moves().get(p - 1);
                    table.row(
                            c.what(),
                            ground.years().get(p),
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
                            SCALE);
                }
            }
        }
        return table.build();
    }

    /** Index into {@link Palette#lisa()}, from 1; 0 = no value. */
    public static int lisaClass(Quadrant quadrant) {
        return switch (quadrant) {
            case HIGH_HIGH -> 1;
            case LOW_LOW -> 2;
            case HIGH_LOW -> 3;
            case LOW_HIGH -> 4;
            case NOT_SIGNIFICANT, ISLAND -> 5;
            case MISSING -> 0;
        };
    }
}
