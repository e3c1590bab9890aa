package org.carbonscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.Clip;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;

/** Small rasters, files and what is told of them, as text. Cells of 100 m in EPSG:4547 unless a grid is given. */
public final class Sketch {
    private Sketch() {}

    public static Grid grid(int columns, int rows) {
        return grid(4547, 450_000, 3_100_000, 100, columns, rows);
    }

    public static Grid grid(int epsg, double west, double north, double cell, int columns, int rows) {
        return new Grid(Crs.epsg(epsg), west, north, cell, cell, columns, rows);
    }

    /** Blocks smaller than the raster, so that no test sees one window only. */
    /** An area of classes c1, c2, ... that has these phases. */
    public static StudyArea area(Grid grid, int classes, Integer... years) {
        List<List<String>> rows = new ArrayList<>();
        for (int c = 1; c <= classes; c++) {
            rows.add(List.of(Integer.toString(c), "c" + c, "#%02x%02x%02x".formatted(c % 256, 80, 160)));
        }
        Legend legend = Legend.of(InputTable.of("legend.csv", List.of("code", "class", "color"), rows));
        return new StudyArea(Clip.none(grid), CellArea.of(grid), legend, List.of(years), 1);
    }

    /** Counted by the plain engine. */
    public static LandCounts count(StudyArea area, List<UnitSet> sets, ClassRaster... phases) {
        return new Crosstab(List.of(phases), sets, area.rowArea()).count(new PlainEngine());
    }

    private static Tiling tiling(Grid grid) {
        return new Tiling(grid.columns(), grid.rows(), Math.min(grid.columns(), 3), Math.min(grid.rows(), 2));
    }

    /** Class indices in memory, row by row. */
    public static ClassRaster classes(Grid grid, int classes, int... cells) {
        assertThat(cells).hasSize(grid.columns() * grid.rows());
        return new ClassRaster() {
            @Override
            public Grid grid() {
                return grid;
            }

            @Override
            public Tiling tiling() {
                return Sketch.tiling(grid);
            }

            @Override
            public int classes() {
                return classes;
            }

            @Override
            public Reader open() {
                return new Reader() {
                    @Override
                    public void read(Window w, ClassTile into) {
                        for (int i = 0; i < w.cells(); i++) {
                            into.set(i, cells[at(grid, w, i)]);
                        }
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    /** Digits are class indices, anything else none. */
    public static ClassRaster classes(int classes, String picture) {
        String[] lines = picture.strip().split("\\s+");
        int[] cells = String.join("", lines)
                .chars()
                .map(c -> Character.isDigit(c) ? c - '0' : 0)
                .toArray();
        return classes(grid(lines[0].length(), lines.length), classes, cells);
    }

    public static ValueRaster values(Grid grid, float... cells) {
        assertThat(cells).hasSize(grid.columns() * grid.rows());
        return new ValueRaster() {
            @Override
            public Grid grid() {
                return grid;
            }

            @Override
            public Tiling tiling() {
                return Sketch.tiling(grid);
            }

            @Override
            public Reader open() {
                return new Reader() {
                    @Override
                    public void read(Window w, float[] into) {
                        for (int i = 0; i < w.cells(); i++) {
                            into[i] = cells[at(grid, w, i)];
                        }
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    private static int at(Grid grid, Window w, int i) {
        int column = w.column() + i % w.width();
        int row = w.row() + i / w.width();
        assertThat(column < grid.columns() && row < grid.rows())
                .as("cell %d, %d", column, row)
                .isTrue();
        return row * grid.columns() + column;
    }

    /** All cells, read window by window in another cut than the raster's own. */
    public static int[] cells(ClassRaster raster) {
        Grid g = raster.grid();
        int[] all = new int[g.columns() * g.rows()];
        Tiling cut = new Tiling(g.columns(), g.rows(), Math.min(g.columns(), 4), Math.min(g.rows(), 3));
        try (ClassRaster.Reader reader = raster.open()) {
            for (int b = 0; b < cut.count(); b++) {
                Window w = cut.window(b);
                ClassTile tile = ClassTile.of(w.cells(), raster.classes());
                reader.read(w, tile);
                for (int i = 0; i < w.cells(); i++) {
                    all[at(g, w, i)] = tile.at(i);
                }
            }
        }
        return all;
    }

    public static float[] cells(ValueRaster raster) {
        Grid g = raster.grid();
        float[] all = new float[g.columns() * g.rows()];
        Tiling cut = new Tiling(g.columns(), g.rows(), Math.min(g.columns(), 4), Math.min(g.rows(), 3));
        try (ValueRaster.Reader reader = raster.open()) {
            for (int b = 0; b < cut.count(); b++) {
                Window w = cut.window(b);
                float[] tile = new float[w.cells()];
                reader.read(w, tile);
                for (int i = 0; i < w.cells(); i++) {
                    all[at(g, w, i)] = tile[i];
                }
            }
        }
        return all;
    }

    /** Class indices as digits, a dot for none, a line a row. */
    public static String picture(ClassRaster raster) {
        int[] cells = cells(raster);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            out.append(cells[i] == 0 ? "." : Integer.toString(cells[i]))
                    .append((i + 1) % raster.grid().columns() == 0 ? "\n" : "");
        }
        return out.toString();
    }

    /** An 8-bit GeoTIFF of a picture: digits are codes, no data is 0. */
    public static Path tiff(Path file, String picture) {
        String[] lines = picture.strip().split("\\s+");
        return tiff(file, grid(lines[0].length(), lines.length), digits(lines));
    }

    private static byte[] digits(String[] lines) {
        byte[] cells = String.join("", lines).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) (cells[i] >= '0' && cells[i] <= '9' ? cells[i] - '0' : 0);
        }
        return cells;
    }

    public static Path tiff(Path file, Grid grid, byte... codes) {
        return tiff(file, grid, 8, ByteBuffer.wrap(codes), "0");
    }

    /** A 32-bit GeoTIFF; NaN = none. */
    public static Path tiff(Path file, Grid grid, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return tiff(file, grid, 32, bytes, "nan");
    }

    /** The same without a coordinate reference system. */
    public static Path systemless(Path file, Grid grid, float... values) {
        tiff(file, grid, values);
        try {
            byte[] all = Files.readAllBytes(file);
            ByteBuffer in = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
            int directory = in.getInt(4);
            for (int i = 0; i < in.getShort(directory); i++) {
                int at = directory + 2 + 12 * i;
                if ((in.getShort(at) & 0xffff) == 34735) {
                    in.putShort(at, (short) 65000); // a private tag
                }
            }
            return Files.write(file, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Tag(int type, int count, ByteBuffer data) {
        static Tag shorts(int... values) {
            ByteBuffer data = little(2 * values.length);
            Arrays.stream(values).forEach(v -> data.putShort((short) v));
            return new Tag(3, values.length, data);
        }

        static Tag integer(int value) {
            return new Tag(4, 1, little(4).putInt(value));
        }

        static Tag doubles(double... values) {
            ByteBuffer data = little(8 * values.length);
            Arrays.stream(values).forEach(data::putDouble);
            return new Tag(12, values.length, data);
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Path tiff(Path file, Grid grid, int bits, ByteBuffer cells, String noData) {
        byte[] pixels = cells.array();
        SortedMap<Integer, Tag> tags = new TreeMap<>();
        tags.put(256, Tag.integer(grid.columns()));
        tags.put(257, Tag.integer(grid.rows()));
        tags.put(258, Tag.shorts(bits));
        tags.put(259, Tag.shorts(1));
        tags.put(262, Tag.shorts(1));
        tags.put(273, Tag.integer(8));
        tags.put(277, Tag.shorts(1));
        tags.put(278, Tag.integer(grid.rows()));
        tags.put(279, Tag.integer(pixels.length));
        tags.put(339, Tag.shorts(bits == 8 ? 1 : 3));
        tags.put(33550, Tag.doubles(grid.cellWidth(), grid.cellHeight(), 0));
        tags.put(33922, Tag.doubles(0, 0, 0, grid.west(), grid.north(), 0));
        boolean degrees = grid.crs().isGeographic();
        int epsg = grid.crs().epsg().orElseThrow();
        tags.put(34735, Tag.shorts(1, 1, 0, 2, 1024, 0, 1, degrees ? 2 : 1, degrees ? 2048 : 3072, 0, 1, epsg));
        byte[] none = (noData + "\0").getBytes(StandardCharsets.US_ASCII);
        tags.put(42113, new Tag(2, none.length, little(none.length).put(none)));
        int long_ = tags.values().stream()
                .mapToInt(t -> t.data.capacity() > 4 ? t.data.capacity() : 0)
                .sum();
        int extra = 8 + pixels.length + pixels.length % 2;
        int directory = extra + long_ + long_ % 2;
        ByteBuffer out = little(directory + 2 + 12 * tags.size() + 4);
        out.put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) 42)
                .putInt(directory)
                .put(pixels);
        out.putShort(directory, (short) tags.size());
        int at = directory + 2;
        for (var e : tags.entrySet()) {
            Tag tag = e.getValue();
            out.putShort(at, e.getKey().shortValue())
                    .putShort(at + 2, (short) tag.type)
                    .putInt(at + 4, tag.count);
            if (tag.data.capacity() > 4) {
                out.putInt(at + 8, extra).put(extra, tag.data.array());
                extra += tag.data.capacity();
            } else {
                out.put(at + 8, tag.data.array());
            }
            at += 12;
        }
        try {
            return Files.write(file, out.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A GeoJSON of rectangles given as "id west south east north", each with the number of its place from 1. */
    public static Path squares(Path file, int epsg, String... squares) {
        List<String> features = new ArrayList<>();
        for (String square : squares) {
            String[] s = square.split(" ");
            features.add(feature(
                    "\"id\":\"%1$s\",\"name\":\"unit %1$s\",\"size\":%2$d".formatted(s[0], features.size() + 1),
                    "\"Polygon\",\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]"
                            .formatted(s[1], s[2], s[3], s[4])));
        }
        return write(file, collection(epsg, features));
    }

    public static String feature(String properties, String geometry) {
        return "{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":{\"type\":" + geometry + "}}";
    }

    public static String collection(int epsg, List<String> features) {
        return "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
                + "\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::"
                + epsg + "\"}},\"features\":[" + String.join(",", features) + "]}";
    }

    /** The problems of what fails. */
    public static List<Problem> problems(ThrowingCallable work) {
        ProblemException e = catchThrowableOfType(ProblemException.class, work);
        assertThat(e).as("nothing was found wrong").isNotNull();
        return e.problems();
    }

    /** What a user reads of it in English, then in Chinese. */
    public static String told(Problem problem) {
        return problem.text(Language.EN) + "\n" + problem.text(Language.ZH);
    }

    /** What a user reads of the only problem of what fails. */
    public static String told(ThrowingCallable work) {
        List<Problem> problems = problems(work);
        assertThat(problems).hasSize(1);
        return told(problems.get(0));
    }

    /** A table as the texts of its cells, the header first. */
    public static List<List<String>> rows(Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns().stream().map(Table.Column::name).toList());
        for (int r = 0; r < table.rows(); r++) {
            List<String> row = new ArrayList<>();
            for (int c = 0; c < table.columns().size(); c++) {
                row.add(cell(table, r, c));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String cell(Table table, int row, int column) {
        return switch (table.columns().get(column).kind()) {
            case TEXT -> table.text(row, column);
            case INTEGER -> Long.toString(table.integer(row, column));
            case NUMBER -> Numbers.text(table.number(row, column));
        };
    }

    /** A number of a table, by the texts of its first columns. */
    public static double number(Table table, String column, String... keys) {
        int found = -1;
        for (int r = 0; r < table.rows(); r++) {
            boolean same = true;
            for (int k = 0; k < keys.length; k++) {
                same &= cell(table, r, k).equals(keys[k]);
            }
            if (same) {
                assertThat(found)
                        .as("%s has two rows %s", table.name(), Arrays.toString(keys))
                        .isEqualTo(-1);
                found = r;
            }
        }
        assertThat(found)
                .as("%s has no row %s", table.name(), Arrays.toString(keys))
                .isNotNegative();
        int at = table.column(column);
        return table.columns().get(at).kind() == Table.Kind.INTEGER
                ? table.integer(found, at)
                : table.number(found, at);
    }
}
