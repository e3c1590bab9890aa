package org.carbonscape.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.weights.Weights;

/**
 * Emerging hot spots: Gi* of each phase, the Mann-Kendall trend of a unit's Gi* z over the phases with Sen's slope, and
 * the pattern that phases and trend make, by the names and definitions ArcGIS published. Gi* compares a unit with the
 * units of the same phase (ArcGIS' neighbourhood time step 0 with the global window "individual time step"; sfdep k =
 * 0).
 *
 * <p>Definitions of the hot patterns; cold ones are their mirror, where a fall of z is a gain in strength. "90 percent"
 * is at least 0.9 T phases of T, so all of them below 10 phases. Where ArcGIS' sentences allow two names, the first
 * here holds:
 * <ol>
 * <li>historical: hot in 90 percent, not in the last;
 * <li>intensifying, diminishing: hot in 90 percent and in the last, z rises or falls significantly;
 * <li>persistent: hot in 90 percent and in the last, without such a trend;
 * <li>oscillating: hot in the last, cold in an earlier phase;
 * <li>new: hot in the last, never before;
 * <li>consecutive: hot in the last two phases or more in one run, never before;
 * <li>sporadic: hot in the last and off and on before, never cold.
 * </ol>
 * Units that lack a value in any phase are missing.
 */
public final class EmergingHotSpots {
    private EmergingHotSpots() {}

    /** How a unit went through the phases. Codes as in ArcGIS' layer: hot above 0, cold below. */
    public enum Pattern {
        NEW_HOT(1, "new hot spot", "新增热点"),
        CONSECUTIVE_HOT(2, "consecutive hot spot", "连续热点"),
        INTENSIFYING_HOT(3, "intensifying hot spot", "加强热点"),
        PERSISTENT_HOT(4, "persistent hot spot", "持续热点"),
        DIMINISHING_HOT(5, "diminishing hot spot", "减弱热点"),
        SPORADIC_HOT(6, "sporadic hot spot", "分散热点"),
        OSCILLATING_HOT(7, "oscillating hot spot", "振荡热点"),
        HISTORICAL_HOT(8, "historical hot spot", "历史热点"),
        NEW_COLD(-1, "new cold spot", "新增冷点"),
        CONSECUTIVE_COLD(-2, "consecutive cold spot", "连续冷点"),
        INTENSIFYING_COLD(-3, "intensifying cold spot", "加强冷点"),
        PERSISTENT_COLD(-4, "persistent cold spot", "持续冷点"),
        DIMINISHING_COLD(-5, "diminishing cold spot", "减弱冷点"),
        SPORADIC_COLD(-6, "sporadic cold spot", "分散冷点"),
        OSCILLATING_COLD(-7, "oscillating cold spot", "振荡冷点"),
        HISTORICAL_COLD(-8, "historical cold spot", "历史冷点"),
        NONE(0, "no pattern detected", "未检测到模式"),
        /** No value in some phase. */
        MISSING(Byte.MIN_VALUE, "no value", "缺失");

        private static final Pattern[] ALL = values();
        private final int number;
        private final String english;
        private final String chinese;

        Pattern(int number, String english, String chinese) {
            this.number = number;
            this.english = english;
            this.chinese = chinese;
        }

        /** 1 to 8 hot, -1 to -8 cold, 0 no pattern: for rasters. */
        public int number() {
            return number;
        }

        /** As written in tables: {@code new hot spot}; empty where missing. */
        public String code() {
            return this == MISSING ? "" : english;
        }

        public String label(Language language) {
            return language.of(english, chinese);
        }
    }

    /**
     * Variants.
     *
     * @param hotSpots      of each phase's Gi*
     * @param alpha      up to which a phase's p, after the correction of {@code hotSpots}, makes a hot or cold spot
     * @param trend      how the trend's p is found
     * @param trendAlpha up to which it is a trend
     */
    public record Options(GetisOrd.Options hotSpots, double alpha, MannKendall.P trend, double trendAlpha) {
        public Options {
            if (!(alpha > 0 && alpha < 1 && trendAlpha > 0 && trendAlpha < 1)) {
                throw new IllegalArgumentException("alpha " + alpha + ", of the trend " + trendAlpha);
            }
        }

        /** Hot spots by default, 0.05; the trend's p exact, 0.05. */
        public static Options defaults() {
            return of(Convention.CARBONSCAPE);
        }

        /**
         * The variants of a tool; ArcGIS corrects by FDR, counts from 90 percent confidence on and takes a normal p.
         */
        public static Options of(Convention convention) {
            GetisOrd.Options hotSpots = GetisOrd.Options.of(convention);
            return convention == Convention.ARCGIS
                    ? new Options(hotSpots.withCorrection(Correction.FDR), 0.1, MannKendall.P.NORMAL, 0.1)
                    : new Options(hotSpots, 0.05, MannKendall.P.EXACT, 0.05);
        }

        public Options withSpots(GetisOrd.Options other) {
            return new Options(other, alpha, trend, trendAlpha);
        }

        public Options withAlpha(double other) {
            return new Options(hotSpots, other, trend, trendAlpha);
        }

        public Options withTrend(MannKendall.P other, double level) {
            return new Options(hotSpots, alpha, other, level);
        }
    }

    /**
     * Judges one place after the other from its z and its spots in all phases; allocates nothing on the way, so a
     * raster needs no more memory than the phases read at once. Not to be shared between threads.
     */
    public static final class Judge {
        private final MannKendall trend;
        private final double trendAlpha;

        /** @param times of the phases, ascending, such as years */
        public Judge(double[] times, MannKendall.P method, double trendAlpha) {
            this.trend = new MannKendall(times, method);
            this.trendAlpha = trendAlpha;
        }

        /**
         * @param z     Gi* z in each phase, NaN = missing
         * @param signs in each phase: above 0 hot, below 0 cold, 0 neither
         */
        public Pattern pattern(double[] z, byte[] signs) {
            int last = z.length - 1;
            int hot = 0;
            int cold = 0;
            for (int t = 0; t <= last; t++) {
                if (Double.isNaN(z[t])) {
                    trend.take(z);
                    return Pattern.MISSING;
                }
                hot += signs[t] > 0 ? 1 : 0;
                cold += signs[t] < 0 ? 1 : 0;
            }
            trend.take(z);
            double p = trend.p();
            int direction = p <= trendAlpha ? Long.signum(trend.s()) : 0;
            if (10L * hot >= 9L * z.length) {
                return most(signs[last] > 0, direction, 0);
            }
            if (10L * cold >= 9L * z.length) {
                return most(signs[last] < 0, -direction, 8);
            }
            return signs[last] > 0
                    ? ended(signs, 1, hot, cold, 0)
                    : signs[last] < 0 ? ended(signs, -1, cold, hot, 8) : Pattern.NONE;
        }

        /** The trend of the place judged last. */
        public MannKendall trend() {
            return trend;
        }

        private static Pattern most(boolean atLast, int direction, int from) {
            Pattern hot = !atLast
                    ? Pattern.HISTORICAL_HOT
                    : direction > 0
                            ? Pattern.INTENSIFYING_HOT
                            : direction < 0 ? Pattern.DIMINISHING_HOT : Pattern.PERSISTENT_HOT;
            return Pattern.ALL[hot.ordinal() + from];
        }

        private static Pattern ended(byte[] signs, int sign, int same, int opposite, int from) {
            int run = 0;
            while (run < signs.length && signs[signs.length - 1 - run] * sign > 0) {
                run++;
            }
            Pattern hot = opposite > 0
                    ? Pattern.OSCILLATING_HOT
                    : same > run ? Pattern.SPORADIC_HOT : run == 1 ? Pattern.NEW_HOT : Pattern.CONSECUTIVE_HOT;
            return Pattern.ALL[hot.ordinal() + from];
        }
    }

    /**
     * @param x     by phase and place, NaN = missing
     * @param times of the phases, ascending, such as years
     * @throws ProblemException for fewer than 3 phases, fewer than 3 units with all values, or an infinite value
     */
    public static Result of(double[][] x, double[] times, Weights weights, Options options, Engine engine) {
        int phases = x.length;
        if (phases < 3) {
            throw new ProblemException(ProblemCode.STATS_16_FEW_PHASES, Argument.PHASES, phases, 3);
        }
        if (times.length != phases) {
            throw new IllegalArgumentException(times.length + " times for " + phases + " phases");
        }
        int size = weights.size();
        double[][] complete = complete(x, size);
        List<Problem> cautions = new ArrayList<>();
        double[][] z = new double[phases][size];
        byte[][] signs = new byte[phases][size];
        GetisOrd.Options used = options.hotSpots;
        for (int t = 0; t < phases; t++) {
            GetisOrd.Result of = GetisOrd.of(complete[t], weights, options.hotSpots, engine);
            of.cautions().stream().filter(c -> !cautions.contains(c)).forEach(cautions::add);
            used = of.options();
            double[] zs = z[t];
            byte[] found = signs[t];
            of.adjustedP(0); // sorts once, before the threads ask
            blocks(size, engine, i -> {
                zs[i] = of.z(i);
                double p = options.hotSpots.correction() == Correction.NONE ? of.p(i) : of.adjustedP(i);
                found[i] = (byte) (p <= options.alpha ? Math.signum(zs[i]) : 0);
            });
        }
        cautions.addAll(fewPhases(phases, options));
        Pattern[] patterns = new Pattern[size];
        double[][] trend = new double[4][size]; // z, p, tau, slope
        engine.inPlace((size + BLOCK - 1) / BLOCK, b -> {
            Judge judge = new Judge(times, options.trend, options.trendAlpha);
            double[] series = new double[phases];
            byte[] found = new byte[phases];
            for (int i = b * BLOCK; i < Math.min(size, (b + 1) * BLOCK); i++) {
                for (int t = 0; t < phases; t++) {
                    series[t] = z[t][i];
                    found[t] = signs[t][i];
                }
                boolean missing = !weights.present(i) || Double.isNaN(complete[0][i]);
                Pattern pattern = judge.pattern(series, found);
                // a value but no test in some phase: no pattern, not a gap in the data
                patterns[i] = missing ? Pattern.MISSING : pattern == Pattern.MISSING ? Pattern.NONE : pattern;
                trend[0][i] = missing ? Double.NaN : judge.trend().z();
                trend[1][i] = missing ? Double.NaN : judge.trend().p();
                trend[2][i] = missing ? Double.NaN : judge.trend().tau();
                trend[3][i] = missing ? Double.NaN : judge.trend().slope();
            }
        });
        return new Result(options.withSpots(used), z, signs, patterns, trend, List.copyOf(cautions));
    }

    /** The same without units that lack a value in any phase. */
    private static double[][] complete(double[][] x, int size) {
        double[][] complete = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            complete[t] = x[t].clone();
        }
        for (int i = 0; i < size; i++) {
            boolean missing = false;
            for (double[] phase : x) {
                missing |= Double.isNaN(phase[i]);
            }
            for (double[] phase : complete) {
                phase[i] = missing ? Double.NaN : phase[i];
            }
        }
        return complete;
    }

    private static List<Problem> fewPhases(int phases, Options options) {
        List<Problem> cautions = new ArrayList<>();
        if (phases < 10) {
            int most = (9 * phases + 9) / 10;
            cautions.add(Problem.of(ProblemCode.STATS_C10_FEW_PHASES, Argument.PHASES, phases, most));
        }
        if (MannKendall.least(phases, options.trend) > options.trendAlpha) {
            cautions.add(Problem.of(
                    ProblemCode.STATS_C11_NO_TREND, Argument.PHASES, phases, Numbers.told(options.trendAlpha)));
        }
        return cautions;
    }

    private static final int BLOCK = 4096;

    private interface Place {
        void at(int place);
    }

    private static void blocks(int size, Engine engine, Place work) {
        engine.inPlace((size + BLOCK - 1) / BLOCK, b -> {
            for (int i = b * BLOCK; i < Math.min(size, (b + 1) * BLOCK); i++) {
                work.at(i);
            }
        });
    }

    /** One answer for each place; NaN where there is none. */
    public static final class Result {
        private final Options options;
        private final double[][] z;
        private final byte[][] signs;
        private final Pattern[] patterns;
        private final double[][] trend;
        private final List<Problem> cautions;

        private Result(
                Options options,
                double[][] z,
                byte[][] signs,
                Pattern[] patterns,
                double[][] trend,
                List<Problem> cautions) {
            this.options = options;
            this.z = z;
            this.signs = signs;
            this.patterns = patterns;
            this.trend = trend;
            this.cautions = cautions;
        }

        public Options options() {
            return options;
        }

        /** What to tell beside the results. */
        public List<Problem> cautions() {
            return cautions;
        }

        /** How many places there are. */
        public int size() {
            return patterns.length;
        }

        /** {@link Pattern#MISSING} where the place has no unit or no value. */
        public Pattern pattern(int place) {
            return patterns[place];
        }

        /** Gi* z of a phase. */
        public double z(int phase, int place) {
            return z[phase][place];
        }

        /** 1 hot, -1 cold, 0 neither in a phase. */
        public int spot(int phase, int place) {
            return signs[phase][place];
        }

        /** Mann-Kendall z of the Gi* z over the phases; above 0 = rising. */
        public double trendZ(int place) {
            return trend[0][place];
        }

        /** Its two-sided p. */
        public double trendP(int place) {
            return trend[1][place];
        }

        /** Kendall's tau-b, -1 to 1. */
        public double tau(int place) {
            return trend[2][place];
        }

        /** Sen's slope of the Gi* z, for each unit of the times. */
        public double slope(int place) {
            return trend[3][place];
        }

        /** In how many phases the unit is a hot spot. */
        public int hotPhases(int place) {
            return (int) Arrays.stream(signs).filter(s -> s[place] > 0).count();
        }

        /** In how many phases the unit is a cold spot. */
        public int coldPhases(int place) {
            return (int) Arrays.stream(signs).filter(s -> s[place] < 0).count();
        }
    }
}
