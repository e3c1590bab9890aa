package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statistics on tables: places from columns x and y or lon and lat, or neighbours from a file beside the table. */
class TableUnitsTest {
    private static final double[] V = {
        12, 15, 14, 9, 7, 16, 21, 19, 11, 8, 13, 20, 25, 14, 10, 8, 12, 15, 18, 13, 5, 7, 9, 12, 17
    };

    @TempDir
    private Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The grid of 5 x 5 of the check values, codes from 001. */
    private void table(String name, String header, IntFunction<String> place) throws IOException {
        write(
                name,
                header + "\n"
                        + IntStream.range(0, 25)
                                .mapToObj(i -> String.format("%03d,%s%s\n", i + 1, place.apply(i), V[i]))
                                .collect(Collectors.joining()));
    }

    private static String queen() {
        StringBuilder gal = new StringBuilder("0 25 t code\n");
        for (int i = 0; i < 25; i++) {
            int u = i;
            String near = IntStream.range(0, 25)
                    .filter(j -> j != u && Math.abs(j % 5 - u % 5) <= 1 && Math.abs(j / 5 - u / 5) <= 1)
                    .mapToObj(j -> String.format("%03d", j + 1))
                    .collect(Collectors.joining(" "));
            gal.append(String.format("%03d %d\n%s\n", i + 1, near.split(" ").length, near));
        }
        return gal.toString();
    }

    private static double number(Desk.Outcome outcome, String name) {
        var m = Pattern.compile("\"" + name + "\": ([-0-9.Ee]+)").matcher(outcome.out());
        assertThat(m.find()).as(name + " in " + outcome).isTrue();
        return Double.parseDouble(m.group(1));
    }

    @Test
    void aTableWithAFileOfNeighboursHasTheCheckValues() throws IOException {
        table("t.csv", "code,v", i -> "");
        write("t.gal", queen());
        Desk.Outcome i = Desk.command(
                "morans-i",
                "--units",
                path("t.csv"),
                "--id",
                "code",
                "--value",
                "v",
                "--weights",
                path("t.gal"),
                "--json");
        assertThat(number(i, "i")).isCloseTo(0.403873720137, within(1e-11));
        assertThat(number(i, "variance")).isCloseTo(0.0113706554069, within(1e-12));
        Desk.Outcome local = Desk.command(
                "local-moran",
                "--units",
                path("t.csv"),
                "--id",
                "code",
                "--value",
                "v",
                "--weights",
                path("t.gal"),
                "--permutations",
                "99");
        assertThat(local.out().lines().skip(1).map(l -> l.split(",")[0]).limit(2))
                .containsExactly("001", "002");
    }

    @Test
    void columnsXAndYArePlacesInMetres() throws IOException {
        table("t.csv", "code,x,y,v", i -> (400_000 + i % 5 * 1000) + "," + (3_100_000 - i / 5 * 1000) + ",");
        Desk.Outcome band = Desk.command(
                "morans-i",
                "--units",
                path("t.csv"),
                "--value",
                "v",
                "--weights",
                "band:1.1km",
                "--style",
                "B",
                "--json");
        assertThat(number(band, "i")).as("rook, binary").isCloseTo(0.543728668942, within(1e-11));
        Desk.Outcome json =
                Desk.command("hot-spots", "--units", path("t.csv"), "--value", "v", "--weights", "gabriel", "--json");
        assertThat(json.code()).as(json.err()).isZero();
        assertThat(json.out()).contains("\"p_bonferroni\"", "\"weights\": \"gabriel, row-standardised\"");
        Desk.Outcome polygons = Desk.command("morans-i", "--units", path("t.csv"), "--value", "v");
        assertThat(polygons.told()).contains("WEIGHTS-08", "use nearest neighbours or a distance band for points");
        Desk.Outcome map = Desk.command(
                "hot-spots", "--units", path("t.csv"), "--value", "v", "--weights", "knn:4", "--out", path("t.gpkg"));
        assertThat(map.code()).isEqualTo(1);
        assertThat(map.told()).contains("GATHER-05", ".csv").doesNotContain(".gpkg /");
    }

    @Test
    void degreesAreMeasuredInAPlane() throws IOException {
        table("t.csv", "code,lon,lat,v", i -> (113 + i % 5 * 0.01) + "," + (28 - i / 5 * 0.01) + ",");
        Desk.Outcome band = Desk.command(
                "morans-i",
                "--units",
                path("t.csv"),
                "--value",
                "v",
                "--weights",
                "band:1200m",
                "--style",
                "B",
                "--json");
        assertThat(number(band, "i"))
                .as("0.01 degrees are 985 m and 1,108 m, their diagonal 1,483 m: rook")
                .isCloseTo(0.543728668942, within(1e-11));
        assertThat(band.told()).contains("GATHER-C01");
    }

    @Test
    void coordinatesThatMayBeDegreesAreTold() throws IOException {
        table("t.csv", "code,x,y,v", i -> (113 + i % 5 * 0.01) + "," + (28 - i / 5 * 0.01) + ",");
        String[] band = {"morans-i", "--units", path("t.csv"), "--value", "v", "--weights", "band:1200m"};
        assertThat(Desk.command(band).told()).contains("GATHER-C04  t.csv: it names no coordinate reference system");
        assertThat(Desk.command("ellipse", "--units", path("t.csv"), "--value", "v")
                        .told())
                .contains("GATHER-C04");
        table("t.csv", "code,lon,lat,v", i -> (113 + i % 5 * 0.01) + "," + (28 - i / 5 * 0.01) + ",");
        assertThat(Desk.command(band).told())
                .as("the remedy is followed")
                .contains("GATHER-C01")
                .doesNotContain("GATHER-C04");
        table("t.csv", "code,x,y,v", i -> (400_000 + i % 5 * 1000) + "," + (3_100_000 - i / 5 * 1000) + ",");
        assertThat(Desk.command(band).told()).as("metres").doesNotContain("GATHER-C04");
    }

    @Test
    void unitsWithoutPlaceOrNeighboursAreToldBoth() throws IOException {
        table("t.csv", "code,v", i -> "");
        assertThat(Desk.command("morans-i", "--units", path("t.csv"), "--value", "v")
                        .told())
                .isEqualTo("""
                        GATHER-14   t.csv: its units have no coordinates, so no neighbours can be found
                                    Add columns x and y (metres) or lon and lat (degrees), or name a file of \
                        neighbours: --weights FILE.gal (or .gwt, .kwt, .swm, a matrix as .csv).
                        """);
        assertThat(Desk.command("morans-i", "--units", path("t.csv"), "--value", "v", "--lang", "zh")
                        .told())
                .isEqualTo("""
                        GATHER-14   t.csv：其单元没有位置，无从判断邻接关系
                                    请添加 x、y 列（米）或 lon、lat 列（度），或指定邻接文件：--weights FILE.gal（或 .gwt、.kwt、.swm、矩阵 .csv）。
                        """);
    }

    @Test
    void aTextAmongNumbersIsToldWithItsRow() throws IOException {
        write("t.csv", "x,y,v\n1,1,5\n2,2,five\n3,3,1\n4,1,2\n");
        assertThat(Desk.command("morans-i", "--units", path("t.csv"), "--value", "v", "--weights", "knn:2")
                        .told())
                .contains("TABLE-11", "t.csv row 3, column \"v\"", "five");
    }

    private String place(int i) {
        return (400_000 + i % 5 * 1000) + "," + (3_100_000 - i / 5 * 1000) + ",";
    }

    private String told(String... args) {
        return Desk.command(args).told();
    }

    @ParameterizedTest
    @CsvSource({"-9999, TABLE-38", "-3.4E+38, TABLE-38", "1e35, TABLE-38", "0, GATHER-C05", "113.02, GATHER-C05"})
    void coordinatesThatCannotBeMeantAreTold(String x, String code) throws IOException {
        table("t.csv", "code,x,y,v", i -> i == 7 ? place(i).replaceFirst("[0-9]+", x) : place(i));
        for (String command : new String[] {"hot-spots", "ellipse", "morans-i"}) {
            String weights = command.equals("ellipse") ? "--years=2020" : "--weights=knn:4";
            assertThat(told(command, "--units", path("t.csv"), "--value", "v", weights))
                    .as(command)
                    .contains(code, code.startsWith("T") ? "t.csv row 9, column \"x\"" : "of all: 1 (8)");
        }
        assertThat(told("weights", "--units", path("t.csv"), "--weights", "knn:4"))
                .contains(code);
        table("t.csv", "code,x,y,v", this::place);
        assertThat(told("hot-spots", "--units", path("t.csv"), "--value", "v", "--weights", "knn:4"))
                .doesNotContain("GATHER-C05", "TABLE-38");
    }

    @ParameterizedTest
    @CsvSource({"X坐标, Y坐标", "x（m）, y（m）", "POINT_X, POINT_Y", "横坐标, 纵坐标", "Easting (m), Northing (m)"})
    void coordinatesAreFoundUnderTheNamesOfOffices(String x, String y) throws IOException {
        table("t.csv", "code," + x + "," + y + ",v", this::place);
        Desk.Outcome band = Desk.command(
                "morans-i", "--units", path("t.csv"), "--value", "v", "--weights", "band:1.1km", "--style=B", "--json");
        assertThat(number(band, "i")).isCloseTo(0.543728668942, within(1e-11));
    }

    @Test
    void neighboursAreFoundBelowATitleAndAboveNotes() throws IOException {
        table("t.csv", "code,x,y,v", this::place);
        String plain = Desk.command("weights", "--units", path("t.csv"), "--weights", "knn:4", "--json")
                .out();
        write("t.csv", "各镇碳排放\n" + Files.readString(folder.resolve("t.csv")) + "注：据统计年鉴\n");
        assertThat(Desk.command("weights", "--units", path("t.csv"), "--weights", "knn:4", "--json")
                        .out())
                .isEqualTo(plain);
    }

    @Test
    void degreesInTheWrongOrderMayBeDegreesToo() throws IOException {
        table("t.csv", "code,x,y,v", i -> (28 - i / 5 * 0.01) + "," + (113 + i % 5 * 0.01) + ",");
        assertThat(told("hot-spots", "--units", path("t.csv"), "--value", "v", "--weights", "knn:4"))
                .contains("GATHER-C04");
    }

    @Test
    void northingsUnderXAreTold() throws IOException {
        String[] ellipse = {"ellipse", "--units", path("t.csv"), "--value", "v"};
        for (int zone : new int[] {0, 38_000_000}) {
            table("t.csv", "code,x,y,v", i -> (3_100_000 - i / 5 * 1000) + "," + (zone + 400_000 + i % 5 * 1000) + ",");
            assertThat(told(ellipse)).contains("GATHER-C07  t.csv: its x may be northings");
            table("t.csv", "code,y,x,v", i -> (3_100_000 - i / 5 * 1000) + "," + (zone + 400_000 + i % 5 * 1000) + ",");
            assertThat(told(ellipse)).as("the remedy is followed").doesNotContain("GATHER-C07");
        }
    }

    @Test
    void aColumnIsFoundWithoutTheUnitInItsName() throws IOException {
        table("t.csv", "code,x,y,c2005（万吨）", this::place);
        assertThat(told("ellipse", "--units", path("t.csv"), "--value", "c2005"))
                .doesNotContain("VECTOR-06");
        table("t.csv", "code,x,y（m）,c2005（万吨）,c2005 (t)", i -> place(i) + "1,");
        assertThat(told("ellipse", "--units", path("t.csv"), "--value", "c2005"))
                .as("which of two is not known")
                .startsWith("TABLE-21");
    }

    @Test
    void lagsByDistanceTellOfDegreesWhateverTheNeighbours() throws IOException {
        table("t.csv", "code,lon,lat,v", i -> (113 + i % 5 * 0.01) + "," + (28 - i / 5 * 0.01) + ",");
        write("t.gal", queen());
        String[] steps = {
            "correlogram", "--units", path("t.csv"), "--id", "code", "--value", "v", "--weights", path("t.gal")
        };
        assertThat(told(steps)).doesNotContain("GATHER-C01");
        String[] distances = Arrays.copyOf(steps, steps.length + 1);
        distances[steps.length] = "--distances=1500,3000";
        assertThat(told(distances)).containsOnlyOnce("GATHER-C01");
    }

    @Test
    void aUnitThatStandsTwiceIsTold() throws IOException {
        table("t.csv", "id,x,y,v", this::place);
        write("t.csv", Files.readString(folder.resolve("t.csv")) + "005,404000,3100000,7\n");
        assertThat(told("ellipse", "--units", path("t.csv"), "--value", "v"))
                .contains("VECTOR-C11  t.csv: ids in the column \"id\" that stand more than once, "
                        + "or are missing: 1 (005)");
        table("t.csv", "id,x,y,v", this::place);
        write("t.csv", Files.readString(folder.resolve("t.csv")).replaceAll("(?m)^[0-9]+,", "0,"));
        assertThat(told("ellipse", "--units", path("t.csv"), "--value", "v"))
                .as("ids nobody filled in")
                .doesNotContain("VECTOR-C11");
    }

    @Test
    void valuesThatAreMissingAreToldOfCentresAndDensitiesToo() throws IOException {
        table("t.csv", "id,x,y,w,v", i -> place(i) + (i == 3 ? "—" : "2") + ",");
        assertThat(told("ellipse", "--units", path("t.csv"), "--value", "v", "--value", "w"))
                .contains("STATS-C05   t.csv, column \"w\": units without a value: 1 of 25")
                .doesNotContain("column \"v\"");
    }

    @Test
    void numbersMergedOverUnitsAreToldOfTablesOfAnyColumns() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("t.xlsx"));
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("a");
            String[] header = {"id", "x", "y", "v"};
            for (int c = 0; c < header.length; c++) {
                sheet.value(0, c, header[c]);
            }
            for (int i = 0; i < 25; i++) {
                sheet.value(i + 1, 0, "u" + i);
                sheet.value(i + 1, 1, 400_000 + i % 5 * 1000);
                sheet.value(i + 1, 2, 3_100_000 - i / 5 * 1000);
                if (i != 4) {
                    sheet.value(i + 1, 3, V[i]);
                }
            }
            sheet.range(4, 3, 5, 3).merge();
        }
        assertThat(told("hot-spots", "--units", path("t.xlsx"), "--value", "v", "--weights", "knn:4"))
                .contains("TABLE-35", "t.xlsx row 6, column \"v\"", "1, the first being 9;");
        assertThat(told("geodetector", path("t.xlsx"), "--y", "v", "--x", "x"))
                .contains("TABLE-35", "t.xlsx row 6, column \"v\"");
    }

    @ParameterizedTest
    @CsvSource({"xls, D0CF11E0A1B11AE1, TABLE-02", "et, D0CF11E0A1B11AE1, TABLE-02"})
    void workbooksOfOtherKindsAreToldAsSuch(String ending, String head, String code) throws IOException {
        Files.write(folder.resolve("t." + ending), HexFormat.of().parseHex(head));
        assertThat(told("hot-spots", "--units", path("t." + ending), "--value", "v"))
                .contains(code)
                .doesNotContain("GeoPackage");
    }

    @Test
    void aNameBrokenOverLinesIsOneName() throws IOException {
        table("t.csv", "code,x,y,\"emis\nsions\"", this::place);
        assertThat(told("hot-spots", "--units", path("t.csv"), "--value", "v", "--weights", "knn:4"))
                .contains("code, x, y, emis sions.");
    }

    @ParameterizedTest
    @CsvSource({"C, globally standardised", "U, unit sum", "S, variance-stabilised", "variance, variance-stabilised"})
    void stylesOfSpdepAreKnownByTheirLetters(String letter, String told) throws IOException {
        table("t.csv", "code,x,y,v", i -> (i % 5 * 1000) + "," + (i / 5 * 1000) + ",");
        Desk.Outcome styled = Desk.command(
                "morans-i",
                "--units",
                path("t.csv"),
                "--value",
                "v",
                "--weights",
                "band:1100",
                "--style",
                letter,
                "--json");
        assertThat(styled.out()).contains(told);
        if (!told.startsWith("variance")) { // I does not change with a common factor
            assertThat(number(styled, "i")).isCloseTo(0.543728668942, within(1e-11));
        } else {
            assertThat(number(styled, "i")).isBetween(0.5365472, 0.5437286); // between W and B
        }
    }
}
