package org.carbonscape.grid;

import java.util.Map;
import java.util.stream.Collectors;
import org.carbonscape.problem.InputTable;

/**
 * Datums as Esri names them in the {@code .prj} of a Shapefile, without a code: D_SIRGAS_2000, D_North_American_1983.
 * Only those that the EPSG database calls otherwise; paired as PROJ does.
 */
final class EsriDatums {
    private static final Map<String, Integer> CODES =
            InputTable.preset("esri-datums.csv", EsriDatums.class, "esri-datums.csv").rows().stream()
                    .collect(Collectors.toMap(
                            r -> CrsDefinition.key(r.text("name")), r -> (int) r.integer("epsg", r.text("name"))));

    private EsriDatums() {}

    /** The EPSG code of a datum's longitude-latitude system; 0 where none is known. */
    static int epsg(String datum) {
        return CODES.getOrDefault(CrsDefinition.key(datum), 0);
    }
}
