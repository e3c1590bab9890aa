package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers whose products leave the range of doubles end in a problem, never in Infinity or NaN in an answer. */
class OverflowTest {
    private static final Pattern NO_NUMBER =
            Pattern.compile("(?i)(?<![\\p{L}\\p{Nd}_])[+-]?(inf|infinity|nan|∞)(?![\\p{L}\\p{Nd}_])");

    @TempDir
    Path root;

    /** An answer without a number that is none, or problems without a trace. */
    private static void sane(Desk.Outcome outcome, String what) {
        assertThat(outcome.code()).as(what + "\n" + outcome.err()).isBetween(0, 1);
        assertThat(outcome.err()).as(what).doesNotContain("at org.carbonscape").doesNotContain("Exception");
        assertThat(NO_NUMBER.matcher(outcome.out()).find())
                .as(what + "\n" + outcome.out())
                .isFalse();
        if (outcome.code() == 1) {
            assertThat(outcome.out()).as(what).startsWith(what.endsWith("--json") ? "{\n  \"problems\": [" : "");
            assertThat(outcome.out().isEmpty()).as(what).isEqualTo(!what.endsWith("--json"));
            assertThat(outcome.told()).as(what).isNotBlank();
        }
    }

    /** Six by six squares whose values are as large as doubles go. */
    private static String squares(double... values) {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            int x = 450000 + i % 6 * 100;
            int y = 3100000 + i / 6 * 100;
            features.add(String.format(
                    Locale.ROOT,
                    "{\"type\":\"Feature\",\"properties\":{\"id\":\"s%d\",\"v\":%s,\"w\":%s,\"x\":%d},"
                            + "\"geometry\":{\"type\":\"Polygon\","
                            + "\"coordinates\":[[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,%d]]]}}",
                    i,
                    values[i % values.length],
                    Math.abs(values[i * 7 % values.length]),
                    i % 4,
                    x,
                    y,
                    x + 100,
                    y,
                    x + 100,
                    y + 100,
                    x,
                    y + 100,
                    x,
                    y));
        }
        return "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4547\"}},"
                + "\"features\":["
                + String.join(",", features) + "]}";
    }

    @Test
    void valuesAtTheEndsOfTheRangeGiveNumbersOrAProblem() {
        Desk desk = new Desk(root);
        double[][] ends = {
            {1.7e308, -1.7e308, 3, 1e300, -5e299, 7},
            {1e308, 1e307, 1e306, 1e305, 6e307, 0},
            {1e-320, 2e-320, 5e-324, 0, 3e-321, 4e-322},
            {1e160, -1e160, 1e-160, 0, 1e150, 1e155},
            {3.4e38, 1, 2, 3, 4, -3.4e38}
        };
        int n = 0;
        for (double[] values : ends) {
            String units = "u" + n + ".geojson";
            desk.write(units, squares(values));
            String file = root.resolve(units).toString();
            for (String value : List.of("v", "w")) {
                for (String statistic : List.of(
                        "morans-i",
                        "gearys-c",
                        "general-g",
                        "local-moran",
                        "local-geary",
                        "hot-spots",
                        "class-breaks")) {
                    List<String> command = new ArrayList<>(List.of(statistic, "--units", file, "--value", value));
                    if (!statistic.equals("class-breaks")) {
                        command.addAll(List.of("--permutations", "19"));
                    }
                    sane(Desk.command(command.toArray(String[]::new)), String.join(" ", command));
                    command.add("--json");
                    sane(Desk.command(command.toArray(String[]::new)), String.join(" ", command));
                }
                for (String part : List.of("all", "source", "sink")) {
                    String[] ellipse = {"ellipse", "--units", file, "--value", value, "--part", part};
                    sane(Desk.command(ellipse), String.join(" ", ellipse));
                    String out = root.resolve("d" + n++ + ".tif").toString();
                    String[] density = {
                        "density", "--units", file, "--value", value, "--part", part, "--out", out, "--json"
                    };
                    sane(Desk.command(density), String.join(" ", density));
                }
                for (String more : List.of("--json", "--permutations=0")) {
                    String[] detector = {"geodetector", file, "--y", value, "--x", "x,w", "--permutations", "19", more};
                    if (more.startsWith("--p")) {
                        detector = new String[] {"geodetector", file, "--y", value, "--x", "x", more};
                    }
                    sane(Desk.command(detector), String.join(" ", detector));
                }
            }
        }
    }

    @Test
    void factorsBeyondTheCarbonOfTheAtmosphereAreProblems() {
        Desk desk = new Desk(root)
                .write("a.tif", PlainTiff.of("112233 112233 445566 445566"))
                .write("b.tif", PlainTiff.of("112235 115533 445566 445566"))
                .write(
                        "f.csv",
                        "class,value,unit,low,high\nforest,-1e307,tCO2/ha/yr,-1e308,0\ncultivated,1e12,kgC/m2/yr,,\n")
                .write("s.csv", "class,value,unit\nforest,1e300,tC/ha\n")
                .write("e.csv", "year,unit,amount,unit_of_amount\n2000,region,1e306,10^4 tCO2\n")
                .squares("u.geojson", 4547, "region 450000 3099600 450600 3100000")
                .study(
                        "2000: a.tif, 2010: b.tif",
                        "units: { d: { file: u.geojson, id: id } }\n"
                                + "carbon: { factors: f.csv, emissions: { file: e.csv, units: d } }\n");
        Desk.Outcome run = desk.run();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.told())
                .contains("INPUT-06    carbon.factors (f.csv) row 2 \"forest\": value comes to -2.72727272727273E+306 "
                        + "tC, "
                        + "more carbon than the atmosphere holds (9e11 t).\n            Check the number and "
                        + "its unit.\n")
                .contains("INPUT-06    carbon.factors (f.csv) row 2 \"forest\": low comes to ")
                .contains("INPUT-06    carbon.factors (f.csv) row 3 \"cultivated\": value comes to 10000000000000 tC")
                .contains("INPUT-06    carbon.emissions (e.csv) row 2 \"region\": amount comes to ");
        Desk.Outcome account = Desk.command(
                "account",
                root.resolve("a.tif").toString(),
                "--legend",
                "cnlucc-6",
                "--factors",
                root.resolve("f.csv").toString());
        assertThat(account.code()).isEqualTo(1);
        assertThat(account.told()).contains("INPUT-06");
        Desk.Outcome stock = Desk.command(
                "stock",
                root.resolve("a.tif").toString(),
                "--legend",
                "cnlucc-6",
                "--stock",
                root.resolve("s.csv").toString(),
                "--lang",
                "zh");
        assertThat(stock.told())
                .contains(
                        "INPUT-06    carbon.stock (s.csv) 第 2 行 \"forest\"：value 合 1E+300 tC，超过大气碳总量（9e11 t）。\n       "
                                + "     请检查数值及其单位。");
        desk.write("q.csv", "year,unit,item,amount,unit_of_amount\n2000,region,raw coal,1e300,10^4 t\n")
                .study(
                        "2000: a.tif, 2010: b.tif",
                        "units: { d: { file: u.geojson, id: id } }\n"
                                + "carbon: { energy: { file: q.csv, route: ncv, units: d } }\n");
        assertThat(desk.run().told())
                .contains("INPUT-06    carbon.energy (q.csv) row 2 \"raw coal\": amount comes to ");
    }

    /** F is beyond all numbers where nothing varies within the strata; that is no reason to give no answer. */
    @Test
    void aDriverThatExplainsAllHasNoF() {
        StringBuilder rows = new StringBuilder("y,x,w\n");
        for (int i = 0; i < 30; i++) {
            rows.append(i % 3)
                    .append(',')
                    .append((char) ('a' + i % 3))
                    .append(',')
                    .append(i % 5)
                    .append('\n');
        }
        Desk desk = new Desk(root).write("t.csv", rows.toString());
        String file = desk.folder().resolve("t.csv").toString();
        Desk.Outcome table = Desk.command("geodetector", file, "--y", "y", "--x", "x,w", "--permutations", "9");
        assertThat(table.code()).as(table.err()).isZero();
        Desk.Outcome json =
                Desk.command("geodetector", file, "--y", "y", "--x", "x,w", "--permu" + "tations", "9", "--json");
        assertThat(json.code()).as(json.err()).isZero();
        assertThat(json.out()).contains("\"q\": 1,").contains("\"f\": null");
        sane(table, "table");
        sane(json, "json");
    }

    /** Every file of a study of large, lawful numbers. */
    @Test
    void tablesOfAStudyHoldNoNumberThatIsNone() {
        Random random = new Random(7);
        Desk desk = new Desk(root)
                .write("a.tif", PlainTiff.of(30, 20, (x, y) -> 1 + random.nextInt(6)))
                .write("b.tif", PlainTiff.of(30, 20, (x, y) -> 1 + random.nextInt(6)))
                .write(
                        "f.csv",
                        "class,value,unit,low,high\nforest,-9e11,tC/ha/yr,-1e12,1e-300\ncultivated,1e-300,tC/ha/yr,"
                                + "-1e12,1e12\n")
                .study(
                        "2000: a.tif, 2010: b.tif",
                        "units: { d: { fishnet: 300 m } }\ncarbon: { factors: f.csv }\n"
                                + "statistics: { units: d, morans-i: { permutations: 19 }, local-moran: { "
                                + "permutations: 19 },"
                                + " density: { radius: 500 m } }\n");
        Desk.Outcome run = desk.run();
        assertThat(run.told()).doesNotContain("at org.carbonscape");
        assertThat(run.code()).as(run.err()).isZero();
        desk.files("run").forEach((name, bytes) -> {
            if (name.endsWith(".csv") || name.endsWith(".json")) {
                assertThat(NO_NUMBER
                                .matcher(new String(bytes, StandardCharsets.UTF_8))
                                .find())
                        .as(name)
                        .isFalse();
            }
        });
    }
}
