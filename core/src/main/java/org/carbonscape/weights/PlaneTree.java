package org.carbonscape.weights;

import java.util.Arrays;

/**
 * A k-d tree over points, built by halving: the middle of each range splits it, so the tree is the order itself and
 * nothing else is stored. Clustered points (villages) do not degrade it, as they would a bucket grid.
 */
final class PlaneTree {
    private static final int LEAF = 8;
    private final double[] x;
    private final double[] y;
    private final int[] order;

    PlaneTree(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.order = new int[x.length];
        Arrays.setAll(order, i -> i);
        split(0, order.length, true);
    }

    private void split(int from, int to, boolean byX) {
        if (to - from <= LEAF) {
            return;
        }
        int middle = (from + to) >>> 1;
        select(from, to - 1, middle, byX ? x : y);
        split(from, middle, !byX);
        split(middle + 1, to, !byX);
    }

    /** Hoare's selection; the pivot is the median of three, equal values go to both sides. */
    private void select(int from, int to, int wanted, double[] key) {
        int low = from;
        int high = to;
        while (low < high) {
            double a = key[order[low]];
            double b = key[order[(low + high) >>> 1]];
            double c = key[order[high]];
            double pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
            int i = low;
            int j = high;
            while (i <= j) {
                while (key[order[i]] < pivot) {
                    i++;
                }
                while (key[order[j]] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swap = order[i];
                    order[i++] = order[j];
                    order[j--] = swap;
                }
            }
            if (wanted <= j) {
                high = j;
            } else if (wanted >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    /** Called for each point found, with its squared distance. */
    interface Found {
        void at(int id, double squared);
    }

    /** All points other than {@code self} whose distance is at most the bound, in no particular order. */
    void within(int self, double distance, Found found) {
        within(0, order.length, true, self, distance, found);
    }

    private void within(int from, int to, boolean byX, int self, double distance, Found found) {
        if (to - from <= LEAF) {
            for (int k = from; k < to; k++) {
                offer(order[k], self, distance, found);
            }
            return;
        }
        int middle = (from + to) >>> 1;
        double side = byX ? x[self] - x[order[middle]] : y[self] - y[order[middle]];
        offer(order[middle], self, distance, found);
        if (side <= distance) {
            within(from, middle, !byX, self, distance, found);
        }
        if (-side <= distance) {
            within(middle + 1, to, !byX, self, distance, found);
        }
    }

    private void offer(int id, int self, double distance, Found found) {
        double squared = squared(self, id);
        if (id != self && Math.sqrt(squared) <= distance) {
            found.at(id, squared);
        }
    }

    double squared(int a, int b) {
        double dx = x[a] - x[b];
        double dy = y[a] - y[b];
        return dx * dx + dy * dy;
    }

    /** The nearest points to one point: a short list kept in order of distance, then id. */
    final class Nearest {
        private final int[] ids;
        private final double[] squares;
        private int count;

        Nearest(int k) {
            ids = new int[k];
            squares = new double[k];
        }

        /** Finds the k nearest others; among equally near ones the smaller ids win. */
        Nearest of(int self) {
            count = 0;
            search(0, order.length, true, self);
            return this;
        }

        int id(int rank) {
            return ids[rank];
        }

        double squared(int rank) {
            return squares[rank];
        }

        private void search(int from, int to, boolean byX, int self) {
            if (to - from <= LEAF) {
                for (int k = from; k < to; k++) {
                    take(order[k], self);
                }
                return;
            }
            int middle = (from + to) >>> 1;
            double side = byX ? x[self] - x[order[middle]] : y[self] - y[order[middle]];
            boolean left = side <= 0;
            search(left ? from : middle + 1, left ? middle : to, !byX, self);
            take(order[middle], self);
            // equal distances may hold smaller ids, so the other side is skipped only beyond the bound
            if (count < ids.length || side * side <= squares[count - 1]) {
                search(left ? middle + 1 : from, left ? to : middle, !byX, self);
            }
        }

        private void take(int id, int self) {
            if (id == self) {
                return;
            }
            double square = PlaneTree.this.squared(self, id);
            if (count == ids.length) {
                double worst = squares[count - 1];
                if (square > worst || square == worst && id > ids[count - 1]) {
                    return;
                }
                count--;
            }
            int at = count++;
            while (at > 0 && (squares[at - 1] > square || squares[at - 1] == square && ids[at - 1] > id)) {
                ids[at] = ids[at - 1];
                squares[at] = squares[at - 1];
                at--;
            }
            ids[at] = id;
            squares[at] = square;
        }
    }
}
