package org.carbonscape.study.gather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.method.Found;
import org.carbonscape.method.LocalMoranMethod;
import org.carbonscape.method.Statistics;
import org.carbonscape.stats.GetisOrd;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.uncertainty.UnitDraws;
import org.carbonscape.zone.UnitSet;

/**
 * How often a unit keeps its LISA cluster and its hot-spot bin where what is uncertain in the account is drawn again
 * and again: under each draw the statistic is found anew, with the same weights, options and random permutations, of
 * which there are at most {@value #MOST_PERMUTATIONS}; the class that is kept is the one found with as many. Of what
 * leads the figures, in the last phase.
 */
public final class Stability {
    /** A cluster of a million permutations would take a thousand times as long under a thousand draws. */
    private static final int MOST_PERMUTATIONS = 9_999;

    /** Draws whose classes wait to be counted. */
    private static final int AT_ONCE = 64;

    /**
     * Of one statistic, or of levels or zones, on one unit set.
     *
     * @param number of the set, as the study lists it
     * @param prefix of columns: lisa, gi
     * @param kept   by unit from 1 ([0] is nobody's), 0 to 1; NaN where the unit has no class
     * @param median of them
     * @param isFixed whether nothing that the classes are made from follows the draws, so that all are kept
     */
    public record OfUnits(
            UnitSet set,
            int number,
            String prefix,
            Words name,
            int phase,
            double[] kept,
            double median,
            boolean isFixed) {
        /** With the median of those kept. */
        public static OfUnits of(UnitSet set, int number, String prefix, Words name, int phase, double[] kept) {
            double[] sorted =
                    Arrays.stream(kept).filter(k -> !Double.isNaN(k)).sorted().toArray();
            double median = sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
            return new OfUnits(set, number, prefix, name, phase, kept, median, false);
        }

        /** The same, with whether the draws can move anything. */
        public OfUnits fixed(boolean is) {
            return new OfUnits(set, number, prefix, name, phase, kept, median, is);
        }
    }

    /** The hot-spot bins, -3 to 3, of a set's units (from 1) under each draw. */
    @FunctionalInterface
    public interface Bins {
        int bin(int draw, int unit);
    }

    /** The bins of each set of units that has them. */
    public record Spots(Map<Integer, Bins> bySet) {
        public Optional<Bins> of(int set) {
            return Optional.ofNullable(bySet.get(set));
        }
    }

    private final CarbonAccount account;
    private final AccountOptions options;
    private final long seed;
    private final Engine engine;
    private final Map<Integer, Bins> spots = new TreeMap<>();

    public Stability(CarbonAccount account, AccountOptions options, long seed, Engine engine) {
        this.account = account;
        this.options = options;
        this.seed = seed;
        this.engine = engine;
    }

    /**
     * Nothing where it is not asked for.
     *
     * @param phase the last
     */
    public List<OfUnits> of(List<StatisticsStage.SetResult> results, int phase) {
        List<OfUnits> all = new ArrayList<>();
        if (options.doubt().stability() == 0) {
            return all;
        }
        for (StatisticsStage.SetResult result : results) {
            Quantity lead = result.lead();
            if (lead == Quantity.STOCK_CHANGE) {
                continue; // of two phases
            }
            StatisticsStage.Series series = result.series(phase, lead);
            Optional<Found<LocalMoran.Result>> lisa = series.foundBy(Statistics.LOCAL_MORAN);
            Optional<Found<GetisOrd.Result>> spots = series.foundBy(Statistics.HOT_SPOTS);
            if (lisa.isEmpty() && spots.isEmpty()) {
                continue;
            }
            UnitDraws draws = new UnitDraws(
                    account, options, seed, options.doubt().stability(), lead, result.number(), phase, engine);
            lisa.ifPresent(found -> {
                LocalMoran.Options own = found.result().options();
                LocalMoran.Options used =
                        own.withPermutations(Math.min(own.test().permutations(), MOST_PERMUTATIONS));
                all.add(kept(result, Statistics.LOCAL_MORAN.layerPrefix(), found, phase, draws, x -> {
                    LocalMoran.Result r = LocalMoran.of(x, found.data().weights(), used, new PlainEngine());
                    return place -> LocalMoranMethod.lisaClass(r.cluster(place));
                }));
            });
            spots.ifPresent(found -> {
                GetisOrd.Options own = found.result().options();
                GetisOrd.Options used = own.withPermutations(Math.min(own.permutations(), MOST_PERMUTATIONS));
                all.add(kept(result, Statistics.HOT_SPOTS.layerPrefix(), found, phase, draws, x -> {
                    GetisOrd.Result r = GetisOrd.of(x, found.data().weights(), used, new PlainEngine());
                    return place -> Double.isNaN(x[place]) ? 0 : r.bin(place) + 4;
                }));
            });
        }
        return all;
    }

    /** Hot spots under the draws, of those that were looked at. */
    public Spots spots() {
        return new Spots(Map.copyOf(spots));
    }

    /** @param classify classes of values by place; 0 = none */
    private OfUnits kept(
            StatisticsStage.SetResult result,
            String prefix,
            Found<?> found,
            int phase,
            UnitDraws draws,
            Function<double[], IntUnaryOperator> classify) {
        double[] observed = found.data().x();
        int n = observed.length;
        IntUnaryOperator classes = classify.apply(observed);
        int[] own = new int[n];
        Arrays.setAll(own, classes);
        int[] times = new int[n];
        int all = options.doubt().stability();
        boolean bins = prefix.equals(Statistics.HOT_SPOTS.layerPrefix());
        byte[][] byDraw = new byte[bins ? all : 0][];
        for (int begin = 0; begin < all; begin += AT_ONCE) {
            int first = begin;
            List<byte[]> some = engine.each(Math.min(AT_ONCE, all - begin), i -> {
                double[] byUnit = draws.perHectare(first + i);
                double[] x = result.places().values(Arrays.copyOfRange(byUnit, 1, byUnit.length));
                IntUnaryOperator now = classify.apply(x);
                byte[] is = new byte[n]; // a handful of classes
                for (int u = 0; u < n; u++) {
                    is[u] = (byte) now.applyAsInt(u);
                }
                return is;
            });
            for (int d = first; d < first + some.size(); d++) {
                byte[] is = some.get(d - first);
                for (int u = 0; u < n; u++) {
                    times[u] += is[u] == own[u] ? 1 : 0;
                }
                if (bins) {
                    byDraw[d] = is;
                }
            }
        }
        double[] kept = new double[result.set().count() + 1];
        Arrays.fill(kept, Double.NaN);
        for (int i = 0; i < n; i++) {
            kept[result.places().unit(i) + 1] = own[i] == 0 ? Double.NaN : times[i] / (double) all;
        }
        if (bins) {
            int[] place = result.placeOfUnit();
            spots.put(result.number(), (d, unit) -> {
                int bin = place[unit] < 0 ? 0 : byDraw[d][place[unit]];
                return bin == 0 ? 0 : bin - 4; // units without a class count as not significant, as the layer has it
            });
        }
        return OfUnits.of(
                result.set(), result.number(), prefix, found.statistic().about().title(), phase, kept);
    }

    /** Columns for {@code vectors/units.gpkg}: {@code lisa_stability}. */
    public static List<UnitColumn> columns(List<OfUnits> all) {
        List<UnitColumn> columns = new ArrayList<>();
        for (OfUnits s : all) {
            columns.add(new UnitColumn(s.number, s.prefix + "_stability", Table.Kind.NUMBER, unit -> s.kept[unit]));
        }
        return columns;
    }

    /** The same as a table. Nothing without any. */
    public static Optional<Table> table(List<OfUnits> all, List<Integer> years) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Table.Builder table = Table.named("stability-by-unit")
                .text("unit_set", "unit")
                .integer("year")
                .text("statistic")
                .number("stability");
        for (OfUnits s : all) {
            for (int unit = 1; unit < s.kept.length; unit++) {
                if (!Double.isNaN(s.kept[unit])) {
                    table.row(s.set.name(), s.set.id(unit), years.get(s.phase), s.prefix, s.kept[unit]);
                }
            }
        }
        return Optional.of(table.build());
    }
}
