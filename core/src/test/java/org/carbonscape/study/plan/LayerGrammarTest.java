package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.LayerForms;
import org.carbonscape.study.plan.LayerText.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one grammar of layers, in both languages. */
class LayerGrammarTest {
    private static final OptionalInt NO_YEAR = OptionalInt.empty();

    private static OptionalInt in(int year) {
        return OptionalInt.of(year);
    }

    private static void are(Map<String, LayerText> texts) {
        texts.forEach(
                (text, layer) -> assertThat(LayerGrammar.read(text)).as(text).isEqualTo(layer));
    }

    @Test
    void rastersAndPolygonsAreToldByTheirEndings() {
        are(Map.of(
                "slope.tif", new LayerText.Raster("slope.tif"),
                "子 目录/Slope.TIFF", new LayerText.Raster("子 目录/Slope.TIFF"),
                "dem.gtiff", new LayerText.Raster("dem.gtiff"),
                "net 2020.tif#12", new LayerText.Raster("net 2020.tif#12"),
                "share of forest.tif", new LayerText.Raster("share of forest.tif"),
                "reserves.gpkg", new LayerText.Polygons("reserves.gpkg"),
                "红线.geojson", new LayerText.Polygons("红线.geojson"),
                "a.json", new LayerText.Polygons("a.json"),
                "A.SHP", new LayerText.Polygons("A.SHP"),
                " slope.tif ", new LayerText.Raster("slope.tif")));
        assertThat(LayerGrammar.read(".tif")).isEqualTo(new LayerText.Name(".tif"));
    }

    @Test
    void landUseIsThatOfAPhaseOrOfAll() {
        are(Map.of(
                "land use", new LayerText.LandUse(NO_YEAR),
                "Land Use 2010", new LayerText.LandUse(in(2010)),
                "land-use", new LayerText.LandUse(NO_YEAR),
                "landuse", new LayerText.LandUse(NO_YEAR),
                "land_use 2010", new LayerText.LandUse(in(2010)),
                "土地利用", new LayerText.LandUse(NO_YEAR),
                "土地利用 2020年", new LayerText.LandUse(in(2020)),
                "土地利用2020", new LayerText.LandUse(in(2020))));
    }

    @Test
    void landUseChangeIsBetweenTwoPhasesOrTheFirstAndLast() {
        are(Map.of(
                "land use change", new LayerText.Change(NO_YEAR, NO_YEAR),
                "Land-Use-Change 2000 2020", new LayerText.Change(in(2000), in(2020)),
                "土地利用变化", new LayerText.Change(NO_YEAR, NO_YEAR),
                "土地利用变化 2005 2015", new LayerText.Change(in(2005), in(2015))));
        assertThat(LayerGrammar.read("land use change 2000")).isEqualTo(new LayerText.Name("land use change 2000"));
    }

    @Test
    void aDistanceIsToClassesJoinedByBars() {
        are(Map.of(
                "distance to water", new LayerText.Distance(List.of("water"), Optional.empty(), NO_YEAR),
                "Distance To water|river 2010",
                        new LayerText.Distance(List.of("water", "river"), Optional.empty(), in(2010)),
                "distance to built up 2010", new LayerText.Distance(List.of("built up"), Optional.empty(), in(2010)),
                "到水域的距离", new LayerText.Distance(List.of("水域"), Optional.empty(), NO_YEAR),
                "到水域距离", new LayerText.Distance(List.of("水域"), Optional.empty(), NO_YEAR),
                "距水域距离", new LayerText.Distance(List.of("水域"), Optional.empty(), NO_YEAR),
                "距离 水域 的距离", new LayerText.Distance(List.of("水域"), Optional.empty(), NO_YEAR),
                "与水域的距离", new LayerText.Distance(List.of("水域"), Optional.empty(), NO_YEAR),
                "到水域的距离 2010年", new LayerText.Distance(List.of("水域"), Optional.empty(), in(2010))));
        assertThat(LayerGrammar.read("distance to ")).isEqualTo(new LayerText.Name("distance to"));
    }

    @Test
    void aShareIsOfAUnitsOwnLandOrOfNamedUnits() {
        are(Map.of(
                "share of forest", new LayerText.Share(List.of("forest"), Optional.empty(), NO_YEAR),
                "share of forest 2020", new LayerText.Share(List.of("forest"), Optional.empty(), in(2020)),
                "Share of forest in cells", new LayerText.Share(List.of("forest"), Optional.of("cells"), NO_YEAR),
                "share of forest in cells 2020", new LayerText.Share(List.of("forest"), Optional.of("cells"), in(2020)),
                "land.tif#2中 2 占比", new LayerText.Share(List.of("2"), Optional.of("land.tif#2"), NO_YEAR),
                "share of 2 in land.tif", new LayerText.Share(List.of("2"), Optional.of("land.tif"), NO_YEAR),
                "share of forest|shrub", new LayerText.Share(List.of("forest", "shrub"), Optional.empty(), NO_YEAR),
                "林地占比", new LayerText.Share(List.of("林地"), Optional.empty(), NO_YEAR),
                "林地占比 2010年", new LayerText.Share(List.of("林地"), Optional.empty(), in(2010))));
    }

    @Test
    void carbonIsNetSourceOrSinkOfTheCellOrOfItsUnit() {
        are(Map.ofEntries(
                Map.entry("net", new LayerText.Flux(Flow.NET, Optional.empty(), NO_YEAR)),
                Map.entry("Source 2010", new LayerText.Flux(Flow.SOURCE, Optional.empty(), in(2010))),
                Map.entry("sink in counties", new LayerText.Flux(Flow.SINK, Optional.of("counties"), NO_YEAR)),
                Map.entry("net in counties 2020", new LayerText.Flux(Flow.NET, Optional.of("counties"), in(2020))),
                Map.entry("净值", new LayerText.Flux(Flow.NET, Optional.empty(), NO_YEAR)),
                Map.entry("净碳排放", new LayerText.Flux(Flow.NET, Optional.empty(), NO_YEAR)),
                Map.entry("碳源 2010年", new LayerText.Flux(Flow.SOURCE, Optional.empty(), in(2010))),
                Map.entry("碳汇", new LayerText.Flux(Flow.SINK, Optional.empty(), NO_YEAR))));
    }

    @Test
    void stockDensityAndHotSpotsAreThoseOfTheRun() {
        are(Map.ofEntries(
                Map.entry("carbon stock", new LayerText.Stock(NO_YEAR)),
                Map.entry("Carbon Stock 2010", new LayerText.Stock(in(2010))),
                Map.entry("碳储量", new LayerText.Stock(NO_YEAR)),
                Map.entry("碳储量2010年", new LayerText.Stock(in(2010))),
                Map.entry("density of sources", new LayerText.Density(Flow.SOURCE, NO_YEAR)),
                Map.entry("density of sink 2010", new LayerText.Density(Flow.SINK, in(2010))),
                Map.entry("碳源核密度", new LayerText.Density(Flow.SOURCE, NO_YEAR)),
                Map.entry("碳汇密度 2020年", new LayerText.Density(Flow.SINK, in(2020))),
                Map.entry("hot spots", new LayerText.HotSpots()),
                Map.entry("Hot_Spot", new LayerText.HotSpots()),
                Map.entry("hot spots of this run", new LayerText.HotSpots()),
                Map.entry("冷热点", new LayerText.HotSpots())));
    }

    /** As reports write them, and as people write them in commands. */
    @Test
    void chineseFormsNameUnitSetsFilesAndYears() {
        are(Map.ofEntries(
                Map.entry("cells 中林地占比", share("cells", NO_YEAR, "林地")),
                Map.entry("cells 中 林地 占比 2010", share("cells", in(2010), "林地")),
                Map.entry("林地|草地占比（2010 年）", new LayerText.Share(List.of("林地", "草地"), Optional.empty(), in(2010))),
                Map.entry("高中覆盖度草地占比", new LayerText.Share(List.of("高中覆盖度草地"), Optional.empty(), NO_YEAR)),
                Map.entry("中覆盖度草地占比", new LayerText.Share(List.of("中覆盖度草地"), Optional.empty(), NO_YEAR)),
                Map.entry("land.tif中2占比", share("land.tif", NO_YEAR, "2")),
                Map.entry("cells 中林地的占比", share("cells", NO_YEAR, "林地")),
                Map.entry("林地面积占比", new LayerText.Share(List.of("林地"), Optional.empty(), NO_YEAR)),
                Map.entry("林地的面积占比 2010", new LayerText.Share(List.of("林地"), Optional.empty(), in(2010))),
                Map.entry("land.tif 中到 4 的距离", new LayerText.Distance(List.of("4"), Optional.of("land.tif"), NO_YEAR)),
                Map.entry("各 counties 的净通量", new LayerText.Flux(Flow.NET, Optional.of("counties"), NO_YEAR)),
                Map.entry("各县的碳源（2010 年）", new LayerText.Flux(Flow.SOURCE, Optional.of("县"), in(2010))),
                Map.entry("净碳冷热点", new LayerText.HotSpots()),
                Map.entry("净碳排放冷热点", new LayerText.HotSpots())));
    }

    private static LayerText share(String in, OptionalInt year, String... classes) {
        return new LayerText.Share(List.of(classes), Optional.of(in), year);
    }

    @Test
    void rastersOfOtherFormatsAreRastersTheReaderThenSaysWhatToDo() {
        are(Map.of(
                "t.VRT", new LayerText.Raster("t.VRT"),
                "a/t.img", new LayerText.Raster("a/t.img"),
                "t.asc", new LayerText.Raster("t.asc")));
        assertThat(LayerGrammar.isRaster("t.asc")).isTrue();
        assertThat(LayerGrammar.isRaster("share of 2 in t.tif")).isFalse();
        assertThat(LayerGrammar.isPolygons("A.shp")).isTrue();
        assertThat(LayerGrammar.isPolygons("a.csv")).isFalse();
    }

    /** What help shows is what is read. */
    @ParameterizedTest
    @EnumSource(LayerGrammar.Form.class)
    void everyFormThatIsShownIsRead(LayerGrammar.Form form) {
        Class<? extends LayerText> type = switch (form) {
            case LAND_USE -> LayerText.LandUse.class;
            case CHANGE -> LayerText.Change.class;
            case DISTANCE, DISTANCE_BY_PHASE, DISTANCE_IN_FILE -> LayerText.Distance.class;
            case SHARE, SHARE_BY_PHASE, SHARE_IN_FILE -> LayerText.Share.class;
            case FLUX -> LayerText.Flux.class;
            case STOCK -> LayerText.Stock.class;
            case DENSITY -> LayerText.Density.class;
            case HOT_SPOTS -> LayerText.HotSpots.class;
            case MAJORITY -> LayerText.Majority.class;
            case RASTER, MEAN, POLYGONS, DRIVER, COLUMN -> LayerText.Name.class; // said in words
        };
        assertThat(LayerForms.examples(form))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(text -> assertThat(LayerGrammar.read(text)).as(text).isInstanceOf(type));
    }

    @Test
    void aListOfFormsIsInBothLanguages() {
        assertThat(LayerGrammar.list(LayerGrammar.VARIABLES))
                .isEqualTo(Bilingual.of(
                        "a column; a raster (dem.tif); share of CODE in land.tif; distance to CODE in land.tif; "
                                + "majority of soil.tif",
                        "列名；栅格文件（dem.tif）；land.tif 中 编码 占比；land.tif 中 到 编码 的距离；soil.tif 中 主导类型"));
    }

    private static final List<String> OF_EVERY_KIND = List.of(
            "land use",
            "land use 2010",
            "land use change",
            "land use change 2000 2020",
            "distance to forest",
            "distance to forest 2010",
            "distance to 4 in land.tif",
            "share of forest",
            "share of forest in cells 2010",
            "net",
            "source 2010",
            "sink in counties",
            "net in counties 2020",
            "carbon stock",
            "carbon stock 2010",
            "density of sources",
            "density of sinks 2010",
            "hot spots",
            "dem.tif",
            "majority of soil.tif",
            "a.gpkg",
            "dem");

    static List<String> ofEveryKind() {
        return OF_EVERY_KIND;
    }

    /** Reports write Chinese that a study may be written in. */
    @ParameterizedTest
    @MethodSource("ofEveryKind")
    void chineseIsReadAsWhatItWasWrittenFrom(String text) {
        LayerText layer = LayerGrammar.read(text);
        assertThat(LayerGrammar.read(LayerGrammar.chinese(layer, c -> c))).isEqualTo(layer);
    }

    /** A kind that is added has its Chinese, or this tells. */
    @Test
    void noKindOfLayerIsWithoutChinese() {
        assertThat(OF_EVERY_KIND)
                .extracting(LayerGrammar::read)
                .extracting(Object::getClass)
                .containsAll(List.of(LayerText.class.getPermittedSubclasses()));
    }

    /** Units get the mean of a raster anyway; the commonest class has several names. */
    @ParameterizedTest
    @CsvSource({
        "mean of dem.tif,dem.tif",
        "Average of a b/dem 1.VRT,a b/dem 1.VRT",
        "dem.tif 的均值,dem.tif",
        "数据/高程.tif平均值,数据/高程.tif",
        "dem.tif 中 均值,dem.tif",
        "meaning.tif,meaning.tif",
        "均值.tif,均值.tif"
    })
    void aMeanOfARasterIsTheRaster(String text, String file) {
        assertThat(LayerGrammar.read(text)).isEqualTo(new LayerText.Raster(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "majority of soil.tif",
                "mode of soil.tif",
                "commonest of soil.tif",
                "Commonest class of soil.tif",
                "most common type of soil.tif"
            })
    void theCommonestClassHasSeveralNames(String text) {
        assertThat(LayerGrammar.read(text)).isEqualTo(new LayerText.Majority("soil.tif"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dem", "nets", "carbon", "land use of 2010", "density of net", "hotspots!", "share forest"})
    void anythingElseIsAName(String text) {
        assertThat(LayerGrammar.read(text)).isEqualTo(new LayerText.Name(text));
    }

    /** A year after any form is that form's year, never part of a class or a set. */
    @Test
    void everyFormThatTakesAYearTakesEveryYear() {
        for (int year : List.of(1985, 2000, 2020, 2060)) {
            assertThat(LayerGrammar.read("land use " + year)).isEqualTo(new LayerText.LandUse(in(year)));
            assertThat(LayerGrammar.read("distance to a b " + year))
                    .isEqualTo(new LayerText.Distance(List.of("a b"), Optional.empty(), in(year)));
            assertThat(LayerGrammar.read("share of a in b " + year))
                    .isEqualTo(new LayerText.Share(List.of("a"), Optional.of("b"), in(year)));
            assertThat(LayerGrammar.read("net in b " + year))
                    .isEqualTo(new LayerText.Flux(Flow.NET, Optional.of("b"), in(year)));
            assertThat(LayerGrammar.read("carbon stock " + year)).isEqualTo(new LayerText.Stock(in(year)));
            assertThat(LayerGrammar.read("density of sinks " + year))
                    .isEqualTo(new LayerText.Density(Flow.SINK, in(year)));
        }
    }
}
