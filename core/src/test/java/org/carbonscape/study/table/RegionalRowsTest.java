package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Factors of single units go by ids and by names, and a region that is no unit is not passed over. */
class RegionalRowsTest {
    private static final Districts UNITS =
            new Districts("kreise", List.of("D01", "D02", "D03", "D04"), List.of("Höxter", "Süd", "Au", "Au"));

    private static final String GRID = "carbon.energy.grid-factors";

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private List<String> regions(String key, String csv) {
        SmallStudy.in(folder).text("t.csv", csv);
        return RegionalRows.of(folder.resolve("t.csv"), key, Optional.of(UNITS), problems).rows().stream()
                .map(r -> r.text("region"))
                .toList();
    }

    @Test
    void namesAreTakenAsIds() {
        assertThat(regions(GRID, "年份,地区,数值,单位\n1998,Süd,0.5,tCO2/kWh\n1998,D01,0.6,tCO2/kWh\n1998,,0.7,tCO2/kWh\n"))
                .containsExactly("D02", "D01", "");
        assertThat(regions(
                        "--item-factors", "item,factor,unit,region\nraw coal,1.5,tCO2/t,Süd\nraw coal,1.9,tCO2/t,\n"))
                .containsExactly("D02", "");
        assertThat(problems.problems()).isEmpty();
    }

    @Test
    void oneRegionThatIsNoUnitStandsForAll() {
        assertThat(regions(GRID, "region,year,value,unit\nGermany,1998,0.6,kgCO2/kWh\nGermany,2004,0.5,kgCO2/kWh\n"))
                .containsExactly("", "");
        assertThat(problems.problems()).isEmpty();
    }

    @Test
    void placesBeyondWhereEveryUnitHasRows() {
        assertThat(regions(
                        GRID,
                        "region,year,value,unit\nD01,1998,0.6,kgCO2/kWh\nD02,1998,0.6,kgCO2/kWh\n"
                                + "D03,1998,0.6,kgCO2/kWh\nD04,1998,0.6,kgCO2/kWh\nHarz,1998,0.6,kgCO2/kWh\n"))
                .containsExactly("D01", "D02", "D03", "D04", "Harz");
        assertThat(problems.problems()).isEmpty();
    }

    @Test
    void regionsThatAreNoUnitsAreTold() {
        regions(
                "carbon.energy.item-factors",
                "item,factor,unit,region\nraw coal,1.5,tCO2/t,Hoexter\n"
                        + "diesel,2.5,tCO2/t,Bavaria\ncoke,3,tCO2/t,Au\ngasoline,3,tCO2/t,D01\n");
        assertThat(problems.problems()).extracting(p -> p.text(Language.EN)).containsExactly("""
                UNITS-08    carbon.energy.item-factors (t.csv): the name "Au" is that of 2 units: D03, D04
                            Write their ids instead.""", """
                UNITS-09    carbon.energy.item-factors (t.csv), column "region": not among the ids or names of \
                the units kreise (2 in all): Hoexter (Höxter?), Bavaria
                            Correct them or remove their rows. The units are D01 Höxter, D02 Süd, D03 Au, D04 Au. \
                Leave region empty where a factor is of every unit.""");
        assertThat(problems.problems().get(1).text(Language.ZH)).isEqualTo("""
                UNITS-09    carbon.energy.item-factors (t.csv)“region”列：有 2 个名称不在单元集 kreise 的编号或名称中：\
                Hoexter（Höxter？）、Bavaria
                            请更正，或删除这些行。单元有：D01 Höxter、D02 Süd、D03 Au、D04 Au。适用于所有单元的系数，其 region 请留空。""");
    }

    @Test
    void aNameThatIsNearlyAUnitIsNotTakenForAll() {
        regions(GRID, "region,year,value,unit\nHöxtr,1998,0.6,kgCO2/kWh\n");
        assertThat(problems.problems()).hasSize(1);
    }
}
