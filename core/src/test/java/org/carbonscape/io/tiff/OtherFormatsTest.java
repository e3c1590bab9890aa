package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erdas Imagine and ESRI ASCII grids against GDAL: it writes them, and writes what it reads of them as GeoTIFF. */
class OtherFormatsTest {
    /** Makes NAME of a driver with options from noise, runs and gaps; then the GeoTIFF that GDAL reads from it. */
    private static final String MAKE = """
            import sys, numpy as np
            from osgeo import gdal, osr
            gdal.UseExceptions()
            folder, jobs = sys.argv[1], sys.argv[2:]
            rng = np.random.default_rng(7)
            types = dict(u1=gdal.GDT_Byte, u2=gdal.GDT_Byte, u4=gdal.GDT_Byte, u8=gdal.GDT_Byte, s8=gdal.GDT_Int8,
                u16=gdal.GDT_UInt16, s16=gdal.GDT_Int16, u32=gdal.GDT_UInt32, s32=gdal.GDT_Int32,
                f32=gdal.GDT_Float32, f64=gdal.GDT_Float64)
            top = dict(u1=2, u2=4, u4=16, u8=250, s8=100, u16=60000, s16=30000, u32=4e9, s32=2e9, f32=1e6, f64=1e6)
            for job in jobs:
                name, driver, kind, epsg, none, options = job.split(':')
                w, h = 203, 170
                low = 0 if kind[0] == 'u' else -top[kind] / 2
                a = np.floor(rng.uniform(low, top[kind], (h, w)))
                a[40:110, 20:150] = low
                a[120:140, :] = 1
                if kind[0] == 'f':
                    a = a / 7
                ds = gdal.GetDriverByName('MEM').Create('', w, h, 1, types[kind])
                ds.SetGeoTransform((500000, 30, 0, 3000000, 0, -20) if epsg != '4326' else (100, .01, 0, 30, 0, -.01))
                if driver == 'AAIGrid':
                    ds.SetGeoTransform((500000, 25, 0, 3000000, 0, -25))
                s = osr.SpatialReference()
                s.SetFromUserInput(epsg if epsg[0] == '+' else 'EPSG:' + epsg)
                ds.SetProjection(s.ExportToWkt())
                b = ds.GetRasterBand(1)
                if none:
                    a[0:30, 0:30] = float(none)
                    b.SetNoDataValue(float(none))
                if kind == 'u8':
                    table = gdal.ColorTable()
                    table.SetColorEntry(3, (1, 200, 77, 255))
                    b.SetColorTable(table)
                b.WriteArray(a)
                path = folder + '/' + name
                options = [o for o in options.split(',') if o]
                gdal.GetDriverByName(driver).CreateCopy(path, ds, options=options)
                back = gdal.Open(path)
                gdal.GetDriverByName('GTiff').CreateCopy(path + '.tif', back)
                print(name, osr.SpatialReference(back.GetProjection()).GetName())
            """;

    @TempDir
    Path dir;

    private void sameAsGdal(List<String> jobs) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(dir.toString()));
        arguments.addAll(jobs);
        Gdal.python(MAKE, arguments.toArray(String[]::new));
        for (String job : jobs) {
            String name = job.replaceFirst(":.*", "");
            TiffFile file = TiffFile.open(dir.resolve(name));
            TiffFile oracle = TiffFile.open(dir.resolve(name + ".tif"));
            assertThat(file.columns()).as(name).isEqualTo(203);
            assertThat(file.grid().sameCells(oracle.grid())).as(name).isTrue();
            Window all = new Window(0, 0, 203, 170);
            assertThat(cells(file, all)).as(name).isEqualTo(cells(oracle, all));
            Window part = new Window(60, 33, 70, 100);
            assertThat(cells(file, part)).as(name).isEqualTo(cells(oracle, part));
            if (job.contains("HFA:u8")) {
                assertThat(file.colours()).containsEntry(3, 0x01c84d);
            }
        }
    }

    private static float[] cells(TiffFile file, Window w) {
        float[] cells = new float[w.cells()];
        try (ValueRaster.Reader reader = file.values().open()) {
            reader.read(w, cells);
        }
        return cells;
    }

    @Test
    void imagineFilesOfEveryTypeAreReadAsGdalReadsThem() throws Exception {
        List<String> jobs = new ArrayList<>();
        for (String type : List.of("u1", "u2", "u4", "u8", "s8", "u16", "s16", "u32", "s32", "f32", "f64")) {
            String bits = type.matches("u[124]") ? ",NBITS=" + type.substring(1) : "";
            String none = type.matches("s16|f32") ? "-99" : type.equals("u8") ? "9" : "";
            jobs.add(type + ".img:HFA:" + type + ":32648:" + none + ":" + bits);
            jobs.add(type + "c.img:HFA:" + type + ":32648:" + none + ":COMPRESSED=YES" + bits);
        }
        sameAsGdal(jobs);
    }

    @Test
    void systemsOfImagineFilesAreTheirs() throws Exception {
        sameAsGdal(List.of(
                "geo.img:HFA:u8:4326::",
                "utm.img:HFA:u8:32748::FORCETOPESTRING=TRUE",
                "gk.img:HFA:u8:4547::",
                "plain.img:HFA:u8:32650::DISABLEPESTRING=TRUE",
                "aea.img:HFA:u8:+proj=aea +lat_1=25 +lat_2=47 +lat_0=10 +lon_0=105 +datum=WGS84::DISABLEPESTRING=TRUE",
                "lcc.img:HFA:u8:+proj=lcc +lat_1=30 +lat_2=62 +lat_0=0 +lon_0=105 +datum=WGS84::DISABLEPESTRING=TRUE",
                "laea.img:HFA:u8:+proj=laea +lat_0=45 +lon_0=101 +datum=WGS84::DISABLEPESTRING=TRUE",
                "tm.img:HFA:u8:+proj=tmerc +lon_0=105 +k=1 +x_0=500000 +datum=WGS84::DISABLEPESTRING=TRUE"));
    }

    @Test
    void asciiGridsAreReadAsGdalReadsThem() throws Exception {
        sameAsGdal(List.of("i.asc:AAIGrid:s32:32648:-9999:", "f.asc:AAIGrid:f32:32648:-9999:SIGNIFICANT_DIGITS=9"));
    }

    @Test
    void asciiGridsOfEveryHandAreRead() throws Exception {
        Path file = dir.resolve("a.asc");
        Files.writeString(
                file,
                "NCOLS 3\r\nNROWS 2\r\nXLLCENTER 105\r\nYLLCENTER 205\r\nDX 10\r\nDY 5\r\nNODATA_value -9999.0\r\n"
                        + "1\t2.5 -9999\r\n4 nan\r\n\r\n 6");
        Files.writeString(dir.resolve("a.prj"), Crs.epsg(32648).wkt1());
        TiffFile grid = TiffFile.open(file);
        assertThat(grid.grid()).isEqualTo(new Grid(grid.crs().orElseThrow(), 100, 212.5, 10, 5, 3, 2));
        assertThat(cells(grid, new Window(0, 0, 3, 2))).containsExactly(1, 2.5f, Float.NaN, 4, Float.NaN, 6);
        assertThat(grid.files()).containsExactly(file, dir.resolve("a.prj"));
        String marked = "\uFEFFncols 3\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3"; // saved by the Notepad
        assertThat(cells(TiffFile.open(Files.writeString(file, marked)), new Window(0, 0, 3, 1)))
                .containsExactly(1, 2, 3);
        String row = "ncols 3\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\nNODATA -7\n";
        Files.writeString(file, row + "-7 5 3000000000");
        assertThat(cells(TiffFile.open(file), new Window(0, 0, 3, 1))).containsExactly(Float.NaN, 5, 3e9f);
        Files.writeString(file, row + "-inf 5 -7");
        assertThat(cells(TiffFile.open(file), new Window(0, 0, 3, 1))).containsExactly(Float.NaN, 5, Float.NaN);
        for (String[] bad : new String[][] {
            {"ncols 3\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3 4 5", "ESRI ASCII grid, 5 / 3 x 2"},
            {"ncols 3\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3 4", "ESRI ASCII grid, 4 / 3 x 1"},
            {"ncols x\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3 4 5", "ESRI ASCII grid, ncols x"},
            {"ncols 3\nnrows 2\nxllcorner 0\nyllcorner 0\n1 2 3 4 5 6", "ESRI ASCII grid, cellsize ?"},
            {"ncols 3\nrows 2\n1 2 3 4 5 6", "ESRI ASCII grid, rows"},
            {"ncols 99999\nnrows 99999\nxllcorner 0\nyllcorner 0\ncellsize 1\n1", "TIFF-10"},
        }) {
            Files.writeString(file, bad[0]);
            assertThatThrownBy(() -> TiffFile.open(file))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining(bad[1]);
        }
        Files.writeString(file, "ncols 3\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3 4 five 6");
        assertThatThrownBy(() -> cells(TiffFile.open(file), new Window(0, 0, 3, 2)))
                .hasMessageContaining("TIFF-09")
                .hasMessageContaining("\"five\"");
    }

    /** As programs write them under German, French or Indonesian settings; GDAL reads them so too. */
    @Test
    void decimalCommasOfAsciiGridsAreDecimalPoints() throws Exception {
        Path file = dir.resolve("a.asc");
        Files.writeString(
                file,
                "ncols 3\nnrows 1\nxllcorner 100,5\nyllcorner 200\ncellsize 2,5\nNODATA_value -9999,0\n"
                        + "1,25 -9999 1,5e2\n");
        TiffFile grid = TiffFile.open(file);
        assertThat(grid.grid(Crs.epsg(32648))).isEqualTo(new Grid(Crs.epsg(32648), 100.5, 202.5, 2.5, 2.5, 3, 1));
        float[] cells = new float[3];
        try (ValueRaster.Reader reader =
                grid.values(grid.grid(Crs.epsg(32648)), List.of()).open()) {
            reader.read(new Window(0, 0, 3, 1), cells);
        }
        assertThat(cells).containsExactly(1.25f, Float.NaN, 150);
    }

    /** Made by GDAL 3.10.3: 40 x 30 cells 1 + (column / 5 + row / 7) mod 6, a corner of 4 x 3 cells without data. */
    @Test
    void aSmallImagineFileIsReadWhereThereIsNoGdal() throws Exception {
        Path file = Files.write(
                dir.resolve("classes.img"),
                OtherFormatsTest.class.getResourceAsStream("/tiff/classes.img").readAllBytes());
        TiffFile image = TiffFile.open(file);
        assertThat(image.grid()).isEqualTo(new Grid(image.crs().orElseThrow(), 500000, 3000000, 30, 30, 40, 30));
        assertThat(image.crs().orElseThrow().sameAs(Crs.epsg(32648))).isTrue();
        float[] cells = cells(image, new Window(0, 0, 40, 30));
        float[] wanted = new float[cells.length];
        for (int i = 0; i < wanted.length; i++) {
            int column = i % 40;
            int row = i / 40;
            wanted[i] = column < 4 && row < 3 ? Float.NaN : 1 + (column / 5 + row / 7) % 6;
        }
        assertThat(cells).isEqualTo(wanted);
    }

    @Test
    void cellsInAnIgeFileAreToldWithTheRemedy() throws Exception {
        Gdal.python(MAKE, dir.toString(), "s.img:HFA:u8:32648::USE_SPILL=YES");
        assertThatThrownBy(() -> TiffFile.open(dir.resolve("s.img")))
                .hasMessageStartingWith("TIFF-01")
                .hasMessageContaining("it looks like an Erdas Imagine file whose cells are in an .ige file")
                .hasMessageEndingWith(
                        "gdal_translate -of GTiff " + dir.resolve("s.img") + " " + dir.resolve("s_new.tif"));
    }

    @Test
    void damagedImagineFilesAreProblems() throws Exception {
        Gdal.python(MAKE, dir.toString(), "c.img:HFA:u8:32648:9:COMPRESSED=YES");
        byte[] whole = Files.readAllBytes(dir.resolve("c.img"));
        Random random = new Random(3);
        Path file = dir.resolve("d.img");
        for (int i = 0; i < 300; i++) {
            byte[] bytes = i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int k = 0; k < 1 + i % 5 && bytes.length > 0; k++) {
                bytes[random.nextInt(Math.min(bytes.length, i % 2 == 0 ? bytes.length : 4000))] =
                        (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            try {
                TiffFile opened = TiffFile.open(file);
                if ((long) opened.columns() * opened.rows() < 1 << 20) {
                    cells(opened, new Window(0, 0, opened.columns(), opened.rows()));
                }
            } catch (ProblemException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void filesOfOtherKindsNameTheLineThatConvertsThem() throws Exception {
        for (String[] each : new String[][] {
            {
                "a.nc",
                "CDF\u0001",
                "NetCDF",
                "gdal_translate -of GTiff NETCDF:\"a.nc\":VARIABLE a.tif (gdalinfo: VARIABLE)"
            },
            {"a.h5", "\u0089HDF", "HDF5", "gdal_translate -of GTiff HDF5:\"a.h5\"://DATASET a.tif (gdalinfo: DATASET)"},
            {"a.hdf", "\u000e\u0003\u0013\u0001", "HDF4", "gdal_translate -of GTiff SUBDATASET a.tif"},
            {"a.grb2", "GRIB", "GRIB", "gdal_translate -of GTiff -b BAND a.grb2 a.tif"},
            {"a.ecw", "e\u0002", "ECW", "gdal_translate -of GTiff a.ecw a.tif"},
            {"a.sid", "msid", "MrSID", "gdal_translate -of GTiff a.sid a.tif"},
        }) {
            Path file = dir.resolve(each[0]);
            Files.write(file, (each[1] + "\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> TiffFile.open(file))
                    .hasMessageContaining("it looks like " + each[2])
                    .hasMessageContaining("in QGIS by Raster > Conversion > Translate, or by " + each[3]);
        }
    }

    @Test
    void aScaleOfNothingIsRefusedHereToo() throws Exception {
        Path grid = Files.writeString(
                dir.resolve("a.asc"), "ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 30\n1 2\n");
        Files.writeString(dir.resolve("a.asc.aux.xml"), """
                <PAMDataset><PAMRasterBand band="1"><Scale>0</Scale></PAMRasterBand></PAMDataset>
                """);
        assertThatThrownBy(() -> TiffFile.open(grid))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TIFF-14")
                .hasMessageContaining("a.asc.aux.xml cannot be used: scale 0, offset 0");
    }
}
