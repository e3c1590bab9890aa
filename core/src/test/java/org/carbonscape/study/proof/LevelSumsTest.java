package org.carbonscape.study.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Levels of a region of 5 ha (two on level 1, three on level 2) against tables that say the same of it. */
class LevelSumsTest {
    private static final String LEVELS = """
            unit_set,unit,level,cells,area_km2,share_percent,stock_tC,net_tCO2,score_above,score_up_to
            region,region,1,2,0.02,40,300,-8,6,
            region,region,2,3,0.03,60,150,18,,6
            """;
    private static final String ZONES = """
            unit_set,unit,zone,cells,area_km2,share_percent,stock_tC,net_tCO2
            region,region,keep,4,0.04,80,310,-6
            region,region,unzoned,1,0.01,20,140,16
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void aRun() throws IOException {
        Files.createDirectories(folder.resolve("tables"));
        Files.writeString(folder.resolve("run.json"), "{\"grid\": {\"cell_m2\": 10000}}");
        table("suitability-levels", LEVELS);
        table("zones", ZONES);
        table("suitability-by-unit", """
                unit_set,unit,level_1_area_km2,level_1_share_percent,level_1_stock_tC,level_1_net_tCO2,\
                level_2_area_km2,level_2_share_percent,level_2_stock_tC,level_2_net_tCO2,area_km2
                region,region,0.02,40,300,-8,0.03,60,150,18,0.05
                """);
        table("zones-by-unit", """
                unit_set,unit,keep_area_km2,keep_share_percent,keep_stock_tC,keep_net_tCO2,\
                unzoned_area_km2,unzoned_share_percent,unzoned_stock_tC,unzoned_net_tCO2,area_km2
                region,region,0.04,80,310,-6,0.01,20,140,16,0.05
                """);
        table("class-areas", "year,class,cells\n2010,forest,1\n2020,forest,4\n2020,town,1\n");
        table("carbon-by-unit", """
                unit_set,unit,year,area_ha,source_tCO2,sink_tCO2
                region,region,2010,1,7,-3
                region,region,2020,5,30,-20
                """);
        table("stock-by-unit", "unit_set,unit,year,stock_tC\nregion,region,2010,9\nregion,region,2020,450\n");
    }

    private void table(String name, String text) throws IOException {
        Files.writeString(folder.resolve("tables/" + name + ".csv"), text);
    }

    private Findings found() {
        Findings findings = new Findings();
        LevelSums.check(FinishedRun.open(folder), findings);
        return findings;
    }

    @Test
    void everyNumberOfALevelOrAZoneIsHeldAgainstAnother() throws IOException {
        assertThat(found().differences()).isEmpty();
        for (String name : List.of("suitability-levels", "zones")) {
            everyChangeIsTold(name, 3, 10);
            everyChangeIsTold(name.replace("levels", "by-unit").replaceFirst("^zones$", "zones-by-unit"), 2, 12);
        }
        Files.delete(folder.resolve("tables/zones-by-unit.csv"));
        Files.delete(folder.resolve("tables/suitability-by-unit.csv"));
        everyChangeIsTold("suitability-levels", 3, 6); // cells, area and share say the same without the other table
        everyChangeIsTold("zones", 3, 6);
    }

    private void everyChangeIsTold(String table, int from, int to) throws IOException {
        Path file = folder.resolve("tables/" + table + ".csv");
        List<String> good = Files.readAllLines(file);
        for (int row = 1; row < good.size(); row++) {
            List<String> cells = Arrays.asList(good.get(row).split(",", -1));
            for (int c = from; c < Math.min(to, cells.size()); c++) {
                if (!cells.get(c).isEmpty()) {
                    List<String> changed = new ArrayList<>(cells);
                    changed.set(c, Double.toString(1.01 * Double.parseDouble(cells.get(c))));
                    List<String> lines = new ArrayList<>(good);
                    lines.set(row, String.join(",", changed));
                    Files.write(file, lines);
                    assertThat(found().different()).as(lines.get(row)).isPositive();
                }
            }
        }
        Files.write(file, good);
    }

    /** 2 ha of A: 150 and 50 tC, -4 and 6 tCO2. */
    @Test
    void levelsComeToTheAccountOfTheLastYear() throws IOException {
        table("suitability-levels", LEVELS + "parts,A,1,1,0.01,50,150,-4,6,\nparts,A,2,1,0.01,50,50,6,,6\n");
        for (String other : List.of("zones", "zones-by-unit", "suitability-by-unit")) {
            Files.delete(folder.resolve("tables/" + other + ".csv"));
        }
        for (String own : List.of("2,12,-10 200", "2.1,12,-10 200", "2,13,-10 200", "2,12,-10 201")) {
            String[] carbonAndStock = own.split(" ");
            table("carbon-by-unit", """
                    unit_set,unit,year,area_ha,source_tCO2,sink_tCO2
                    region,region,2020,5,30,-20
                    parts,A,2020,%s
                    """.formatted(carbonAndStock[0]));
            table("stock-by-unit", """
                    unit_set,unit,year,stock_tC
                    region,region,2020,450
                    parts,A,2020,%s
                    """.formatted(carbonAndStock[1]));
            assertThat(found().different()).as(own).isEqualTo(own.equals("2,12,-10 200") ? 0 : 1);
        }
    }
}
