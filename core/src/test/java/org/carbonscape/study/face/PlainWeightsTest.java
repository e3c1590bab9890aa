package org.carbonscape.study.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsChoice;
import org.carbonscape.weights.Contiguity;
import org.carbonscape.weights.Standardisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neighbours of files: found, told, written for other programs and read back. */
class PlainWeightsTest {
    private static final PlainEngine PLAIN = new PlainEngine();

    @TempDir
    private Path folder;

    /** A fishnet written as boxes in degrees, as tools write it: west + width, not the next west. */
    private UnitSource fishnet(int columns, int rows) throws IOException {
        StringBuilder text = new StringBuilder("{\"type\": \"FeatureCollection\", \"features\": [");
        double step = 0.03;
        for (int i = 0; i < columns * rows; i++) {
            double west = 112.9 + i % columns * step;
            double south = 27.8 + i / columns * step;
            double east = west + step;
            double north = south + step;
            text.append(i == 0 ? "" : ",")
                    .append("{\"type\": \"Feature\", \"properties\": {\"code\": ")
                    .append(1000 + i)
                    .append("}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[")
                    .append("[" + west + "," + south + "],[" + east + "," + south + "],[" + east + "," + north + "],[")
                    .append(west + "," + north + "],[" + west + "," + south + "]]]}}");
        }
        Path file = Files.writeString(folder.resolve("net.geojson"), text.append("]}"));
        return new UnitSource(
                Optional.of(file), Optional.empty(), Optional.of("code"), Optional.empty(), Optional.empty());
    }

    private WeightsChoice choice(String text) {
        return WeightsChoice.parse(text, folder, "--weights");
    }

    private static List<ProblemCode> codes(PlainWeights.Found found) {
        return found.cautions().stream().map(Problem::code).toList();
    }

    @Test
    void aFishnetInDegreesKeepsItsNeighboursAndTheToleranceIsTold() throws IOException {
        UnitSource net = fishnet(20, 20);
        PlainWeights.Found found = PlainWeights.find(net, choice("queen"), Optional.empty(), PLAIN);
        assertThat(found.summary().links()).isEqualTo(2964);
        assertThat(found.json()).containsEntry("tolerance", 1e-7);
        assertThat(codes(found)).containsExactly(ProblemCode.WEIGHTS_C01_NEAR_VERTICES);
        PlainWeights.Found exact = PlainWeights.find(
                net,
                choice("queen").withTouchInMetres(Contiguity.Touch.VERTICES, OptionalDouble.of(0)),
                Optional.empty(),
                PLAIN);
        assertThat(exact.summary().links()).isLessThan(2964);
        assertThat(exact.json()).containsEntry("tolerance", 0.0);
        assertThat(codes(exact)).isEmpty();
    }

    @Test
    void neighboursAreReadBackFromEveryFormatTheyAreWrittenIn() throws IOException {
        UnitSource net = fishnet(5, 4);
        for (String rule : List.of("queen", "order:3", "delaunay", "gabriel", "relative", "soi", "inverse:2:9km")) {
            for (String ending : List.of("gal", "gwt", "swm", "csv")) {
                Path out = folder.resolve("w." + ending);
                PlainWeights.Found found = PlainWeights.find(
                        net, choice(rule).withStandardisation(Standardisation.NONE), Optional.of(out), PLAIN);
                PlainWeights.Found back = PlainWeights.find(net, choice("w." + ending), Optional.empty(), PLAIN);
                assertThat(back.summary()).as(rule + " " + ending).isEqualTo(found.summary());
                assertThat(back.byDegree()).isEqualTo(found.byDegree());
                assertThat(back.json()).doesNotContainKey("tolerance");
            }
        }
        assertThat(Files.readString(folder.resolve("w.csv"))).startsWith("code,1000,1001,");
    }

    @Test
    void idsThatAFormatCannotHoldAreNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("two.geojson"), """
                {"type": "FeatureCollection", "features": [
                {"type": "Feature", "properties": {"code": "a"}, "geometry": {"type": "Point", "coordinates": [113, \
                28]}},
                {"type": "Feature", "properties": {"code": "7"}, "geometry": {"type": "Point", "coordinates": [114, \
                28]}}]}
                """);
        UnitSource two = new UnitSource(
                Optional.of(file), Optional.empty(), Optional.of("code"), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> PlainWeights.find(two, choice("knn:1"), Optional.of(folder.resolve("w.swm")), PLAIN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).text(Language.EN))
                                .startsWith("GATHER-09")
                                .contains("\"a\""));
        assertThat(PlainWeights.find(two, choice("delaunay"), Optional.of(folder.resolve("w.gwt")), PLAIN)
                        .summary()
                        .links())
                .isEqualTo(2);
    }

    @Test
    void unitsAtOnePlaceHaveAnInverseDistanceWhereTheLeastIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("points.geojson"), """
                {"type": "FeatureCollection", "features": [
                {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [113, 28]}},
                {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [113, 28]}},
                {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [113.1, 28]}}]}
                """);
        UnitSource points = new UnitSource(
                Optional.of(file), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> PlainWeights.find(points, choice("inverse:1:20km"), Optional.empty(), PLAIN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.WEIGHTS_07_COINCIDENT));
        // what its remedy says
        for (String way : List.of("inverse:1::1m", "inverse:2:10km:1m", "inverse:1:20km:1m")) {
            assertThat(PlainWeights.find(points, choice(way), Optional.empty(), PLAIN)
                            .summary()
                            .links())
                    .as(way)
                    .isGreaterThanOrEqualTo(2);
        }
    }

    private String zh(String text, Standardisation style) {
        return choice(text).withStandardisation(style).words().zh();
    }

    @Test
    void stylesAndNeighboursAreNamedInBothLanguages() {
        assertThat(choice("gabriel")
                        .withStandardisation(Standardisation.VARIANCE)
                        .label())
                .isEqualTo("gabriel, variance-stabilised");
        assertThat(zh("gabriel", Standardisation.VARIANCE)).isEqualTo("Gabriel 图邻接，方差稳定化");
        assertThat(zh("delaunay", Standardisation.GLOBAL)).isEqualTo("Delaunay 三角网邻接，全局标准化");
        assertThat(zh("soi", Standardisation.UNIT)).isEqualTo("影响球图邻接，总和为一");
        assertThat(zh("relative", Standardisation.NONE)).isEqualTo("相对邻域图邻接，二值");
        assertThat(zh("order3:inclusive", Standardisation.ROW)).isEqualTo("Queen 3 阶邻接（含低阶），行标准化");
        assertThat(zh("order2", Standardisation.ROW)).isEqualTo("Queen 2 阶邻接，行标准化");
        assertThat(choice("queen").withStandardisation(Standardisation.UNIT).style())
                .isEqualTo("unit");
    }

    @Test
    void theToleranceOfAStudyIsInMetresAlsoWhereUnitsAreInDegrees() throws IOException {
        UnitSource net = fishnet(6, 5); // cells of 0.03 degrees: 2 m would join nothing else, 2 degrees all
        PlainWeights.Found found = PlainWeights.find(
                net,
                choice("rook").withTouchInMetres(Contiguity.Touch.VERTICES, OptionalDouble.of(2)),
                Optional.empty(),
                PLAIN);
        assertThat(found.summary().links()).isEqualTo(2 * (5 * 5 + 6 * 4));
        assertThat(found.tolerance()).hasValue(2 / 111_320.0);
    }
}
