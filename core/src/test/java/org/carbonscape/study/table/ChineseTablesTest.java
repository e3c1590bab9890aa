package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carbonscape.carbon.FactorSet;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.land.Legend;
import org.carbonscape.landcarbon.HarvestedWood;
import org.carbonscape.landcarbon.LandManagement;
import org.carbonscape.landcarbon.LandParameters;
import org.carbonscape.landcarbon.Vegetation;
import org.carbonscape.problem.InputTable;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of classes in Chinese say the same as those in English: headers, names of classes, titles and notes. */
class ChineseTablesTest {
    private static final Legend LEGEND = Legend.of(InputTable.parse(
            "legend", "code,class,name_zh,role\n11,Woodland,林地,\n23,Arable,耕地,\n31,orchard,园地,forest\n"));

    @TempDir
    private Path folder;

    private InputTable table(String key, String csv) {
        SmallStudy.in(folder).text("表.csv", csv);
        return InputFiles.table(folder.resolve("表.csv"), key);
    }

    /** Columns and cells by row, without the names of rows and files. */
    private List<Map<String, String>> cells(String key, String csv, List<String> columns) {
        return table(key, csv).rows().stream()
                .map(r -> columns.stream().collect(Collectors.toMap(c -> c, r::text)))
                .toList();
    }

    @Test
    void aClassIsNamedByItsChineseNameInTheLegend() {
        FactorSet factors = FactorSet.of(table("carbon.factors", """
                        表 2 碳排放系数,,
                        地类,因子值,单位
                        林地,-0.7,tC/ha/yr
                        耕地,0.4,tC/ha/yr
                        注：据实地调查,,
                        """), LEGEND);
        assertThat(factors.used()).extracting(u -> u.value()).containsExactly(-0.7, 0.4);
        // 林地 is Woodland, the class of that name, not orchard, whose role it is
        assertThat(factors.find(1))
                .hasValueSatisfying(f -> assertThat(f.className()).isEqualTo("Woodland"));
        assertThat(factors.find(3)).isEmpty();
    }

    @Test
    void stocksOfChineseNames() {
        StockTable stock = StockTable.of(table("carbon.stock", """
                        地类,碳库,碳密度,单位
                        林地,土壤,80,tC/ha
                        耕地,土壤,60,tC/ha
                        园地,土壤,70,tC/ha
                        """), LEGEND);
        assertThat(stock.density_tC_per_ha()).containsExactly(0, 80, 60, 70);
    }

    @Test
    void managementInChinese() {
        List<String> columns = List.of("class", "year", "use", "tillage", "input", "drained_organic");
        String chinese = """
                表 5 土地经营方式,,,,,
                地类,年份,用途,耕作方式,有机质投入,排水有机土占比
                Arable,2005年,水稻田,免耕,低投入,0.1
                资料来源：农业局,,,,,
                """;
        assertThat(cells("carbon.land.management", chinese, columns))
                .containsExactly(Map.of(
                        "class", "Arable",
                        "year", "2005",
                        "use", "水稻田",
                        "tillage", "免耕",
                        "input", "低投入",
                        "drained_organic", "0.1"));
        assertThat(LandManagement.of(table("carbon.land.management", "地类,年份,耕作\n耕地,,免耕\n"), LEGEND))
                .isNotNull();
    }

    @Test
    void numbersOfLandInChinese() {
        List<String> columns = List.of("parameter", "value", "unit", "land", "climate", "source");
        String chinese = "参数,数值,单位,地类,气候,来源\n根冠比,0.3,1,林地,tropical-wet,调查\n";
        assertThat(cells("carbon.land.parameters", chinese, columns))
                .containsExactly(Map.of(
                        "parameter", "根冠比",
                        "value", "0.3",
                        "unit", "1",
                        "land", "林地",
                        "climate", "tropical-wet",
                        "source", "调查"));
        assertThat(LandParameters.standard().with(table("carbon.land.parameters", chinese), LEGEND))
                .isNotNull();
    }

    @Test
    void woodWithYearsAsColumns() {
        List<String> columns = List.of("year", "product", "amount", "unit_of_amount");
        String plain = "year,product,amount,unit_of_amount\n1998,sawnwood,120,m3\n2004,sawnwood,130,m3\n";
        String chinese = "木材产量,,,\n产品,单位,1998年,2004年\nsawnwood,m3,120,130\n注：不含进口,,,\n";
        assertThat(cells("carbon.land.harvested-wood", chinese, columns))
                .containsExactlyInAnyOrderElementsOf(cells("carbon.land.harvested-wood", plain, columns));
        assertThat(HarvestedWood.of(table("carbon.land.harvested-wood", chinese)))
                .isNotNull();
    }

    @Test
    void vegetationInChinese() {
        List<Vegetation> plain = Vegetation.of(
                table("carbon.sinks.vegetation", "class,vegetation,efficiency\nWoodland,shrub,0.5\n"), LEGEND);
        List<Vegetation> chinese =
                Vegetation.of(table("carbon.sinks.vegetation", "地类,植被类型,最大光能利用率\n林地,shrub,0.5\n"), LEGEND);
        assertThat(chinese).isEqualTo(plain);
        assertThat(chinese).isNotEqualTo(Vegetation.usual(LEGEND));
    }

    @Test
    void codesOfZonesInChinese() {
        SmallStudy small = SmallStudy.in(folder);
        small.classes("climate.tif", 12, (column, row) -> column < 4 ? 7 : 8);
        small.text("codes.csv", "图层,编码,分区\n气候区,7,tropical-wet\n气候区,8,tropical-moist\n");
        SmallStudy.Run run = small.run("carbon: { land: { climate: climate.tif, ecozone: tropical-rainforest, "
                + "soil: lac, codes: codes.csv } }\n");
        assertThat(run.inputs().carbon().land().tier().orElseThrow().strata())
                .extracting(s -> s.climate().id())
                .containsExactlyInAnyOrder("tropical-wet", "tropical-moist");
    }
}
