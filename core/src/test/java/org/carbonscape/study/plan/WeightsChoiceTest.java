package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.carbonscape.grid.Crs;
import org.carbonscape.option.Given;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.weights.Contiguity;
import org.carbonscape.weights.Kernel;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Which neighbours: how it is read, what it holds, how it is said. */
class WeightsChoiceTest {
    private static final Path HERE = Path.of("/study");

    private static WeightsChoice read(String text) {
        return WeightsChoice.parse(text, HERE, "statistics.weights");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "queen|CONTIGUITY|1",
                "ROOK|CONTIGUITY|1",
                "order2|ORDER|2",
                "order-3|ORDER|3",
                "order:4|ORDER|4",
                "order:99|ORDER|99",
                "order2:rook|ORDER|2",
                "order:2:inclusive:queen|ORDER_INCLUSIVE|2",
                "order2:rook:inclusive|ORDER_INCLUSIVE|2",
                "knn:6|NEAREST|6",
                "k:8|NEAREST|8",
                "knn: 12 |NEAREST|12",
                "delaunay|DELAUNAY|0",
                "gabriel|GABRIEL|0",
                "soi|SPHERE_OF_INFLUENCE|0",
                "relative|RELATIVE|0",
                "band|BAND|0",
                "distance|BAND|0",
                "inverse|INVERSE|1",
                "inverse:2|INVERSE|2",
                "inverse:0.5|INVERSE|0.5",
                "kernel|KERNEL|0",
                "kernel:knn12|ADAPTIVE_KERNEL|12",
                "kernel:triangular:knn 3|ADAPTIVE_KERNEL|3"
            })
    void everyFormHasItsKindAndNumber(String text, WeightsChoice.Kind kind, double number) {
        WeightsChoice choice = read(text);
        assertThat(choice.kind()).isEqualTo(kind);
        assertThat(choice.number()).isEqualTo(number);
        assertThat(choice.text()).isEqualTo(text);
        assertThat(choice.standardisation()).isEqualTo(Standardisation.ROW);
        assertThat(choice.file()).isEmpty();
        assertThat(choice.polygons().rule())
                .isEqualTo(text.toLowerCase(Locale.ROOT).contains("rook") ? Rule.ROOK : Rule.QUEEN);
        assertThat(choice.onLattice())
                .isEqualTo(List.of("CONTIGUITY", "ORDER", "ORDER_INCLUSIVE").contains(kind.name()));
    }

    @ParameterizedTest
    @CsvSource({"band:5km,5000", "band:5 KM,5000", "band:800m,800", "distance:1.5km,1500", "band:2e3,2000"})
    void distancesAreMetresUnlessTheySayKilometres(String text, double metres) {
        assertThat(read(text).reach().metres()).hasValue(metres);
        assertThat(read(text).reach().least()).isZero();
    }

    @Test
    void anInverseDistanceHasAPowerAReachAndALeast() {
        assertThat(read("inverse").reach().metres()).isEmpty();
        assertThat(read("inverse:2:8km").reach().metres()).hasValue(8000);
        assertThat(read("inverse:2:8km:10m").reach().least()).isEqualTo(10);
        assertThat(read("inverse:1::5").reach().metres()).isEmpty();
        assertThat(read("inverse:1::5").reach().least()).isEqualTo(5);
        assertThat(read("inverse:10").number()).isEqualTo(10);
        // no power is as large: it is a distance
        assertThat(read("inverse:11")).isEqualTo(read("inverse:1:11"));
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void everyKernelIsReadWithAndWithoutADistance(Kernel kernel) {
        String name = kernel.name().toLowerCase(Locale.ROOT);
        assertThat(read("kernel:" + name).reach())
                .isEqualTo(new WeightsChoice.Reach(OptionalDouble.empty(), 0, kernel));
        assertThat(read("kernel:" + name + ":2km").reach())
                .isEqualTo(new WeightsChoice.Reach(OptionalDouble.of(2000), 0, kernel));
        assertThat(read("kernel:" + name + ":knn5").reach().kernel()).isEqualTo(kernel);
        // and as people say it
        assertThat(read(name + " kernel 2 km")).isEqualTo(read("kernel:" + name + ":2km"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order:100",
                "order0",
                "knn:1000000",
                "knn:",
                "knn:2:3",
                "k",
                "queen:rook",
                "gabriel:2",
                "soi:1",
                "band:0",
                "band:1e10",
                "band:5 miles",
                "inverse:1:0",
                "inverse:1:5km:0",
                "inverse:1:5km:1:2",
                "kernel:quartic:1:2",
                "kernel:knn0",
                "order2:bishop",
                "queen queen knn"
            })
    void otherTextsAreToldWithAllForms(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problems()).hasSize(1);
            assertThat(e.problems().get(0).text(Language.EN))
                    .isEqualTo("WEIGHTS-10  statistics.weights: \"" + text + "\" is not a choice of neighbours\n"
                            + "            Write one of queen, rook, order2[:rook][:inclusive], "
                            + "order:K[:rook][:inclusive], knn:K, delaunay, gabriel, soi, relative, band[:D], "
                            + "inverse[:P[:D[:LEAST]]], kernel[:FUNCTION][:D | :knnK], FILE.gal, FILE.gwt, "
                            + "FILE.kwt, FILE.swm, FILE.csv. D is a distance such as 5km; FUNCTION is one of "
                            + "uniform, triangular, epanechnikov, quartic, triweight, gaussian, cosine, bisquare.");
            assertThat(e.problems().get(0).text(Language.ZH))
                    .startsWith("WEIGHTS-10  statistics.weights：“" + text + "”不是一种邻接关系\n            请写 queen, rook,")
                    .endsWith("cosine、bisquare 之一。");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"w.gal", "子/w.GWT", "w.kwt", "w.swm", "w.csv", "w.txt", "w.mat"})
    void filesAreResolvedAgainstTheFolder(String name) {
        WeightsChoice choice = read(name);
        assertThat(choice.kind()).isEqualTo(WeightsChoice.Kind.FILE);
        assertThat(choice.file()).contains(HERE.resolve(name));
        assertThat(choice.resolved(Path.of("/elsewhere")).file()).contains(HERE.resolve(name)); // absolute already
        WeightsChoice loose = WeightsChoice.parse(name, Path.of(""), "w").resolved(Path.of("/there"));
        assertThat(loose.file()).contains(Path.of("/there").resolve(name));
        assertThat(choice.label()).isEqualTo(Path.of(name).getFileName() + ", row-standardised");
        assertThat(choice.words().in(Language.ZH)).isEqualTo(Path.of(name).getFileName() + "，行标准化");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "queen|queen, row-standardised|Queen 邻接，行标准化",
                "rook|rook, row-standardised|Rook 邻接，行标准化",
                "order3|order3, row-standardised|Queen 3 阶邻接，行标准化",
                "order2:rook:inclusive|order2:rook:inclusive, row-standardised|Rook 2 阶邻接（含低阶），行标准化",
                "knn:6|knn:6, row-standardised|最近 6 个邻居，行标准化",
                "delaunay|delaunay, row-standardised|Delaunay 三角网邻接，行标准化",
                "gabriel|gabriel, row-standardised|Gabriel 图邻接，行标准化",
                "soi|soi, row-standardised|影响球图邻接，行标准化",
                "relative|relative, row-standardised|相对邻域图邻接，行标准化",
                "band|band, row-standardised|距离带，行标准化",
                "band:5km|band:5km, row-standardised|距离带（5000 m），行标准化",
                "inverse:2:8km|inverse:2:8km, row-standardised|反距离（2 次幂）（8000 m），行标准化",
                "inverse:0.5|inverse:0.5, row-standardised|反距离（0.5 次幂），行标准化",
                "kernel|kernel, row-standardised|四次核权重，行标准化",
                "kernel:gaussian:12km|kernel:gaussian:12km, row-standardised|高斯核权重（12\u2009000 m），行标准化",
                "kernel:knn4|kernel:knn4, row-standardised|四次核权重（带宽至第 4 个邻居），行标准化"
            })
    void neighboursAreNamedInBothLanguages(String text, String en, String zh) {
        assertThat(read(text).label()).isEqualTo(en);
        assertThat(read(text).words().in(Language.EN)).isEqualTo(en);
        assertThat(read(text).words().in(Language.ZH)).isEqualTo(zh);
    }

    @ParameterizedTest
    @EnumSource(Standardisation.class)
    void theStyleIsPartOfTheName(Standardisation style) {
        WeightsChoice choice = read("queen").withStandardisation(style);
        assertThat(choice.style()).isEqualTo(style.word());
        assertThat(choice.label()).isEqualTo("queen, " + style.english());
        assertThat(choice.words().in(Language.ZH)).isEqualTo("Queen 邻接，" + style.chinese());
        assertThat(choice.withStandardisation(Standardisation.ROW)).isEqualTo(read("queen"));
    }

    @Test
    void everyKernelHasAChineseNameOfItsOwn() {
        assertThat(Arrays.stream(Kernel.values()).map(WeightsChoice::nameZh))
                .containsExactly("均匀核", "三角核", "Epanechnikov 核", "四次核", "三权核", "高斯核", "余弦核");
    }

    @Test
    void aToleranceInMetresIsBroughtToTheUnitsOfTheMap() {
        GeometryFactory f = new GeometryFactory();
        List<Geometry> shapes = List.of(f.createPoint(new Coordinate(0, 0)));
        WeightsChoice choice = read("queen").withTouchInMetres(Contiguity.Touch.STRICT, OptionalDouble.of(1000));
        assertThat(choice.polygons().touch()).isEqualTo(Contiguity.Touch.STRICT);
        assertThat(choice.polygons().mapUnits(shapes, Optional.of(Crs.epsg(4326))))
                .isCloseTo(1000 / 111_320.0, within(1e-12));
        assertThat(choice.polygons().mapUnits(shapes, Optional.of(Crs.epsg(4547))))
                .isEqualTo(1000);
        assertThat(choice.polygons().mapUnits(shapes, Optional.empty())).isEqualTo(1000);
        assertThat(read("queen").polygons().mapUnits(shapes, Optional.of(Crs.epsg(4547))))
                .isEqualTo(Contiguity.tolerance(shapes, Optional.of(Crs.epsg(4547))));
    }

    @Test
    void theSectionSaysTheNeighboursAndTheirStyle() {
        Given given = new Given("statistics");
        assertThat(WeightsOptions.choice(given, HERE, Standardisation.NONE))
                .isEqualTo(read("queen")
                        .withStandardisation(Standardisation.NONE)
                        .withTouchInMetres(Contiguity.Touch.VERTICES, OptionalDouble.empty()));
        given.put(WeightsOptions.WEIGHTS, WeightsChoice.parse("w.gal", Path.of(""), ""), "statistics.weights");
        given.put(WeightsOptions.STYLE, Standardisation.ROW, "statistics.style");
        given.put(WeightsOptions.TOLERANCE, 2.0, "statistics.tolerance");
        given.put(WeightsOptions.STRICT, true, "statistics.strict");
        WeightsChoice choice = WeightsOptions.choice(given, HERE, Standardisation.NONE);
        assertThat(choice.file()).contains(HERE.resolve("w.gal"));
        assertThat(choice.standardisation()).isEqualTo(Standardisation.ROW);
        assertThat(choice.polygons().tolerance()).hasValue(2);
        assertThat(choice.polygons().touch()).isEqualTo(Contiguity.Touch.STRICT);
        assertThat(choice.polygons().metres()).isTrue();
    }

    /** Whatever stands between the words, they mean the same. */
    @Test
    void blanksHyphensAndEqualSignsPartWordsAlike() {
        Random random = new Random(5);
        List<List<String>> said = List.of(
                List.of("distance", "band", "5km"),
                List.of("k", "nearest", "7"),
                List.of("inverse", "distance", "2"),
                List.of("gaussian", "kernel", "800m"),
                List.of("adaptive", "kernel", "9"),
                List.of("third", "order", "rook"),
                List.of("queen", "contiguity"));
        List<String> forms = List.of(
                "band:5km", "knn:7", "inverse:2", "kernel:gaussian:800m", "kernel:knn9", "order3:rook", "queen");
        List<String> between = List.of(" ", "  ", "-", "_", "/", "=", " - ");
        for (int k = 0; k < 300; k++) {
            int i = random.nextInt(said.size());
            StringBuilder text = new StringBuilder();
            for (String word : said.get(i)) {
                String part = text.isEmpty() ? "" : between.get(random.nextInt(between.size()));
                boolean minus = part.contains("-") && Character.isDigit(word.charAt(0));
                text.append(minus ? " " : part).append(random.nextBoolean() ? word : word.toUpperCase(Locale.ROOT));
            }
            String expected = forms.get(i);
            assertThat(read(text.toString())).as("%s", text).isEqualTo(read(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "first order queen,queen",
        "1st order rook,rook",
        "2nd order queen,order2",
        "rook order 12,order12:rook",
        "tenth order queen cumulative,order10:inclusive",
        "voronoi,delaunay",
        "rng,relative",
        "idw,inverse:1",
        "invdist 3,inverse:3",
        "dband 4km,band:4km",
        "k 5,knn:5",
        "nearest neighbours 5,knn:5"
    })
    void ordinalsAndShortNamesAreUnderstood(String said, String form) {
        assertThat(read(said)).isEqualTo(read(form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rook and queen",
                "rook queen 2",
                "order",
                "first order",
                "queen inclusive",
                "nearest",
                "adaptive kernel",
                "sphere",
                "queen knn 5",
                "inverse distance -2",
                "band - 5",
                "kernel 5 6"
            })
    void aWordThatIsNotUnderstoodMakesItNone(String said) {
        assertThat(WeightsWords.form(said).filter(f -> !f.isEmpty())).isEmpty();
        assertThatThrownBy(() -> read(said)).isInstanceOf(ProblemException.class);
    }
}
