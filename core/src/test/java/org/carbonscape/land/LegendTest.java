package org.carbonscape.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LegendTest {
    static List<String> presets() {
        return Legend.presets();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetIsAWholeLegend(String name) {
        Legend legend = Legend.preset("landUse.legend", name);
        assertThat(new HashSet<>(legend.names())).hasSize(legend.classes());
        if (!name.equals("cnlucc-25")) {
            assertThat(legend.names())
                    .containsExactly("cultivated", "forest", "grassland", "water", "construction", "unused");
            assertThat(legend.list())
                    .extracting(LandClass::nameZh)
                    .containsExactly("耕地", "林地", "草地", "水域", "建设用地", "未利用地");
        }
        assertThat(legend.list()).allSatisfy(c -> {
            assertThat(c.color()).matches("#[0-9a-f]{6}");
            assertThat(c.role()).isPresent();
        });
        assertThat(Legend.presetTable("x", name).rows()).allSatisfy(r -> {
            assertThat(r.text("tag")).isIn("V", "2", "K", "C", "S");
            assertThat(r.text("name")).isNotEmpty();
            assertThat(r.text("class").equals("none") || !r.text("name_zh").isEmpty() || name.equals("cnlucc-6"))
                    .isTrue();
        });
    }

    private static Legend ofCodes(String cell) {
        return Legend.of(InputTable.of(
                "landUse.legend", List.of("code", "class"), List.of(List.of(cell, "forest"), List.of("99", "water"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            11             | 11
            11.0           | 11
            11-14          | 11 12 13 14
            11–14          | 11 12 13 14
            11~12          | 11 12
            11～12         | 11 12
            １１－１２       | 11 12
            11 至 12       | 11 12
            11 - 12        | 11 12
            11,12,14       | 11 12 14
            11，12         | 11 12
            11、12         | 11 12
            11; 12；14     | 11 12 14
            11/12          | 11 12
            11 12          | 11 12
            1-3, 7         | 1 2 3 7
            120,121,122    | 120 121 122
            """)
    void aRowMayHaveSeveralCodesOrARange(String cell, String codes) {
        assertThat(ofCodes(cell).told().in(Language.EN)).isEqualTo("forest " + codes.replace(" ", ", ") + "; water 99");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,101
            14-11
            1-5000
            2024-01-12
            1月12日
            11-
            11-14-16
            forest
            """)
    void whatIsNoCodeIsTold(String cell) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> ofCodes(cell));
        assertThat(thrown.problems())
                .containsExactly(Problem.of(ProblemCode.LEGEND_11_CODES, "landUse.legend row 2 \"forest\"", cell));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            cnlucc, 24, forest
            cnlucc, 111, cultivated
            cnlucc, 124, cultivated
            cnlucc, 64, unused
            cnlucc, 46, water
            cnlucc, 5, construction
            cnlucc-25, 24, other woodland
            cnlucc-25, 113, paddy field
            clcd, 3, forest
            clcd, 6, water
            clcd, 7, unused
            clcd, 8, construction
            clcd, 9, water
            globeland30, 40, forest
            globeland30, 70, grassland
            globeland30, 80, construction
            globeland30, 100, water
            worldcover, 95, forest
            worldcover, 100, grassland
            worldcover, 50, construction
            cci-lc, 30, cultivated
            cci-lc, 110, grassland
            cci-lc, 153, unused
            cci-lc, 170, forest
            cci-lc, 180, water
            glc-fcs30, 12, cultivated
            glc-fcs30, 52, forest
            glc-fcs30, 153, unused
            glc-fcs30, 185, forest
            glc-fcs30, 187, water
            glc-fcs30, 190, construction
            mcd12q1, 8, forest
            mcd12q1, 14, cultivated
            mcd12q1, 17, water
            esri, 4, water
            esri, 11, grassland
            gb-t-21010, 201, forest
            gb-t-21010, 1006, construction
            gb-t-21010, 1109, construction
            gb-t-21010, 1202, cultivated
            gb-t-21010, 1207, unused
            gb-t-21010, 11, water
            """)
    void presetsPutCodesWhereTheStandardsPutThem(String preset, long code, String className) {
        Legend legend = Legend.preset("landUse.legend", preset);
        assertThat(legend.at(legend.indexOf(code)).name()).isEqualTo(className);
    }

    @Test
    void theFirstDigitOfACnluccCodeIsItsClass() {
        Legend legend = Legend.preset("landUse.legend", "cnlucc");
        Legend fine = Legend.preset("landUse.legend", "cnlucc-25");
        assertThat(fine.classes()).isEqualTo(25);
        int found = 0;
        for (long code = 1; code < 99; code++) {
            if (legend.indexOf(code) != CodeTable.UNKNOWN && legend.indexOf(code) != 0) {
                int first = Long.toString(code).charAt(0) - '0';
                assertThat(legend.indexOf(code)).isEqualTo(first);
                if (code > 9) {
                    assertThat(fine.at(fine.indexOf(code)).role()).contains(LandRole.values()[first - 1]);
                    found++;
                }
            }
        }
        assertThat(found).isEqualTo(25);
        assertThat(legend.indexOf(99)).isZero();
        assertThat(legend.indexOf(77)).isEqualTo(CodeTable.UNKNOWN);
        Legend gb = Legend.preset("landUse.legend", "gb-t-21010");
        assertThat(LongStream.range(100, 10_000)
                        .filter(code -> gb.indexOf(code) != CodeTable.UNKNOWN)
                        .count())
                .isEqualTo(73);
    }

    @Test
    void zeroIsAClassLikeAnyOtherWhereTheLegendSaysSo() {
        Legend legend =
                Legend.of(InputTable.parse("legend", "code,class\n0,water\n1,land\n-3,land\n4000000000,ice\n9,none\n"));
        assertThat(legend.indexOf(0)).isEqualTo(1);
        assertThat(legend.indexOf(1)).isEqualTo(2);
        assertThat(legend.indexOf(-3)).isEqualTo(2);
        assertThat(legend.indexOf(4_000_000_000L)).isEqualTo(3);
        assertThat(legend.indexOf(9)).isZero();
        assertThat(legend.indexOf(2)).isEqualTo(CodeTable.UNKNOWN);
        assertThat(legend.indexOf(Long.MIN_VALUE)).isEqualTo(CodeTable.UNKNOWN);
        assertThat(Legend.preset("x", "mcd12q1").indexOf(0))
                .as("water in old collections: never assumed")
                .isEqualTo(CodeTable.UNKNOWN);
    }

    @Test
    void aUsersClassesKeepTheirNamesColoursAndRoles() {
        Legend legend = Legend.of(InputTable.parse("legend", """
                code,class,name_zh,color,role
                1,Primary Forest,原始林,#005500,forest
                2,Town,,,construction
                3,Village,村庄,#FF0000,construction
                4,Forest,,,
                """));
        assertThat(legend.list())
                .extracting(LandClass::name)
                .containsExactly("Primary Forest", "Town", "Village", "Forest");
        assertThat(legend.at(1))
                .isEqualTo(new LandClass(1, "Primary Forest", "原始林", "#005500", Optional.of(LandRole.FOREST)));
        assertThat(legend.at(2).nameZh()).isEqualTo("Town");
        assertThat(legend.at(3).color()).isEqualTo("#ff0000");
        assertThat(legend.at(4).role()).contains(LandRole.FOREST);
        assertThat(legend.require("allocate", "construction"))
                .extracting(LandClass::name)
                .containsExactly("Town", "Village");
        assertThat(legend.require("allocate", "Village"))
                .extracting(LandClass::name)
                .containsExactly("Village");
        assertThat(legend.require("allocate", "建设用地")).hasSize(2);
        assertThat(legend.require("allocate", " 原始林 "))
                .extracting(LandClass::name)
                .containsExactly("Primary Forest");
        assertThat(legend.grades()).containsExactly(2, 4, 4, 2);
        Set<String> colors = new HashSet<>();
        legend.list().forEach(c -> assertThat(colors.add(c.color())).isTrue());
    }

    @Test
    void noTwoOfManyClassesGetOneColour() {
        StringBuilder table = new StringBuilder("code,class\n");
        for (int i = 1; i <= 60; i++) {
            table.append(i).append(",class ").append(i).append('\n');
        }
        Legend legend = Legend.of(InputTable.parse("landUse.legend", table.toString()));
        assertThat(legend.list())
                .extracting(LandClass::color)
                .doesNotHaveDuplicates()
                .hasSize(60);
    }

    @Test
    void classesWithoutColoursAreDrawnAsTheirKindOfLandIsWhateverTheirOrder() {
        Legend six = Legend.of(InputTable.parse("landUse.legend", """
                code,class
                1,forest
                2,unused
                3,water
                4,cultivated
                5,construction
                6,grassland
                """));
        Legend preset = Legend.preset("landUse.legend", "cnlucc-6");
        for (LandClass c : six.list()) {
            assertThat(c.color())
                    .as(c.name())
                    .isEqualToIgnoringCase(preset.find(c.name()).orElseThrow().color());
        }
        Legend own = Legend.of(InputTable.parse("landUse.legend", """
                code,class,name_zh,color
                1,Oil Palm,,
                2,Primary Forest,,
                3,Secondary Forest,,#446f32
                4,乔木林地,,
                5,水库,,
                """));
        assertThat(own.list())
                .extracting(LandClass::color)
                .as("one of no kind that is known, two greens beside that of the table, a blue")
                .containsExactly("#e69f00", "#1f4a22", "#446f32", "#75a35c", "#1b64ae");
        Legend late = Legend.of(
                InputTable.parse("landUse.legend", "code,class\n1,a\n2,b\n3,c\n4,d\n5,e\n6,f\n7,g\n8,h\n9,water\n"));
        assertThat(late.at(9).color()).isEqualTo("#1b64ae");
    }

    @Test
    void coloursAreReadAsGisWriteThem() {
        Legend legend = Legend.of(InputTable.parse("landUse.legend", """
                code,class,color
                1,a,00AA7F
                2,b,"0,170,127"
                3,c,"rgb(1, 2, 3)"
                4,d,255 0 10
                5,e,"256,0,0"
                6,f,red
                """));
        assertThat(legend.list().subList(0, 4))
                .extracting(LandClass::color)
                .containsExactly("#00aa7f", "#00aa7f", "#010203", "#ff000a");
        assertThat(legend.cautions())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LEGEND_C01_COLOR, ProblemCode.LEGEND_C01_COLOR);
    }

    @Test
    void aRowWithoutAClassIsToldAndNoneIsMeant() {
        Legend legend = Legend.of(InputTable.parse("landUse.legend", """
                code,class
                0,none
                1,forest
                42,
                43,
                255,
                """));
        assertThat(legend.indexOf(42)).isEqualTo(legend.indexOf(0));
        assertThat(legend.cautions()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.LEGEND_C02_NO_CLASS);
            assertThat(p.found(Language.EN)).contains(": 42, 43.");
            assertThat(p.found(Language.ZH)).contains("：42、43。");
        });
    }

    @Test
    void manyClassesOfOneKindGetColoursThatCanBeToldApart() {
        StringBuilder table = new StringBuilder("code,class\n");
        for (int i = 1; i <= 20; i++) {
            table.append(i).append(",type ").append(i).append(" forest\n");
        }
        List<LandClass> list =
                Legend.of(InputTable.parse("landUse.legend", table.toString())).list();
        for (LandClass a : list) {
            for (LandClass b : list) {
                assertThat(a.index() == b.index() || ClassColors.distance(a.color(), b.color()) >= 55)
                        .as(a.color() + " " + b.color())
                        .isTrue();
            }
        }
    }

    @Test
    void moreClassesThanColoursStillHaveOne() {
        StringBuilder table = new StringBuilder("code,class\n");
        for (int i = 1; i <= 700; i++) {
            table.append(i).append(",class ").append(i).append('\n');
        }
        assertThat(Legend.of(InputTable.parse("landUse.legend", table.toString()))
                        .list())
                .allSatisfy(c -> assertThat(c.color()).matches("#[0-9a-f]{6}"));
    }

    @Test
    void theStudysNoDataCodesBecomeNone() {
        Legend legend = Legend.preset("landUse.legend", "clcd");
        assertThat(legend.withNone(List.of(9L, 255L)).indexOf(9)).isZero();
        assertThat(legend.withNone(List.of(9L, 255L)).indexOf(255)).isZero();
        assertThat(legend.withNone(List.of(255L)).indexOf(9)).isEqualTo(4);
        assertThat(legend.indexOf(255)).isEqualTo(CodeTable.UNKNOWN);
        assertThat(legend.withNone(List.of())).isEqualTo(legend);
    }

    @Test
    void readersAreToldWhichCodesAreWhichClass() {
        Legend legend = Legend.preset("landUse.legend", "clcd");
        assertThat(legend.told().in(Language.EN))
                .isEqualTo("cultivated 1; forest 2, 3; grassland 4; water 5, 6, 9; construction 8; unused 7");
        assertThat(legend.told().in(Language.ZH)).startsWith("耕地 1；林地 2、3；草地 4；");
    }

    @Test
    void codesThatAPresetHasNameIt() {
        TreeMap<Double, Long> cells = new TreeMap<>(Map.of(60.0, 1L, 70.0, 2L, 80.0, 3L, 90.0, 4L, 100.0, 5L));
        Problem told = CodesWithoutClass.problem("a.tif", cells, 0, Double.NaN);
        assertThat(told.text(Language.EN)).endsWith("""
                            Add them to the legend, or list them as no data (landUse.noData, --no-data). Legends of \
                the program (landUse.legend, --legend) that have them all: globeland30, worldcover, cci-lc.""");
        assertThat(told.text(Language.ZH))
                .endsWith("含有全部这些编码的预设图例（landUse.legend 或 --legend）：globeland30、worldcover、cci-lc。");
        cells.put(77.0, 1L);
        assertThat(CodesWithoutClass.problem("a.tif", cells, 0, Double.NaN).text(Language.EN))
                .doesNotContain("Legends");
    }

    @Test
    void codesThatNobodyNamedAreListedWithTheirCellsAndAreas() {
        TreeMap<Double, Long> cells = new TreeMap<>(Map.of(17.0, 41_220L, 23.0, 9L, 255.0, 1L));
        // 41,220 cells of 900 m2 are 37.098 km2; 9 cells are 0.0081 km2
        assertThat(CodesWithoutClass.problem("landUse.phases.2010 (lu2010.tif)", cells, 0, 0.0009)
                        .text(Language.EN))
                .isEqualTo("""
                LANDUSE-03  landUse.phases.2010 (lu2010.tif): 3 codes are not in the legend: 17 \
                (41\u2009220 cells, 37.10 \
                km2), 23 (9 cells), 255 (1 cell).
                            Add them to the legend, or list them as no data (landUse.noData, --no-data).""");
        assertThat(CodesWithoutClass.problem("x", cells, 0, Double.NaN).text(Language.EN))
                .contains("17 (41\u2009220 cells), 23");
        // a file of more codes than are kept: those cells are counted all the same
        assertThat(CodesWithoutClass.problem("x", cells, 5, Double.NaN).text(Language.EN))
                .contains("more than 3 codes are not in the legend")
                .contains("255 (1 cell), ... (+5 cells).");
        cells.put(2.5, 1L);
        assertThat(CodesWithoutClass.problem("x", cells, 0, Double.NaN).code())
                .isEqualTo(ProblemCode.LANDUSE_04_FRACTIONS);
    }

    @Test
    void aColourThatCannotBeReadIsReplacedAndToldAsACaution() {
        Legend legend = Legend.of(InputTable.parse("landUse.legend", "code,class,color\n1,forest,#ffcc100\n"));
        assertThat(legend.at(1).color()).matches("#[0-9a-f]{6}");
        assertThat(legend.cautions()).singleElement().satisfies(c -> {
            assertThat(c.text(org.carbonscape.problem.Language.EN)).isEqualTo("""
                    LEGEND-C01  landUse.legend row 2 "forest": the colour "#ffcc100" is not written as #rrggbb; \
                    another was chosen.
                                Write it so, or leave it empty.""");
            assertThat(c.text(org.carbonscape.problem.Language.ZH)).isEqualTo("""
                    LEGEND-C01  landUse.legend 第 2 行 "forest"：颜色“#ffcc100”不是 #rrggbb 的形式，已另选颜色。
                                请改写，或留空。""");
        });
    }

    /** inspect asks of any table with a code and a class whether it is a legend. */
    @Test
    void aLongTableIsToldAtOnceToBeNone() {
        int rows = 150_000;
        String table = IntStream.range(0, rows)
                .mapToObj(r -> "1,class " + r + "\n")
                .collect(Collectors.joining("", "code,class\n", ""));
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            ProblemException e = catchThrowableOfType(
                    ProblemException.class, () -> Legend.of(InputTable.parse("landUse.legend", table)));
            assertThat(e.problems())
                    .hasSize(rows - 1)
                    .extracting(Problem::code)
                    .containsOnly(ProblemCode.LEGEND_03_TWICE);
        });
    }
}
