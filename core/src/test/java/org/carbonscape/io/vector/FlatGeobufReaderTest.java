package org.carbonscape.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.grid.Crs;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two files that GDAL 3.10.3 made of the same features, with an index (which has no place for none) and without. */
class FlatGeobufReaderTest {
    @TempDir
    private Path folder;

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = FlatGeobufReaderTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private Layer read(byte[] bytes) throws IOException {
        return VectorFile.read(Files.write(folder.resolve("x.fgb"), bytes));
    }

    private static List<String> row(Layer layer, int feature) {
        return IntStream.range(0, layer.fields().size())
                .mapToObj(f -> layer.text(feature, f))
                .toList();
    }

    @Test
    void featuresAndTheirValuesComeInTheFilesOrder() throws IOException {
        Layer layer = read(bytes("plain.fgb"));
        assertThat(layer.name()).isEqualTo("counties");
        assertThat(layer.crs()).contains(Crs.epsg(32748));
        assertThat(layer.fields())
                .containsExactly(
                        new Layer.Field("code", Layer.Kind.INTEGER),
                        new Layer.Field("name", Layer.Kind.TEXT),
                        new Layer.Field("share", Layer.Kind.NUMBER),
                        new Layer.Field("big", Layer.Kind.TEXT));
        assertThat(layer.size()).isEqualTo(3);
        assertThat(row(layer, 0)).containsExactly("430104", "岳麓区", "0.5", "true");
        assertThat(row(layer, 1)).containsExactly("", "two parts", "2", "false");
        assertThat(row(layer, 2)).containsExactly("3", "nowhere", "", "");
        assertThat(layer.geometry(0).getArea()).isEqualTo(16 - 0.5);
        assertThat(layer.geometry(1).getGeometryType()).isEqualTo("MultiPolygon");
        assertThat(layer.geometry(1).getArea()).isEqualTo(0.5 + 2);
        assertThat(layer.geometry(2).isEmpty()).isTrue();
    }

    @Test
    void anIndexIsPassedOver() throws IOException {
        Layer layer = read(bytes("indexed.fgb"));
        assertThat(row(layer, 0)).containsExactly("", "two parts", "2", "false"); // as the index has them
        assertThat(row(layer, 1)).containsExactly("430104", "岳麓区", "0.5", "true");
        assertThat(VectorFile.read(folder.resolve("x.fgb"), "Counties").size()).isEqualTo(2);
        assertThat(catchThrowableOfType(ProblemException.class, () -> VectorFile.read(folder.resolve("x.fgb"), "towns"))
                        .problems())
                .extracting(p -> p.code())
                .containsExactly(ProblemCode.VECTOR_03_NO_LAYER);
    }

    /** A feature without a shape, under columns of its own: in another order, and one that the layer has not. */
    private static byte[] featureWithOwnColumns() {
        ByteBuffer values = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        values.putShort((short) 0).putInt(3).put("own".getBytes(StandardCharsets.UTF_8));
        values.putShort((short) 1).putInt(7);
        values.putShort((short) 2).putInt(12);
        ByteBuffer out = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(16).putShort((short) 10).putShort((short) 12); // the table at 16; its fields: shape, values, columns
        out.putShort((short) 0).putShort((short) 4).putShort((short) 8).putShort((short) 0);
        out.putInt(12).putInt(100 - 20).putInt(200 - 24);
        out.position(100);
        out.putInt(values.position()).put(values.array(), 0, values.position());
        String[] names = {"name", "extra", "code"};
        byte[] types = {11, 5, 5};
        out.position(200);
        out.putInt(names.length);
        for (int c = 0; c < names.length; c++) {
            int table = 224 + 40 * c;
            out.putInt(204 + 4 * c, table - 204 - 4 * c);
            out.putShort(table - 8, (short) 8).putShort(table - 6, (short) 9);
            out.putShort(table - 4, (short) 4).putShort(table - 2, (short) 8);
            out.putInt(table, 8).putInt(table + 4, 8).put(table + 8, types[c]);
            out.putInt(table + 12, names[c].length()).put(table + 16, names[c].getBytes(StandardCharsets.UTF_8));
        }
        return ByteBuffer.allocate(4 + out.capacity())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(out.capacity())
                .put(out.array())
                .array();
    }

    @Test
    void aFeatureMayHaveColumnsOfItsOwn() throws IOException {
        byte[] plain = bytes("plain.fgb");
        byte[] own = featureWithOwnColumns();
        byte[] both = Arrays.copyOf(plain, plain.length + own.length);
        System.arraycopy(own, 0, both, plain.length, own.length);
        Layer layer = read(both);
        assertThat(layer.size()).isEqualTo(4);
        assertThat(layer.fields()).hasSize(4);
        assertThat(row(layer, 2)).containsExactly("3", "nowhere", "", "");
        assertThat(row(layer, 3)).containsExactly("12", "own", "", "");
    }

    /** Cut anywhere or with wrong bytes it is a problem of the file or a layer, nothing else. */
    @Test
    void damagedFilesAreProblems() throws IOException {
        byte[] whole = bytes("indexed.fgb");
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 3000; n++) {
            byte[] bytes = Arrays.copyOf(whole, n < 800 ? 8 + random.nextInt(whole.length - 8) : whole.length);
            for (int k = n < 800 ? 0 : 1 + random.nextInt(4); k > 0; k--) {
                bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt();
            }
            try {
                assertThat(read(bytes).size()).isPositive();
            } catch (ProblemException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }
}
