package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.carbonscape.finding.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cells of parts = cells of the grid 2010 | Cells of parts = cells of the grid, 2010 | “parts”的像元数 = "
                        + "格网像元数，2010 年",
                "transfers of region = areas of both phases 2000-2010 (cells apart) | Transfers of region = areas of "
                        + "both phases, 2000–2010: cells apart | “region”的转移合计 = 两期面积，2000–2010 年：相差像元数",
                "source of my units 2020 | Sources by class = sources of my units, 2020 | 分类碳源 = “my units”的碳源，2020 年",
                "sink of parts 2020 | Sinks by class = sinks of parts, 2020 | 分类碳汇 = “parts”的碳汇，2020 年",
                "emissions 2020 | Emissions given = emissions charged to classes, 2020 | 给定排放 = 计入各类的排放，2020 年",
                "allocation 2020 B 7 | Emissions of unit B 7 = sum over its cells, 2020 | 单元 B 7 的排放 = 其像元之和，2020 年",
                "map 2020 B | Emissions of unit B = sum over the map's cells, 2020 | 单元 B 的排放 = 栅格像元之和，2020 年",
                "classes and units 2020 | Net by class = net by unit, 2020 | 分类净碳排放 = 分单元净碳排放，2020 年",
                "scenario base | Base of the scenarios = the account's last phase | 情景基准 = 核算末期",
                "something else | something else | something else",
            })
    void checksHaveNamesForReaders(String name, String en, String zh) {
        assertThat(CheckNames.of(name)).isEqualTo(Words.of(en, zh));
    }

    @Test
    void namesOfUnitsAreTakenAsTheyAre() {
        assertThat(CheckNames.of("allocation 2020 $1 \\").en())
                .isEqualTo("Emissions of unit $1 \\ = sum over its cells, 2020");
    }
}
