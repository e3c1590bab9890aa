package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
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
        return file.cautionsOfValues(file.grid());
    }

    @Test
    void whatUsuallyMeansNoDataIsToldWhereTheFileSaysNothing() {
        for (float usual : new float[] {-9999, -32768, 32767, Integer.MAX_VALUE, -3.4028235e38f, 1e38f}) {
            List<Problem> told = told(usual);
            assertThat(told).extracting(Problem::code).containsExactly(ProblemCode.TIFF_C07_UNDECLARED);
        }
        Problem p = told(-9999).get(0).at("drivers.dem (dem 1.tif)");
        assertThat(p.found(Language.EN)).startsWith("its cell in row 1, column 600 holds -9999, which usually means");
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
                    .satisfies(p -> assertThat(p.found(Language.EN)).contains("holds " + (int) usual + ","));
        }
        assertThat(told(-3276.8f)).extracting(Problem::code).containsExactly(ProblemCode.TIFF_C02_SCALED);
    }

    @Test
    void measuredValuesAndDeclaredNoDataAreNotTold() {
        for (float measured : new float[] {0, -1, -431, 9999, 65535, Float.NaN}) {
            assertThat(told(measured)).isEmpty();
        }
    }
}
