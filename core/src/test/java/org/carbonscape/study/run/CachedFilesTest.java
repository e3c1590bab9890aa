package org.carbonscape.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.table.TextEncoding;
import org.carbonscape.io.tiff.EsriNames;
import org.carbonscape.problem.Language;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file that studies name, and what is read beside it, is changed, one at a time, over a cache that holds the
 * studies as they were: the run gives what one without a cache gives, and not what there was.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CachedFilesTest {
    private static final String HEAD = """
            study: Every file
            landUse:
              legend: legend.csv
              phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif }
            """;

    private static final Map<String, String> STUDIES =
            Map.of("land", HEAD + """
              accuracy: { 2010: places.csv }
            grid: { extent: region.geojson }
            units:
              parts: { file: parts.geojson, id: id, name: name }
              squares: { fishnet: 200 }
            carbon:
              draws: 100
              stock: stock.csv
              land: { climate: warm-temperate-moist, ecozone: subtropical-humid-forest, region: asia, soil: soil.tif,
                codes: codes.csv, management: management.csv, parameters: parameters.csv, harvested-wood: wood.csv }
              energy: { file: energy.csv, route: ncv, units: parts, landfill: decay, decay-rate: 0.1,
                grid-factors: grid.csv, item-factors: items.csv }
              product: gdp.csv
              allocate: { by-year: { 2000: dem.tif, 2010: hills.tif, 2020: dem.tif } }
            """, "drivers", HEAD + """
            units:
              parts: { file: parts.geojson, id: id, name: name }
              squares: { fishnet: 100 }
            carbon:
              factors: factors.csv
              emissions: { file: emissions.csv, units: parts }
              sinks: { classes: [forest], unit: gC/m2/yr, standard-error: se.tif,
                nep: { 2000: nep.tif, 2010: nep.tif, 2020: nep.tif } }
            statistics: { units: [parts], weights: w.gal, local-moran: {}, density: { radius: 200 } }
            drivers:
              dem: dem.tif
              pop: { file: pop.csv, column: pop }
              lights: { by-year: { 2000: hills.tif, 2010: dem.tif, 2020: hills.tif } }
              soils: majority of soil.tif
            geodetector: { units: squares, y: net_per_ha, permutations: 19, bootstrap: 9 }
            """, "advice", HEAD + """
            units:
              parts: { file: parts.geojson, id: id, name: name }
            carbon:
              factors: factors.csv
              energy: { file: energy.csv, route: ncv, units: parts }
            suitability:
              criteria: criteria.csv
              breaks: [3, 6]
              sieve: 0
              majority: 0
              layers: { hills: hills.tif }
              weights: { ahp: [ahp.csv], allow-inconsistent: true }
              mask: [mask.tif]
              exclude: [lake.geojson]
              protected: region.geojson
              zones: zones.csv
              strategies: strategies.csv
              sensitivity: { step: 0.2, samples: 2 }
              corridors: { least-area: 1, resistance: resistance.tif, from: key_protection }
            scenarios: scenarios.csv
            """);

    private static final List<String> VALUES = List.of("dem.tif", "hills.tif", "nep.tif", "se.tif", "resistance.tif");

    /** A table, a text of it and what stands there instead. */
    private static final String[][] TEXTS = {
        {"factors.csv", "-2", "-3"},
        {"emissions.csv", "100", "200"},
        {"stock.csv", "50", "60"},
        {"parts.geojson", "Alder", "Ash"},
        {"parts.geojson", "[500000", "[500100"},
        {"legend.csv", "1,cropland,cultivated\n2,forest", "2,cropland,cultivated\n1,forest"},
        {"places.csv", "40,3", "30,3"},
        {"region.geojson", "500800", "500700"},
        {"codes.csv", "sandy", "hac"},
        {"management.csv", "reduced", "no"},
        {"parameters.csv", "3.5", "4.5"},
        {"wood.csv", "1000", "2000"},
        {"energy.csv", "3,t", "5,t"},
        {"grid.csv", "0.5,", "0.4,"},
        {"items.csv", "1.91", "1.81"},
        {"gdp.csv", "2000,A,10", "2000,A,20"},
        {"w.gal", "A 2\nB C\n", "A 3\nB C D\n"},
        {"pop.csv", "10", "50"},
        {"criteria.csv", "120", "130"},
        {"ahp.csv", ",4\n", ",5\n"},
        {"lake.geojson", "500650", "500550"},
        {"zones.csv", "110", "5"},
        {"strategies.csv", "0.25", "0.5"},
        {"scenarios.csv", "forest,2", "forest,1"},
        {"soil.tif.vat.dbf", "", "7,clay;9,sand"}
    };

    private Path root;

    /** A file of the study is changed. */
    record Change(String study, String file, String from, String to) {
        @Override
        public String toString() {
            return study + ", " + file + ": " + from + " > " + to;
        }

        void in(SmallStudy small) throws IOException {
            Path place = small.folder().resolve(file);
            if (file.endsWith(".aux.xml")) {
                Files.writeString(place, to);
            } else if (file.endsWith(".vat.dbf")) {
                Files.write(place, EsriNames.dbf(TextEncoding.GBK, to.split(";")));
            } else if (VALUES.contains(file)) {
                small.values(file, (column, row) -> 105 + column * column - 3 * row);
            } else if (file.endsWith(".tif")) {
                small.classes(file, 9, (column, row) -> file.startsWith("soil") ? column < 5 ? 7 : 9 : 1 + row % 3);
            } else {
                String text = Files.readString(place);
                assertThat(text).contains(from);
                Files.writeString(place, text.replace(from, to));
            }
        }
    }

    private static SmallStudy write(Path folder, String study) throws IOException {
        return SmallStudy.in(Files.createDirectories(folder))
                .values("hills.tif", (column, row) -> column * row + 1)
                .values("nep.tif", (column, row) -> 100 + column)
                .values("se.tif", (column, row) -> 1 + column)
                .values("resistance.tif", (column, row) -> 1 + column + row)
                .classes("mask.tif", 1, (column, row) -> column == 7 ? 0 : 1)
                .classes("soil.tif", 9, (column, row) -> row == 5 ? 0 : column < 4 ? 7 : 9)
                .text("legend.csv", "code,class,role\n1,cropland,cultivated\n2,forest,\n3,construction,\n0,,\n")
                .text("places.csv", """
                        map,cropland,forest,construction
                        cropland,40,3,2
                        forest,4,50,1
                        construction,1,2,30
                        """)
                .text("region.geojson", square("500000", "500800", "2999500"))
                .text("lake.geojson", square("500650", "500800", "2999850"))
                .text("codes.csv", "layer,code,zone\nsoil,7,lac\nsoil,9,sandy\n")
                .text("management.csv", "class,use,tillage\ncropland,annual-crops,reduced-till\n")
                .text("parameters.csv", "parameter,value,unit\ngrowth,3.5,t d.m./ha/yr\n")
                .text("wood.csv", "year,product,amount,unit_of_amount\n1998,sawnwood,1000,m3\n")
                .text("energy.csv", """
                        year,unit,item,amount,unit_of_amount
                        2000,B,raw coal,3,t
                        2010,B,raw coal,4,t
                        2020,D,raw coal,4,t
                        """ + (study.equals("advice") ? "" : """
                        2020,D,electricity,30,MWh
                        1995,B,landfilled waste,0,t
                        2008,B,landfilled waste,1000,t
                        """))
                .text("grid.csv", "year,value,unit\n2000,0.6,kgCO2/kWh\n2010,0.55,kgCO2/kWh\n2020,0.5,kgCO2/kWh\n")
                .text("items.csv", "item,value,unit\nraw coal,1.91,tCO2/t\n")
                .text(
                        "gdp.csv",
                        SmallStudy.YEARS.stream()
                                .flatMap(y -> IntStream.range(0, 4)
                                        .mapToObj(u -> y + "," + SmallStudy.UNITS.get(u) + "," + (y - 1990) + ",万元\n"))
                                .collect(Collectors.joining("", "year,unit,amount,unit_of_amount\n", "")))
                .text("w.gal", "0 4 parts id\nA 2\nB C\nB 2\nA D\nC 2\nA D\nD 2\nB C\n")
                .text("pop.csv", "unit,pop\nA,10\nB,20\nC,40\nD,30\n")
                .text("criteria.csv", """
                        criterion,source,grading,at,scores
                        cover,land use,classes,forest|cropland|construction,9|5|1
                        height,dem.tif,breaks,120|150,1|5|9
                        """)
                .text("ahp.csv", "criterion,cover,height\ncover,1,4\nheight,,1\n")
                .text("zones.csv", """
                        rule,zone,land_use,height,level,protected
                        P1,key_protection,forest,<=110,,
                        R1,key_restoration,cropland,>130,,
                        A1,auxiliary_restoration,,,1|2,
                        """)
                .text("strategies.csv", """
                        measure,zone,land_use,pressure,english,chinese,effect,share,assumption_en,assumption_zh
                        M1,key_restoration,cropland,*,Plant trees,造林,become:forest,0.25,a quarter,四分之一
                        """)
                .text("scenarios.csv", "scenario,zone,from,to,area_ha,item,percent\ngreen,,cropland,forest,2,,\n")
                .text("study.yaml", Objects.requireNonNull(STUDIES.get(study)));
    }

    private static String square(String west, String east, String south) {
        return """
                {"type": "FeatureCollection",
                "crs": {"type": "name", "properties": {"name": "EPSG:4547"}}, "features": [
                {"type": "Feature", "properties": {"id": "R"}, "geometry": {"type": "Polygon", "coordinates":
                [[[%1$s,%3$s],[%1$s,3000000],[%2$s,3000000],[%2$s,%3$s],[%1$s,%3$s]]]}}]}
                """.formatted(west, east, south);
    }

    private CacheFolder cache(String study) {
        return CacheFolder.of(root.resolve("kept-" + study), CacheFolder.USUAL_BYTES);
    }

    private static SortedMap<String, String> run(SmallStudy small, String name, CacheFolder cache) {
        Path folder = small.folder();
        return CachedRunTest.content(
                CachedRunTest.run(folder.resolve(name), folder.resolve("study.yaml"), cache, Language.EN));
    }

    @BeforeAll
    void theStudiesAsTheyWereAreKept(@TempDir Path folder) throws IOException {
        root = folder;
        for (String study : STUDIES.keySet()) {
            run(write(root.resolve(study), study), "run", cache(study));
        }
    }

    /** Of every study each file that it names. */
    static List<Change> changes() {
        return STUDIES.entrySet().stream()
                .flatMap(study -> Stream.concat(
                                Stream.of(TEXTS).map(t -> new Change(study.getKey(), t[0], t[1], t[2])),
                                Stream.concat(
                                                VALUES.stream(),
                                                Stream.of("2000.tif", "2010.tif", "2020.tif", "soil.tif", "mask.tif"))
                                        .flatMap(f -> Stream.of(f, f + ".aux.xml")
                                                .map(at -> new Change(study.getKey(), at, "", beside(f)))))
                        .filter(c ->
                                (HEAD + study.getValue()).contains(c.file.replaceFirst("\\.(aux.xml|vat.dbf)$", ""))
                                        || c.file.startsWith("dem.tif")
                                                && study.getKey().equals("advice")))
                .toList();
    }

    /** Cells of that number are none; of values twice as much and three more. */
    private static String beside(String raster) {
        return "<PAMDataset><PAMRasterBand band=\"1\"><NoDataValue>%s</NoDataValue>%s</PAMRasterBand></PAMDataset>\n"
                .formatted(
                        switch (raster) {
                            case "soil.tif" -> "9";
                            case "mask.tif" -> "1";
                            default -> VALUES.contains(raster) ? "-5" : "3";
                        },
                        VALUES.contains(raster) ? "<Scale>2</Scale><Offset>3</Offset>" : "");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangedFileGivesWhatARunWithoutACacheGives(Change change) throws IOException {
        SmallStudy small = write(Files.createTempDirectory(root, "study"), change.study);
        change.in(small);
        SortedMap<String, String> plain = run(small, "plain", CacheFolder.none());
        assertThat(run(small, "cached", cache(change.study))).isEqualTo(plain);
        SortedMap<String, String> before =
                CachedRunTest.content(root.resolve(change.study).resolve("run"));
        before.remove("run.json");
        plain.remove("run.json");
        assertThat(plain).as("the change is one").isNotEqualTo(before);
    }
}
