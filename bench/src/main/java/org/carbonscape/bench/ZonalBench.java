package org.carbonscape.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.UnitLayer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PairTable;
import org.carbonscape.zone.PolygonUnits;

/**
 * W2: class areas by polygons, the GeoPackage's reading included; the check value is the sum of cells * class * (1 +
 * zone mod 97). Arguments: input folder, side (1000, 5000, 20000), units (zones, fishnet), threads, rounds.
 */
public final class ZonalBench {
    private ZonalBench() {}

    public static void main(String[] args) {
        Path in = Path.of(args[0]);
        String side = args[1];
        String units = args[2];
        int threads = Integer.parseInt(args[3]);
        try (Engine engine = new LocalEngine(threads)) {
            StatsTimer.run(
                    (units.equals("zones") ? "w2zonepoly_" : "w2fishpoly_") + side,
                    threads,
                    Integer.parseInt(args[4]),
                    () -> weighted(engine, in, side, in.resolve(units + "_" + side + ".gpkg")));
        }
    }

    private static double weighted(Engine engine, Path in, String side, Path polygons) {
        UnitLayer layer =
                UnitLayer.of(VectorFile.read(polygons), Optional.of("zone"), Optional.empty(), polygons.toString());
        PolygonUnits set = new PolygonUnits("units", layer.ids(), layer.names(), new ArrayList<>(layer.polygons()));
        ClassRaster raster = TiffFile.open(LandUse.file(in, side, 1)).classes(LandUse.CODES, Set.of());
        LandCounts counts = new Crosstab(List.of(raster), List.of(set), Crosstab.RowArea.NONE).count(engine);
        PairTable table = counts.phase(0, 0);
        long sum = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (table.unit(row) > 0) {
                sum += table.cells(row) * table.from(row) * (1 + Long.parseLong(set.id(table.unit(row))) % 97);
            }
        }
        return sum;
    }
}
