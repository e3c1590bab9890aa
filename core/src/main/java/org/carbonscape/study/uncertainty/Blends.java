package org.carbonscape.study.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.carbon.MadeNumbers;

/**
 * Sums of blends: of hectares, each of which is one of many things with a share that is uncertain, and does what is
 * uncertain too. A thing's flux is reckoned once, a blend's from those of its things, and sums add blends up: by value
 * and slopes, and draw by draw. Immutable.
 */
final class Blends implements MadeNumbers {
    /** In place of a number: none. */
    static final int NONE = -1;

    /**
     * A flux of a hectare, as a sum of products of factors.
     *
     * @param constants by product
     * @param factors   by product; twice the same one is its square
     */
    record Flux(double[] constants, int[][] factors) {}

    /** A thing that a hectare may be: the fluxes it has, and the slots they are counted in. */
    record Leaf(int[] slots, int[] fluxes) {
        static final Leaf NONE = new Leaf(new int[0], new int[0]);
    }

    /** What may be in the place of one: by choice its share, a constant times a number ({@link #NONE}: certain). */
    record Shares(int[] truths, double[] constants, int[] numbers) {}

    /**
     * A hectare that is one of many things: a choice of each of some shares.
     *
     * @param shares of all
     * @param leaves by the choices, the last running fastest
     */
    record Blend(int[] shares, Leaf[] leaves) {}

    /**
     * Hectares whose factors are the same numbers, sorted by blend.
     *
     * @param unit     whose sums each row goes into
     * @param blend    of each row
     * @param hectares of each row
     * @param numbers  by factor; {@link #NONE} where no row has it
     */
    record Region(int[] unit, int[] blend, double[] hectares, int[] numbers) {}

    private final Shares[] shares;
    private final Flux[] fluxes;
    private final Blend[] blends;
    private final int[][] slotsOf; // by blend
    private final List<Region> regions;
    private final int slots;
    private final int[] members; // by unit and slot
    private final int size;

    Blends(Shares[] shares, Flux[] fluxes, Blend[] blends, List<Region> regions, int slots, int units) {
        this.shares = shares;
        this.fluxes = fluxes;
        this.blends = blends;
        this.regions = List.copyOf(regions);
        this.slots = slots;
        this.slotsOf = Arrays.stream(blends)
                .map(b -> Arrays.stream(b.leaves)
                        .flatMapToInt(l -> Arrays.stream(l.slots))
                        .distinct()
                        .toArray())
                .toArray(int[][]::new);
        this.members = new int[units * slots];
        Arrays.fill(members, NONE);
        int count = 0;
        for (Region region : regions) {
            for (int r = 0; r < region.unit.length; r++) {
                for (int slot : slotsOf[region.blend[r]]) {
                    int sum = region.unit[r] * slots + slot;
                    if (members[sum] == NONE) {
                        members[sum] = count++;
                    }
                }
            }
        }
        this.size = count;
    }

    /** Which of the numbers the sum of a unit and slot is; {@link #NONE} where nothing is counted so. */
    int member(int unit, int slot) {
        return members[unit * slots + slot];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public List<Line> at(IntToDoubleFunction number) {
        Slopes slopes = new Slopes(number);
        regions.forEach(slopes::add);
        return slopes.lines();
    }

    @Override
    public void draw(double[][] draws, int from, int end, double[][] into) {
        Columns columns = new Columns(draws, from, end, into);
        regions.forEach(columns::add);
    }

    /** The numbers behind shares, ascending. */
    private int[] shareNumbers() {
        return Arrays.stream(shares)
                .flatMapToInt(s -> Arrays.stream(s.numbers))
                .filter(n -> n != NONE)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Where the rows of a blend end that begin at one. */
    private static int end(Region region, int row) {
        int end = row;
        while (end < region.blend.length && region.blend[end] == region.blend[row]) {
            end++;
        }
        return end;
    }

    /** Values and slopes of all sums, region after region. */
    private final class Slopes {
        private final IntToDoubleFunction number;
        private final int[] ofShares = shareNumbers();
        private final double[][] share; // by shares and choice
        private final int[][] columnOf; // of its number among those of shares; NONE where certain
        private final double[] value = new double[size];
        private final boolean[] above = new boolean[size]; // whether any product is
        private final boolean[] below = new boolean[size];
        private final int[][] numbers = new int[size][0];
        private final double[][] slopes = new double[size][0];

        Slopes(IntToDoubleFunction number) {
            this.number = number;
            this.share = new double[shares.length][];
            this.columnOf = new int[shares.length][];
            for (int s = 0; s < shares.length; s++) {
                int[] of = shares[s].numbers;
                double[] constants = shares[s].constants;
                share[s] = IntStream.range(0, of.length)
                        .mapToDouble(c -> constants[c] * (of[c] == NONE ? 1 : number.applyAsDouble(of[c])))
                        .toArray();
                columnOf[s] = Arrays.stream(of)
                        .map(n -> n == NONE ? NONE : Arrays.binarySearch(ofShares, n))
                        .toArray();
            }
        }

        List<Line> lines() {
            List<Line> lines = new ArrayList<>();
            for (int m = 0; m < size; m++) {
                lines.add(new Line(value[m], numbers[m], slopes[m], above[m] && below[m]));
            }
            return lines;
        }

        void add(Region region) {
            int[] factors = Arrays.stream(region.numbers).filter(n -> n != NONE).toArray();
            int[] columns = Arrays.copyOf(ofShares, ofShares.length + factors.length); // numbers
            System.arraycopy(factors, 0, columns, ofShares.length, factors.length);
            One one = new One(region, columns.length);
            double[][] slope = new double[size][]; // of the sums of this region
            boolean[][] has = new boolean[size][];
            for (int row = 0, end; row < region.blend.length; row = end) {
                end = end(region, row);
                one.reckon(blends[region.blend[row]]);
                for (int slot : slotsOf[region.blend[row]]) {
                    for (int r = row; r < end; r++) {
                        int m = member(region.unit[r], slot);
                        double hectares = region.hectares[r];
                        value[m] += hectares * one.value[slot];
                        above[m] |= one.above[slot];
                        below[m] |= one.below[slot];
                        if (slope[m] == null) {
                            slope[m] = new double[columns.length];
                            has[m] = new boolean[columns.length];
                        }
                        for (int c = 0; c < columns.length; c++) {
                            slope[m][c] += hectares * one.slope[slot][c];
                            has[m][c] |= one.has[slot][c];
                        }
                    }
                }
            }
            Integer[] order = new Integer[columns.length];
            Arrays.setAll(order, c -> c);
            Arrays.sort(order, (a, b) -> Integer.compare(columns[a], columns[b]));
            for (int m = 0; m < size; m++) {
                if (slope[m] != null) {
                    merge(m, columns, slope[m], has[m], order);
                }
            }
        }

        /** What a region's numbers move a sum by joins what those before did. */
        private void merge(int m, int[] columns, double[] slope, boolean[] has, Integer[] order) {
            int[] all = new int[numbers[m].length + order.length];
            double[] by = new double[all.length];
            int n = 0;
            int had = 0;
            for (int c : order) {
                for (; had < numbers[m].length && numbers[m][had] < columns[c]; had++) {
                    all[n] = numbers[m][had];
                    by[n++] = slopes[m][had];
                }
                boolean both = had < numbers[m].length && numbers[m][had] == columns[c];
                double sum = slope[c] + (both ? slopes[m][had] : 0);
                had += both ? 1 : 0;
                if (has[c] || both) {
                    all[n] = columns[c];
                    by[n++] = sum;
                }
            }
            for (; had < numbers[m].length; had++) {
                all[n] = numbers[m][had];
                by[n++] = slopes[m][had];
            }
            numbers[m] = Arrays.copyOf(all, n);
            slopes[m] = Arrays.copyOf(by, n);
        }

        /** A hectare of a blend in a region: by slot. */
        private final class One {
            private final double[] value = new double[slots];
            private final double[][] slope;
            private final boolean[][] has; // whether it is made of a number, though nothing came of it
            private final boolean[] above = new boolean[slots];
            private final boolean[] below = new boolean[slots];
            private final Region region;
            private final int[] factorColumn;
            private final FluxAt[] known = new FluxAt[fluxes.length];

            One(Region region, int columns) {
                this.region = region;
                this.slope = new double[slots][columns];
                this.has = new boolean[slots][columns];
                this.factorColumn = new int[region.numbers.length];
                for (int f = 0, column = ofShares.length; f < factorColumn.length; f++) {
                    factorColumn[f] = region.numbers[f] == NONE ? NONE : column++;
                }
            }

            void reckon(Blend blend) {
                for (int slot = 0; slot < slots; slot++) {
                    value[slot] = 0;
                    above[slot] = false;
                    below[slot] = false;
                    Arrays.fill(slope[slot], 0);
                    Arrays.fill(has[slot], false);
                }
                int[] choice = new int[blend.shares.length];
                double[] rest = new double[choice.length]; // of a share: the product of all others
                for (int l = 0; l < blend.leaves.length; l++) {
                    Leaf leaf = blend.leaves[l];
                    if (leaf.slots.length > 0) {
                        choose(blend, l, choice);
                        double product = products(blend, choice, rest);
                        for (int p = 0; p < leaf.slots.length; p++) {
                            FluxAt flux = flux(leaf.fluxes[p]);
                            factors(leaf.slots[p], product, flux);
                            shares(blend, leaf.slots[p], choice, rest, flux.value);
                        }
                    }
                }
            }

            /** The product of all shares chosen, and of all but each. */
            private double products(Blend blend, int[] choice, double[] rest) {
                double before = 1;
                for (int i = 0; i < rest.length; i++) {
                    rest[i] = before;
                    before *= share[blend.shares[i]][choice[i]];
                }
                double behind = 1;
                for (int i = rest.length - 1; i >= 0; i--) {
                    rest[i] *= behind;
                    behind *= share[blend.shares[i]][choice[i]];
                }
                return before;
            }

            private void factors(int slot, double product, FluxAt flux) {
                value[slot] += product * flux.value;
                above[slot] |= flux.above;
                below[slot] |= flux.below;
                for (int k = 0; k < flux.columns.length; k++) {
                    slope[slot][flux.columns[k]] += product * flux.slopes[k];
                    has[slot][flux.columns[k]] = true;
                }
            }

            private void shares(Blend blend, int slot, int[] choice, double[] rest, double flux) {
                for (int i = 0; i < choice.length; i++) {
                    int column = columnOf[blend.shares[i]][choice[i]];
                    if (column != NONE) {
                        slope[slot][column] += flux * rest[i] * shares[blend.shares[i]].constants[choice[i]];
                        has[slot][column] = true;
                    }
                }
            }

            private FluxAt flux(int of) {
                if (known[of] == null) {
                    known[of] = reckon(fluxes[of]);
                }
                return known[of];
            }

            private FluxAt reckon(Flux flux) {
                double[] by = new double[slope[0].length];
                double sum = 0;
                boolean above = false;
                boolean below = false;
                for (int p = 0; p < flux.constants.length; p++) {
                    int[] product = flux.factors[p];
                    double term = flux.constants[p];
                    for (int factor : product) {
                        term *= number.applyAsDouble(region.numbers[factor]);
                    }
                    sum += term;
                    above |= term > 0;
                    below |= term < 0;
                    for (int i = 0; i < product.length; i++) {
                        double rest = flux.constants[p];
                        for (int other = 0; other < product.length; other++) {
                            rest *= other == i ? 1 : number.applyAsDouble(region.numbers[product[other]]);
                        }
                        by[factorColumn[product[i]]] += rest;
                    }
                }
                int[] of = Arrays.stream(flux.factors)
                        .flatMapToInt(Arrays::stream)
                        .distinct()
                        .map(f -> factorColumn[f])
                        .toArray();
                return new FluxAt(
                        sum,
                        above,
                        below,
                        of,
                        Arrays.stream(of).mapToDouble(c -> by[c]).toArray());
            }
        }
    }

    /** @param columns that it has slopes by */
    private record FluxAt(double value, boolean above, boolean below, int[] columns, double[] slopes) {}

    /** By share the choice that a leaf is. */
    private void choose(Blend blend, int leaf, int[] choice) {
        for (int i = choice.length - 1, rest = leaf; i >= 0; i--) {
            int choices = shares[blend.shares[i]].constants.length;
            choice[i] = rest % choices;
            rest /= choices;
        }
    }

    /** Some draws of all sums, region after region. */
    private final class Columns {
        private final double[][] draws;
        private final int from;
        private final int length;
        private final double[][] into;
        private final double[][][] ofShares; // by shares and choice
        private double[][] ofFluxes = {};
        private final double[][] one; // of a blend, by slot
        private final double[][] products; // of shares, by how many

        Columns(double[][] draws, int from, int end, double[][] into) {
            this.draws = draws;
            this.from = from;
            this.length = end - from;
            this.into = into;
            this.one = new double[slots][length];
            int most =
                    Arrays.stream(blends).mapToInt(b -> b.shares.length).max().orElse(0);
            this.products = new double[most][length];
            this.ofShares = Arrays.stream(shares)
                    .map(s -> IntStream.range(0, s.constants.length)
                            .mapToObj(c -> share(s.constants[c], s.numbers[c]))
                            .toArray(double[][]::new))
                    .toArray(double[][][]::new);
        }

        private double[] share(double constant, int number) {
            double[] column = new double[length];
            for (int d = 0; d < length; d++) {
                column[d] = constant * (number == NONE ? 1 : draws[number][from + d]);
            }
            return column;
        }

        void add(Region region) {
            ofFluxes = new double[fluxes.length][];
            for (int row = 0, end; row < region.blend.length; row = end) {
                end = end(region, row);
                int[] own = slotsOf[region.blend[row]];
                for (int slot : own) {
                    Arrays.fill(one[slot], 0);
                }
                descend(blends[region.blend[row]], region, 0, 0);
                for (int slot : own) {
                    for (int r = row; r < end; r++) {
                        add(into[member(region.unit[r], slot)], from, region.hectares[r], one[slot]);
                    }
                }
            }
        }

        private static void add(double[] sum, int from, double hectares, double[] column) {
            for (int d = 0; d < column.length; d++) {
                sum[from + d] += hectares * column[d];
            }
        }

        /** Through the choices of one share after the other, with the product of those before. */
        private void descend(Blend blend, Region region, int level, int leaf) {
            double[][] choices = ofShares[blend.shares[level]];
            for (int c = 0; c < choices.length; c++) {
                int at = leaf * choices.length + c;
                double[] product = level == 0 ? choices[c] : times(products[level - 1], choices[c], products[level]);
                if (level + 1 < blend.shares.length) {
                    if (level == 0) {
                        System.arraycopy(product, 0, products[0], 0, length);
                    }
                    descend(blend, region, level + 1, at);
                } else {
                    Leaf of = blend.leaves[at];
                    for (int p = 0; p < of.slots.length; p++) {
                        addTimes(one[of.slots[p]], product, flux(of.fluxes[p], region));
                    }
                }
            }
        }

        private static double[] times(double[] a, double[] b, double[] into) {
            for (int d = 0; d < into.length; d++) {
                into[d] = a[d] * b[d];
            }
            return into;
        }

        private static void addTimes(double[] sum, double[] a, double[] b) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] += a[d] * b[d];
            }
        }

        private double[] flux(int of, Region region) {
            if (ofFluxes[of] == null) {
                double[] column = new double[length];
                Flux flux = fluxes[of];
                double[] term = new double[length];
                for (int p = 0; p < flux.constants.length; p++) {
                    Arrays.fill(term, flux.constants[p]);
                    for (int factor : flux.factors[p]) {
                        double[] drawn = draws[region.numbers[factor]];
                        for (int d = 0; d < length; d++) {
                            term[d] *= drawn[from + d];
                        }
                    }
                    for (int d = 0; d < length; d++) {
                        column[d] += term[d];
                    }
                }
                ofFluxes[of] = column;
            }
            return ofFluxes[of];
        }
    }
}
