package org.carbonscape.io.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Shapes from rings without an order, and from well-known binary of every kind. */
class RingsAndBytesTest {
    private static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Geometry nested(String... rings) {
        List<LinearRing> all = new ArrayList<>();
        for (String ring : rings) {
            all.add((LinearRing) wkt("LINEARRING (" + ring + ")"));
        }
        return RingNesting.polygons(all, new Shapes());
    }

    /** Its first vertices lie on the shell, so that they do not tell which side it is on. */
    @Test
    void aHoleThatTouchesItsShellIsAHole() {
        Geometry touching = nested("0 0, 8 0, 8 8, 0 8, 0 0", "4 0, 6 3, 2 3, 4 0");
        assertThat(touching.getArea()).isEqualTo(64 - 6);
        Geometry along = nested("0 0, 4 0, 8 0, 8 8, 0 8, 0 0", "4 0, 8 0, 6 3, 4 0");
        assertThat(along.getArea()).isEqualTo(64 - 6);
    }

    /** All of its vertices lie on the shell, each in the middle of an edge. */
    @Test
    void aHoleBetweenTheMiddlesOfEdgesIsAHole() {
        assertThat(nested("0 0, 8 0, 8 8, 0 8, 0 0", "4 0, 8 4, 4 8, 0 4, 4 0").getArea())
                .isEqualTo(64 - 32);
    }

    @Test
    void aRingBesideAnotherThatTouchesItIsAShell() {
        assertThat(nested("0 0, 8 0, 8 8, 0 8, 0 0", "8 4, 10 2, 10 6, 8 4").getArea())
                .isEqualTo(64 + 4);
    }

    /** An island in a lake on an island. */
    @Test
    void ringsWithinHolesAreShellsAgain() {
        Geometry island = nested("3 3, 5 3, 5 5, 3 5, 3 3", "0 0, 8 0, 8 8, 0 8, 0 0", "2 2, 6 2, 6 6, 2 6, 2 2");
        assertThat(island.getNumGeometries()).isEqualTo(2);
        assertThat(island.getArea()).isEqualTo(64 - 16 + 4);
    }

    /**
     * A line of two points within a collection, each in the byte order of its own.
     *
     * @param code of a line, with its marks of Z, M and a system
     * @param more numbers behind x and y
     */
    @ParameterizedTest
    @CsvSource({
        "2, 0", // ISO
        "1002, 1", // Z
        "2002, 1", // M
        "3002, 2", // both
        "2147483650, 1", // extended: Z
        "1073741826, 1", // M
        "3221225474, 2", // both
        "536870914, 0", // a system
        "3758096386, 2" // all of it
    })
    void binaryOfEveryKindIsTheSameLine(long code, int more) {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            ByteBuffer out = ByteBuffer.allocate(200);
            out.put((byte) 0).putInt(7).putInt(2); // a collection, written the other way round than its lines
            for (int part = 0; part < 2; part++) {
                out.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 0))
                        .order(order)
                        .putInt((int) code);
                if ((code & 0x20000000) != 0) {
                    out.putInt(4547);
                }
                out.putInt(2);
                for (int p = 0; p < 2; p++) {
                    out.putDouble(3 + p).putDouble(5 - part);
                    for (int m = 0; m < more; m++) {
                        out.putDouble(-99);
                    }
                }
            }
            out.flip();
            assertThat(new Wkb(new Shapes()).of(out))
                    .isEqualTo(wkt("GEOMETRYCOLLECTION (LINESTRING (3 5, 4 5), LINESTRING (3 4, 4 4))"));
        }
    }

    /** A GeoPackage's header may hold an envelope of two, three or four dimensions. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 32", "2, 48", "3, 48", "4, 64"})
    void theHeaderOfAGeoPackageMayHoldAnEnvelope(int kind, int bytes) {
        ByteBuffer blob = ByteBuffer.allocate(8 + bytes + 21).order(ByteOrder.LITTLE_ENDIAN);
        blob.put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put((byte) (1 | kind << 1))
                .putInt(4547);
        blob.position(8 + bytes);
        blob.put((byte) 1).putInt(1).putDouble(7).putDouble(9);
        assertThat(new Wkb(new Shapes()).ofGeoPackage(blob.array())).isEqualTo(wkt("POINT (7 9)"));
    }

    /** Some editors leave records without a word in them where a shape was taken out. */
    @Test
    void pointsOfAShapefileMayComeInRecordsOfSeveralOrNone(@TempDir Path folder) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(100 + 8 + 40 + 32 + 8).order(ByteOrder.BIG_ENDIAN);
        out.putInt(0, 9994).putInt(24, out.capacity() / 2);
        out.position(100);
        out.putInt(1).putInt(36).order(ByteOrder.LITTLE_ENDIAN).putInt(8);
        out.position(out.position() + 32);
        out.putInt(2).putDouble(3).putDouble(5).putDouble(7).putDouble(11);
        out.order(ByteOrder.BIG_ENDIAN).putInt(2).putInt(0);
        out.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, 8);
        Files.write(folder.resolve("p.shp"), out.array());
        Layer layer = VectorFile.read(folder.resolve("p.shp"), "p");
        assertThat(layer.size()).isEqualTo(2);
        assertThat(layer.geometry(0)).isEqualTo(wkt("MULTIPOINT ((3 5), (7 11))"));
        assertThat(layer.geometry(1).isEmpty()).isTrue();
    }
}
