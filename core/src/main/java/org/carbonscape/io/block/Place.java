package org.carbonscape.io.block;

import java.nio.file.Path;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Where cells lie: the outer corner of the north-west cell and the size of cells.
 *
 * @param southUp whether the first row stored is the southernmost
 */
public record Place(double west, double north, double cellWidth, double cellHeight, boolean southUp) {
    /**
     * By x = g0 + g1 column + g2 row, y = g3 + g4 column + g5 row, of the cell's corner, or its centre if {@code
     * point}.
     *
     * @throws ProblemException TIFF-06 where it turns, TIFF-03 where it is nowhere
     */
    public static Place of(Path path, double[] g, boolean point, int rows) {
        double tolerance = 1e-9 * (Math.abs(g[1]) + Math.abs(g[5]));
        if (Math.abs(g[2]) > tolerance || Math.abs(g[4]) > tolerance || !(g[1] > 0) || !(Math.abs(g[5]) > 0)) {
            StringBuilder text = new StringBuilder();
            for (double v : g) {
                text.append(text.isEmpty() ? "" : ", ").append(Double.isNaN(v) ? "NaN" : Numbers.text(v));
            }
            String size = " -tr " + Numbers.text(-g[1]) + " " + Numbers.text(Math.abs(g[5])) + " ";
            throw new ProblemException(
                    ProblemCode.TIFF_06_ROTATED,
                    path.toString(),
                    "geotransform [" + text + "]",
                    // left to itself gdalwarp keeps a grid that runs from east to west
                    g[1] < 0 ? Bilingual.of("-te WEST SOUTH EAST NORTH" + size, "-te 西 南 东 北" + size) : "");
        }
        double west = point ? g[0] - g[1] / 2 : g[0];
        double first = point ? g[3] - g[5] / 2 : g[3];
        boolean southUp = g[5] > 0;
        double north = southUp ? first + g[5] * rows : first;
        if (!Double.isFinite(west) || !Double.isFinite(north) || !Double.isFinite(g[1]) || !Double.isFinite(g[5])) {
            throw new ProblemException(
                    ProblemCode.TIFF_03_HEADER, path.toString(), "geotransform: " + west + ", " + north);
        }
        return new Place(west, north, g[1], Math.abs(g[5]), southUp);
    }
}
