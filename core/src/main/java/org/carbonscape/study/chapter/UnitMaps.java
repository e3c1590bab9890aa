package org.carbonscape.study.chapter;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Words;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/** Maps of classes of units: polygons as they are, squares as pixels cut to the land. */
final class UnitMaps {
    private final StudyArea studyArea;
    private final Images images;

    UnitMaps(StudyArea studyArea, Images images) {
        this.studyArea = studyArea;
        this.images = images;
    }

    Images images() {
        return images;
    }

    /** A map of classes by place; 0 = none. */
    MapPanel panel(StatisticsStage.SetResult result, Words title, IntUnaryOperator classOf) {
        int[] place = result.placeOfUnit();
        return panel(result.set(), title, u -> place[u] < 0 ? 0 : classOf.applyAsInt(place[u]));
    }

    /** @param classOf of a unit, from 1; 0 = none */
    MapPanel panel(UnitSet set, Words title, IntUnaryOperator classOf) {
        if (set instanceof PolygonUnits polygons) {
            double[] values = IntStream.rangeClosed(1, polygons.count())
                    .mapToDouble(classOf::applyAsInt)
                    .toArray();
            return new MapPanel.Areas(title, polygons.polygons(), values);
        }
        return UnitChoropleths.squares((Fishnet) set, studyArea, images, title, 0, classOf::applyAsInt);
    }

    /** A figure for each quantity but the first, over all phases; they stand aside. */
    void others(
            Findings.Builder chapter,
            StatisticsStage.SetResult main,
            Words source,
            String id,
            Words what,
            Key key,
            Function<StatisticsStage.Series, IntUnaryOperator> classOf) {
        for (Quantity flow : main.quantities().subList(1, main.quantities().size())) {
            List<MapPanel> panels = IntStream.of(main.phases(flow))
                    .mapToObj(p -> panel(
                            main,
                            Words.same(Integer.toString(studyArea.years().get(p))),
                            classOf.apply(main.series(p, flow))))
                    .toList();
            Words title = Words.of(
                    what.en() + " of " + flow.inText().en() + " (" + main.set().name() + ")",
                    flow.inText().zh() + what.zh() + "（" + main.set().name() + "）");
            chapter.aside(new Figure.Maps(
                    Figure.Caption.of(id + "-" + flow.key().replace('_', '-'), title, source),
                    images.frame(),
                    panels,
                    key));
        }
    }
}
