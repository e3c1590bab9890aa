package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to count energy, reached from a study, from {@code account} and from {@code inventory}. */
class EnergyTest {
    private static final String PHASES = "2020: a.tif";
    private static final String UNITS = "units: { d: { file: u.geojson, id: id, name: name } }\n";
    private static final double CO2 = 44.0 / 12;

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void aMapOfTwoUnitsWithConstruction() {
        desk = new Desk(folder)
                .write("a.tif", PlainTiff.of("115522 115522 335566 335566"))
                .squares("u.geojson", 4547, "W 450000 3099600 450300 3100000", "E 450300 3099600 450600 3100000")
                .write(
                        "power.csv",
                        "year,unit,item,amount,unit_of_amount\n2020,W,electricity,10000,kWh\n2020,E,raw coal,100,t\n")
                .write("grid.csv", "year,value,unit,source\n2020,0.6,kgCO2/kWh,mine\n")
                .write("own.csv", "item,factor,unit\nraw coal,2,tCO2/t\n");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Desk.Outcome study(String energy) {
        return desk.study(PHASES, UNITS + "carbon: { energy: { file: power.csv, units: d, " + energy + " } }\n")
                .run();
    }

    @Test
    void theRemedyOfAMissingGridFactorCanBeFollowed() {
        assertThat(study("route: ncv").told())
                .startsWith("CARBON-16   carbon.energy (power.csv) row 2 \"electricity\": grid electricity has no "
                        + "emission factor for 2020.\n")
                .contains("carbon.energy.grid-factors")
                .contains("--grid-factors");
        assertThat(study("route: ncv, grid-factors: grid.csv").code()).isZero();
        assertThat(desk.number("carbon-by-unit", 4, "d W unit W 2020", "source_tCO2"))
                .isCloseTo(6, within(1e-9));
        assertThat(Desk.command("inventory", file("power.csv"), "--route", "ncv")
                        .told())
                .contains("CARBON-16   ENERGY (power.csv) row 2 \"electricity\"");
        assertThat(Desk.command("inventory", file("power.csv"), "--route", "ncv", "--grid-factors", file("grid.csv"))
                        .out())
                .contains("2020,W,electricity,10000,kWh,1.63636363636364,6,no");
    }

    /** Where nobody says which units there are, parts of others are none, and a narrow cell's line break is nothing. */
    @Test
    void unitsOfAnInventoryAreThoseOfTheTablesRows() {
        desk.write(
                "a.csv",
                "year,unit,item,amount,unit_of_amount\n2020,全市,coke,9,t\n2020,其中：市区,coke,7,t\n"
                        + "2020,\"芙蓉\n区\",coke,5,t\n2020,天心区,coke,4,t\n");
        Desk.Outcome outcome = Desk.command("inventory", file("a.csv"), "--route", "ncv", "--lang", "zh");
        assertThat(outcome.out()).contains("2020,芙蓉区,", "2020,天心区,").doesNotContain("市区,coke", "全市");
        assertThat(outcome.told()).contains("有 2 行为合计或其他行的一部分（全市、其中：市区），已略去");
    }

    @Test
    void aRegionsPresetHasItsYearsOnly() {
        assertThat(study("route: ipcc, grid-factors: hunan").told())
                .contains("no emission factor for 2020")
                .contains("(known: hunan [2021, 2022])");
        assertThat(study("route: ipcc, grid-factors: Honan").told()).isEqualTo("""
                        CARBON-01   carbon.energy.grid-factors: there is no table "Honan".
                                    Write the path of a CSV, or one of: hunan, henan.
                        """);
    }

    /** 10,000 kWh: 4.04 tce, or 1.229 tce; times the carbon of standard coal of the table, 0.7476 or as it says. */
    @Test
    void electricityOnTheRouteOfStandardCoalIsCountedEitherWay() throws Exception {
        double input = tCO2(Desk.command("inventory", file("power.csv"), "--route", "standard-coal", "--json"), "W");
        double heat = tCO2(
                Desk.command(
                        "inventory",
                        file("power.csv"),
                        "--route",
                        "standard-coal",
                        "--electricity",
                        "heat-value",
                        "--json"),
                "W");
        assertThat(input / heat).isCloseTo(4.04 / 1.229, within(1e-12));
        assertThat(study("route: standard-coal, electricity: heat-value").told())
                .contains("counted by heat-value");
        assertThat(desk.number("carbon-by-unit", 4, "d W unit W 2020", "source_tCO2"))
                .isCloseTo(heat, within(1e-9));
    }

    private static double tCO2(Desk.Outcome outcome, String unit) throws Exception {
        for (JsonNode row : new ObjectMapper().readTree(outcome.out()).path("units")) {
            if (row.path("unit").asText().equals(unit)) {
                return row.path("tCO2").asDouble();
            }
        }
        throw new AssertionError(outcome.out() + outcome.err());
    }

    @Test
    void aFactorOfOnesOwnGoesFirst() throws Exception {
        assertThat(tCO2(
                        Desk.command(
                                "inventory",
                                file("power.csv"),
                                "--route",
                                "ncv",
                                "--grid-factors",
                                file("grid.csv"),
                                "--item-factors",
                                file("own.csv"),
                                "--json"),
                        "E"))
                .isCloseTo(200, within(1e-9));
        assertThat(study("route: ncv, grid-factors: grid.csv, item-factors: own.csv")
                        .code())
                .isZero();
        assertThat(desk.number("carbon-by-unit", 4, "d E unit E 2020", "source_tCO2"))
                .isCloseTo(200, within(1e-9));
    }

    /** 16/12 x 0.5 x 0.5 x 0.065 tCH4 a tonne of landfilled waste, in the order of the potentials of methane. */
    @ParameterizedTest
    @CsvSource({"SAR, 21", "TAR, 23", "AR4, 25", "AR5, 28", "ar5-feedback, 34", "AR6, 27.9"})
    void methaneCountsByThePotentialsChosen(String set, double methane) throws Exception {
        desk.write("waste.csv", "year,unit,item,amount,unit_of_amount\n2020,W,landfilled waste,1000,t\n");
        assertThat(tCO2(Desk.command("inventory", file("waste.csv"), "--route", "ncv", "--gwp", set, "--json"), "W"))
                .isCloseTo(1000 * 0.065 * 0.5 * 0.5 * 16 / 12 * methane, within(1e-9));
    }

    @Test
    void theCommandOnPlainFilesGivesTheRowsOfAStudy() throws Exception {
        assertThat(desk.study(
                                PHASES,
                                UNITS
                                        + "carbon: { factors: literature-cn, energy: { file: power.csv, units: d, "
                                        + "route: ncv, grid-factors: grid.csv } }\n")
                        .run()
                        .code())
                .isZero();
        Desk.Outcome outcome = Desk.command(
                "account",
                "2020=" + file("a.tif"),
                "--legend",
                "cnlucc-6",
                "--energy",
                file("power.csv"),
                "--route",
                "ncv",
                "--grid-factors",
                file("grid.csv"),
                "--units",
                file("u.geojson"),
                "--id",
                "id",
                "--json");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        JsonNode out = new ObjectMapper().readTree(outcome.out());
        assertThat(out.path("factors").findValuesAsText("what"))
                .contains("electricity: grid of carbon.energy.grid-factors (grid.csv), 2020");
        for (JsonNode row : out.path("byUnit")) {
            if (row.path("unit_set").asText().equals("units")) {
                String unit = row.path("unit").asText();
                assertThat(row.path("source_tCO2").asDouble())
                        .isEqualTo(desk.number("carbon-by-unit", 2, "d " + unit, "source_tCO2"));
            }
        }
    }

    /** A county's table as a yearbook has it: Chinese words, units of statistics, a title above. */
    private static final String YEARBOOK = """
            2020年活动数据,,,,,
            年份,区县,品种,数量,单位,部门
            2020,W,原煤,2,万吨,工业
            2020,W,柴油,1,万吨,交通运输业
            2020,E,生猪,10,万头,
            2020,E,化肥氮,0.1,万吨,
            2020,E,电解铝,0,吨,
            """;

    @Test
    void aStudyHasItsInventoryByGasAndCategory() throws Exception {
        desk.write("power.csv", YEARBOOK);
        assertThat(study("route: ipcc").code()).isZero();
        // 20,000 t x 0.020908 TJ/t x 10 kg CH4/TJ
        assertThat(desk.number("inventory-by-category", 3, "2020 1.A.2 CH4", "gas_t"))
                .isCloseTo(4.1816, within(1e-9));
        double all = desk.number("carbon-by-unit", 4, "d W unit W 2020", "source_tCO2")
                + desk.number("carbon-by-unit", 4, "d E unit E 2020", "source_tCO2");
        assertThat(total(folder.resolve("run/tables/inventory-crt.xlsx"))).isCloseTo(all, within(1e-6));
        assertThat(Files.readString(folder.resolve("run/report.html"))).contains("Key categories");
    }

    /** Rows before the first phase count for the decay alone, and nothing is told of their year. */
    @Test
    void aStudyTakesEveryConventionOfTheInventory() throws Exception {
        desk.write(
                "power.csv",
                "year,unit,item,amount,unit_of_amount\n2010,W,landfilled waste,1000,t\n"
                        + "2020,W,nitrogen fertiliser,10,t\n2020,E,swine,1000,head\n");
        Desk.Outcome outcome =
                study("route: ncv, landfill: decay, decay-rate: 0.17, guidelines: 2019, gwp: ar6, horizon: 20");
        assertThat(outcome.code()).as(outcome.told()).isZero();
        assertThat(outcome.told()).contains("CARBON-C34").doesNotContain("CARBON-C10");
        double waste = 1000 * 0.065 * 0.25 * 16 / 12 * (Math.exp(-0.17 * 9) - Math.exp(-0.17 * 10));
        assertThat(desk.number("carbon-by-unit", 4, "d W unit W 2020", "source_tCO2"))
                .isCloseTo(waste * 81.2 + 10 * 0.016 * 44 / 28 * 273, within(1e-9));
        assertThat(desk.number("carbon-by-unit", 4, "d E unit E 2020", "source_tCO2"))
                .isCloseTo(81.2, within(1e-9));
    }

    /** 1,000 t ± 10 % x 0.538 tCO2/t; the lime beside it has no interval. */
    @Test
    void intervalsOfAmountsReachTheTotals() {
        desk.write(
                "power.csv",
                "year,unit,item,amount,unit_of_amount,low,high\n2020,W,cement clinker,1000,t,900,1100\n"
                        + "2020,E,lime,100,t,,\n");
        assertThat(study("route: ncv").code()).isZero();
        assertThat(desk.number(
                        "carbon-uncertainty", 6, "region region region 2020 source propagation", "half_width_tCO2"))
                .isCloseTo(53.8, within(1e-9));
    }

    /** Of the year 2020, in tonnes. */
    private static double total(Path workbook) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(workbook.toFile())) {
            Row total = book.findSheet("Summary2 2020").orElseThrow().read().stream()
                    .filter(r -> r.getCellText(0).startsWith("Total national"))
                    .findFirst()
                    .orElseThrow();
            return total.getCellAsNumber(8).orElseThrow().doubleValue() * 1000;
        }
    }

    @Test
    void theCommandWritesTheReportingTables() throws Exception {
        desk.write("yearbook.csv", YEARBOOK);
        Desk.Outcome outcome =
                Desk.command("inventory", file("yearbook.csv"), "--route", "ipcc", "--crt", file("crt.xlsx"), "--json");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(outcome.out());
        double all = 0;
        for (JsonNode row : json.path("categories")) {
            all += row.path("tCO2e").asDouble();
        }
        assertThat(tCO2(outcome, "W") + tCO2(outcome, "E")).isCloseTo(all, within(1e-6));
        List<String> notations = new ArrayList<>();
        json.path("completeness")
                .forEach(r -> notations.add(
                        r.path("category").asText() + " " + r.path("notation").asText()));
        assertThat(notations).contains("1.A.2 E", "1.A.3.b E", "3.A.1 E", "3.C.5 E", "2.C.3 NO", "4.A NE");
        assertThat(json.path("keyCategories").get(0).path("category").asText()).isEqualTo("1.A.2");
        assertThat(total(folder.resolve("crt.xlsx"))).isCloseTo(all, within(1e-6));
    }

    @Test
    void whatHasNoEffectOnTheRouteIsTold() {
        assertThat(study("route: ncv, grid-factors: grid.csv, electricity: heat-value")
                        .told())
                .contains("CARBON-C14  carbon.energy.electricity: it has no effect on the route ncv.");
        assertThat(Desk.command("inventory", file("power.csv"), "--route", "standard-coal", "--grid-factors", "hunan")
                        .err())
                .contains("CARBON-C14  --grid-factors: it has no effect on the route standard-coal.");
    }

    @Test
    void optionsThatNeedEachOtherAreTold() {
        String[] map = {"account", file("a.tif"), "--legend", "cnlucc-6", "--energy", file("power.csv")};
        Desk.Outcome noUnits = Desk.command(map);
        assertThat(noUnits.code()).isEqualTo(2);
        assertThat(noUnits.err()).startsWith("Missing required options: '--units=FILE', '--route=");
        Desk.Outcome noRoute =
                Desk.command(map[0], map[1], map[2], map[3], map[4], map[5], "--units", file("u.geojson"));
        assertThat(noRoute.code()).isEqualTo(2);
        assertThat(noRoute.err()).startsWith("Missing required option: '--route=");
    }
}
