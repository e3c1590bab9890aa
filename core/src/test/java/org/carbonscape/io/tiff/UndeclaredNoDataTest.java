package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.CellType;
import org.carbonscape.io.block.Scaling;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.Sketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndeclaredNoDataTest {
    @TempDir
    Path dir;

    private List<Problem> told(float atEdge) {
        Grid grid = WriterTest.grid(600, 300, Crs.epsg(32648));
        Path path = dir.resolve("dem 1.tif");
        float[] values = new float[600 * 300];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 600 > 550 ? atEdge : 100 + i % 7;
        }
        try (TiffWriter out = TiffWriter.values(path, grid, "m", "height", TiffOptions.STANDARD)) {
            out.write(new PlainEngine(), Sketch.values(grid, values));
            out.finish();
        }
        TiffFile file = TiffFile.open(path);
        return UndeclaredNoData.beside(file, file.values(), Optional.of(new Window(0, 0, 600, 300)));
    }

    @Test
    void whatUsuallyMeansNoDataIsToldWhereTheFileSaysNothing() {
        for (float usual : new float[] {
            -9999, -99999, -999999, -32767, -32768, 32767, Integer.MAX_VALUE, -3.4028235e38f, 1e30f, 1e38f
        }) {
            List<Problem> told = told(usual);
            assertThat(told).extracting(Problem::code).containsExactly(ProblemCode.TIFF_C07_UNDECLARED);
        }
        Problem p = told(-9999).get(0).at("drivers.dem (dem 1.tif)");
        assertThat(p.found(Language.EN))
                .startsWith("cells that hold -9999: 14\u2009700, the first in row 1, column 552; this usually means");
        assertThat(p.remedy(Language.ZH)).endsWith("gdal_translate -a_nodata -9999 \"dem 1.tif\" \"dem 1_new.tif\"");
    }

    /** Temperatures in tenths of a degree: -32768 reads -3276.8, and it is -32768 that the file must declare. */
    @Test
    void theNumberIsTheStoredOneWhereTheFileHasAScale() throws IOException {
        told(1);
        Files.writeString(
                dir.resolve("dem 1.tif.aux.xml"),
                "<PAMDataset><PAMRasterBand band=\"1\"><Offset>-5</Offset><Scale>0.1</Scale></PAMRasterBand>"
                        + "</PAMDataset>");
        for (float usual : new float[] {-9999, -32768, 32767}) {
            assertThat(told(usual))
                    .filteredOn(p -> p.code() == ProblemCode.TIFF_C07_UNDECLARED)
                    .singleElement()
                    .satisfies(p -> assertThat(p.found(Language.EN)).contains("hold " + (int) usual + ":"));
        }
        assertThat(told(-3276.8f)).extracting(Problem::code).containsExactly(ProblemCode.TIFF_C02_SCALED);
    }

    @Test
    void measuredValuesAndDeclaredNoDataAreNotTold() {
        for (float measured : new float[] {0, -1, -431, 9999, 65535, Float.NaN}) {
            assertThat(told(measured)).isEmpty();
        }
    }

    private static final int SIDE = 300;

    private List<String> inside(IntToDoubleFunction value) {
        float[] cells = new float[SIDE * SIDE];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) value.applyAsDouble(i);
        }
        return args(TiffFile.open(Sketch.tiff(dir.resolve("v.tif"), Sketch.grid(SIDE, SIDE), cells)));
    }

    private List<String> bytes(IntUnaryOperator code) {
        byte[] cells = new byte[SIDE * SIDE];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) code.applyAsInt(i);
        }
        return args(TiffFile.open(Sketch.tiff(dir.resolve("b.tif"), Sketch.grid(SIDE, SIDE), cells)));
    }

    private static List<String> args(TiffFile file) {
        return args(file, new Window(0, 0, SIDE, SIDE));
    }

    private static List<String> args(TiffFile file, Window part) {
        return UndeclaredNoData.beside(file, file.values(), Optional.of(part)).stream()
                .map(p -> p.args().toString())
                .toList();
    }

    /** Two cells of ninety thousand, in a row of their own each. */
    private static boolean isHole(int i) {
        return i == 7 * SIDE + 200 || i == 9 * SIDE + 3;
    }

    @Test
    void holesAreFoundWhereverTheyLie() {
        Random random = new Random(1);
        assertThat(inside(i -> isHole(i) ? -32768 : -400 + 9400 * random.nextDouble()))
                .containsExactly("[-32768, 2, 8, 201]");
        assertThat(inside(i -> isHole(i) ? -3.4028235e38 : -7e5 * random.nextDouble()))
                .containsExactly("[-3.40282346638529E+38, 2, 8, 201]");
        assertThat(bytes(i -> isHole(i) ? 255 : 1 + random.nextInt(100))).containsExactly("[255, 2, 8, 201]");
        assertThat(inside(i -> i == 0 ? -9999 : i % 50)).as("the first cell").containsExactly("[-9999, 1, 1, 1]");
        bytes(i -> isHole(i) ? 255 : 1 + random.nextInt(100));
        TiffFile file = TiffFile.open(dir.resolve("b.tif"));
        assertThat(args(file, new Window(0, 8, SIDE, 100)))
                .as("a part of it is read")
                .containsExactly("[255, 1, 10, 4]");
        assertThat(args(file, new Window(0, 10, SIDE, 100))).isEmpty();
        assertThat(args(file, new Window(4, 0, 196, SIDE)))
                .as("columns between both")
                .isEmpty();
    }

    /** 4294967295 as floats have it. */
    @Test
    void theLargestNumberOfEachTypeMayBeOne() {
        Map<CellType, Double> largest = Map.of(
                CellType.UINT8, 255.0,
                CellType.UINT16, 65535.0,
                CellType.INT32, 2147483647.0,
                CellType.UINT32, 4294967295.0);
        largest.forEach((type, top) -> {
            float[] cells = new float[SIDE * SIDE];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = isHole(i) ? top.floatValue() : i % 100;
            }
            List<Problem> told = UndeclaredNoData.in(
                    Sketch.values(Sketch.grid(SIDE, SIDE), cells),
                    new Window(0, 0, SIDE, SIDE),
                    type,
                    new Scaling(1, 0),
                    "v.tif");
            assertThat(told).as(type.name()).hasSize(1);
            assertThat(told.get(0).found(Language.EN))
                    .contains("hold " + Numbers.text(top) + ": 2, the first in row 8,");
        });
    }

    @Test
    void whatWasMeasuredIsNot() {
        Random random = new Random(2);
        assertThat(inside(i -> Math.rint(-10900 + 19700.0 * i / SIDE / SIDE)))
                .as("depths and heights, -9999 among them")
                .isEmpty();
        assertThat(inside(i -> i % 65536)).as("counts, 32767 among them").isEmpty();
        assertThat(inside(i -> Math.rint(Math.exp(10 + 1.5 * random.nextGaussian()))))
                .as("people, in a long tail")
                .isEmpty();
        assertThat(inside(i -> Math.max(-32768, -30000 + 4000 * random.nextGaussian())))
                .as("cut off at the least of a type")
                .isEmpty();
        assertThat(bytes(i -> i % 256)).as("a picture").isEmpty();
        assertThat(bytes(i -> (int) Math.min(255, Math.exp(3 + random.nextGaussian()))))
                .as("lights that saturate")
                .isEmpty();
        assertThat(bytes(i -> isHole(i) ? 255 : 1)).as("a mask").isEmpty();
    }

    /** Of 20 million cells blocks are looked at that are spread over all. */
    @Test
    void ofALargeRasterIsToldHowManyThereAreAtLeast() {
        Grid grid = WriterTest.grid(5000, 4000, Crs.epsg(32648));
        ValueRaster noise = new ValueRaster() {
            @Override
            public Grid grid() {
                return grid;
            }

            @Override
            public Tiling tiling() {
                return Tiling.bands(5000, 4000, 10);
            }

            @Override
            public Reader open() {
                return new Reader() {
                    @Override
                    public void read(Window window, float[] into) {
                        Arrays.fill(into, 0, window.cells(), window.row());
                        into[4] = -9999;
                    }

                    @Override
                    public void close() {}
                };
            }
        };
        assertThat(UndeclaredNoData.in(
                        noise, new Window(0, 0, 5000, 4000), CellType.INT16, new Scaling(1, 0), "dem.tif"))
                .singleElement()
                .satisfies(p -> assertThat(p.found(Language.EN))
                        .startsWith("cells that hold -9999: at least 83, the first in row 1, column 5;"));
    }
}
