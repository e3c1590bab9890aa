package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The record of a run names every file that went in, with its hash: also those beside the files that the study names.
 */
class RecordedInputsTest {
    private static final String WKT =
            "PROJCS[\"CGCS2000_3_Degree_GK_CM_114E\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\","
                    + "DATUM[\"D_China_2000\","
                    + "SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\","
                    + "0.0174532925199433]],"
                    + "PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",500000.0],"
                    + "PARAMETER[\"False_Northing\",0.0],"
                    + "PARAMETER[\"Central_Meridian\",114.0],PARAMETER[\"Scale_Factor\",1.0],"
                    + "PARAMETER[\"Latitude_Of_Origin\",0.0],"
                    + "UNIT[\"Meter\",1.0]]";

    @TempDir
    Path root;

    @Test
    void filesBesideTheInputsAreRecordedWithTheirHashes() throws Exception {
        List<PlainShapefile.Square> squares = List.of(
                new PlainShapefile.Square("W", 450_000, 3_099_400, 600),
                new PlainShapefile.Square("E", 450_600, 3_099_400, 600));
        Desk desk = new Desk(root)
                .write("a.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x + y) % 6))
                .write(
                        "a.tif.aux.xml",
                        "<PAMDataset><PAMRasterBand "
                                + "band=\"1\"><NoDataValue>6</NoDataValue></PAMRasterBand></PAMDataset>")
                .write(
                        "b.tif",
                        PlainTiff.of(12, 6, (x, y) -> 1 + (x * 2 + y) % 6).epsg(0))
                .write("b.prj", WKT)
                .write("w.tif", PlainTiff.of(12, 6, (x, y) -> 1 + x))
                .write(
                        "w.tif.aux.xml",
                        "<PAMDataset><PAMRasterBand band=\"1\"><Scale>2</Scale></PAMRasterBand></PAMDataset>")
                .write("u.shp", PlainShapefile.shp(squares))
                .write("u.shx", PlainShapefile.shx(squares))
                .write("u.dbf", PlainShapefile.dbf(squares))
                .write("u.prj", WKT)
                .write("u.cpg", "UTF-8")
                .write(
                        "e.csv",
                        "year,unit,amount,unit_of_amount\n2000,W,5,tCO2\n2000,E,7,tCO2\n2010,W,5,tCO2\n2010,E,7,tCO2\n")
                .study("2000: a.tif, 2010: b.tif", """
                        units: { d: { file: u.shp, id: id } }
                        carbon: { factors: literature-cn, emissions: { file: e.csv, units: d }, allocate: { to: \
                        construction, by: w.tif } }
                        """);
        Desk.Outcome run = desk.run();
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode record =
                new ObjectMapper().readTree(root.resolve("run/run.json").toFile());
        SortedMap<String, String> recorded = new TreeMap<>();
        for (JsonNode input : record.path("inputs")) {
            Path file = root.resolve(input.path("file").asText());
            recorded.put(input.path("file").asText(), input.path("key").asText());
            assertThat(input.path("bytes").asLong()).isEqualTo(Files.size(file));
            assertThat(input.path("sha256").asText())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
        }
        assertThat(recorded)
                .containsEntry("a.tif.aux.xml", "landUse.phases.2000")
                .containsEntry("b.prj", "landUse.phases.2010")
                .containsEntry("w.tif.aux.xml", "carbon.allocate.by")
                .containsEntry("u.prj", "units.d.file")
                .containsEntry("u.dbf", "units.d.file")
                .containsEntry("u.cpg", "units.d.file");
        assertThat(recorded.keySet())
                .containsExactlyInAnyOrder(
                        "study.yaml",
                        "a.tif",
                        "a.tif.aux.xml",
                        "b.tif",
                        "b.prj",
                        "w.tif",
                        "w.tif.aux.xml",
                        "e.csv",
                        "u.shp",
                        "u.shx",
                        "u.dbf",
                        "u.prj",
                        "u.cpg");
    }
}
