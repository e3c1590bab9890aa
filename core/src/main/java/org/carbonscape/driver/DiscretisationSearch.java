package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.OnValues;
import org.carbonscape.engine.Engine;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * Tries ways to cut continuous drivers and chooses one for each. A driver is sorted once; any set of breaks then costs
 * a binary search and at most 256 additions a break. Only units with y and all drivers are used, as by the detectors.
 */
public final class DiscretisationSearch {
    private final SearchOptions options;
    private final Response y;
    private final Folds folds;
    private final Folds.Sums sums;
    private final ChoiceByChance chance;
    private final Engine engine;

    private DiscretisationSearch(Response y, byte[] fold, int[] blocks, SearchOptions options, Engine engine) {
        this.options = options;
        this.y = y;
        this.folds = new Folds(fold, options.folds());
        this.sums = folds.sums(y.z());
        this.chance = new ChoiceByChance(y, folds, blocks, options);
        this.engine = engine;
    }

    /**
     * Searches every driver.
     *
     * @param y      NaN is missing
     * @param names  of the drivers
     * @param x      the drivers' values, NaN is missing
     * @param blocks spatial block of each unit: folds then hold whole blocks; empty for folds of single units
     * @throws ProblemException DRIVER-01 constant y, -02 too few units, -04 infinite values, -06 a driver that no way
     *                          cuts into classes with enough units
     */
    public static List<DriverDiscretisation> run(
            String yName,
            double[] y,
            List<String> names,
            double[][] x,
            int[] blocks,
            SearchOptions options,
            Engine engine) {
        if (names.size() != x.length || x.length == 0 || blocks.length != 0 && blocks.length != y.length) {
            throw new IllegalArgumentException("names, drivers and blocks must match y");
        }
        int[] rows = complete(yName, y, names, x, options.folds());
        DiscretisationSearch search = of(
                yName,
                Response.of(gather(y, rows)),
                blocks.length == 0
                        ? blocks
                        : Arrays.stream(rows).map(r -> blocks[r]).toArray(),
                options,
                engine);
        List<Tried> found =
                engine.each(x.length, d -> search.tried(rows.length == y.length ? x[d] : gather(x[d], rows)));
        Problems problems = new Problems();
        List<DriverDiscretisation> choices = new ArrayList<>();
        for (int d = 0; d < x.length; d++) {
            String name = names.get(d);
            Tried tried = found.get(d);
            problems.attempt(() -> search.chosen(name, tried)).ifPresent(choices::add);
        }
        problems.throwIfAny();
        return List.copyOf(choices);
    }

    /**
     * For drivers that come one at a time, on units that all have y and every driver.
     *
     * @param blocks spatial block of each unit; empty for folds of single units
     * @throws ProblemException DRIVER-01 constant y
     */
    public static DiscretisationSearch of(
            String yName, Response y, int[] blocks, SearchOptions options, Engine engine) {
        if (y.total() == 0) {
            throw new ProblemException(ProblemCode.DRIVER_01_CONSTANT, yName, Numbers.text(y.value(0)), y.z().length);
        }
        return new DiscretisationSearch(
                y,
                blocks.length == 0 ? unitFolds(y.z().length, options) : blockFolds(blocks, options),
                blocks,
                options,
                engine);
    }

    /**
     * Searches one driver.
     *
     * @param x no value missing
     * @throws ProblemException DRIVER-04, -06
     */
    public DriverDiscretisation driver(String name, double[] x) {
        Problems problems = new Problems();
        infinite(problems, name, x);
        problems.throwIfAny();
        return chosen(name, tried(x));
    }

    /** @param pChoice {@link DriverDiscretisation#pChoice} */
    private record Tried(List<Discretisation> ways, double pChoice) {}

    private Tried tried(double[] x) {
        SortedDriver driver = SortedDriver.of(x, y.z(), folds);
        List<Discretisation> ways = candidates(driver);
        return new Tried(ways, chance.p(driver, ways, engine));
    }

    private DriverDiscretisation chosen(String name, Tried tried) {
        List<Discretisation> ways = tried.ways();
        Discretisation best = options.rule()
                .choose(ways)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.DRIVER_06_NO_BREAKS, name, ways.size(), options.unitsPerClass()));
        List<Problem> cautions = new ArrayList<>();
        if (new DriverDiscretisation(name, best, ways, tried.pChoice(), List.of()).chosenWithY()) {
            cautions.add(Problem.of(ProblemCode.DRIVER_C07_CHOSEN_WITH_Y, name, ways.size()));
        }
        if (best.breaks().length < best.classes() - 1) {
            cautions.add(Problem.of(ProblemCode.DRIVER_C16_MERGED, name, best.breaks().length + 1, best.classes()));
        }
        return new DriverDiscretisation(name, best, ways, tried.pChoice(), List.copyOf(cautions));
    }

    private static int[] complete(String yName, double[] y, List<String> names, double[][] x, int folds) {
        Problems problems = new Problems();
        infinite(problems, yName, y);
        int worst = 0;
        int lacking = -1;
        for (int d = 0; d < x.length; d++) {
            if (x[d].length != y.length) {
                throw new IllegalArgumentException(
                        "driver " + names.get(d) + " has " + x[d].length + " units, y " + y.length);
            }
            infinite(problems, names.get(d), x[d]);
            int missing = 0;
            for (double v : x[d]) {
                missing += Double.isNaN(v) ? 1 : 0;
            }
            if (missing > lacking) {
                lacking = missing;
                worst = d;
            }
        }
        problems.throwIfAny();
        int[] rows = new int[y.length];
        int count = 0;
        for (int i = 0; i < y.length; i++) {
            boolean complete = !Double.isNaN(y[i]);
            for (int d = 0; complete && d < x.length; d++) {
                complete = !Double.isNaN(x[d][i]);
            }
            if (complete) {
                rows[count++] = i;
            }
        }
        int least = Math.max(3, folds);
        if (count < least) {
            throw DetectorData.tooFew(yName, count, y.length, least, names.get(worst));
        }
        return Arrays.copyOf(rows, count);
    }

    private static void infinite(Problems problems, String name, double[] values) {
        int count = 0;
        int first = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i]) && count++ == 0) {
                first = i;
            }
        }
        if (count > 0) {
            problems.add(ProblemCode.DRIVER_04_INFINITE, name, count, first + 1);
        }
    }

    private static double[] gather(double[] values, int[] rows) {
        double[] out = new double[rows.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[rows[i]];
        }
        return out;
    }

    /**
     * The fold of each unit that has y and every driver, where no blocks are held together: equal shares of randomly
     * arranged units.
     */
    public static byte[] unitFolds(int units, SearchOptions options) {
        byte[] fold = new byte[units];
        for (int i = 0; i < units; i++) {
            fold[i] = (byte) (i % options.folds());
        }
        mix(fold, new FastDraws(options.seed(), "geodetector.folds", 0));
        return fold;
    }

    /** Whole blocks, equal shares of randomly arranged blocks. */
    private static byte[] blockFolds(int[] blocks, SearchOptions options) {
        Strata numbered = Strata.ofNumbers("blocks", blocks);
        if (numbered.labels().size() < 2) {
            throw new IllegalArgumentException("held-out folds of complete blocks need at least two blocks");
        }
        byte[] ofBlock = unitFolds(numbered.labels().size(), options);
        byte[] fold = new byte[blocks.length];
        for (int i = 0; i < fold.length; i++) {
            if (numbered.code(i) == Strata.MISSING) {
                throw new IllegalArgumentException("unit " + i + " has no block");
            }
            fold[i] = ofBlock[numbered.code(i)];
        }
        return fold;
    }

    private static void mix(byte[] values, FastDraws random) {
        for (int i = values.length; i > 1; i--) {
            int j = random.below(i);
            byte v = values[j];
            values[j] = values[i - 1];
            values[i - 1] = v;
        }
    }

    private List<Discretisation> candidates(SortedDriver driver) {
        Breaks breaks = new Breaks(driver.values());
        List<Discretisation> all = new ArrayList<>();
        for (BreakMethod method : options.methods()) {
            if (method == BreakMethod.OPTIMAL) {
                optimal(driver, all);
                continue;
            }
            if (method.findsNumberOfDriver()) {
                double[] own = breaks.own(method);
                all.add(weigh(driver, method, own.length + 1, own));
                continue;
            }
            for (int k = options.fewest(); k <= options.most(); k++) {
                all.add(weigh(driver, method, k, breaks.of(method, k)));
            }
        }
        return List.copyOf(all);
    }

    private void optimal(SortedDriver driver, List<Discretisation> all) {
        OptimalBreaks optimum = new OptimalBreaks(driver, options.unitsPerClass());
        int most = options.most();
        int[][] cuts = optimum.cuts(most);
        double[] error = new double[most + 1];
        for (int f = 0; f < options.folds(); f++) {
            int[][] without = optimum.cutsWithout(most, f);
            for (int k = options.fewest(); k <= most; k++) {
                // where a fold leaves too few units for k classes, its mean is all that can be predicted
                error[k] += classes(driver, without[k]).error(f);
            }
        }
        for (int k = options.fewest(); k <= most; k++) {
            Discretisation plain = weigh(driver, BreakMethod.OPTIMAL, k, optimum.breaks(cuts[k]));
            all.add(new Discretisation(
                    BreakMethod.OPTIMAL,
                    k,
                    plain.breaks(),
                    plain.q(),
                    1 - (y.squares() + error[k]) / sums.error(y.squares()),
                    plain.unitsInSmallest(),
                    plain.eligible()));
        }
    }

    private Discretisation weigh(SortedDriver driver, BreakMethod method, int classes, double[] breaks) {
        if (breaks.length != classes - 1) {
            return none(method, classes);
        }
        int[] cuts = new int[breaks.length];
        boolean ascending = true;
        int kept = 0;
        for (int b = 0; b < breaks.length; b++) {
            int cut = driver.upTo(breaks[b]);
            if (options.mergesEmpty() && cut == (kept == 0 ? 0 : cuts[kept - 1])
                    || options.mergesEmpty() && cut == driver.units()) {
                continue;
            }
            cuts[kept] = cut;
            breaks[kept] = printable(driver, breaks[b], cut);
            ascending &= kept == 0 || breaks[kept] > breaks[kept - 1];
            kept++;
        }
        if (kept == 0) {
            return none(method, classes);
        }
        cuts = Arrays.copyOf(cuts, kept);
        breaks = Arrays.copyOf(breaks, kept);
        ClassSums.Of found = classes(driver, cuts);
        int smallest = found.classes().smallest();
        return new Discretisation(
                method,
                classes,
                breaks,
                found.q(y.total()),
                found.qCrossValidated(y.squares()),
                smallest,
                ascending && smallest >= options.unitsPerClass());
    }

    /** @param cuts how many units lie below the end of each class but the last */
    private ClassSums.Of classes(SortedDriver driver, int[] cuts) {
        int[] ends = Arrays.copyOf(cuts, cuts.length + 1);
        ends[cuts.length] = driver.units();
        return ClassSums.of(driver, ends, folds, sums);
    }

    private static Discretisation none(BreakMethod method, int classes) {
        return new Discretisation(method, classes, new double[0], Double.NaN, Double.NaN, 0, false);
    }

    /** @param cut how many values are not above the break */
    private static double printable(SortedDriver driver, double at, int cut) {
        double[] values = driver.values();
        return cut == 0
                ? at
                : OnValues.printable(at, values[cut - 1], cut < values.length ? values[cut] : Double.POSITIVE_INFINITY);
    }
}
