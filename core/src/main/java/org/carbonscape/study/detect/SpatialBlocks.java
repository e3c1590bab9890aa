package org.carbonscape.study.detect;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.driver.Places;
import org.carbonscape.grid.Crs;

/**
 * Square blocks of one side, in which units are neighbours: the square of each place.
 *
 * @param west  of the first column of squares, in the system's units
 * @param north of the first row
 * @param side    in the system's units; along a meridian where they are angles
 * @param degrees in one of the system's units; 0 where they are lengths
 */
public record SpatialBlocks(double west, double north, double side, double degrees) {
    /** The block of rows without a place. */
    private static final int NOWHERE = -1;

    private static final double METRES_A_DEGREE = 111_195;
    private static final Pattern LENGTH = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(m|km|米|千米|公里)");

    /** A degree is taken as 111.195 km, east-west at the row's latitude. */
    public static SpatialBlocks of(double west, double north, double side_m, Crs crs) {
        return crs.isGeographic()
                ? new SpatialBlocks(west, north, side_m / METRES_A_DEGREE / crs.degreesPerUnit(), crs.degreesPerUnit())
                : new SpatialBlocks(west, north, side_m / crs.metresPerUnit(), 0);
    }

    /**
     * The square of each place, counted from the most western and northern one.
     *
     * @param side  in the unit of the coordinates; in metres where they are degrees
     */
    public static int[] of(double[] x, double[] y, double side, boolean inDegrees) {
        double west = Arrays.stream(x).filter(v -> !Double.isNaN(v)).min().orElse(0);
        double north = Arrays.stream(y).filter(v -> !Double.isNaN(v)).max().orElse(0);
        SpatialBlocks squares =
                new SpatialBlocks(west, north, inDegrees ? side / METRES_A_DEGREE : side, inDegrees ? 1 : 0);
        int[] blocks = new int[x.length];
        Arrays.setAll(blocks, i -> Double.isNaN(x[i]) || Double.isNaN(y[i]) ? NOWHERE : squares.at(x[i], y[i]));
        return blocks;
    }

    /** Places whose distances can be compared, of coordinates in a system. */
    public static Places places(double[] x, double[] y, Crs crs) {
        return crs.isGeographic()
                ? Places.ofDegrees(
                        Arrays.stream(x).map(v -> v * crs.degreesPerUnit()).toArray(),
                        Arrays.stream(y).map(v -> v * crs.degreesPerUnit()).toArray())
                : new Places(x, y);
    }

    /** A length such as {@code 20 km} in metres; empty for any other text. */
    public static Optional<Double> metres(String text) {
        Matcher m = LENGTH.matcher(text.strip());
        return m.matches()
                ? Optional.of(Double.parseDouble(m.group(1))
                                * (m.group(2).equals("m") || m.group(2).equals("米") ? 1 : 1000))
                        .filter(v -> v > 0)
                : Optional.empty();
    }

    /** A number for the square that holds a place; places in one square have the same. */
    int at(double x, double y) {
        int row = (int) Math.floor((north - y) / side);
        double across = degrees > 0
                ? Math.max(0.01, StrictMath.cos(StrictMath.toRadians((north - (row + 0.5) * side) * degrees)))
                : 1;
        return row * 30_000 + (int) Math.floor((x - west) * across / side);
    }
}
