package org.carbonscape.study.intake;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Units with coordinates of another kind than the others': degrees among metres, 0 for none. */
final class FarUnits {
    private static final double FAR = 50;
    private static final double MOST = 0.9;
    private static final int LEAST = 5;

    private FarUnits() {}

    /** Those far beyond the distance from the middle (medians of x and y) within which nine in ten lie. */
    static int[] of(List<? extends Geometry> shapes) {
        int[] placed = IntStream.range(0, shapes.size())
                .filter(i -> shapes.get(i) != null && !shapes.get(i).isEmpty())
                .toArray();
        if (placed.length < LEAST) {
            return new int[0];
        }
        Coordinate[] at = Arrays.stream(placed)
                .mapToObj(i -> shapes.get(i).getEnvelopeInternal().centre())
                .toArray(Coordinate[]::new);
        Coordinate middle = new Coordinate(
                quantile(Arrays.stream(at).mapToDouble(Coordinate::getX).toArray(), 0.5),
                quantile(Arrays.stream(at).mapToDouble(Coordinate::getY).toArray(), 0.5));
        double[] distances = Arrays.stream(at).mapToDouble(middle::distance).toArray();
        double usual = quantile(distances.clone(), MOST);
        return usual > 0
                ? IntStream.range(0, at.length)
                        .filter(i -> distances[i] > FAR * usual)
                        .map(i -> placed[i])
                        .toArray()
                : new int[0];
    }

    private static double quantile(double[] values, double share) {
        Arrays.sort(values);
        return values[(int) (share * (values.length - 1))];
    }
}
