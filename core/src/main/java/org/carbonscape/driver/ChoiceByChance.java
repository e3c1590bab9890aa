package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.engine.Engine;

/**
 * How likely a y that has nothing to do with a driver would find classes that explain as much as those chosen with y:
 * the whole choice is made anew for every random reassignment of y (Westfall and Young 1993: the largest of many
 * statistics against its own distribution). Which ways may be taken does not depend on y, so only sums are taken anew:
 * those between neighbouring cuts of all ways, by fold. Reassignment number i has its own named random stream, so
 * nothing depends on threads.
 */
final class ChoiceByChance {
    private static final int PER_ITEM = 8;

    private final Response y;
    private final Folds folds;
    private final Folds.Sums all;
    private final SearchOptions options;
    private final int draws;
    private final Shuffle shuffle;
    private final long[] values;

    /** @param blocks spatial block of each unit, within which y is reassigned; empty for none */
    ChoiceByChance(Response y, Folds folds, int[] blocks, SearchOptions options) {
        this.y = y;
        this.folds = folds;
        this.all = folds.sums(y.z());
        this.options = options;
        this.draws = options.drawn(y.units());
        if (draws == 0) {
            this.shuffle = Shuffle.all(0);
        } else if (blocks.length == 0) {
            this.shuffle = Shuffle.all(y.units());
        } else {
            Strata numbered = Strata.ofNumbers("blocks", blocks);
            this.shuffle = Shuffle.within(numbered.codes(), numbered.labels().size());
        }
        this.values = shuffle.ordered(y.z());
    }

    /**
     * (g+1)/(m+1), where the classes chosen for g of m reassignments explain as much as those that were chosen.
     *
     * @param tried all ways
     * @return NaN where nothing is drawn or there was no choice, and where y may place the breaks itself: such a search
     *     would take too long to repeat
     */
    double p(SortedDriver driver, List<Discretisation> tried, Engine engine) {
        List<Discretisation> eligible =
                tried.stream().filter(Discretisation::eligible).toList();
        if (draws == 0
                || tried.size() < 2
                || eligible.isEmpty()
                || tried.stream().anyMatch(t -> t.method() == BreakMethod.OPTIMAL)) {
            return Double.NaN;
        }
        Ways ways = new Ways(driver, eligible);
        Codes codes = shuffle.ordered(ways.codes(), ways.size());
        double enough = ways.reached(codes, values) - Permutations.SAME;
        List<Integer> reached = engine.each((draws + PER_ITEM - 1) / PER_ITEM, item -> {
            long[] z = new long[values.length];
            int count = 0;
            for (int i = item * PER_ITEM; i < Math.min(draws, (item + 1) * PER_ITEM); i++) {
                shuffle.draw(new FastDraws(options.seed(), "geodetector.choice", i), values, z);
                count += ways.reached(codes, z) >= enough ? 1 : 0;
            }
            return count;
        });
        return (1.0 + reached.stream().mapToInt(Integer::intValue).sum()) / (1 + draws);
    }

    /** The ways that may be taken, by the parts of the driver between any two neighbouring cuts of theirs. */
    private final class Ways {
        private final SortedDriver driver;
        private final List<Discretisation> ways;
        private final int[] cuts; // of all ways
        private final List<int[]> lasts = new ArrayList<>(); // how many parts lie below the end of each class
        private final List<ClassSums> classes = new ArrayList<>();

        Ways(SortedDriver driver, List<Discretisation> ways) {
            this.driver = driver;
            this.ways = ways;
            List<int[]> own = ways.stream().map(w -> driver.ends(w.breaks())).toList();
            this.cuts =
                    own.stream().flatMapToInt(IntStream::of).sorted().distinct().toArray();
            for (int[] ends : own) {
                classes.add(ClassSums.of(driver, ends, folds, all).classes());
                lasts.add(IntStream.of(ends)
                        .map(e -> 1 + Arrays.binarySearch(cuts, e))
                        .toArray());
            }
        }

        /** Parts by fold. */
        int size() {
            return cuts.length * folds.folds();
        }

        /** The part and fold of each unit. */
        Codes codes() {
            int[] codes = new int[folds.units()];
            int part = 0;
            for (int place = 0; place < codes.length; place++) {
                while (cuts[part] <= place) {
                    part++;
                }
                int unit = driver.unit(place);
                codes[unit] = part * folds.folds() + folds.of(unit);
            }
            return Codes.of(codes, size());
        }

        /** What the rule goes by, of the way that it takes for this arrangement of y. */
        double reached(Codes codes, long[] z) {
            int wide = folds.folds();
            long[] below = new long[size() + wide]; // sums of all parts below
            long[] own = new long[size()];
            Permutations.add(codes, z, own);
            long[] byFold = new long[wide];
            for (int i = 0; i < own.length; i++) {
                below[i + wide] = below[i] + own[i];
            }
            System.arraycopy(below, own.length, byFold, 0, wide);
            Folds.Sums arranged = folds.ofFolds(byFold);
            List<Discretisation> found = new ArrayList<>();
            for (int w = 0; w < ways.size(); w++) {
                int[] ends = lasts.get(w);
                long[] sums = new long[ends.length * wide];
                int from = 0;
                for (int c = 0; c < ends.length; c++) {
                    for (int f = 0; f < wide; f++) {
                        sums[c * wide + f] = below[ends[c] * wide + f] - below[from * wide + f];
                    }
                    from = ends[c];
                }
                ClassSums.Of of = classes.get(w).of(sums, arranged);
                found.add(ways.get(w).with(of.q(y.total()), of.qCrossValidated(y.squares())));
            }
            return options.rule().value(options.rule().choose(found).orElseThrow());
        }
    }
}
