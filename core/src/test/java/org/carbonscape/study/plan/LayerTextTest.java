package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.carbonscape.study.plan.LayerText.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one grammar of layers, in both languages. */
class LayerTextTest {
    private static final OptionalInt NO_YEAR = OptionalInt.empty();

    private static OptionalInt in(int year) {
        return OptionalInt.of(year);
    }

    private static void are(Map<String, LayerText> texts) {
        texts.forEach((text, layer) -> assertThat(LayerText.of(text)).as(text).isEqualTo(layer));
    }

    @Test
    void rastersAndPolygonsAreToldByTheirEndings() {
        are(Map.of(
                "slope.tif", new LayerText.Raster("slope.tif"),
                "子 目录/Slope.TIFF", new LayerText.Raster("子 目录/Slope.TIFF"),
                "dem.gtiff", new LayerText.Raster("dem.gtiff"),
                "net 2020.tif", new LayerText.Raster("net 2020.tif"),
                "share of forest.tif", new LayerText.Raster("share of forest.tif"),
                "reserves.gpkg", new LayerText.Polygons("reserves.gpkg"),
                "红线.geojson", new LayerText.Polygons("红线.geojson"),
                "a.json", new LayerText.Polygons("a.json"),
                "A.SHP", new LayerText.Polygons("A.SHP"),
                " slope.tif ", new LayerText.Raster("slope.tif")));
        assertThat(LayerText.of(".tif")).isEqualTo(new LayerText.Name(".tif"));
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
        assertThat(LayerText.of("land use change 2000")).isEqualTo(new LayerText.Name("land use change 2000"));
    }

    @Test
    void aDistanceIsToClassesJoinedByBars() {
        are(Map.of(
                "distance to water", new LayerText.Distance("water", NO_YEAR),
                "Distance To water|river 2010", new LayerText.Distance("water|river", in(2010)),
                "distance to built up 2010", new LayerText.Distance("built up", in(2010)),
                "到水域的距离", new LayerText.Distance("水域", NO_YEAR),
                "到水域距离", new LayerText.Distance("水域", NO_YEAR),
                "到水域的距离 2010年", new LayerText.Distance("水域", in(2010))));
        assertThat(LayerText.of("distance to ")).isEqualTo(new LayerText.Name("distance to"));
    }

    @Test
    void aShareIsOfAUnitsOwnLandOrOfNamedUnits() {
        are(Map.of(
                "share of forest", new LayerText.Share("forest", Optional.empty(), NO_YEAR),
                "share of forest 2020", new LayerText.Share("forest", Optional.empty(), in(2020)),
                "Share of forest in cells", new LayerText.Share("forest", Optional.of("cells"), NO_YEAR),
                "share of forest in cells 2020", new LayerText.Share("forest", Optional.of("cells"), in(2020)),
                "share of 2 in land.tif", new LayerText.Share("2", Optional.of("land.tif"), NO_YEAR),
                "share of forest|shrub", new LayerText.Share("forest|shrub", Optional.empty(), NO_YEAR),
                "林地占比", new LayerText.Share("林地", Optional.empty(), NO_YEAR),
                "林地占比 2010年", new LayerText.Share("林地", Optional.empty(), in(2010))));
    }

    @Test
    void carbonIsNetSourceOrSinkOfTheCellOrOfItsUnit() {
        are(Map.ofEntries(
                Map.entry("net", new LayerText.Flux(Flow.NET, Optional.empty(), NO_YEAR)),
                Map.entry("Source 2010", new LayerText.Flux(Flow.SOURCE, Optional.empty(), in(2010))),
                Map.entry("sink in counties", new LayerText.Flux(Flow.SINK, Optional.of("counties"), NO_YEAR)),
                Map.entry("net in counties 2020", new LayerText.Flux(Flow.NET, Optional.of("counties"), in(2020))),
                Map.entry("净值", new LayerText.Flux(Flow.NET, Optional.empty(), NO_YEAR)),
                Map.entry("净通量", new LayerText.Flux(Flow.NET, Optional.empty(), NO_YEAR)),
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

    @ParameterizedTest
    @ValueSource(strings = {"dem", "nets", "carbon", "land use of 2010", "density of net", "hotspots!", "share forest"})
    void anythingElseIsAName(String text) {
        assertThat(LayerText.of(text)).isEqualTo(new LayerText.Name(text));
    }

    /** A year after any form is that form's year, never part of a class or a set. */
    @Test
    void everyFormThatTakesAYearTakesEveryYear() {
        for (int year : List.of(1985, 2000, 2020, 2060)) {
            assertThat(LayerText.of("land use " + year)).isEqualTo(new LayerText.LandUse(in(year)));
            assertThat(LayerText.of("distance to a b " + year)).isEqualTo(new LayerText.Distance("a b", in(year)));
            assertThat(LayerText.of("share of a in b " + year))
                    .isEqualTo(new LayerText.Share("a", Optional.of("b"), in(year)));
            assertThat(LayerText.of("net in b " + year))
                    .isEqualTo(new LayerText.Flux(Flow.NET, Optional.of("b"), in(year)));
            assertThat(LayerText.of("carbon stock " + year)).isEqualTo(new LayerText.Stock(in(year)));
            assertThat(LayerText.of("density of sinks " + year)).isEqualTo(new LayerText.Density(Flow.SINK, in(year)));
        }
    }
}
