package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Carbon pools as columns, as InVEST and papers have them, by codes or by names. */
class PoolTablesTest {
    private static final Legend LEGEND =
            Legend.of(InputTable.parse("legend", "code,class,name_zh\n1,crops,水田\n2,forest,林地\n3,rock,裸地\n"));

    @TempDir
    private Path folder;

    private StockTable read(String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("s.csv"), csv);
        return StockTable.of(InputFiles.table(file, "carbon.stock"), LEGEND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lucode,LULC_name,C_above,C_below,C_soil,C_dead\n1,水田,3,1,100,0.5\n2,林地,60,15,120,4\n3,裸地,0,0,10,0\n",
                "lucode,class,C_above,C_below,C_soil,C_dead\n1,水田,3,1,100,0.5\n2,林地,60,15,120,4\n3,裸地,0,0,10,0\n",
                "地类,地上,地下,土壤,枯落物\n水田,3,1,100,0.5\n林地,60,15,120,4\n裸地,0,0,10,0\n",
                "地类,地上,地下,土壤,枯落物\n1,3,1,100,0.5\n2,60,15,120,4\n3,0,0,10,0\n",
                "地类,地上生物量（t/hm²）,地下生物量（t/hm²）,土壤有机碳（t/hm²）,死亡有机质（t/hm²）,合计\n"
                        + "水田,3,1,100,0.5,104.5\n林地,60,15,120,4,199\n裸地,0,0,10,0,10\n",
                "表3 碳密度,,,,\n单位：t/hm²,,,,\n地类,地上,地下,土壤,枯落物\n水田,3,1,100,0.5\n林地,60,15,120,4\n裸地,0,0,10,0\n"
                        + "注：据文献。,,,,\n",
                "地类,碳密度（t/hm²）,,,\n,地上,地下,土壤,枯落物\n水田,3,1,100,0.5\n林地,60,15,120,4\n裸地,0,0,10,0\n",
                "地类,地上,地下,土壤,枯落物,单位\n水田,0.3,0.1,10,0.05,kgC/m2\n林地,6,1.5,12,0.4,kgC/m2\n裸地,0,0,1,0,kgC/m2\n",
                "class,above,below,soil,dead\ncrops,3,1,100,0.5\nforest,60,15,120,4\nrock,0,0,10,0\n"
            })
    void poolsAreReadWhateverTheyAreCalled(String csv) throws IOException {
        StockTable table = read(csv);
        assertThat(table.density_tC_per_ha()).containsExactly(0, 104.5, 199, 10);
        assertThat(table.densityByPool_tC_per_ha().keySet()).containsExactly("above", "below", "soil", "dead");
        assertThat(table.densityByPool_tC_per_ha().get("below")).containsExactly(0, 1, 15, 0);
    }

    /** A column of what is below counts before the ratio. */
    @Test
    void whatIsBelowMayBeARatioOfWhatIsAbove() throws IOException {
        StockTable table = read("地类,地上,根冠比,土壤\n水田,4,0.25,10\n林地,60,25%,20\n裸地,1,,30\n");
        assertThat(table.densityByPool_tC_per_ha().get("below")).containsExactly(0, 1, 15, 0);
        assertThat(table.density_tC_per_ha()).containsExactly(0, 15, 95, 31);
        StockTable both = read("lucode,C_above,C_below,root_shoot\n1,4,2,0.25\n2,60,30,0.25\n3,1,0,9\n");
        assertThat(both.densityByPool_tC_per_ha().get("below")).containsExactly(0, 2, 30, 0);
    }

    @Test
    void vegetationStandsForWhatIsAboveAndBelow() throws IOException {
        StockTable table = read("地类,植被碳密度,土壤碳密度\n水田,4,100.5\n林地,75,124\n裸地,0,10\n");
        assertThat(table.density_tC_per_ha()).containsExactly(0, 104.5, 199, 10);
        assertThat(table.densityByPool_tC_per_ha().keySet()).containsExactly("soil", "vegetation");
    }

    @Test
    void anotherUnitIsToldWhereverItStands() {
        for (String csv : List.of(
                "地类,碳密度（kg/m²）,\n,地上,土壤\n水田,1,2\n林地,1,2\n裸地,1,2\n",
                "地类,地上（kg/m²）,土壤（kg/m²）\n水田,1,2\n林地,1,2\n裸地,1,2\n",
                "地类,地上,土壤\n单位：kg/m²,,\n水田,1,2\n林地,1,2\n裸地,1,2\n",
                "地类,地上,土壤\n水田,1,2\n林地,1,2\n裸地,1,2\n注：表中数据单位为kg/m²。,,\n")) {
            assertThat(told(csv))
                    .singleElement()
                    .asString()
                    .startsWith("TABLE-33    carbon.stock (s.csv): numbers in kg/m2");
        }
        assertThat(told("地类,地上,土壤,单位\n水田,1,2,kg/m2\n林地,1,2,kg/m2\n裸地,1,2,kg/m2\n"))
                .first()
                .asString()
                .contains("does not say of what");
    }

    /** Codes that no class has are told; names that none has are a problem, as in a table of rows. */
    @Test
    void whatTheLegendLacksIsTold() throws IOException {
        assertThat(read("地类,地上\n1,1\n2,1\n3,1\n9,1\n").cautions())
                .singleElement()
                .satisfies(c -> assertThat(c.text(Language.ZH)).startsWith("CARBON-C15"));
        assertThat(told("地类,地上\n水田,1\n林地,1\n裸地,1\n牧草地,1\n")).containsExactly("""
                CARBON-02   carbon.stock (s.csv) row 5 "牧草地": the legend has no class "牧草地".
                            Write one of: crops, forest, rock.""");
    }

    private List<String> told(String csv) {
        return catchThrowableOfType(ProblemException.class, () -> read(csv)).problems().stream()
                .map(p -> p.text(Language.EN))
                .toList();
    }
}
