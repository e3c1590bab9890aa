package org.carbonscape.app.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.io.vector.VectorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Shapes as the page takes them apart again. */
class UnitBytesTest {
    @TempDir
    private Path folder;

    private Layer layer(String... shapes) throws Exception {
        Table.Builder table =
                Table.named("units").text("id", "name").number("net").integer("rank");
        List<Geometry> geometries = new ArrayList<>();
        for (String shape : shapes) {
            int i = geometries.size();
            table.row("u" + i, "Unit " + i, i == 1 ? Double.NaN : 0.5 + i, (long) (10 + i));
            geometries.add(wkt(shape));
        }
        Path file = folder.resolve("units.gpkg");
        GeoPackageWriter.write(
                file, List.of(MapLayer.of("units", Crs.epsg(4547), geometries, table.build())), Instant.EPOCH);
        return VectorFile.read(file, "units");
    }

    private static Geometry wkt(String text) throws ParseException {
        return new WKTReader().read(text);
    }

    private static ByteBuffer shapes(Layer layer, int form, double x, double y) {
        ByteBuffer in = ByteBuffer.wrap(UnitBytes.shapes(layer)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(in.getInt()).as("version").isEqualTo(1);
        assertThat(in.getInt()).as("count").isEqualTo(layer.size());
        assertThat(in.getInt()).as("form").isEqualTo(form);
        assertThat(in.getInt()).isZero();
        assertThat(in.getDouble()).as("x of the origin").isEqualTo(x);
        assertThat(in.getDouble()).as("y of the origin").isEqualTo(y);
        return in;
    }

    private static float[] rest(ByteBuffer in, int count) {
        float[] all = new float[count];
        for (int i = 0; i < count; i++) {
            all[i] = in.getFloat();
        }
        return all;
    }

    @Test
    void squaresAreFourNumbersEach() throws Exception {
        ByteBuffer in = shapes(
                layer(
                        "POLYGON ((500000 3000000, 500010 3000000, 500010 3000020, 500000 3000020, 500000 3000000))",
                        "POLYGON ((500010 3000000, 500040 3000000, 500040 3000020, 500010 3000020, 500010 3000000))"),
                0,
                500020,
                3000010);
        assertThat(rest(in, 8)).containsExactly(-20, -10, -10, 10, -10, -10, 20, 10);
        assertThat(in.hasRemaining()).isFalse();
    }

    /** A square with a corner cut off, with a hole or turned makes all of them rings. */
    @Test
    void otherPolygonsAreRingsWithTheirHolesAndParts() throws Exception {
        String square = "(0 0, 8 0, 8 8, 0 8, 0 0)";
        for (String other : List.of(
                "POLYGON ((0 0, 8 0, 8 8, 0 6, 0 0))",
                "POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))",
                "MULTIPOLYGON (((0 0, 8 0, 8 8, 0 8, 0 0)), ((-8 0, -6 0, -6 2, -8 2, -8 0)))",
                "POLYGON ((0 0, 8 0, 8 4, 4 4, 4 8, 0 8, 0 0))",
                "POLYGON ((0 0, 8 0, 8 8, 0 0))")) {
            Layer layer = layer("POLYGON (" + square + ")", other);
            Geometry all = layer.geometry(0).union(layer.geometry(1)).getEnvelope();
            double x = all.getCentroid().getX();
            double y = all.getCentroid().getY();
            ByteBuffer in = shapes(layer, 1, x, y);
            for (int feature = 0; feature < 2; feature++) {
                Geometry of = layer.geometry(feature);
                List<Geometry> rings = new ArrayList<>();
                for (int k = 0; k < of.getNumGeometries(); k++) {
                    Geometry boundary = of.getGeometryN(k).getBoundary();
                    for (int r = 0; r < boundary.getNumGeometries(); r++) {
                        rings.add(boundary.getGeometryN(r));
                    }
                }
                assertThat(in.getInt()).as(other).isEqualTo(rings.size());
                for (Geometry ring : rings) {
                    assertThat(in.getInt()).isEqualTo(ring.getNumPoints());
                    for (var c : ring.getCoordinates()) {
                        assertThat(rest(in, 2)).containsExactly((float) (c.x - x), (float) (c.y - y));
                    }
                }
            }
            assertThat(in.hasRemaining()).as(other).isFalse();
        }
    }

    @Test
    void corridorsAreLines() throws Exception {
        ByteBuffer in = shapes(layer("LINESTRING (0 0, 4 2, 4 6)"), 2, 2, 3);
        assertThat(in.getInt()).isEqualTo(1);
        assertThat(in.getInt()).isEqualTo(3);
        assertThat(rest(in, 6)).containsExactly(-2, -3, 2, -1, 2, 3);
        assertThat(in.hasRemaining()).isFalse();
    }

    /** A copy of some units keeps their order, their gaps and the columns asked for. */
    @Test
    void selectedUnitsKeepWhatTheyHave() throws Exception {
        Layer all = layer("POINT (1 1)", "POINT (2 2)", "POINT (3 3)");
        assertThat(Selected.geoPackage(
                        "units", all, List.of(2, 1), List.of(all.find("net").orElseThrow())))
                .satisfies(bytes -> {
                    Path file = Files.write(folder.resolve("some.gpkg"), bytes);
                    Layer some = VectorFile.read(file, "units");
                    assertThat(some.fields()).extracting(Layer.Field::name).containsExactly("fid", "id", "name", "net");
                    assertThat(UnitBytes.texts(some, some.find("id").orElseThrow()))
                            .containsExactly("u2", "u1");
                    assertThat(some.geometry(0)).isEqualTo(wkt("POINT (3 3)"));
                    ByteBuffer net = ByteBuffer.wrap(
                                    UnitBytes.numbers(some, some.find("net").orElseThrow()))
                            .order(ByteOrder.LITTLE_ENDIAN);
                    assertThat(net.getDouble()).isEqualTo(2.5);
                    assertThat(net.getDouble()).isNaN();
                    assertThat(net.hasRemaining()).isFalse();
                });
        byte[] ranked = Selected.geoPackage(
                "units", all, List.of(1), List.of(all.find("rank").orElseThrow()));
        Layer rank = VectorFile.read(Files.write(folder.resolve("rank.gpkg"), ranked), "units");
        int column = rank.find("rank").orElseThrow();
        assertThat(rank.fields().get(column).kind()).isEqualTo(Layer.Kind.INTEGER);
        assertThat(rank.value(0, column)).isEqualTo(11);
    }

    @Test
    void aWholeNumberThatIsMissingStaysSo() throws Exception {
        Layer all = VectorFile.read(Files.writeString(folder.resolve("u.geojson"), """
                        {"type": "FeatureCollection", "features": [
                        {"type": "Feature", "properties": {"id": "a", "rank": 3}, "geometry": \
                        {"type": "Point", "coordinates": [110, 30]}},
                        {"type": "Feature", "properties": {"id": "b", "rank": null}, "geometry": \
                        {"type": "Point", "coordinates": [111, 30]}}]}"""));
        int rank = all.find("rank").orElseThrow();
        assertThat(all.fields().get(rank).kind()).isEqualTo(Layer.Kind.INTEGER);
        byte[] bytes = Selected.geoPackage("units", all, List.of(0, 1), List.of(rank));
        Layer some = VectorFile.read(Files.write(folder.resolve("u.gpkg"), bytes), "units");
        assertThat(some.value(0, some.find("rank").orElseThrow())).isEqualTo(3);
        assertThat(some.value(1, some.find("rank").orElseThrow())).isNaN();
    }
}
