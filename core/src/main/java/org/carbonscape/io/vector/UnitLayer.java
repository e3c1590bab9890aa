package org.carbonscape.io.vector;

import java.util.List;
import java.util.Optional;
import org.carbonscape.grid.Crs;
import org.carbonscape.problem.Problem;
import org.locationtech.jts.geom.Geometry;

/**
 * Units as a study needs them: polygons with an id of their own, valid, in file order.
 *
 * @param name     of the layer
 * @param crs      the coordinate system, where the file names one
 * @param ids      text, unique, never empty; whole numbers without ".0"
 * @param names    for people; the id where there is none
 * @param polygons valid, with area: JTS Polygon or MultiPolygon
 * @param cautions what was repaired, and what the reader met
 */
public record UnitLayer(String name, Optional<Crs> crs, List<String> ids, List<String> names, List<Geometry> polygons,
        List<Problem> cautions) {

    public UnitLayer {
        ids = List.copyOf(ids);
        names = List.copyOf(names);
        polygons = List.copyOf(polygons);
        cautions = List.copyOf(cautions);
    }

    /** How many units. */
    public int size() {
        return ids.size();
    }

    /**
     * Checks a layer and repairs invalid polygons.
     *
     * @param idColumn   empty: the feature's number (fid or place in the file)
     * @param nameColumn empty: the id
     * @param place      where the user named the file, for problems: {@code units.districts (counties.gpkg)}
     * @throws org.carbonscape.problem.ProblemException with everything that is wrong with the layer
     */
    public static UnitLayer of(Layer layer, Optional<String> idColumn, Optional<String> nameColumn, String place) {
        throw new UnsupportedOperationException();
    }
}
