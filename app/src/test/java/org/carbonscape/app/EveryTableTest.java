package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carbonscape.finding.Dictionary;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small study with everything on, run in Chinese: every table and column is in the dictionary. */
class EveryTableTest {
    @TempDir
    private static Path root;

    private static Desk desk;

    @BeforeAll
    static void everythingIsRun() {
        desk = new Desk(root);
        String settled = "345555443345";
        for (int phase = 0; phase < 3; phase++) {
            int year = phase;
            desk.write("lu" + (2000 + 10 * phase) + ".tif", PlainTiff.of(36, 36, (x, y) -> {
                int hill = (x * 7 + y * 13) % 17;
                return Math.hypot(x - 12, y - 14) < 4 + 2 * year
                        ? 5
                        : x > 20 && y > 8 && hill < 14 - year
                                ? 2
                                : hill < 4 + year ? 1 : settled.charAt((x / 3 + y / 3) % 12) - '0';
            }));
        }
        desk.write("lights.tif", PlainTiff.of(36, 36, (x, y) -> 1 + (int) (200 / (1 + Math.hypot(x - 12, y - 14)))));
        desk.squares(
                "towns.geojson",
                4547,
                "forest 450000 3098200 451800 3100000",
                "E 451800 3098200 453600 3100000",
                "S 450000 3096400 451800 3098200",
                "T 451800 3096400 453600 3098200");
        StringBuilder energy = new StringBuilder("year,unit,item,amount,unit_of_amount\n");
        StringBuilder product = new StringBuilder("year,unit,amount\n");
        for (int year : new int[] {2000, 2010, 2020}) {
            for (String unit : List.of("forest", "E", "S", "T")) {
                energy.append(year + "," + unit + ",raw coal," + (year - 1990 + unit.charAt(0)) + ",t\n");
                product.append(year + "," + unit + "," + (year - 1800 - unit.charAt(0)) + "\n");
            }
        }
        desk.write("energy.csv", energy.toString())
                .write("gdp.csv", product.toString())
                .write(
                        "stock.csv",
                        "class,value,unit,low,high\ncultivated,100,tC/ha,80,120\nforest,190,tC/ha,150,230\n"
                                + "grassland,110,tC/ha,,\nwater,40,tC/ha,,\nconstruction,65,tC/ha,,\n"
                                + "unused,30,tC/ha,,\n")
                .write(
                        "criteria.csv",
                        "criterion,name_zh,source,grading,at,scores\n"
                                + "cover,地类,land use,classes,forest|grassland|water|cultivated|unused|construction,"
                                + "9|7|7|5|3|1\n"
                                + "lights,灯光,lights.tif,minmax,,\n")
                .write(
                        "factors.csv",
                        "class,value,unit,low,high,source\ncultivated,0.4,tC/ha/yr,0.3,0.5,\n"
                                + "forest,-6.44,tC/ha/yr,-7,-6,\nwater,-0.2,tC/ha/yr,,,\n")
                .write(
                        "accuracy.csv",
                        ",cultivated,forest,grassland,water,construction,unused\ncultivated,80,2,1,0,3,1\n"
                                + "forest,3,90,2,0,0,1\ngrassland,2,1,70,0,1,2\nwater,0,1,0,60,0,1\n"
                                + "construction,4,0,1,0,75,1\nunused,1,0,2,1,1,50\n")
                .write(
                        "wood.csv",
                        "year,product,amount,unit_of_amount\n1990,sawnwood,50,m3\n2000,sawnwood,60,m3\n"
                                + "2010,sawnwood,80,m3\n2020,sawnwood,90,m3\n")
                .write("ahp.csv", ",cover,lights\ncover,1,3\nlights,,1\n")
                .write("scenarios.csv", "scenario,zone,from,to,area_ha,item,percent\nreforest,,cultivated,forest,5,,\n")
                .study(
                        "2000: lu2000.tif, 2010: lu2010.tif, 2020: lu2020.tif }, accuracy: { 2000: accuracy.csv, "
                                + "2010: accuracy.csv, 2020: accuracy.csv",
                        """
                        units: { towns: { file: towns.geojson, id: id, name: id }, cells: { fishnet: 400 m } }
                        carbon:
                          factors: factors.csv
                          energy: { file: energy.csv, route: ncv, units: towns }
                          emissions-uncertainty: [5]
                          draws: 100
                          art-trees: true
                          stability: 100
                          product: gdp.csv
                          stock: stock.csv
                          price: 200
                        statistics:
                          units: cells
                          density: { radius: 1 km, cell: 200 m }
                          morans-i: { permutations: 9 }
                          gearys-c: { permutations: 9 }
                          general-g: { permutations: 9 }
                          join-counts: { permutations: 9 }
                          bivariate-morans-i: { x: source, y: sink, permutations: 9 }
                          lees-l: { x: source, y: sink, permutations: 9 }
                          eb-morans-i: { events: source, population: lights, permutations: 9 }
                          correlogram: { permutations: 9 }
                          local-moran: { permutations: 9 }
                          local-geary: { permutations: 9 }
                          local-geary-multivariate: { variables: [source, lights], permutations: 9 }
                          local-bivariate-moran: { x: source, y: sink, permutations: 9 }
                          local-lee: { x: source, y: sink, permutations: 9 }
                          eb-local-moran: { events: source, population: lights, permutations: 9 }
                          local-join-counts: {}
                          quantile-lisa: {}
                          hot-spots: { permutations: 9 }
                          emerging-hot-spots: { permutations: 9 }
                        drivers: { forest: share of forest, lights: lights.tif }
                        geodetector: { units: cells, permutations: 9, bootstrap: 9, shares: true, size-effect: [300 m, \
                        600 m] }
                        suitability:
                          criteria: criteria.csv
                          weights: { ahp: ahp.csv, entropy: true }
                          sensitivity: { samples: 2 }
                          sieve: 0
                          corridors: { from: key_protection, least-area: 1 ha }
                        scenarios: scenarios.csv
                        """);
        Desk.Outcome run = desk.run("--lang", "zh");
        assertThat(run.code()).as(run.err()).isZero();
        desk.write("land.yaml", """
                study: land by tier 1
                landUse: { legend: cnlucc-6, phases: { 2000: lu2000.tif, 2010: lu2010.tif, 2020: lu2020.tif } }
                units: { towns: { file: towns.geojson, id: id, name: id }, cells: { fishnet: 400 m } }
                carbon:
                  land: { climate: warm-temperate-moist, ecozone: subtropical-humid-forest, soil: lac, region: asia, \
                harvested-wood: wood.csv }
                """);
        Desk.Outcome land = Desk.command(
                "run",
                root.resolve("land.yaml").toString(),
                "--out",
                root.resolve("land").toString());
        assertThat(land.code()).as(land.err()).isZero();
    }

    /** Tables that stand in place of direct factors'. */
    private static final List<String> OF_LAND =
            List.of("land-by-category", "harvested-wood", "land-net", "ledger-histories");

    /** The tables of the run, dictionary included. */
    private static Map<String, TextTable> tables() throws Exception {
        Map<String, TextTable> tables = new TreeMap<>();
        try (Stream<Path> files = Files.list(root.resolve("run/tables"))) {
            files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".csv"))
                    .map(f -> f.replace(".csv", ""))
                    .forEach(n -> tables.put(n, desk.table(n)));
        }
        for (String name : OF_LAND) {
            tables.put(name, TableFile.read(root.resolve("land/tables/" + name + ".csv")));
        }
        return tables;
    }

    @Test
    void everyTableAndEveryColumnIsInTheDictionary() throws Exception {
        Map<String, TextTable> tables = tables();
        List<String> missing = new ArrayList<>();
        tables.forEach((name, table) -> {
            if (Dictionary.title(name).zh().equals(name)) {
                missing.add("tables.txt lacks " + name);
            }
            table.columns().stream()
                    .filter(c -> Dictionary.column(name, c).isEmpty())
                    .forEach(c -> missing.add("columns.txt lacks " + c + " of " + name));
        });
        assertThat(missing).isEmpty();
        List<String> listed = new ArrayList<>();
        tables.get(Dictionary.NAME).rows().stream()
                .filter(r -> r.findText("word").isEmpty())
                .forEach(r -> listed.add(r.text("table") + " " + r.text("column")));
        List<String> all = new ArrayList<>();
        tables.keySet().removeAll(OF_LAND);
        tables.forEach((name, table) -> table.columns().forEach(c -> all.add(name + " " + c)));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(all);
    }

    /** Else the table of a new one would be written without a word of it in the dictionary. */
    @Test
    void everyStatisticIsInTheRun() throws Exception {
        List<String> found = new ArrayList<>();
        new ObjectMapper()
                .readTree(root.resolve("run/run.json").toFile())
                .at("/used/statistics/0/variants")
                .fieldNames()
                .forEachRemaining(found::add);
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        Statistics.ALL.stream().map(UnitStatistic::id).toList());
    }

    @Test
    void noLineOfTheDictionaryIsOfATableThatDoesNotExist() throws Exception {
        List<String> listed;
        try (InputStream in = Dictionary.class.getResourceAsStream("tables.txt")) {
            listed = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> l.split(" \\| ")[0])
                    .toList();
        }
        assertThat(listed).hasSizeGreaterThan(40).isSubsetOf(tables().keySet());
    }

    @Test
    void classesAreNamedInChineseWhereReadersLookAndInTheDictionary() throws Exception {
        Map<String, String> classes = new LinkedHashMap<>();
        desk.table(Dictionary.NAME).rows().stream()
                .filter(r -> r.findText("word").isPresent())
                .forEach(r -> classes.put(r.text("word"), r.text("meaning_zh")));
        assertThat(classes)
                .containsEntry("forest", "林地")
                .containsEntry("construction", "建设用地")
                .hasSize(6);
        assertThat(root.resolve("run/rasters/landuse_2020.tif.aux.xml"))
                .content()
                .contains("<Category>林地</Category>", "<F>建设用地</F>")
                .doesNotContain("forest");
        assertThat(root.resolve("run/rasters/change_2000_2020.tif.aux.xml"))
                .content()
                .contains("<F>林地（未变）</F>", "<F>耕地→建设用地</F>")
                .doesNotContain("unchanged");
        assertThat(root.resolve("run/rasters/suitability_level.tif.aux.xml"))
                .content()
                .contains("适宜");
        assertThat(root.resolve("run/rasters/zones.tif.aux.xml")).content().contains("区</F>");
    }

    @Test
    void theWorkbookHasChineseSheetsAndClassesAndTheFilesTheNamesOfTheContract() throws Exception {
        Path book = root.resolve("run/tables/study.xlsx");
        assertThat(XlsxSheets.of(book)).contains("地类面积", "土地利用转移", "冷热点", "局部 Geary's c（计数）", "数据字典");
        for (String[] sheet : new String[][] {{"所用系数及出处", "what"}, {"标准差椭圆", "what"}, {"不确定性构成", "term"}}) {
            Path named = book.resolveSibling("study.xlsx#" + sheet[0]);
            assertThat(TableFile.read(named, "", sheet[0]).rows())
                    .as(sheet[0])
                    .extracting(r -> r.text(sheet[1]))
                    .contains("林地")
                    .doesNotContain("forest");
        }
        String[][] ofItems = {
            {"所用系数及出处", "what", "原煤：碳氧化率"},
            {"排放清单明细", "item", "原煤"},
            {"账目-每一吨的计算过程", "item", "原煤"},
            {"账目-每一吨的计算过程", "item", "林地 > 建设用地"}
        };
        for (String[] sheet : ofItems) {
            assertThat(TableFile.read(book.resolveSibling("study.xlsx#" + sheet[0]), "", sheet[0])
                            .rows())
                    .as(sheet[0])
                    .extracting(r -> r.findText(sheet[1]).orElse(""))
                    .contains(sheet[2])
                    .noneMatch(t -> t.contains("raw coal"));
        }
        TextTable csv = desk.table("class-areas");
        assertThat(csv.columns()).startsWith("year", "class", "cells", "area_km2");
        assertThat(csv.rows().get(1).text("class")).isEqualTo("forest");
    }

    @Test
    void csvFilesOfAChineseRunBeginWithAMarkUnlessItIsRefused() throws Exception {
        byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        for (String name : tables().keySet()) {
            if (OF_LAND.contains(name)) {
                continue;
            }
            assertThat(Arrays.copyOf(Files.readAllBytes(root.resolve("run/tables/" + name + ".csv")), 3))
                    .as(name)
                    .isEqualTo(mark);
        }
        // our own reader takes no notice of it
        Path areas = root.resolve("run/tables/class-areas.csv");
        assertThat(TableFile.read(areas, "", "areas").columns().get(0)).isEqualTo("year");
        for (String[] said : new String[][] {
            {"zh", "true", "marked"}, {"zh", "false", "plain"}, {"en", "true", "marked"}, {"en", "", "plain"}
        }) {
            Path out = root.resolve("spots-" + said[0] + said[1] + ".csv");
            Desk.Outcome told = Desk.command(
                    "hot-spots",
                    "--units",
                    root.resolve("run/vectors/units.gpkg").toString(),
                    "--layer",
                    "cells",
                    "--value",
                    "net_tCO2_2020",
                    "--permutations",
                    "9",
                    "--lang",
                    said[0],
                    "--out",
                    out.toString(),
                    said[1].isEmpty() ? "--threads=1" : "--csv-bom=" + said[1]);
            assertThat(told.code()).as(told.err()).isZero();
            assertThat(Arrays.equals(Arrays.copyOf(Files.readAllBytes(out), 3), mark))
                    .as(String.join(" ", said))
                    .isEqualTo(said[2].equals("marked"));
        }
    }

    @Test
    void aTownCalledLikeAClassIsNotTranslated() throws Exception {
        String page = Files.readString(root.resolve("run/report.html"));
        assertThat(page).contains("<td>forest</td>", "<td>林地</td>");
    }

    /** {@code docs/reference/tables.md}, in both languages; {@code -Dcarbonscape.update=true} writes them anew. */
    @Test
    void theReferenceOfTablesIsCurrent() throws Exception {
        for (Language language : Language.values()) {
            Path page = Path.of("..", "docs", "reference", "tables" + language.of(".md", ".zh.md"));
            String text = reference(language);
            if (Boolean.getBoolean("carbonscape.update")) {
                Files.createDirectories(page.getParent());
                Files.writeString(page, text);
            }
            assertThat(page).hasContent(text);
        }
    }

    /** Columns of the tables of both runs; those that only the second has come last. */
    private static Map<String, List<TextTable.Row>> columnsByTable() {
        Map<String, List<TextTable.Row>> byTable = new LinkedHashMap<>();
        Stream.concat(
                        desk.table(Dictionary.NAME).rows().stream(),
                        TableFile.read(root.resolve("land/tables/dictionary.csv")).rows().stream()
                                .filter(r ->
                                        OF_LAND.contains(r.findText("table").orElse(""))))
                .filter(r -> r.findText("word").isEmpty())
                .forEach(r -> byTable.computeIfAbsent(r.text("table"), t -> new ArrayList<>())
                        .add(r));
        return byTable;
    }

    private static String reference(Language language) {
        StringBuilder page = new StringBuilder(language.of(
                "# Tables of a run\n\nWritten by a test that runs small studies with everything on; do not edit. Each "
                        + "table is `tables/NAME.csv` and a sheet of `tables/study.xlsx`; `tables/dictionary.csv` of a "
                        + "run says the same of its own. Missing numbers are empty. The last four are of the land by "
                        + "Tier 1 (`carbon.land`).\n",
                "# 结果表\n\n由测试运行全部打开的小研究写成，请勿手改。每张表为 `tables/NAME.csv`，也是 `tables/study.xlsx` "
                        + "的一张工作表；每次运行的 `tables/dictionary.csv` 对自己的各表作同样的说明。缺失的数留空。最后四张表属于按第一层级方法"
                        + "核算的土地（`carbon.land`）。\n"));
        columnsByTable().forEach((table, columns) -> {
            page.append("\n## `").append(table).append("`\n\n");
            page.append(columns.get(0).text(language.of("table_en", "table_zh")))
                    .append(language.of(".\n\n", "。\n\n"));
            page.append(language.of(
                    "| column | holds | unit | meaning |\n| --- | --- | --- | --- |\n",
                    "| 列 | 中文名 | 类型 | 单位 | 含义 |\n| --- | --- | --- | --- | --- |\n"));
            for (TextTable.Row column : columns) {
                page.append("| `").append(column.text("column")).append("` | ");
                if (language == Language.ZH) {
                    page.append(column.text("column_zh")).append(" | ");
                }
                page.append(kind(column.text("kind"), language))
                        .append(" | ")
                        .append(column.findText("unit").orElse(""))
                        .append(" | ")
                        .append(column.text(language.of("meaning_en", "meaning_zh")))
                        .append(" |\n");
            }
        });
        return page.toString();
    }

    private static String kind(String kind, Language language) {
        return switch (kind) {
            case "integer" -> language.of("whole number", "整数");
            case "number" -> language.of("number", "数值");
            default -> language.of("text", "文字");
        };
    }
}
