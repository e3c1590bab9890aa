package org.carbonscape.study.advise;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Words;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.problem.Language;
import org.carbonscape.report.QgisStyle;
import org.carbonscape.study.layer.LayerWords;
import org.carbonscape.suitability.RuleTable;

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
        if (r.weighed().sensitivity().isPresent()) {
            folder.write("rasters/level_stability.qml", stability(SuitabilityStage.STABILITY, language));
        }
    }

    /** The cells hold shares; the legend tells them in percent, as the report does. */
    private static String stability(Key.Breaks percent, Language language) {
        Key.Breaks shares = new Key.Breaks(
                percent.title(), percent.limits().stream().map(l -> l / 100).toList(), percent.ramp(), 2);
        List<String> labels = IntStream.range(0, percent.classes())
                .mapToObj(i -> percent.label(i, language) + " %")
                .toList();
        return QgisStyle.raster(shares, labels);
    }

    /** The zones' layers with their colours, and the style of the surface of least costs. */
    static List<MapLayer> styled(
            List<MapLayer> layers,
            RuleTable rules,
            Optional<CorridorStage.Result> corridors,
            RunFolder folder,
            Language language) {
        corridors
                .flatMap(CorridorStage.Result::costKey)
                .ifPresent(key -> folder.write("rasters/cost_distance.qml", QgisStyle.raster(key, language)));
        return layers.stream()
                .map(layer -> layer.withStyles(
                                List.of(new MapLayer.Style(layer.name(), style(layer, rules, corridors, language))))
                        .titled(LayerWords.of(layer.columns(), language)))
                .toList();
    }

    private static String style(
            MapLayer layer, RuleTable rules, Optional<CorridorStage.Result> corridors, Language language) {
        switch (layer.name()) {
            case "zones" -> {
                return QgisStyle.classes(
                        "zone",
                        rules.outcomes(),
                        new Key.Classes(Words.of("Zone", "分区"), ZoneNames.key(rules)),
                        QgisStyle.Borders.NONE,
                        language);
            }
            case "corridors" -> {
                int count = corridors.orElseThrow().table().rows();
                List<Double> ranks = List.of(0.5, CorridorStage.mostImportant(count) + 0.5, count + 1.0);
                return QgisStyle.lines("rank", ranks, CorridorStage.CORRIDOR_KEY.subList(1, 3), language);
            }
            default -> {
                return QgisStyle.single(CorridorStage.CORRIDOR_KEY.get(0));
            }
        }
    }
}
