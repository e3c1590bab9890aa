package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same land in metres, kilometres, feet and US survey feet: the same lengths, areas and neighbours. */
class LengthUnitsTest {
    private static final Map<String, Double> UNITS =
            Map.of("Kilometer", 1000.0, "Foot", 0.3048, "Foot_US", 1200.0 / 3937);
    /** Worked out by us, and by Apache SIS. */
    private static final List<String> PROJECTIONS = List.of(
            "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"Central_Meridian\",114.0],PARAMETER[\"Scale_Factor\",1.0]",
            "PROJECTION[\"Lambert_Azimuthal_Equal_Area\"],PARAMETER[\"Central_Meridian\",114.0]");

    @TempDir
    Path root;

    private static String wkt(String projection, String name, double metres) {
        return "PROJCS[\"plane\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"
                + "298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]," + projection
                + ",PARAMETER[\"False_Easting\"," + 500_000 / metres + "],PARAMETER[\"False_Northing\",0.0],"
                + "PARAMETER[\"Latitude_Of_" + (projection.contains("Azimuthal") ? "Center" : "Origin") + "\",28.0],"
                + "UNIT[\"" + name + "\"," + metres + "]]";
    }

    /** Thirty-six squares in a Shapefile: of 1 km side by side, or smaller ones that lie irregularly. */
    private void squares(String name, boolean apart, String wkt, double metres) {
        List<PlainShapefile.Square> squares = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            squares.add(new PlainShapefile.Square(
                    "s" + i * 7 % 5,
                    (450_017 + i % 6 * 1000 + (apart ? i * i * 7919 % 311 : 0)) / metres,
                    (100_031 + i / 6 * 1000 + (apart ? i * i * 6547 % 293 : 0)) / metres,
                    (apart ? 613 : 1000) / metres));
        }
        new Desk(root)
                .write(name + ".shp", PlainShapefile.shp(squares))
                .write(name + ".shx", PlainShapefile.shx(squares))
                .write(name + ".dbf", PlainShapefile.dbf(squares))
                .write(name + ".prj", wkt);
    }

    private JsonNode json(List<String> words) throws Exception {
        return json(words.toArray(String[]::new));
    }

    private JsonNode json(String... words) throws Exception {
        Desk.Outcome outcome = Desk.command(words);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }

    private void same(JsonNode expected, JsonNode actual, String where) {
        if (expected.isNumber()) {
            double want = expected.asDouble();
            assertThat(Math.abs(actual.asDouble() - want))
                    .as(where + ": " + actual + " for " + want)
                    .isLessThanOrEqualTo(1e-6 * Math.max(1e-3, Math.abs(want)));
        } else if (expected.isObject()) {
            for (Iterator<String> names = expected.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!List.of("file", "tolerance", "cautions").contains(name)) {
                    same(expected.path(name), actual.path(name), where + "." + name);
                }
            }
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(where).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                same(expected.get(i), actual.get(i), where + "[" + i + "]");
            }
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    private List<List<String>> commands(String name) {
        String file = root.resolve(name + ".shp").toString();
        List<List<String>> commands = new ArrayList<>();
        for (String weights : List.of(
                "knn:4",
                "band",
                "band:1.5km",
                "inverse",
                "inverse:2:3km",
                "inverse:1:4km:2km",
                "kernel",
                "kernel:gaussian:3km",
                "kernel:knn5",
                "delaunay",
                "soi")) {
            List<String> how = List.of("--units", file, "--weights", weights, "--style", "binary", "--json");
            commands.add(with("weights", how, "--out", root.resolve(name + ".gwt"), "--replace"));
            commands.add(with("hot-spots", how, "--value", "v", "--permutations", 99));
        }
        List<String> units = List.of("--units", file, "--json");
        List<String> values = List.of("--units", file, "--value", "v", "--json");
        commands.add(with("general-g", values, "--weights", "inverse"));
        commands.add(with("local-geary", values, "--weights", "inverse", "--style", "binary", "--permutations", 99));
        commands.add(with("correlogram", values, "--distances", "1500,3km,5km"));
        commands.add(with("ellipse", values));
        commands.add(with("density", values, "--out", root.resolve(name + ".tif"), "--replace"));
        commands.add(with(
                "density",
                values,
                "--radius",
                "2km",
                "--cell",
                100,
                "--edge",
                "--out",
                root.resolve(name + ".tif"),
                "--replace"));
        commands.add(with(
                "geodetector",
                List.of(file, "--json"),
                "--y",
                "v",
                "--x",
                "id",
                "--blocks",
                "2 km",
                "--permutations",
                99,
                "--bootstrap",
                0));
        commands.add(with("weights", units, "--strict"));
        return commands;
    }

    private static List<String> with(String command, List<String> first, Object... more) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(first);
        for (Object word : more) {
            words.add(word.toString());
        }
        return words;
    }

    @Test
    void commandsOnUnitsDoNotDependOnTheUnitOfLength() throws Exception {
        for (String projection : PROJECTIONS) {
            squares("m", true, wkt(projection, "Meter", 1), 1);
            List<JsonNode> expected = new ArrayList<>();
            List<List<String>> weights = new ArrayList<>();
            for (List<String> command : commands("m")) {
                expected.add(json(command));
                weights.add(gwt("m"));
            }
            for (Map.Entry<String, Double> unit : UNITS.entrySet()) {
                if (projection.contains("Azimuthal") && !unit.getKey().equals("Foot_US")) {
                    continue;
                }
                squares("u", true, wkt(projection, unit.getKey(), unit.getValue()), unit.getValue());
                List<List<String>> commands = commands("u");
                for (int i = 0; i < commands.size(); i++) {
                    String what = unit.getKey() + " " + String.join(" ", commands.get(i));
                    same(expected.get(i), json(commands.get(i)), what);
                    same(weights.get(i), gwt("u"), what);
                }
            }
        }
    }

    @Test
    void theSameInAGeoPackageWhoseSystemIsOnlyText() throws Exception {
        for (Map.Entry<String, Double> unit : UNITS.entrySet()) {
            squares("m", false, wkt(PROJECTIONS.get(0), "Meter", 1), 1);
            squares("u", false, wkt(PROJECTIONS.get(0), unit.getKey(), unit.getValue()), unit.getValue());
            for (String name : List.of("m", "u")) {
                json(with(
                        "hot-spots",
                        List.of("--units", root.resolve(name + ".shp").toString(), "--value", "v", "--json"),
                        "--permutations",
                        9,
                        "--out",
                        root.resolve(name + ".gpkg"),
                        "--replace"));
            }
            for (List<Object> more : List.<List<Object>>of(
                    List.of("weights", "--weights", "rook"),
                    List.of("weights", "--weights", "queen", "--strict"),
                    List.of("weights", "--weights", "inverse:1:2500", "--style", "binary"),
                    List.of("ellipse", "--value", "z", "--part", "source"),
                    List.of("density", "--radius", "1500", "--replace"))) {
                List<JsonNode> both = new ArrayList<>();
                for (String name : List.of("m", "u")) {
                    List<Object> words = new ArrayList<>(more.subList(1, more.size()));
                    words.addAll(List.of("--units", root.resolve(name + ".gpkg"), "--json"));
                    if (more.get(0).equals("density")) {
                        words.addAll(List.of("--out", root.resolve(name + ".tif")));
                    }
                    both.add(json(with(more.get(0).toString(), List.of(), words.toArray())));
                }
                same(both.get(0), both.get(1), unit.getKey() + " " + more);
            }
        }
    }

    /** It said map units, which may be any. */
    @Test
    void inspectNamesFeet() {
        new Desk(root)
                .write("feet.tif", PlainTiff.of("112").epsg(2263).at(1e6, 2e5).cells(328, 328));
        String file = root.resolve("feet.tif").toString();
        assertThat(Desk.command("inspect", file).out()).contains("3 x 1 cells of 328 US survey feet\n");
        assertThat(Desk.command("inspect", file, "--lang", "zh").out()).contains("3 列 × 1 行，像元 328 美国测量英尺\n");
    }

    /** North Carolina in metres and in US survey feet: the same study, table by table. */
    @Test
    void aStudyInFeetGivesTheTablesOfTheStudyInMetres() throws Exception {
        Map<String, Desk> desks = new LinkedHashMap<>();
        for (int epsg : new int[] {32119, 2264}) {
            double unit = epsg == 2264 ? 1200.0 / 3937 : 1;
            Desk desk = new Desk(root.resolve("epsg" + epsg))
                    .write("zones.csv", "rule,zone,level,land_use\nF,key_protection,,forest\nR,key_restoration,,\n");
            desks.put("epsg" + epsg, desk);
            for (int year : new int[] {2010, 2020}) {
                desk.write(
                        year + ".tif",
                        PlainTiff.of(60, 60, (x, y) -> 1 + (x / 7 + y / 9 + (year - 2010) * (x % 11) / 10) % 6)
                                .epsg(epsg)
                                .at(600_000 / unit, 200_000 / unit)
                                .cells(100 / unit, 100 / unit));
            }
            desk.write("criteria.csv", """
                            criterion,source,direction,grading,at,scores
                            land_use,land use,,classes,1|2|3|4|5|6,9|7|7|5|3|1
                            town,distance to construction,positive,breaks,500|1000|2000,
                            """).study("2010: 2010.tif, 2020: 2020.tif", """
                            units: { d: { fishnet: 1 km } }
                            carbon: { factors: literature-cn }
                            drivers: { town: distance to construction, f: share of forest }
                            geodetector: { units: d, y: source_per_ha, permutations: 99, blocks: 2 km }
                            statistics: { units: d, weights: "inverse:1:3 km", style: binary, \
                            density: { radius: 1 km, edge: true }, local-moran: { permutations: 99 }, \
                            hot-spots: { permutations: 99 }, morans-i: {} }
                            suitability: { criteria: criteria.csv, sensitivity: { samples: 0 }, zones: zones.csv, \
                            corridors: { least-area: 5 ha } }
                            """);
            Desk.Outcome run = desk.run();
            assertThat(run.code()).as(run.told()).isZero();
        }
        Desk metres = desks.get("epsg32119");
        Desk feet = desks.get("epsg2264");
        List<String> tables = metres.files("run").keySet().stream()
                .filter(f -> f.endsWith(".csv"))
                .toList();
        assertThat(tables).hasSizeGreaterThan(20);
        List<String> wrong = new ArrayList<>();
        for (String table : tables) {
            List<String> want =
                    Files.readAllLines(metres.folder().resolve("run").resolve(table));
            List<String> have = Files.readAllLines(feet.folder().resolve("run").resolve(table));
            assertThat(have).as(table).hasSameSizeAs(want);
            for (int i = 0; i < want.size(); i++) {
                if (!near(want.get(i), have.get(i))) {
                    wrong.add(table + "\n   " + want.get(i) + "\n   " + have.get(i));
                    break;
                }
            }
        }
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    private static boolean near(String want, String have) {
        String[] a = want.split(",");
        String[] b = have.split(",");
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            if (i >= a.length || i >= b.length) {
                return false;
            }
            if (!a[i].equals(b[i])) {
                try {
                    double x = Double.parseDouble(a[i]);
                    if (!(Math.abs(x - Double.parseDouble(b[i])) <= 1e-6 * Math.max(1e-3, Math.abs(x)))) {
                        return false;
                    }
                } catch (NumberFormatException e) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<String> gwt(String name) throws Exception {
        return Files.readAllLines(root.resolve(name + ".gwt"));
    }

    private static void same(List<String> expected, List<String> actual, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 1; i < expected.size(); i++) {
            String[] want = expected.get(i).split(" ");
            String[] have = actual.get(i).split(" ");
            assertThat(have[1]).as(what).isEqualTo(want[1]);
            assertThat(Double.parseDouble(have[2]) / Double.parseDouble(want[2]))
                    .as(what + " " + actual.get(i) + " for " + expected.get(i))
                    .isBetween(1 - 1e-6, 1 + 1e-6);
        }
    }
}
