package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of units below a word that nobody knows, or below none: their cells say what they are. */
class UnitsByCellsTest {
    private static final UnitSet COUNTIES =
            new Districts("counties", List.of("430102", "430103"), List.of("芙蓉区", "天心区"));

    @TempDir
    private Path folder;

    private Problems problems = new Problems();

    private List<String> read(UnitSet units, String text) throws IOException {
        problems = new Problems();
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        return problems.attempt(() -> InputFiles.table(file, "carbon.energy", "unit", Optional.of(units), problems))
                .map(t -> t.rows().stream().map(UnitsByCellsTest::line).toList())
                .orElse(List.of());
    }

    private static String line(InputTable.Row row) {
        return String.join(" ", row.text("year"), row.text("unit"), row.text("item"), row.text("amount"));
    }

    @Test
    void theColumnWhoseCellsAreTheUnitsIsTheirs() throws IOException {
        for (String word : List.of("市州", "县市区名", "统计对象", "XIAN", "")) {
            for (List<String> called : List.of(List.of("芙蓉区", "天心区"), List.of("430102", "430103"))) {
                assertThat(read(
                                COUNTIES,
                                word + ",年份,原煤（万吨）\n" + called.get(0) + ",2005,1.5\n" + called.get(1)
                                        + ",2005,2.5\n合计,2005,4\n"))
                        .as(word)
                        .containsExactly("2005 430102 原煤 1.5", "2005 430103 原煤 2.5");
                assertThat(problems.problems()).isEmpty();
            }
        }
    }

    /** As a table of the whole province has them. */
    @Test
    void unitsAmongManyOtherPlacesAreKnownWhereAllAreThere() throws IOException {
        StringBuilder table = new StringBuilder("市州,年份,原煤（万吨）\n");
        for (String place : List.of("芙蓉区", "天心区", "湘潭县", "湘乡市", "韶山市", "醴陵市", "攸县")) {
            table.append(place).append(",2005,1\n");
        }
        assertThat(read(COUNTIES, table.toString())).hasSize(2);
        assertThat(problems.problems()).isEmpty();
    }

    @Test
    void numbersThatAreIdsByChanceAreNoUnits() throws IOException {
        UnitSet zones = new Districts("zones", List.of("1", "2", "3"), List.of("1", "2", "3"));
        read(zones, "rank,年份,原煤（万吨）\n1,2005,1\n2,2005,2\n3,2005,3\n");
        Path file = folder.resolve("t.csv");
        assertThat(InputFiles.read(file, "carbon.energy", List.of(), List.of(zones))
                        .has("unit"))
                .isFalse();
    }

    @Test
    void driversKnowTheirUnitsByTheCellsToo() {
        SmallStudy small =
                SmallStudy.in(folder).text("gdp.csv", ",GDP,排名\nAlder,10,4\nBirch,20,3\nCedar,30,2\nDunes,40,1\n");
        SmallStudy.Run run =
                small.run("carbon: { factors: factors.csv }\n", "drivers: { gdp: { file: gdp.csv, column: GDP } }\n");
        assertThat(new DriverValues(run.inputs(), run.counts(), new PlainEngine()).values(0, 0, 0))
                .containsExactly(Double.NaN, 10, 20, 30, 40);
    }

    /** Columns of one name that nobody asks for are not what is wrong where others are missing. */
    @Test
    void columnsOfOneNameAreNoProblemWhereOthersAreMissing() throws IOException {
        assertThat(read(COUNTIES, "年份,备注,备注,原煤\n2005,a,b,1\n")).isEqualTo(List.of("2005   "));
        assertThat(problems.problems()).extracting(Problem::code).doesNotContain(ProblemCode.TABLE_08_DOUBLE_COLUMN);
    }
}
