package org.carbonscape.stats;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.weights.Gal;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;

/** Inputs of the check values of methods 5 and 11. */
public final class Samples {
    public static final PlainEngine PLAIN = new PlainEngine();

    /** The 5 x 5 grid of methods 5.4, row by row from the upper left. */
    public static final double[] GRID = {
        12, 15, 14, 9, 7, 16, 21, 19, 11, 8, 13, 20, 25, 14, 10, 8, 12, 15, 18, 13, 5, 7, 9, 12, 17
    };

    public static final double[] DESMITH = {2.24, 3.10, 4.55, -5.15, -4.39, 0.46, 5.54, 9.02, -2.09, -3.06};

    private Samples() {}

    public static Weights queen() {
        return Lattice.of(5, 5, Rule.QUEEN);
    }

    public static Weights queenW() {
        return queen().with(Standardisation.ROW);
    }

    public static Weights rook() {
        return Lattice.of(5, 5, Rule.ROOK);
    }

    public static Weights rookW() {
        return rook().with(Standardisation.ROW);
    }

    public static Weights desmith() {
        String gal = """
                10
                1 2
                2 4
                2 2
                1 5
                3 2
                4 7
                4 4
                1 3 5 8
                5 4
                2 4 6 9
                6 2
                5 10
                7 2
                3 8
                8 3
                4 7 9
                9 3
                5 8 10
                10 2
                6 9
                """;
        return gal(gal, 10).with(Standardisation.ROW);
    }

    public static Weights gal(String text, int n) {
        try {
            return Gal.read(new StringReader(text), "test.gal", ids(n));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> ids(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList();
    }

    /** The same relation with its links written out, so that nothing runs over the lattice. */
    public static Weights asGal(Weights weights) {
        StringBuilder text = new StringBuilder();
        try {
            Gal.write(weights, ids(weights.size()), "x", "id", text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return gal(text.toString(), weights.size()).with(weights.standardisation());
    }

    public static double[] random(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(n, -5, 20).toArray();
    }

    /** Whole numbers 0..most with many ties. */
    public static double[] coarse(int n, int most, long seed) {
        return new SplittableRandom(seed).ints(n, 0, most + 1).asDoubleStream().toArray();
    }
}
