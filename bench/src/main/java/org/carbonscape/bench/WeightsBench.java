package org.carbonscape.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.weights.Contiguity;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBReader;

/**
 * W5 contiguity after reading: {@code WeightsBench INDIR voronoi|strict|lattice N [THREADS [REPEATS [TOLERANCE]]]},
 * with the usual tolerance by default. Polygons are read from the GeoPackage here, outside the clock.
 */
public final class WeightsBench {
    private WeightsBench() {}

    public static void main(String[] args) throws Exception {
        String task = args[1];
        int n = Integer.parseInt(args[2]);
        int threads = args.length > 3 ? Integer.parseInt(args[3]) : 2;
        int repeats = args.length > 4 ? Integer.parseInt(args[4]) : 7;
        try (Engine engine = new LocalEngine(threads)) {
            if (task.equals("lattice")) {
                StatsTimer.run(
                        "w5_lattice_" + n,
                        threads,
                        repeats,
                        () -> Lattice.of(n, n, Rule.QUEEN).sums().s0());
                return;
            }
            List<Geometry> polygons = polygons(args[0] + "/voronoi_" + n + ".gpkg");
            double tolerance =
                    args.length > 5 ? Double.parseDouble(args[5]) : Contiguity.tolerance(polygons, Optional.empty());
            Contiguity.Touch touch = task.equals("strict") ? Contiguity.Touch.STRICT : Contiguity.Touch.VERTICES;
            StatsTimer.run(
                    "w5_" + task + "_" + n,
                    threads,
                    repeats,
                    () -> Contiguity.of(polygons, Rule.QUEEN, touch, tolerance, engine)
                            .summary()
                            .links());
        }
    }

    private static List<Geometry> polygons(String file) throws Exception {
        List<Geometry> out = new ArrayList<>();
        WKBReader reader = new WKBReader();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            String table;
            String column;
            try (ResultSet names =
                    statement.executeQuery("select table_name, column_name from gpkg_geometry_columns")) {
                names.next();
                table = names.getString(1);
                column = names.getString(2);
            }
            try (ResultSet rows =
                    statement.executeQuery("select \"" + column + "\" from \"" + table + "\" order by fid")) {
                while (rows.next()) {
                    byte[] blob = rows.getBytes(1);
                    int envelope = new int[] {0, 32, 48, 48, 64}[blob[3] >> 1 & 7];
                    out.add(reader.read(Arrays.copyOfRange(ByteBuffer.wrap(blob).array(), 8 + envelope, blob.length)));
                }
            }
        }
        return out;
    }
}
