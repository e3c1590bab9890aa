package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * y and the strata of all drivers on the units that have them all: drivers are compared on the same units, so a unit
 * without y or without any one driver is left out and counted. Immutable.
 *
 * <p>y is kept as whole numbers ({@link Response}), so that sums over strata are exact: the same for any order of units
 * and any number of threads.
 */
public final class DetectorData {
    private static final Places UNKNOWN = new Places(new double[0], new double[0]);

    private final String yName;
    private final int given;
    private final int[] rows; // of the units used, in the rows given; empty when all are used
    private final int units;
    private final Response y;
    private final String[] names;
    private final Codes[] codes;
    private final List<List<String>> labels;
    private final int[] blocks; // empty: all units in one
    private final int blockCount;
    private final Places places; // of the units used; none: unknown
    private final List<Problem> cautions;

    private DetectorData(
            String yName,
            int given,
            int[] rows,
            Response y,
            String[] names,
            Codes[] codes,
            List<List<String>> labels,
            int[] blocks,
            int blockCount,
            Places places,
            List<Problem> cautions) {
        this.yName = yName;
        this.given = given;
        this.rows = rows;
        this.units = y.z().length;
        this.y = y;
        this.names = names;
        this.codes = codes;
        this.labels = labels;
        this.blocks = blocks;
        this.blockCount = blockCount;
        this.places = places;
        this.cautions = cautions;
    }

    /**
     * Takes y and the drivers; a unit is used if y is not NaN and no driver is {@link Strata#MISSING} there. A stratum
     * left without units does not count.
     *
     * @throws ProblemException DRIVER-01 constant y, -02 too few units, -03 a driver with one stratum or with as many
     *                          as units, -04 infinite y; all that apply
     */
    public static DetectorData of(String yName, double[] y, List<Strata> drivers) {
        if (drivers.isEmpty()) {
            throw new IllegalArgumentException("at least one driver");
        }
        int given = y.length;
        for (Strata driver : drivers) {
            if (driver.units() != given) {
                throw new IllegalArgumentException(
                        "driver " + driver.name() + " has " + driver.units() + " units, y " + given);
            }
        }
        int infinite = 0;
        int first = 0;
        int count = 0;
        int[] used = new int[given];
        for (int i = 0; i < given; i++) {
            if (Double.isInfinite(y[i]) && infinite++ == 0) {
                first = i;
            }
            boolean complete = !Double.isNaN(y[i]);
            for (int d = 0; complete && d < drivers.size(); d++) {
                complete = drivers.get(d).code(i) != Strata.MISSING;
            }
            if (complete) {
                used[count++] = i;
            }
        }
        if (infinite > 0) {
            throw new ProblemException(ProblemCode.DRIVER_04_INFINITE, yName, infinite, first + 1);
        }
        Strata worst = drivers.get(0);
        int lacking = -1;
        for (Strata driver : drivers) {
            int missing = 0;
            for (int i = 0; i < given; i++) {
                missing += driver.code(i) == Strata.MISSING ? 1 : 0;
            }
            if (missing > lacking) {
                lacking = missing;
                worst = driver;
            }
        }
        if (count < 3) {
            throw tooFew(yName, count, given, 3, worst.name());
        }
        List<Problem> cautions = new ArrayList<>();
        if (count < given) {
            cautions.add(leftOut(yName, given - count, given, worst.name(), lacking));
        }
        int[] rows = count == given ? new int[0] : Arrays.copyOf(used, count);
        double[] kept = y;
        if (count < given) {
            kept = new double[count];
            for (int i = 0; i < count; i++) {
                kept[i] = y[rows[i]];
            }
        }
        return of(yName, Response.of(kept), given, rows, drivers, cautions);
    }

    /**
     * The same for units that all have y and every driver, so that nothing is copied: cells of rasters.
     *
     * @param given  units, with those that were left out before
     * @param worst  driver that most of those lack
     * @param lacking units without it
     * @throws ProblemException as above
     */
    public static DetectorData ofWhole(
            String yName, Response y, int given, String worst, int lacking, List<Strata> drivers) {
        List<Problem> cautions = y.z().length == given
                ? List.of()
                : List.of(leftOut(yName, given - y.z().length, given, worst, lacking));
        return of(yName, y, given, new int[0], drivers, cautions);
    }

    /**
     * Too few units are complete.
     *
     * @param worst driver that most of them lack; not named where nothing is lacking
     */
    public static ProblemException tooFew(String yName, long count, long given, int least, String worst) {
        return new ProblemException(
                ProblemCode.DRIVER_02_TOO_FEW,
                yName,
                count,
                given,
                least,
                count == given
                        ? Bilingual.of("use more, smaller units", "请使用更多、更小的单元")
                        : Bilingual.of(
                                "fill the gaps, or leave out the driver that lacks most values, " + worst,
                                "请补全缺失值，或去掉缺失最多的因子 " + worst));
    }

    /** Where no driver lacks a value, it is y that does. */
    private static Problem leftOut(String yName, int left, int given, String worst, int lacking) {
        String lacks = lacking == 0 ? yName : worst;
        return Problem.of(ProblemCode.DRIVER_C06_MISSING, yName, left, given, lacks, lacking == 0 ? left : lacking);
    }

    private static DetectorData of(
            String yName, Response y, int given, int[] rows, List<Strata> drivers, List<Problem> cautions) {
        int count = y.z().length;
        Problems problems = new Problems();
        if (y.total() == 0) {
            problems.add(ProblemCode.DRIVER_01_CONSTANT, yName, Numbers.text(y.value(0)), count);
        }
        String[] names = new String[drivers.size()];
        Codes[] codes = new Codes[names.length];
        List<List<String>> labels = new ArrayList<>();
        for (int d = 0; d < names.length; d++) {
            Strata driver = drivers.get(d);
            names[d] = driver.name();
            List<String> met = new ArrayList<>();
            codes[d] = compact(driver, rows, met);
            labels.add(List.copyOf(met));
            if (met.size() < 2 || met.size() >= count) {
                problems.add(ProblemCode.DRIVER_03_STRATA, driver.name(), met.size(), count, count);
            }
        }
        problems.throwIfAny();
        return new DetectorData(yName, given, rows, y, names, codes, labels, new int[0], 1, UNKNOWN, cautions);
    }

    /**
     * The same data with the place of each unit, which tells how alike y is over distance ({@link SpatialChance}).
     * Where a unit that is used has none, no place is known.
     *
     * @param all of each row given to {@link #of}, or of each unit of {@link #ofWhole}
     */
    public DetectorData withPlaces(Places all) {
        if (all.x().length != (rows.length == 0 ? units : given) || all.y().length != all.x().length) {
            throw new IllegalArgumentException(all.x().length + " places for " + given + " units");
        }
        double[] x = new double[units];
        double[] up = new double[units];
        boolean known = true;
        for (int i = 0; i < units; i++) {
            x[i] = all.x()[row(i)];
            up[i] = all.y()[row(i)];
            known &= Double.isFinite(x[i]) && Double.isFinite(up[i]);
        }
        Places own = known ? new Places(x, up) : UNKNOWN;
        return new DetectorData(yName, given, rows, y, names, codes, labels, blocks, blockCount, own, cautions);
    }

    /**
     * The same data with a spatial block for each unit: permutations then exchange y only within a block, and held-out
     * folds hold whole blocks, since neighbouring units are not independent.
     *
     * @param blockOfRow any whole number for each row given to {@link #of}, or each unit of {@link #ofWhole}
     */
    public DetectorData withBlocks(int[] blockOfRow) {
        if (blockOfRow.length != (rows.length == 0 ? units : given)) {
            throw new IllegalArgumentException(
                    blockOfRow.length + " blocks for " + (rows.length == 0 ? units : given) + " units");
        }
        Strata numbered = Strata.ofNumbers("blocks", blockOfRow);
        List<String> met = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            if (blockOfRow[row(i)] == Integer.MIN_VALUE) {
                throw new IllegalArgumentException("row " + row(i) + " has no block");
            }
        }
        int[] own = compact(numbered, rows, met).ints();
        return new DetectorData(yName, given, rows, y, names, codes, labels, own, met.size(), places, cautions);
    }

    private static Codes compact(Strata driver, int[] rows, List<String> met) {
        Codes raw = driver.codes();
        int n = rows.length == 0 ? raw.length() : rows.length;
        boolean[] seen = new boolean[driver.labels().size()];
        for (int i = 0; i < n; i++) {
            seen[raw.at(rows.length == 0 ? i : rows[i])] = true;
        }
        int[] number = new int[seen.length];
        for (int c = 0; c < seen.length; c++) {
            if (seen[c]) {
                number[c] = met.size();
                met.add(driver.labels().get(c));
            }
        }
        if (rows.length == 0 && met.size() == seen.length) {
            return raw; // Strata never change and nobody else writes to ours
        }
        return Codes.of(n, met.size(), i -> number[raw.at(rows.length == 0 ? i : rows[i])]);
    }

    /** Units used. */
    public int units() {
        return units;
    }

    /** Units given but left out because y or a driver was missing. */
    public int missing() {
        return given - units;
    }

    public int drivers() {
        return names.length;
    }

    public String name(int driver) {
        return names[driver];
    }

    /** Names of the strata that have units. */
    public List<String> labels(int driver) {
        return labels.get(driver);
    }

    /** What a reader of the results must know about the data: units left out. */
    public List<Problem> cautions() {
        return List.copyOf(cautions);
    }

    /** What y is called. */
    public String yName() {
        return yName;
    }

    int row(int unit) {
        return rows.length == 0 ? unit : rows[unit];
    }

    int strata(int driver) {
        return labels.get(driver).size();
    }

    Codes codes(int driver) {
        return codes[driver];
    }

    Response y() {
        return y;
    }

    long[] z() {
        return y.z();
    }

    long sum() {
        return y.sum();
    }

    double squares() {
        return y.squares();
    }

    double total() {
        return y.total();
    }

    boolean hasBlocks() {
        return blocks.length > 0;
    }

    int[] blocks() {
        return blocks;
    }

    int blockCount() {
        return blockCount;
    }

    boolean hasPlaces() {
        return places.x().length > 0;
    }

    Places places() {
        return places;
    }
}
