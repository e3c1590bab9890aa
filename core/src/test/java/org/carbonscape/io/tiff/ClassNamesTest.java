package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.table.TextEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of classes that rasters bring along, from each place where GIS programs write them. */
class ClassNamesTest {
    private static final Map<Long, String> NAMES = Map.of(1L, "Paddy & rice", 2L, "林地", 4L, "Water");

    @TempDir
    Path dir;

    private Path classes(String name) throws Exception {
        Path file = dir.resolve(name);
        Grid grid = new Grid(Crs.epsg(32648), 500000, 3000000, 30, 30, 5, 4);
        List<ClassLabel> labels = List.of(
                new ClassLabel(1, "Paddy & rice", 0xffaa00),
                new ClassLabel(2, "林地", 0x008000),
                new ClassLabel(4, "Water", 0x0000ff));
        try (Engine engine = new PlainEngine();
                TiffWriter out = TiffWriter.classes(file, grid, 4, labels, TiffOptions.STANDARD)) {
            out.write(engine, WriterTest.classes(grid, 4));
            out.finish();
        }
        return file;
    }

    @Test
    void ourOwnRastersTellTheirNamesBack() throws Exception {
        Path file = classes("a.tif");
        assertThat(TiffFile.open(file).classNames()).containsExactlyInAnyOrderEntriesOf(NAMES);
        Files.delete(dir.resolve("a.tif.aux.xml"));
        assertThat(TiffFile.open(file).classNames()).isEmpty();
    }

    @Test
    void gdalTellsThemInAnImagineFileAndInAVrt() throws Exception {
        Path file = classes("a.tif");
        Gdal.run(
                "/usr/bin/gdal_translate",
                "-q",
                "-of",
                "HFA",
                file.toString(),
                dir.resolve("a.img").toString());
        Files.deleteIfExists(dir.resolve("a.img.aux.xml"));
        assertThat(TiffFile.open(dir.resolve("a.img")).classNames()).containsExactlyInAnyOrderEntriesOf(NAMES);
        Gdal.run(
                "/usr/bin/gdal_translate",
                "-q",
                "-of",
                "VRT",
                file.toString(),
                dir.resolve("a.vrt").toString());
        TiffFile vrt = TiffFile.open(dir.resolve("a.vrt"));
        assertThat(vrt.classNames()).containsExactlyInAnyOrderEntriesOf(NAMES);
        Path beside = Files.writeString(dir.resolve("a.vrt.aux.xml"), """
                <PAMDataset><PAMRasterBand band="1"><CategoryNames><Category>none</Category>
                </CategoryNames></PAMRasterBand></PAMDataset>
                """);
        assertThat(vrt.classNames()).containsExactlyEntriesOf(Map.of(0L, "none"));
        assertThat(TiffFile.open(dir.resolve("a.vrt")).files()).contains(beside);
    }

    @Test
    void attributeTablesOfArcGisAreReadByTheirColumns() throws Exception {
        Path file = classes("a.tif");
        Files.writeString(dir.resolve("a.tif.aux.xml"), """
                <PAMDataset><PAMRasterBand band="1"><GDALRasterAttributeTable>
                <FieldDefn index="0"><Name>OBJECTID</Name><Type>0</Type><Usage>0</Usage></FieldDefn>
                <FieldDefn index="1"><Name>Value</Name><Type>0</Type><Usage>0</Usage></FieldDefn>
                <FieldDefn index="2"><Name>Remark</Name><Type>2</Type><Usage>0</Usage></FieldDefn>
                <FieldDefn index="3"><Name>Class_Name</Name><Type>2</Type><Usage>0</Usage></FieldDefn>
                <Row index="0"><F>1</F><F>1</F><F>x</F><F>Paddy &amp; rice</F></Row>
                <Row index="1"><F>2</F><F>2</F><F></F><F>林地</F></Row>
                <Row index="2"><F>3</F><F>3</F><F></F><F> </F></Row>
                <Row index="3"><F>4</F><F>4</F><F></F><F>Water</F></Row>
                </GDALRasterAttributeTable></PAMRasterBand></PAMDataset>
                """);
        assertThat(TiffFile.open(file).classNames()).containsExactlyInAnyOrderEntriesOf(NAMES);
        Files.delete(dir.resolve("a.tif.aux.xml"));
        Files.write(dir.resolve("a.tif.vat.dbf"), EsriNames.dbf(TextEncoding.GBK, "1,Paddy & rice", "2,林地", "4,Water"));
        assertThat(TiffFile.open(file).classNames()).containsExactlyInAnyOrderEntriesOf(NAMES);
        assertThat(TiffFile.open(file).files()).contains(dir.resolve("a.tif.vat.dbf"));
    }

    /** A row of a .dbf is deleted by a mark before it; it stays there until the file is packed. */
    @Test
    void rowsThatWereDeletedFromAnAttributeTableNameNoClass() throws Exception {
        Path file = classes("a.tif");
        byte[] table = EsriNames.dbf(TextEncoding.GBK, "1,Paddy & rice", "1,old", "2,林地", "4,Water", "5,old");
        int rows = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
        int length = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN).getShort(10);
        table[rows + length] = '*';
        table[rows + 4 * length] = '*';
        Files.write(dir.resolve("a.tif.vat.dbf"), table);
        assertThat(TiffFile.open(file).classNames()).containsExactlyInAnyOrderEntriesOf(NAMES);
    }

    @Test
    void aMosaicHasTheNamesOfItsPartsAndTheirFilesAreAmongThoseItIsReadFrom() throws Exception {
        for (String name : List.of("west.tif", "wide.tif")) {
            classes(name);
            Files.delete(dir.resolve(name + ".aux.xml"));
        }
        Files.write(dir.resolve("west.tif.vat.dbf"), EsriNames.dbf(TextEncoding.GBK, "1,Paddy & rice"));
        Files.write(dir.resolve("wide.tif.vat.dbf"), EsriNames.dbf(TextEncoding.GBK, "1,Other", "2,林地"));
        TiffFile mosaic = TiffFile.open(dir.resolve("w*.tif"));
        assertThat(mosaic.classNames()).containsExactlyInAnyOrderEntriesOf(Map.of(1L, "Paddy & rice", 2L, "林地"));
        assertThat(mosaic.files())
                .containsExactly(
                        dir.resolve("west.tif"),
                        dir.resolve("west.tif.vat.dbf"),
                        dir.resolve("wide.tif"),
                        dir.resolve("wide.tif.vat.dbf"));
    }
}
