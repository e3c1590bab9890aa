package org.carbonscape.io.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.sqlite.JDBC;

class PackedTreeTest {
    @TempDir
    private Path folder;

    private static List<Envelope> boxes(int n) {
        SplittableRandom random = new SplittableRandom(n);
        List<Envelope> boxes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double x = random.nextDouble(400_000, 500_000);
            double y = random.nextDouble(-3_100_000, 3_200_000);
            boxes.add(new Envelope(x, x + random.nextDouble(900), y, y + random.nextDouble(900)));
        }
        return boxes;
    }

    private Connection written(List<Envelope> boxes) throws Exception {
        GeometryFactory factory = new GeometryFactory();
        Path file = folder.resolve(boxes.size() + ".gpkg");
        Table.Builder table = Table.named("t").integer("v");
        List<Geometry> shapes = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            shapes.add(factory.toGeometry(boxes.get(i)));
            table.row(i);
        }
        GeoPackageWriter.write(
                file, List.of(new MapLayer("t", Crs.epsg(4547), "", shapes, table.build())), Instant.EPOCH);
        return JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
    }

    private static List<Integer> ids(Connection connection, String sql) throws Exception {
        List<Integer> ids = new ArrayList<>();
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                ids.add(r.getInt(1));
            }
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 51, 52, 103, 2601, 2602, 6000})
    void sqliteFindsTheTreeSoundAndEveryBox(int n) throws Exception {
        List<Envelope> boxes = boxes(n);
        try (Connection connection = written(boxes);
                Statement s = connection.createStatement()) {
            try (ResultSet r = s.executeQuery("SELECT rtreecheck('main', 'rtree_t_geom')")) {
                assertThat(r.getString(1)).isEqualTo("ok");
            }
            SplittableRandom random = new SplittableRandom(1);
            for (int q = 0; q < 20; q++) {
                double x = random.nextDouble(400_000, 500_000);
                double y = random.nextDouble(-3_100_000, 3_200_000);
                Envelope window = new Envelope(x, x + 20_000, y, y + 500_000);
                List<Integer> plain = new ArrayList<>();
                for (int i = 0; i < n; i++) {
                    if (boxes.get(i).intersects(window)) {
                        plain.add(i + 1);
                    }
                }
                assertThat(ids(
                                connection,
                                "SELECT id FROM rtree_t_geom WHERE minx <= " + window.getMaxX() + " AND maxx >= "
                                        + window.getMinX() + " AND miny <= " + window.getMaxY() + " AND maxy >= "
                                        + window.getMinY() + " ORDER BY id"))
                        .containsAll(plain)
                        .hasSizeLessThanOrEqualTo(plain.size() + 2);
            }
            for (int i = 0; i < Math.min(n, 51); i++) { // its numbers are halves of those of a box, which it encloses
                Envelope box = boxes.get(i);
                assertThat(ids(
                                connection,
                                "SELECT id FROM rtree_t_geom WHERE minx <= " + box.getMinX() + " AND maxx >= "
                                        + box.getMaxX() + " AND miny <= " + box.getMinY() + " AND maxy >= "
                                        + box.getMaxY()))
                        .contains(i + 1);
            }
        }
    }

    @Test
    void theTreeCanBeEditedAfterwards() throws Exception {
        try (Connection connection = written(boxes(3000));
                Statement s = connection.createStatement()) {
            s.executeUpdate("DELETE FROM rtree_t_geom WHERE id % 3 = 0");
            s.executeUpdate("INSERT INTO rtree_t_geom VALUES (90001, 1, 2, 1, 2)");
            assertThat(ids(connection, "SELECT count(*) FROM rtree_t_geom")).containsExactly(2001);
            assertThat(ids(connection, "SELECT id FROM rtree_t_geom WHERE maxx <= 3"))
                    .containsExactly(90001);
            try (ResultSet r = s.executeQuery("SELECT rtreecheck('main', 'rtree_t_geom')")) {
                assertThat(r.getString(1)).isEqualTo("ok");
            }
        }
    }

    /** The index is made of nodes of a fixed size, whatever the page. */
    @Test
    void manyColumnsOfManyUnitsLieOnLargePages() throws Exception {
        Path file = folder.resolve("large.gpkg");
        int rows = 20_001;
        Table.Computed table = Table.computed("t", rows);
        for (int c = 0; c < 50; c++) {
            table.integer("c" + c, r -> r);
        }
        List<Geometry> shapes = boxes(rows).stream()
                .<Geometry>map(new GeometryFactory()::toGeometry)
                .toList();
        GeoPackageWriter.write(
                file, List.of(new MapLayer("t", Crs.epsg(4547), "", shapes, table.build())), Instant.EPOCH);
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, new Properties())) {
            assertThat(ids(connection, "PRAGMA page_size")).containsExactly(16384);
            assertThat(ids(connection, "SELECT rtreecheck('rtree_t_geom') = 'ok'"))
                    .containsExactly(1);
            assertThat(ids(connection, "SELECT c49 FROM t WHERE fid = 20001")).containsExactly(20_000);
        }
    }
}
