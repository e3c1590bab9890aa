package org.carbonscape.weights;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.carbonscape.problem.Argument;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Neighbours of points without a distance to choose: the triangulation of Delaunay (1934) and three graphs within it,
 * all binary and mutual. Relative neighbours are Gabriel neighbours, and these are Delaunay neighbours.
 *
 * <p>Distances are planar, in map units. Units at one place are neighbours of each other and have the same other
 * neighbours. Units on one line are joined one to the next. Four or more places on one circle have several Delaunay
 * triangulations; the one taken depends on the places alone, not on the order of the units. The other graphs say for
 * themselves what a tie is, and ties are judged to 1e-9 of a length.
 */
public final class Proximity {
    /** Lengths whose squares differ by less than this part are equal. */
    private static final double TIE = 1e-9;

    private Proximity() {}

    /**
     * Units whose Voronoi cells (Thiessen polygons) meet: spdep's {@code tri2nb}.
     *
     * @throws ProblemException when a coordinate is missing
     */
    public static Weights delaunay(double[] x, double[] y) {
        return new Sites(x, y).weights((sites, links) -> sites.triangulation().edges(links::add));
    }

    /**
     * Pairs with no other unit in or on the circle of which they are a diameter (Gabriel and Sokal 1969; closed, after
     * Matula and Sokal 1980). spdep's {@code gabrielneigh} lets a unit on the circle pass, and joins both diagonals of
     * a square.
     */
    public static Weights gabriel(double[] x, double[] y) {
        return new Sites(x, y).weights(Sites::gabriel);
    }

    /**
     * Pairs with no other unit nearer to both than they are to each other (Toussaint 1980), spdep's {@code
     * relativeneigh}.
     */
    public static Weights relative(double[] x, double[] y) {
        return new Sites(x, y).weights((sites, links) -> {
            PlaneTree tree = new PlaneTree(sites.x, sites.y);
            Pairs gabriel = new Pairs();
            sites.gabriel(gabriel);
            for (int k = 0; k < gabriel.count; k++) {
                int a = gabriel.from[k];
                int b = gabriel.to[k];
                double squared = tree.squared(a, b);
                double bound = squared * (1 - TIE);
                boolean[] blocked = new boolean[1];
                tree.within(a, Math.sqrt(squared), (c, toA) -> blocked[0] |= toA < bound && tree.squared(b, c) < bound);
                if (!blocked[0]) {
                    links.add(a, b);
                }
            }
        });
    }

    /**
     * Delaunay neighbours whose circles cross, a unit's circle reaching to its nearest neighbour (Avis and Horton 1985,
     * spdep's {@code soi.graph}). Circles that only touch do not cross. Of units at one place the circle reaches to the
     * nearest other place.
     */
    public static Weights sphereOfInfluence(double[] x, double[] y) {
        return new Sites(x, y).weights((sites, links) -> {
            double[] radius = new double[sites.x.length];
            Arrays.fill(radius, Double.POSITIVE_INFINITY);
            Pairs all = new Pairs(); // the nearest site is always one of them
            sites.triangulation().edges(all::add);
            for (int k = 0; k < all.count; k++) {
                double d = sites.distance(all.from[k], all.to[k]);
                radius[all.from[k]] = Math.min(radius[all.from[k]], d);
                radius[all.to[k]] = Math.min(radius[all.to[k]], d);
            }
            for (int k = 0; k < all.count; k++) {
                int a = all.from[k];
                int b = all.to[k];
                if (sites.distance(a, b) < (radius[a] + radius[b]) * (1 - TIE)) {
                    links.add(a, b);
                }
            }
        });
    }

    private interface Rule {
        void find(Sites sites, Pairs links);
    }

    private static final class Pairs {
        private int[] from = new int[64];
        private int[] to = new int[64];
        private int count;

        void add(int a, int b) {
            if (count == from.length) {
                from = Arrays.copyOf(from, 2 * count);
                to = Arrays.copyOf(to, 2 * count);
            }
            from[count] = a;
            to[count++] = b;
        }
    }

    /** The different places of the units, by x, then y. */
    private static final class Sites {
        private final double[] x;
        private final double[] y;
        private final int[] starts; // of each site's units
        private final int[] units; // ascending within a site

        Sites(double[] px, double[] py) {
            Distances.check(px, py);
            int n = px.length;
            units = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(i -> px[i] + 0.0) // -0.0 and 0.0 are one place
                            .thenComparingDouble(i -> py[i] + 0.0)
                            .thenComparingInt(i -> i))
                    .mapToInt(i -> i)
                    .toArray();
            int[] begin = new int[n + 1];
            int m = 0;
            for (int k = 0; k < n; k++) {
                if (k == 0 || px[units[k]] != px[units[k - 1]] || py[units[k]] != py[units[k - 1]]) {
                    begin[m++] = k;
                }
            }
            begin[m] = n;
            starts = Arrays.copyOf(begin, m + 1);
            x = new double[m];
            y = new double[m];
            for (int s = 0; s < m; s++) {
                x[s] = px[units[starts[s]]];
                y[s] = py[units[starts[s]]];
            }
        }

        Triangulation triangulation() {
            return new Triangulation(x, y);
        }

        double distance(int a, int b) {
            double dx = x[a] - x[b];
            double dy = y[a] - y[b];
            return Math.sqrt(dx * dx + dy * dy);
        }

        /**
         * Of a Delaunay edge only the far corners of its two triangles can lie in the circle: where both see the edge
         * under less than a right angle, the circles around the triangles, which are empty, cover it.
         */
        void gabriel(Pairs links) {
            triangulation().edgesWithCorners((a, b, c, d) -> {
                if (!sees(c, a, b) && !sees(d, a, b)) {
                    links.add(a, b);
                }
            });
        }

        /** Whether a corner sees an edge under a right angle or more; -1 = no corner. */
        private boolean sees(int c, int a, int b) {
            if (c < 0) {
                return false;
            }
            double d = distance(a, b);
            return (x[a] - x[c]) * (x[b] - x[c]) + (y[a] - y[c]) * (y[b] - y[c]) <= TIE * d * d;
        }

        /** From links of sites to links of units. */
        Weights weights(Rule rule) {
            Pairs links = new Pairs();
            rule.find(this, links);
            int sites = x.length;
            int[] start = new int[sites + 1];
            for (int k = 0; k < links.count; k++) {
                start[links.from[k] + 1]++;
                start[links.to[k] + 1]++;
            }
            for (int s = 0; s < sites; s++) {
                start[s + 1] += start[s];
            }
            int[] other = new int[2 * links.count];
            int[] at = Arrays.copyOf(start, sites);
            for (int k = 0; k < links.count; k++) {
                other[at[links.from[k]]++] = links.to[k];
                other[at[links.to[k]]++] = links.from[k];
            }
            int n = units.length;
            int[] rows = new int[n + 1];
            int together = 0;
            for (int s = 0; s < sites; s++) {
                int here = starts[s + 1] - starts[s];
                together += here > 1 ? here : 0;
                int degree = here - 1;
                for (int k = start[s]; k < start[s + 1]; k++) {
                    degree += starts[other[k] + 1] - starts[other[k]];
                }
                for (int u = starts[s]; u < starts[s + 1]; u++) {
                    rows[units[u] + 1] = degree;
                }
            }
            for (int i = 0; i < n; i++) {
                rows[i + 1] = Math.addExact(rows[i], rows[i + 1]);
            }
            int[] ids = new int[rows[n]];
            for (int s = 0; s < sites; s++) {
                for (int u = starts[s]; u < starts[s + 1]; u++) {
                    int unit = units[u];
                    int m = rows[unit];
                    for (int v = starts[s]; v < starts[s + 1]; v++) {
                        if (v != u) {
                            ids[m++] = units[v];
                        }
                    }
                    for (int k = start[s]; k < start[s + 1]; k++) {
                        for (int v = starts[other[k]]; v < starts[other[k] + 1]; v++) {
                            ids[m++] = units[v];
                        }
                    }
                    Arrays.sort(ids, rows[unit], m);
                }
            }
            SparseWeights weights = SparseWeights.binary(rows, ids);
            return together == 0
                    ? weights
                    : weights.from(weights.origin()
                            .and(Problem.of(ProblemCode.WEIGHTS_C03_SAME_PLACE, Argument.WEIGHTS, together)));
        }
    }
}
