package org.carbonscape.study.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.proof.finished.Difference;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Part;
import org.carbonscape.study.proof.layer.CountedMaps;
import org.carbonscape.study.proof.layer.LocalVectors;
import org.carbonscape.study.proof.layer.MapPlaces;
import org.carbonscape.study.proof.layer.StabilityColumns;
import org.carbonscape.study.proof.layer.Vectors;
import org.carbonscape.study.proof.layer.ZoneVectors;
import org.carbonscape.study.run.Progress;
import org.carbonscape.study.run.StudyRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number that follows from others of the run is worked out anew: changed anywhere by itself, it is told. */
class DerivedTest {
    @TempDir
    private static Path root;

    private static Path run;

    @BeforeAll
    static void runs() throws IOException {
        Path study = SmallStudy.in(root)
                .classes("2020.tif", """
                        2221|1122
                        2221|112.
                        2221|1333
                        2211|3333
                        2211|1333
                        2222|1133
                        """)
                .text("criteria.csv", """
                        criterion,source,direction,grading,at,scores
                        cover,land use,,classes,forest|cropland|construction,9|5|1
                        height,dem.tif,positive,minmax,,
                        """)
                .text("ahp.csv", ",cover,height\ncover,1,3\nheight,1/3,1\n")
                .text("scenarios.csv", "scenario,zone,from,to,area_ha,item,percent\ngreen,,cropland,forest,2,,\n")
                .text("places.csv", """
                        map,cropland,forest,construction
                        cropland,40,3,2
                        forest,4,50,1
                        construction,1,2,30
                        """)
                .text(
                        "gdp.csv",
                        IntStream.range(0, 12)
                                .mapToObj(i -> SmallStudy.YEARS.get(i / 4) + "," + SmallStudy.UNITS.get(i % 4) + ","
                                        + (i + 3) * 17 + ",yuan\n")
                                .collect(Collectors.joining("", "year,unit,amount,unit_of_amount\n", "")))
                .text("factors.csv", """
                        class,value,unit,low,high,source
                        cropland,0.5,tCO2/ha/yr,0.2,0.9,made up
                        forest,-6.44,tC/ha/yr,-8,-5,made up
                        """)
                .write("  cells: { fishnet: 200 m }\n", SmallStudy.ALL_CARBON + """
                          emissions-uncertainty: 10
                          price: 100
                          product: gdp.csv
                          stability: 100
                        """, """
                        statistics:
                          units: [parts, cells]
                          density: { radius: 300 m, cell: 100 m, edge: true }
                          morans-i: { permutations: 99 }
                          local-moran: { permutations: 99 }
                          local-geary: { permutations: 99 }
                          hot-spots: { permutations: 99, statistic: both }
                          emerging-hot-spots: { permutations: 99 }
                          correlogram: { lags: 2, permutations: 19 }
                        drivers: { built: share of construction, height: dem.tif, forest: share of forest }
                        geodetector: { units: cells, y: source, permutations: 19, bootstrap: 20, \
                        size-effect: [200 m, 300 m] }
                        suitability:
                          criteria: criteria.csv
                          weights: { ahp: ahp.csv, entropy: true, combine: linear }
                          breaks: [4, 6]
                          sieve: 0
                          majority: 0
                          sensitivity: { step: 0.2, samples: 3 }
                          corridors: { from: key_protection, least-area: 1 ha }
                        scenarios: scenarios.csv
                        """);
        String places = "landUse:\n  accuracy: { 2010: places.csv, 2020: places.csv }\n";
        Files.writeString(study, Files.readString(study).replaceFirst("landUse:\n", places));
        run = study.resolveSibling("run");
        StudyRun.run(
                study,
                new RunTarget(run, false),
                OptionalLong.empty(),
                Language.EN,
                new PlainEngine(),
                CacheFolder.none(),
                new Progress() {
                    @Override
                    public void stage(String name) {}

                    @Override
                    public void cautions(List<Problem> met) {}
                });
    }

    /** Files of the tables that something is told of. */
    private static Set<String> told() {
        FinishedRun finished = FinishedRun.open(run);
        Set<String> files = new TreeSet<>();
        Derived.parts(finished)
                .forEach(p -> p.findings(run, size -> {})
                        .differences()
                        .forEach(d -> files.add(d.file().replaceAll("^tables/|\\.csv$", ""))));
        return files;
    }

    /** Whether anything is told of a run in which a file was touched: of most that the part tells that is about it. */
    private static boolean isTold(String touched) {
        return Derived.parts(FinishedRun.open(run)).stream()
                .sorted(Comparator.comparing(p -> !p.file().contains(touched)))
                .anyMatch(p -> !p.findings(run, size -> {}).differences().isEmpty());
    }

    @Test
    void nothingIsToldOfARunThatNobodyTouched() {
        for (Part part : Derived.parts(FinishedRun.open(run))) {
            Findings findings = part.findings(run, size -> {});
            assertThat(findings.differences()).as(part.file()).isEmpty();
            assertThat(findings.compared()).as(part.file()).isGreaterThan(10);
        }
    }

    /** A table and columns of it. */
    static List<String> numbers() {
        return List.of("""
                area-uncertainty mapped_ha estimate_ha low_ha high_ha low_90_ha high_90_ha percent
                transition-uncertainty from_year mapped_ha
                balance-coefficients year product source_tCO2 economic_contributive_coefficient \
                ecological_support_coefficient
                correlogram p_adjusted
                emerging-hot-spots code hot_phases cold_phases spot_2010 trend_z tau sen_slope
                stock-worth year change_tC footprint_tC value_per_tC value
                stability-by-unit stability
                strategies gain_tC_per_a gain_tCO2_per_a
                suitability-levels score_above score_up_to
                carbon-uncertainty-shares net_tCO2 low_tCO2 high_tCO2 share
                corridors from_area_ha to_area_ha length_m cost importance rank
                density-by-unit year cells mean_tCO2_per_km2 maximum_tCO2_per_km2 rank
                geodetector-size-effect upper_quantile
                carbon-uncertainty estimate_tCO2 low_tCO2 high_tCO2 low_90_tCO2 high_90_tCO2 half_width_tCO2 percent
                carbon-uncertainty-parts year estimate_tCO2 adjusted_tCO2 \
                low_tCO2 high_tCO2 low_90_tCO2 high_90_tCO2 percent
                carbon-uncertainty-trend from_year to_year change_tCO2 adjusted_tCO2 \
                low_tCO2 high_tCO2 low_90_tCO2 high_90_tCO2
                centres-of-gravity year x_m y_m dx_km dy_km distance_km azimuth_deg speed_km_per_year \
                ellipse_area_change flattening_change
                change from_year to_year value
                cluster-counts year HH LL HL LH ns island
                ellipse year x_m y_m standard_distance_km major_km minor_km azimuth_deg area_km2 flattening
                geodetector-discretisation q_cross_validated
                geodetector-ecological year f p pAdjusted
                geodetector-factors year strata units singletons q f pPermutation permutations pAnova \
                pCompatibleSample pCompatiblePopulation lambdaSample lambdaPopulation
                geodetector-interactions year q qA qB excess pExcess permutations
                geodetector-risk year number units mean standard_deviation
                geodetector-risk-tests year difference t df p pAdjusted
                geodetector-shares year share_of_q relative joint_q
                global-autocorrelation value expected z p
                hot-spot-areas year units area_km2 share_percent
                hot-spots year value z p_fdr p_bonferroni
                intensity from_year to_year observed_percent_per_yr uniform_percent_per_yr
                local-geary year value p_fdr p_bonferroni
                local-geary-counts year HH LL other-positive negative ns
                local-moran year value i z p_fdr p_bonferroni
                scenario base_net_tCO2 net_tCO2 difference_tCO2 difference_percent
                sensitivity changed_cells better_cells worse_cells changed_percent
                suitability-by-unit area_km2 level_1_area_km2 level_2_share_percent level_3_stock_tC level_1_net_tCO2
                suitability-levels cells area_km2 share_percent stock_tC net_tCO2
                suitability-weights weight lambda ci
                transitions from_year to_year area_km2
                uncertainty-ipcc first_tCO2 last_tCO2 contribution activity_percent factor_percent combined_percent \
                type_a_percent type_b_percent \
                trend_by_factor_percent trend_by_activity_percent trend_percent
                usual-factors year source_tCO2 sink_tCO2 net_tCO2 usual_sink_tCO2 usual_net_tCO2
                zones cells area_km2 share_percent stock_tC net_tCO2
                zones-by-unit area_km2 key_protection_area_km2 unzoned_area_km2 key_restoration_net_tCO2
                """.strip().split("\n"));
    }

    /** The first of its numbers, the last, and one between. */
    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberThatIsChangedIsTold(String said) throws IOException {
        String[] words = said.split(" ");
        Path file = run.resolve("tables/" + words[0] + ".csv");
        String good = Files.readString(file);
        List<List<String>> rows = good.lines().map(DerivedTest::cells).toList();
        for (String name : List.of(words).subList(1, words.length)) {
            int column = rows.get(0).indexOf(name);
            int[] numbers = IntStream.range(1, rows.size())
                    .filter(r -> !Double.isNaN(Numbers.parsed(rows.get(r).get(column))))
                    .toArray();
            for (int row : new int[] {numbers[0], numbers[numbers.length / 2], numbers[numbers.length - 1]}) {
                touch(file, row, column);
                assertThat(isTold(words[0])).as(name + " of row " + row).isTrue();
                Files.writeString(file, good);
            }
        }
    }

    /** Strata, and q of every way to cut a driver, are those of what was measured in units. */
    @ParameterizedTest
    @ValueSource(strings = {"unit-drivers value", "carbon-by-unit source_tCO2"})
    void whatUnitsHaveMakesTheStrata(String said) throws IOException {
        String[] words = said.split(" ");
        Path file = run.resolve("tables/" + words[0] + ".csv");
        String good = Files.readString(file);
        List<List<String>> rows = good.lines().map(DerivedTest::cells).toList();
        int column = rows.get(0).indexOf(words[1]);
        int row = IntStream.range(1, rows.size())
                .filter(r -> rows.get(r).contains("cells")
                        && rows.get(r).contains("2010")
                        && Numbers.parsed(rows.get(r).get(column)) > 0)
                .findFirst()
                .orElseThrow();
        touch(file, row, column, 40);
        assertThat(told()).contains("geodetector-discretisation");
        Files.writeString(file, good);
    }

    /** Where many units lie at a break, on which side of it nobody knows. */
    @Test
    void qOfMostWaysToCutIsTold() throws IOException {
        Path file = run.resolve("tables/geodetector-discretisation.csv");
        String good = Files.readString(file);
        int rows = (int) good.lines().count();
        int told = 0;
        for (int row = 1; row < rows; row += rows / 8) {
            touch(file, row, cells(good.lines().findFirst().orElseThrow()).indexOf("q"));
            told += told().isEmpty() ? 0 : 1;
            Files.writeString(file, good);
        }
        assertThat(told).isGreaterThan(4);
    }

    /** Of values that are printed as a break is, some may be above it: no way that there may be is told. */
    @Test
    void unitsAtABreakAreBelowItOrAbove() throws IOException {
        Path tables = Files.createDirectories(root.resolve("tied/tables"));
        Files.writeString(root.resolve("tied/run.json"), """
            {"options": {"geodetector": {"convention": "carbonscape"}}}\
            """);
        Files.writeString(tables.resolve("geodetector-factors.csv"), """
            unit_set,year,y,driver,strata,units,singletons,q,f
            s,2000,net_2000,d,2,4,0,0.9,
            """);
        Files.writeString(tables.resolve("unit-drivers.csv"), """
            unit_set,unit,year,driver,kind,value,unit_of_value,cells
            s,a,2000,d,mean of raster,1,,9
            s,b,2000,d,mean of raster,2,,9
            s,c,2000,d,mean of raster,2,,9
            s,d,2000,d,mean of raster,3,,9
            """);
        Files.writeString(tables.resolve("carbon-by-unit.csv"), """
            unit_set,unit,year,area_ha,source_tCO2,sink_tCO2,net_tCO2
            s,a,2000,1,0,0,0
            s,b,2000,1,1,0,1
            s,c,2000,1,3,0,3
            s,d,2000,1,4,0,4
            """);
        // mean 2, total 10; below 2: {0} | {1,3,4}, {0,1} | {3,4}, {0,3} | {1,4}, {0,1,3} | {4}
        Map<String, Boolean> same =
                Map.of("0.533333333333333", true, "0.9", true, "0.1", true, "0.533333333333334", true, "0.6", false);
        same.forEach((q, isSame) -> {
            StringBuilder cut = new StringBuilder(
                    "unit_set,year,y,driver,method,classes,q,q_cross_validated,units_in_smallest,chosen,breaks\n");
            cut.append("s,2000,net_2000,d,quantile,2,").append(q).append(",,0,no,2\n");
            try {
                Files.writeString(tables.resolve("geodetector-discretisation.csv"), cut);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Findings findings = new Findings();
            StrataSums.check(FinishedRun.open(root.resolve("tied")), findings);
            assertThat(findings.compared()).isEqualTo(1);
            assertThat(findings.different()).as(q).isEqualTo(isSame ? 0 : 1);
        });
    }

    /**
     * y is 0, 1, 3, 4 of mean 2 and squares 10. Cut by d into 0, 1 and 3, 4, q is 1 - 1/10; each unit by the other of
     * its class errs by 4 x 1, by the mean of the others by 2 (8/3)^2 + 2 (4/3)^2 = 160/9. By e into 0, 3 and 1, 4
     * it is 1 - 9/10, and 4 x 9 of 160/9. Both crossed leave each unit alone.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4,4,1,0.9,0.1 | 0.775,2,yes,yes | 0
            3,4,1,0.9,0.1 | 0.775,2,yes,yes | 1
            4,3,1,0.9,0.1 | 0.775,2,yes,yes | 1
            4,4,0.99,0.9,0.1 | 0.775,2,yes,yes | 1
            4,4,1,0.9,0.1 | 0.776,2,yes,yes | 1
            4,4,1,0.9,0.1 | 0.775,1,yes,yes | 1
            """)
    void pairsAndUnitsLeftOutAreOfWhatUnitsHave(String pair, String cut, int told) throws IOException {
        Path tables = Files.createDirectories(root.resolve("crossed/tables"));
        Files.writeString(root.resolve("crossed/run.json"), """
            {"options": {"seed": 7, "geodetector": {"convention": "carbonscape"}}}\
            """);
        Files.writeString(tables.resolve("geodetector-factors.csv"), """
            unit_set,year,y,driver,strata,units,singletons,q,f
            s,2000,net_2000,d,2,4,0,0.9,
            s,2000,net_2000,e,2,4,0,0.1,
            """);
        Files.writeString(tables.resolve("geodetector-risk.csv"), """
            unit_set,year,y,driver,number,stratum,units,mean,standard_deviation
            s,2000,net_2000,d,1,low,2,0.5,0.707106781186548
            s,2000,net_2000,d,2,high,2,3.5,0.707106781186548
            s,2000,net_2000,e,1,low,2,1.5,2.12132034355964
            s,2000,net_2000,e,2,high,2,2.5,2.12132034355964
            """);
        Files.writeString(tables.resolve("unit-drivers.csv"), """
            unit_set,unit,year,driver,kind,value,unit_of_value,cells
            s,a,2000,d,mean of raster,1,,9
            s,a,2000,e,mean of raster,1,,9
            s,b,2000,d,mean of raster,2,,9
            s,b,2000,e,mean of raster,3,,9
            s,c,2000,d,mean of raster,3,,9
            s,c,2000,e,mean of raster,1,,9
            s,d,2000,d,mean of raster,4,,9
            s,d,2000,e,mean of raster,3,,9
            """);
        Files.writeString(tables.resolve("carbon-by-unit.csv"), """
            unit_set,unit,year,area_ha,source_tCO2,sink_tCO2,net_tCO2
            s,a,2000,1,0,0,0
            s,b,2000,1,1,0,1
            s,c,2000,1,3,0,3
            s,d,2000,1,4,0,4
            """);
        Files.writeString(tables.resolve("geodetector-discretisation.csv"), """
            unit_set,year,y,driver,method,classes,q,q_cross_validated,units_in_smallest,eligible,chosen,breaks
            s,2000,net_2000,d,quantile,2,0.9,%s,2.5
            s,2000,net_2000,e,quantile,2,0.1,-1.025,2,yes,yes,2
            """.formatted(cut));
        Files.writeString(tables.resolve("geodetector-interactions.csv"), """
            unit_set,year,y,a,b,strata,singletons,q,qA,qB
            s,2000,net_2000,d,e,%s
            """.formatted(pair));
        Findings findings = new Findings();
        StrataSums.check(FinishedRun.open(root.resolve("crossed")), findings);
        assertThat(findings.differences()).hasSize(told);
        assertThat(findings.compared()).isGreaterThan(told == 0 ? 10 : 3);
    }

    /** A table and a word of a row; what it is changed to. */
    @ParameterizedTest
    @CsvSource({
        "intensity, active, dormant",
        "intensity, fast, slow",
        "intensity, avoids, targets",
        "geodetector-discretisation, 'yes,yes', 'no,yes'",
        "geodetector-discretisation, 'yes,no', 'no,no'",
        "geodetector-discretisation, 'yes,no', 'yes,yes'",
        "geodetector-discretisation, 'yes,yes', 'yes,no'",
        "suitability-levels, entropy, equal",
        "suitability-weights, given limits, natural breaks",
        "sensitivity, RI saaty, RI ahpsurvey",
        "zones, sieve 0 ha, sieve 5 ha",
        "zone-rules, RI saaty, RI ahpsurvey",
        "corridors, sieve 0 ha, sieve 5 ha",
        "strategies, majority radius 0, majority radius 1",
        "scenario, majority radius 0, majority radius 1",
        "geodetector-interactions, bi-factor enhancement, nonlinear enhancement",
        "geodetector-interactions, built, slope",
        "geodetector-interactions, carbonscape, gd",
        "geodetector-ecological, forest, slope",
        "geodetector-ecological, yes, no",
        "geodetector-factors, height, slope",
        "geodetector-factors, carbonscape, gd",
        "geodetector-risk, height, slope",
        "geodetector-risk-tests, no, yes",
        "geodetector-shares, height, slope",
        "geodetector-shares, yes, no",
        "hot-spots, gi-star, gi",
        "local-moran, ns, HH",
        "local-moran, Birch, Beech",
        "local-moran, r1c2, r9c9",
        "local-moran, carbonscape, esda",
        "local-moran, 99 shared permutations, 999 shared permutations",
        "carbon-by-unit, Birch, Beech",
        "density-by-unit, Birch, Beech",
        "zones, Birch, Beech",
        "zones-by-unit, Birch, Beech",
        "global-autocorrelation, 99 permutations, 999 permutations",
        "cluster-counts, carbonscape, esda",
    })
    void aWordThatIsChangedIsTold(String table, String word, String other) throws IOException {
        Path file = run.resolve("tables/" + table + ".csv");
        String good = Files.readString(file);
        Files.writeString(file, good.replaceFirst("([, (])" + word + "(?=[,;)\"\n])", "$1" + other));
        assertThat(Files.readString(file)).isNotEqualTo(good);
        assertThat(told()).isNotEmpty();
        Files.writeString(file, good);
    }

    /** Ends of an interval of q, and another q, that cannot be; what is told. */
    @ParameterizedTest
    @CsvSource({"low, 0.99999", "low, -0.1", "high, 0.00001", "high, 1.1"})
    void anIntervalHoldsItsQ(String end, double value) throws IOException {
        Path file = run.resolve("tables/geodetector-factors.csv");
        String good = Files.readString(file);
        List<String> lines = new ArrayList<>(good.lines().toList());
        List<String> row = new ArrayList<>(cells(lines.get(1)));
        row.set(cells(lines.get(0)).indexOf(end), Numbers.text(value));
        lines.set(1, String.join(",", row));
        Files.writeString(file, String.join("\n", lines) + "\n");
        assertThat(told()).contains("geodetector-factors");
        Files.writeString(file, good);
    }

    /** A table of one unit of 2 and -2, whose corrected p are right; how much of its own row is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            local-moran | 0.12  | 0.5  | ns  | 99 shared permutations, two-sided, fdr at 0.05 | 0
            local-moran | 0.123 | 0.5  | ns  | 99 shared permutations, two-sided, fdr at 0.05 | 1
            local-moran | 0.13  | 0.5  | ns  | 99 shared permutations, two-sided, fdr at 0.05 | 1
            local-moran | 0.13  | 0.5  | ns  | 99 shared permutations, directed, fdr at 0.05  | 0
            local-moran | 0.123 | 0.5  | ns  | normal p, two-sided, fdr at 0.05               | 0
            local-moran | 0.12  | 0.5  | HH  | 99 shared permutations, two-sided, fdr at 0.05 | 1
            local-moran | 0.02  | 0.5  | HH  | 99 shared permutations, two-sided, fdr at 0.05 | 0
            local-moran | 0.02  | 0.5  | ns  | 99 shared permutations, two-sided, fdr at 0.05 | 1
            local-moran | 0.02  | 0    | ns  | 99 shared permutations, two-sided, fdr at 0.05 | 0
            local-moran | 0.02  | -0.5 | HH  | 99 shared permutations, two-sided, fdr at 0.05 | 1
            local-moran | 0.02  | 0.5  | LL  | 99 shared permutations, two-sided, fdr at 0.05 | 1
            local-moran | 0.05  | 0.5  | HH  | 99 shared permutations, directed, fdr at 0.05  | 0
            local-moran | 0.02  | 0.5  | ns  | 99 shared permutations, directed, fdr-first-failure at 0.05 | 0
            hot-spots   | 0.02  | 1.5  | 2   | Gi*, 99 shared permutations, two-sided, fdr    | 0
            hot-spots   | 0.02  | 1.5  | 1   | Gi*, 99 shared permutations, two-sided, fdr    | 1
            hot-spots   | 0.02  | -1.5 | 2   | Gi*, 99 shared permutations, two-sided, fdr    | 1
            hot-spots   | 0.1   | -1.5 | -1  | Gi*, 99 shared permutations, two-sided, fdr    | 0
            hot-spots   | 0.02  |      | 0   | Gi*, 99 shared permutations, two-sided, fdr    | 0
            hot-spots   | 0.02  | 1.5  | 2   | Gi*, 99 shared permutations, two-sided, uncorrected | 0
            """)
    void pAndClassesFitTogether(String table, String p, String found, String what, String variant, int told)
            throws IOException {
        Path tables = Files.createDirectories(root.resolve("fit/tables"));
        Files.writeString(root.resolve("fit/run.json"), "{}");
        boolean bins = table.equals("hot-spots");
        String row = "s,%s,2000,net_tCO2_per_ha,%s,%s,%s,%s,%s,%s,\"%s\"\n";
        String name = found == null ? "" : found;
        Files.writeString(
                tables.resolve(table + ".csv"),
                "unit_set,unit,year,variable,value,p,p_fdr,p_bonferroni," + (bins ? "z,bin" : "i,cluster")
                        + ",variant\n"
                        + row.formatted("a", 2, p, p, p, name, what, variant)
                        + row.formatted("b", -2, "", "", "", "", "", variant));
        Findings findings = new Findings();
        ClusterSums.check(FinishedRun.open(root.resolve("fit")), table, findings);
        assertThat(findings.differences().stream()
                        .filter(d -> d.where().in(Language.EN).startsWith("s 2000 net_tCO2_per_ha a"))
                        .filter(d -> d.file().equals("tables/" + table + ".csv")))
                .as(findings.differences().toString())
                .hasSize(told);
        Files.delete(tables.resolve(table + ".csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "change",
                "intensity",
                "cluster-counts",
                "local-geary-counts",
                "local-moran",
                "centres-of-gravity",
                "geodetector-risk",
                "zones",
                "suitability-levels",
                "zones-by-unit"
            })
    void aRowThatIsGoneIsTold(String table) throws IOException {
        Path file = run.resolve("tables/" + table + ".csv");
        String good = Files.readString(file);
        int rows = (int) good.lines().count();
        for (int row : new int[] {1, rows / 2, rows - 1}) {
            List<String> lines = new ArrayList<>(good.lines().toList());
            lines.remove(row);
            Files.writeString(file, String.join("\n", lines) + "\n");
            assertThat(told()).as("row " + row).isNotEmpty();
            Files.writeString(file, good);
        }
    }

    /** With its edge corrected, a surface holds all that its cells emit. */
    @Test
    void aCellOfADensityIsTold() throws IOException {
        Path map = run.resolve("rasters/density_source_2010.tif");
        byte[] good = Files.readAllBytes(map);
        assertThat(ofMaps()).isEmpty();
        float[] cells = Sketch.cells(TiffFile.open(map).values());
        cells[3] = cells[3] * 1.01f + 1;
        SmallStudy.in(Files.createDirectories(root.resolve("density")))
                .values("d.tif", (column, row) -> cells[(int) (8 * row + column)]);
        Files.copy(root.resolve("density/d.tif"), map, StandardCopyOption.REPLACE_EXISTING);
        assertThat(ofMaps()).containsExactly("rasters/density_source_2010.tif sum of all cells");
        Files.write(map, good);
    }

    /** Cells that leave their level under the draws are those that the table counts draw by draw. */
    @Test
    void aCellOfAStabilityIsTold() throws IOException {
        Path map = run.resolve("rasters/level_stability.tif");
        byte[] good = Files.readAllBytes(map);
        float[] cells = Sketch.cells(TiffFile.open(map).values());
        cells[3] -= 2 / 3f;
        SmallStudy.in(Files.createDirectories(root.resolve("stability")))
                .values("s.tif", (column, row) -> cells[(int) (8 * row + column)]);
        Files.copy(root.resolve("stability/s.tif"), map, StandardCopyOption.REPLACE_EXISTING);
        assertThat(ofMaps()).containsExactly("rasters/level_stability.tif cells that change level");
        Files.write(map, good);
    }

    /** A map that was moved by a cell has the same cells. */
    @Test
    void aMapThatLiesElsewhereIsTold() throws IOException {
        assertThat(ofPlaces()).isEmpty();
        Path record = run.resolve("run.json");
        String good = Files.readString(record);
        Files.writeString(record, good.replaceFirst("(\"west\" ?: ?)500000", "$1499900"));
        assertThat(ofPlaces())
                .contains(
                        "rasters/net_2020.tif west: 499900 500000",
                        "rasters/density_sink_2010.tif west: 499900 500000");
        Files.writeString(record, good);
    }

    private static List<String> ofPlaces() {
        FinishedRun finished = FinishedRun.open(run);
        assertThat(MapPlaces.parts(finished)).hasSizeGreaterThan(20);
        return MapPlaces.parts(finished).stream()
                .flatMap(p -> p.findings(run, size -> {}).differences().stream())
                .map(d -> d.file() + " " + d.where().in(Language.EN) + ": " + d.expected() + " "
                        + d.got().in(Language.EN))
                .toList();
    }

    private static List<String> ofMaps() {
        return CountedMaps.parts(FinishedRun.open(run)).stream()
                .flatMap(p -> p.findings(run, size -> {}).differences().stream())
                .map(d -> d.file() + " " + d.where().in(Language.EN))
                .toList();
    }

    /** What drivers measure and what statistics find, as the layer has it. */
    @Test
    void aColumnOfALayerIsTold() throws IOException, SQLException {
        Path file = run.resolve("vectors/units.gpkg");
        assertThat(ofLayers()).isEmpty();
        byte[] good = Files.readAllBytes(file);
        for (String column : List.of(
                "driver_built_2010",
                "driver_height",
                "net_tCO2_per_ha_2000",
                "forest_km2_2010",
                "stock_tC_per_ha_2010",
                "stock_change_tC_per_ha_2020",
                "lisa_i_2010",
                "lisa_p_2000",
                "lisa_cluster_source_2020",
                "geary_p_bonferroni_2020",
                "gi_z_2000",
                "gi_bin_sink_2010",
                "level_stability",
                "emerging_code_2020",
                "emerging_pattern_source_2020")) {
            try (Connection layer = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement sql = layer.createStatement()) {
                dropTriggers(sql);
                String name = '"' + column + '"';
                assertThat(sql.executeUpdate("UPDATE cells SET " + name + " = CASE WHEN typeof(" + name
                                + ") = 'text' THEN 'HL' ELSE " + name + " + 1 END WHERE id = 'r1c1'"))
                        .isEqualTo(1);
            }
            String told = column.contains("_km2_") ? "areas by class of 2010" : column;
            assertThat(ofLayers()).containsExactly("cells r1c1, " + told);
            Files.write(file, good);
        }
    }

    /** Of patches, and of corridors between them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zones     | area_ha            | area_ha + 1            | patch 1, area_ha
            zones     | rule_share_percent | rule_share_percent - 1 | patch 1, rule_share_percent
            zones     | main_share_percent | main_share_percent - 1 | patch 1, main_share_percent
            zones     | conditions         | "'everywhere'"         | patch 1, conditions
            zones     | made_with          | "'made with care'"     | row 1, made_with
            patches   | area_ha            | area_ha + 1            | patch 1, area_ha
            corridors | made_with          | "'made with care'"     | row 1, made_with
            """)
    void aWordOrAnAreaOfAPatchIsTold(String layer, String column, String other, String where)
            throws IOException, SQLException {
        Path file = run.resolve("vectors/zones.gpkg");
        assertThat(ofZones()).isEmpty();
        byte[] good = Files.readAllBytes(file);
        try (Connection open = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = open.createStatement()) {
            dropTriggers(sql);
            assertThat(sql.executeUpdate("UPDATE " + layer + " SET " + column + " = " + other + " WHERE fid = 1"))
                    .isEqualTo(1);
        }
        assertThat(ofZones()).contains(where);
        Files.write(file, good);
    }

    private static Set<String> ofZones() {
        Findings findings = new Findings();
        ZoneVectors.check(FinishedRun.open(run), findings);
        MadeWith.check(FinishedRun.open(run), findings);
        return findings.differences().stream()
                .map(d -> d.where().in(Language.EN))
                .collect(Collectors.toSet());
    }

    /** They ask for functions of shapes. */
    private static void dropTriggers(Statement sql) throws SQLException {
        List<String> triggers = new ArrayList<>();
        try (ResultSet all = sql.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
            while (all.next()) {
                triggers.add(all.getString(1));
            }
        }
        for (String trigger : triggers) {
            sql.executeUpdate("DROP TRIGGER \"" + trigger + "\"");
        }
    }

    /** What the record says of how a driver was cut is what the table has as chosen. */
    @Test
    void howTheRecordCutADriverIsTold() throws IOException {
        Path record = run.resolve("run.json");
        String good = Files.readString(record);
        String forest = "(?s)(\"driver\"\\s*:\\s*\"forest\",\\s*\"discretisation\"\\s*:\\s*\")";
        Files.writeString(record, good.replaceFirst(forest, "$1odd-"));
        assertThat(Files.readString(record)).isNotEqualTo(good);
        assertThat(told()).contains("run.json");
        Files.writeString(record, good);
    }

    private static Set<String> ofLayers() {
        Findings findings = new Findings();
        Vectors.check(FinishedRun.open(run), findings);
        LocalVectors.check(FinishedRun.open(run), findings);
        StabilityColumns.check(FinishedRun.open(run), findings);
        return findings.differences().stream()
                .map(d -> d.where().in(Language.EN))
                .collect(Collectors.toSet());
    }

    /** A level's key category has the emissions of its gas in the inventory; trends are of years. */
    @Test
    void keyCategoriesAreThoseOfTheInventory() throws IOException {
        Path tables = Files.createDirectories(root.resolve("keys/tables"));
        Files.writeString(root.resolve("keys/run.json"), "{}");
        Files.writeString(tables.resolve("inventory.csv"), """
            year,category,gas,memo,gas_t,tCO2e
            2000,1.A,CO2,no,60,60
            """);
        Files.writeString(tables.resolve("inventory-by-category.csv"), """
            year,category,gas,gas_t,tCO2e
            2000,1.A,CO2,60,60
            """);
        String keys = """
            assessment,year,category,gas,tCO2e,share_percent,cumulative_percent,key
            level,2000,1.A,CO2,%s,60,60,yes
            level,2000,3.B,CO2,40,40,100,yes
            trend,2000,1.A,CO2,61,100,100,yes
            """;
        for (String tCO2e : List.of("60", "61")) {
            Files.writeString(tables.resolve("key-categories.csv"), keys.formatted(tCO2e));
            Findings findings = new Findings();
            ShareSums.check(FinishedRun.open(root.resolve("keys")), findings);
            List<String> told = findings.differences().stream()
                    .map(d -> d.file() + " " + d.where().in(Language.EN))
                    .toList();
            assertThat(told.contains("tables/key-categories.csv 2000 1.A CO2, tCO2e"))
                    .isEqualTo(tCO2e.equals("61"));
            assertThat(told).hasSize(tCO2e.equals("61") ? 1 : 0);
        }
    }

    /** 0.524417 x (20 / 200) / 1.645006 = 3.188 %, of 200 t 6.376 t. */
    @Test
    void aDeductionIsThatOfItsInterval() throws IOException {
        Path tables = Files.createDirectories(root.resolve("trees/tables"));
        Files.writeString(root.resolve("trees/run.json"), "{}");
        String row = "2000,net,10000,-200,-221,-181,3.18793366103224,6.37586732206448";
        List<String> cells = List.of(row.split(","));
        for (int changed = 2; changed < cells.size(); changed++) { // of draws nobody can tell
            List<String> other = new ArrayList<>(cells);
            if (changed > 2) {
                other.set(changed, Double.toString(1.01 * Double.parseDouble(cells.get(changed))));
            }
            Files.writeString(tables.resolve("art-trees.csv"), """
                    year,part,draws,mean_tCO2,low_90_tCO2,high_90_tCO2,deduction_percent,deduction_tCO2
                    %s
                    """.formatted(String.join(",", other)));
            Findings findings = new Findings();
            WorthSums.check(FinishedRun.open(root.resolve("trees")), findings);
            assertThat(findings.different() > 0).as(other.toString()).isEqualTo(changed > 2);
        }
    }

    /** Land that two rules want has the area of its cells. */
    @Test
    void conflictsOfRulesHaveTheAreaOfTheirCells() throws IOException {
        Path file = run.resolve("tables/zone-conflicts.csv");
        String conflict = """
                kind,rule,zone,other_rule,other_zone,land_use,reason,cells,area_km2,made_with
                conflict,a,x,b,y,,,3,%s,"%s"
                """;
        String rule = Files.readAllLines(run.resolve("tables/zone-rules.csv")).get(1);
        String madeWith = rule.substring(rule.indexOf('"') + 1, rule.length() - 1);
        for (String area : List.of("0.03", "0.04")) {
            boolean had = Files.exists(file);
            byte[] good = had ? Files.readAllBytes(file) : new byte[0];
            Files.writeString(file, conflict.formatted(area, madeWith));
            assertThat(told().contains("zone-conflicts")).isEqualTo(area.equals("0.04"));
            if (had) {
                Files.write(file, good);
            } else {
                Files.delete(file);
            }
        }
    }

    /** What is told names the table, the row and the column, with both numbers. */
    @Test
    void whatIsToldNamesThePlace() throws IOException {
        Path file = run.resolve("tables/change.csv");
        String good = Files.readString(file);
        assertThat(good).contains("region,region,2000,2010,forest,gain,2,km2\n".replace(",2,", ",0.02,"));
        Files.writeString(file, good.replaceFirst("(region,region,2000,2010,forest,gain),0.02", "$1,0.03"));
        List<Difference> differences = Derived.parts(FinishedRun.open(run)).stream()
                .flatMap(p -> p.findings(run, size -> {}).differences().stream())
                .toList();
        assertThat(differences).singleElement().satisfies(d -> {
            assertThat(d.file()).isEqualTo("tables/change.csv");
            assertThat(d.against()).containsExactly("tables/transitions.csv");
            assertThat(d.where().in(Language.EN)).isEqualTo("region region 2000-2010 forest, gain");
            assertThat(d.expected()).isEqualTo("0.02");
            assertThat(d.got().in(Language.EN)).isEqualTo("0.03");
        });
        Files.writeString(file, good);
    }

    private static void touch(Path file, int row, int column) throws IOException {
        touch(file, row, column, 1.03);
    }

    private static void touch(Path file, int row, int column, double factor) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        List<String> cells = new ArrayList<>(cells(lines.get(row)));
        double value = Numbers.parsed(cells.get(column));
        cells.set(column, Numbers.text(value == 0 ? 0.5 : value * factor));
        lines.set(
                row,
                cells.stream().map(c -> c.contains(",") ? '"' + c + '"' : c).collect(Collectors.joining(",")));
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.replace("\ufeff", "").split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            cells.add(cell.replace("\"", ""));
        }
        return cells;
    }
}
