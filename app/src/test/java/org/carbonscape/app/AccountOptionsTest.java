package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uncertainty, coefficients of carbon-balance zoning and the worth of stocks, in a study and from commands, by hand.
 */
class AccountOptionsTest {
    private static final String UNITS = "units: { d: { file: u.geojson, id: id, name: name } }\n";

    @TempDir
    private Path folder;

    private Desk desk;

    /**
     * Cells of 1 ha: W has 4 of cropland, 4 of forest, E 2 of construction, 6 of forest; then 2 of E's forest are built
     * on.
     */
    @BeforeEach
    void aMapOfTwoUnits() {
        desk = new Desk(folder)
                .write("a.tif", PlainTiff.of("11225522 11222222"))
                .write("b.tif", PlainTiff.of("11225555 11222222"))
                .squares("u.geojson", 4547, "W 450000 3099800 450400 3100000", "E 450400 3099800 450800 3100000")
                .write(
                        "co2.csv",
                        "year,unit,amount,unit_of_amount\n2010,W,10,tCO2\n2010,E,30,tCO2\n2020,W,10,tCO2\n2020,E,30,"
                                + "tCO2\n")
                .write(
                        "f.csv",
                        "class,value,unit,low,high\nforest,-1,tCO2/ha/yr,-1.5,-0.5\ncultivated,0.5,tCO2/ha/yr,0.4,"
                                + "0.6\n")
                .write("gdp.csv", "year,unit,amount\n2010,W,60\n2010,E,40\n2020,W,60\n")
                .write(
                        "s.csv",
                        "class,value,unit\nforest,100,tC/ha\ncultivated,50,tC/ha\nconstruction,10,tC/ha\n"
                                + "grassland,0,tC/ha\nwater,0,tC/ha\nunused,0,tC/ha\n");
    }

    /** Options of a command that are given in vain are told, as keys of a study are. */
    @Test
    void optionsWithoutWhatTheySteerAreTold() {
        String[] files = {
            folder.resolve("a.tif").toString(), folder.resolve("b.tif").toString()
        };
        Desk.Outcome account = Desk.command(
                "account",
                files[0],
                files[1],
                "--legend",
                "cnlucc-6",
                "--to",
                "construction",
                "--gwp",
                "ar6",
                "--id",
                "x");
        assertThat(account.told())
                .contains("--id: it has no effect without --units.")
                .contains("--to: it has no effect without --energy or --emissions.")
                .contains("--gwp: it has no effect without --energy.");
        Desk.Outcome stock = Desk.command(
                "stock",
                files[0],
                "--legend",
                "cnlucc-6",
                "--stock",
                folder.resolve("s.csv").toString(),
                "--seed",
                "3");
        assertThat(stock.told()).contains("--seed: it has no effect without --draws.");
    }

    private Desk.Outcome study(String carbon) {
        return desk.study(
                        "2010: a.tif, 2020: b.tif",
                        UNITS + "carbon: { factors: f.csv, emissions: { file: co2.csv, units: d }" + carbon + " }\n")
                .run();
    }

    private double uncertainty(String row, String column) {
        return desk.number("carbon-uncertainty", 6, "region region region " + row, column);
    }

    /** Sink: 10 ha of forest +- 50 %; source: 40 tCO2 of emissions and 4 ha of cropland +- 20 %. */
    @Test
    void uncertaintyOfEmissionsAndFactorsIsPropagated() {
        assertThat(study(", emissions-uncertainty: [3, 4]").code()).isZero();
        double forest = -uncertainty("2010 sink propagation", "estimate_tCO2");
        // +- 50 % is lognormal: -40.12 and +57.19 % of the mean, turned round since a sink is negative
        double wide = 0.5719 * forest;
        double narrow = 0.4012 * forest;
        assertThat(-forest - uncertainty("2010 sink propagation", "low_tCO2")).isCloseTo(wide, within(1e-3));
        assertThat(uncertainty("2010 sink propagation", "high_tCO2") + forest).isCloseTo(narrow, within(1e-3));
        assertThat(uncertainty("2010 sink propagation", "half_width_tCO2"))
                .isCloseTo((wide + narrow) / 2, within(1e-3));
        double crops = uncertainty("2010 source propagation", "estimate_tCO2") - 40;
        assertThat(crops / forest).isCloseTo(4 * 0.5 / 10, within(1e-9));
        // the emissions +- sqrt(3^2 + 4^2) = 5 %
        assertThat(uncertainty("2010 source propagation", "half_width_tCO2"))
                .isCloseTo(Math.hypot(40 * 0.05, crops * 0.2), within(1e-9));
        // lower and upper halves add in squares on their own
        double net = uncertainty("2010 net propagation", "estimate_tCO2");
        double sources = Math.hypot(2, crops * 0.2);
        assertThat(net - uncertainty("2010 net propagation", "low_tCO2"))
                .isCloseTo(Math.hypot(sources, wide), within(1e-3));
        assertThat(uncertainty("2010 net propagation", "high_tCO2") - net)
                .isCloseTo(Math.hypot(sources, narrow), within(1e-3));
        assertThat(desk.rows("carbon-uncertainty-shares", 3).keySet())
                .as("no draws were asked for")
                .allMatch(k -> k.endsWith(" propagation"));
    }

    @Test
    void drawsStandBesideThePropagation() {
        assertThat(study(", draws: 20000").code()).isZero();
        double forest = -uncertainty("2010 sink propagation", "estimate_tCO2");
        // lognormal beyond 30 %, so lopsided: further from the mean where the sink is larger
        double low = uncertainty("2010 sink draws", "low_tCO2");
        double high = uncertainty("2010 sink draws", "high_tCO2");
        assertThat(uncertainty("2010 sink draws", "estimate_tCO2")).isEqualTo(-forest);
        assertThat(-forest - low).isGreaterThan(high + forest);
        double shares = desk.rows("carbon-uncertainty-shares", 3).entrySet().stream()
                .filter(e -> e.getKey().startsWith("2010") && e.getKey().endsWith("draws"))
                .mapToDouble(e -> Double.parseDouble(e.getValue().get(6)))
                .sum();
        assertThat(shares).isCloseTo(1, within(1e-9));
        assertThat(desk.rows("carbon-uncertainty-shares", 3).keySet())
                .as("what is certain has no share")
                .noneMatch(k -> k.contains("emissions"));
    }

    @Test
    void aNumberOfDrawsThatIsTooSmallIsTold() {
        assertThat(study(", draws: 50").told())
                .startsWith("STUDY-05    carbon.draws: \"50\" is not a valid value")
                .contains("Write 0, or a whole number from 100 to 1000000.");
    }

    /** ECC of W = (60/100)/(source of W/all), ESC of W = (4 of 10 ha)/(source of W/all). */
    @Test
    void coefficientsOfZoningCompareSharesOfMoneyAndUptakeWithThoseOfEmissions() {
        Desk.Outcome out = study(", product: gdp.csv");
        assertThat(out.code()).isZero();
        assertThat(out.told())
                .contains("CARBON-C55  carbon.product (gdp.csv): no product is given for E unit E in 2020:");
        double w = desk.number("balance-coefficients", 3, "d W 2010", "source_tCO2");
        double e = desk.number("balance-coefficients", 3, "d E 2010", "source_tCO2");
        assertThat(w).isGreaterThan(10);
        assertThat(desk.number("balance-coefficients", 3, "d W 2010", "economic_contributive_coefficient"))
                .isCloseTo(0.6 / (w / (w + e)), within(1e-9));
        assertThat(desk.number("balance-coefficients", 3, "d W 2010", "ecological_support_coefficient"))
                .isCloseTo(0.4 / (w / (w + e)), within(1e-9));
        // E has no product in 2020: it is in neither total, and W is all there is
        assertThat(desk.number("balance-coefficients", 3, "d W 2020", "economic_contributive_coefficient"))
                .isCloseTo(1, within(1e-9));
        assertThat(desk.rows("balance-coefficients", 3).get("d E 2020").get(6)).isEmpty();
        assertThat(new String(desk.files("run").get("report.html"), StandardCharsets.UTF_8))
                .as("a reader knows units by name, as in every other table")
                .containsPattern("unit W</td>\\s*<td[^>]*>1\\.000</td>");
    }

    @Test
    void productsInSeveralUnitsAreTold() {
        desk.write("gdp.csv", "year,unit,GDP,单位\n2010,W,60,亿元\n2010,E,400000,万元\n");
        assertThat(study(", product: gdp.csv").told())
                .startsWith(
                        "TABLE-39    carbon.product (gdp.csv): the values of \"amount\" are in several units: 亿元, 万元");
    }

    @Test
    void aUnitOfTheProductThatIsNoUnitOfTheStudyIsTold() {
        desk.write("gdp.csv", "year,unit,amount\n2010,N,60\n2010,W,-1\n");
        assertThat(study(", product: gdp.csv").told())
                .startsWith("CARBON-13   carbon.product (gdp.csv) row 3 \"W\": the number -1 is negative.");
        desk.write("gdp.csv", "year,unit,amount\n2010,N,60\n");
        assertThat(study(", product: gdp.csv").told())
                .startsWith(
                        "CARBON-14   carbon.product (gdp.csv): the unit \"N\" is not among the units of the study.");
    }

    /** Land without a class in one phase neither lost nor gained: 2 ha of forest become construction, 2 ha none. */
    @Test
    void landOfOnePhaseAloneIsWorthNothing() {
        desk.write("b.tif", PlainTiff.of("11005555 11222222"));
        assertThat(study(", stock: s.csv, price: 100").code()).isZero();
        double hectare = desk.number("carbon-by-unit", 4, "region region region 2010", "area_ha") / 16;
        assertThat(desk.number("stock-worth", 4, "region region 2010 2020", "change_tC"))
                .isCloseTo(-380 * hectare, within(1e-9));
        assertThat(desk.number("stock-worth", 4, "region region 2010 2020", "footprint_tC"))
                .isCloseTo(-200 * hectare, within(1e-9));
        assertThat(desk.number("stock-worth", 4, "region region 2010 2020", "value"))
                .isCloseTo(-180 * 100 * hectare, within(1e-9));
    }

    /** 2 ha of forest become construction: -180 tC over ten years at 100 a tonne, discounted by 3 %. */
    @Test
    void whatTheStockLosesIsWorthItsPresentValue() throws Exception {
        assertThat(study(", stock: s.csv, price: 100, discount: 3").code()).isZero();
        double change = desk.number("stock-worth", 4, "region region 2010 2020", "change_tC");
        double sum = 0;
        for (int k = 0; k < 10; k++) {
            sum += Math.pow(1 / 1.03, k);
        }
        assertThat(change).isNegative();
        assertThat(desk.number("stock-worth", 4, "region region 2010 2020", "value"))
                .isCloseTo(change * 100 / 10 * sum, within(1e-9 * -change * 100));
        Desk.Outcome command = Desk.command(
                "stock",
                "2010=" + folder.resolve("a.tif"),
                "2020=" + folder.resolve("b.tif"),
                "--legend",
                "cnlucc-6",
                "--stock",
                folder.resolve("s.csv").toString(),
                "--price",
                "100",
                "--discount",
                "3",
                "--json");
        Desk.Outcome one = Desk.command( // it was a table without rows
                "stock",
                folder.resolve("b.tif").toString(),
                "--legend",
                "cnlucc-6",
                "--stock",
                folder.resolve("s.csv").toString(),
                "--price",
                "100");
        assertThat(one.code()).isEqualTo(2);
        assertThat(one.err()).startsWith("--price is of what a stock gains or loses: give two phases or more.\n");
        JsonNode worth =
                new ObjectMapper().readTree(command.out()).path("worth").get(0);
        assertThat(worth.path("value").asDouble())
                .isEqualTo(desk.number("stock-worth", 4, "region region 2010 2020", "value"));
    }

    @Test
    void theCommandAnswersWithTheSameUncertaintyAndCoefficients() throws Exception {
        assertThat(study(", emissions-uncertainty: 5, draws: 1000, product: gdp.csv\n")
                        .code())
                .isZero();
        Desk.Outcome command = Desk.command(
                "account",
                "2010=" + folder.resolve("a.tif"),
                "2020=" + folder.resolve("b.tif"),
                "--legend",
                "cnlucc-6",
                "--factors",
                folder.resolve("f.csv").toString(),
                "--emissions",
                folder.resolve("co2.csv").toString(),
                "--units",
                folder.resolve("u.geojson").toString(),
                "--id",
                "id",
                "--emissions-uncertainty",
                "5",
                "--draws",
                "1000",
                "--product",
                folder.resolve("gdp.csv").toString(),
                "--json");
        assertThat(command.code()).as(command.err()).isZero();
        JsonNode out = new ObjectMapper().readTree(command.out());
        List<JsonNode> rows =
                List.of(out.path("uncertainty").get(5), out.path("uncertainty").get(4));
        assertThat(rows.get(0).path("method").asText()).isEqualTo("draws");
        for (JsonNode row : rows) {
            String key = row.path("year").asText() + " " + row.path("part").asText() + " "
                    + row.path("method").asText();
            assertThat(row.path("low_tCO2").asDouble()).isEqualTo(uncertainty(key, "low_tCO2"));
        }
        assertThat(out.path("coefficients")
                        .get(0)
                        .path("ecological_support_coefficient")
                        .asDouble())
                .isEqualTo(desk.number("balance-coefficients", 3, "d W 2010", "ecological_support_coefficient"));
    }

    @Test
    void aCommandsTableMayWriteTheNamesOfItsUnits() throws Exception {
        desk.write("names.csv", "year,unit,amount,unit_of_amount\n2010,unit W,10,tCO2\n2010,unit E,30,tCO2\n");
        for (boolean told : new boolean[] {true, false}) {
            List<String> command = new ArrayList<>(
                    List.of("account", "2010=" + folder.resolve("a.tif"), "--legend", "cnlucc-6", "--emissions"));
            command.addAll(List.of(folder.resolve("names.csv").toString(), "--units"));
            command.addAll(List.of(folder.resolve("u.geojson").toString(), "--id", "id"));
            command.addAll(told ? List.of("--name", "name") : List.of());
            assertThat(Desk.command(command.toArray(String[]::new)).code()).isEqualTo(told ? 0 : 1);
        }
    }
}
