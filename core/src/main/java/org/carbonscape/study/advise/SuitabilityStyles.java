package org.carbonscape.study.advise;

import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Words;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.problem.Language;
import org.carbonscape.report.QgisStyle;

/** Styles for QGIS of what suitability and zones write. */
final class SuitabilityStyles {
    private SuitabilityStyles() {}

    /** Colours of the rasters of numbers for QGIS; those of classes carry their own. */
    static void write(SuitabilityStage.Result r, RunFolder folder, Language language) {
        double least = r.histogram().min();
        double step = (r.histogram().max() - least) / 5;
        if (step > 0) {
            List<Double> limits =
                    IntStream.rangeClosed(0, 5).mapToObj(i -> least + i * step).toList();
            folder.write(
                    "rasters/suitability_score.qml",
                    QgisStyle.raster(new Key.Breaks(Words.of("Score", "得分"), limits, Ramp.VIRIDIS, 2), language));
        }
        r.weighed()
                .sensitivity()
                .ifPresent(s -> folder.write(
                        "rasters/level_stability.qml",
                        QgisStyle.raster(
                                new Key.Breaks(
                                        SuitabilityStage.STABILITY.title(),
                                        SuitabilityStage.STABILITY.limits().stream()
                                                .map(l -> l / 100)
                                                .toList(),
                                        SuitabilityStage.STABILITY.ramp(),
                                        2),
                                language)));
    }

    /** Colours of the map layers for QGIS, a file for each beside the GeoPackage. */
    static void write(ZoneStage.Result z, RunFolder folder, Language language) {
        folder.write(
                "vectors/zones.qml",
                QgisStyle.classes(
                        "zone",
                        z.zoned().rules().outcomes(),
                        new Key.Classes(
                                Words.of("Zone", "分区"), ZoneNames.key(z.zoned().rules())),
                        language));
        z.corridors()
                .flatMap(CorridorStage.Result::costKey)
                .ifPresent(key -> folder.write("rasters/cost_distance.qml", QgisStyle.raster(key, language)));
        z.corridors().map(CorridorStage.Result::table).ifPresent(table -> {
            folder.write("vectors/patches.qml", QgisStyle.single(CorridorStage.CORRIDOR_KEY.get(0)));
            List<Double> ranks = List.of(0.5, CorridorStage.mostImportant(table.rows()) + 0.5, table.rows() + 1.0);
            folder.write(
                    "vectors/corridors.qml",
                    QgisStyle.lines("rank", ranks, CorridorStage.CORRIDOR_KEY.subList(1, 3), language));
        });
    }
}
