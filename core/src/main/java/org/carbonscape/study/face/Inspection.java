package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.align.StudyGrid;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Problem;

/**
 * What a file says of itself before any study names it: kind, place on the Earth, classes with their cells, units with
 * their ids, columns with guessed units, years in its name. Guesses are called so; nothing is written.
 *
 * @param kind raster, vector, table, study, archive or unknown
 * @param box  {west, east, south, north} in degrees of WGS 84; of what lies on the Earth
 * @param said the rest, by name, as JSON takes it
 * @param legend of a table that names classes of land use
 */
public record Inspection(
        Path file,
        String kind,
        Optional<Box> box,
        Map<String, Object> said,
        Optional<Legend> legend,
        List<Problem> problems) {
    private static final Crs DEGREES = Crs.epsg(4326);

    Inspection(Path file, String kind, Optional<Box> box, Map<String, Object> said, List<Problem> problems) {
        this(file, kind, box, said, Optional.empty(), problems);
    }

    /** The same under another name. */
    public Inspection named(Path other) {
        return new Inspection(other, kind, box, said, legend, problems);
    }

    /** A box in degrees. */
    public record Box(double west, double east, double south, double north) {
        static Optional<Box> of(Grid grid) {
            double[] box = StudyGrid.box(grid, DEGREES);
            return box[0] <= box[1] && box[2] <= box[3]
                    ? Optional.of(new Box(box[0], box[1], box[2], box[3]))
                    : Optional.empty();
        }

        /** Share of this box that the other covers. */
        double coveredBy(Box other) {
            double width = Math.min(east, other.east) - Math.max(west, other.west);
            double height = Math.min(north, other.north) - Math.max(south, other.south);
            double area = (east - west) * (north - south);
            return width < 0 || height < 0 ? 0 : area > 0 ? width * height / area : 1;
        }
    }
}
