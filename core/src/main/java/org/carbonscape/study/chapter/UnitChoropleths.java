package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Words;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.layer.UnitKeys;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.locationtech.jts.geom.Geometry;

/**
 * Maps of the units coloured by what they exchange or hold per hectare, a panel for each phase and one legend for all:
 * a figure for every set of several polygons, without any for the first fishnet.
 */
final class UnitChoropleths {
    private final StudyArea studyArea;
    private final CarbonAccount account;
    private final Images images;
    private final List<UnitSet> sets;
    private final Words source;

    UnitChoropleths(StudyArea studyArea, CarbonAccount account, Images images, List<UnitSet> sets, Words source) {
        this.studyArea = studyArea;
        this.account = account;
        this.images = images;
        this.sets = sets;
        this.source = source;
    }

    /** None where there are no units, no such quantity or nothing to tell apart. */
    List<Figure> figures(Quantity quantity) {
        List<Integer> shown = IntStream.range(0, sets.size())
                .filter(s -> sets.get(s) instanceof PolygonUnits p && p.count() > 1)
                .boxed()
                .toList();
        if (shown.isEmpty()) {
            shown = IntStream.range(0, sets.size())
                    .filter(s -> sets.get(s) instanceof Fishnet)
                    .limit(1)
                    .boxed()
                    .toList();
        }
        String base = quantity.key().replace('_', '-') + "-by-unit";
        List<Figure> figures = new ArrayList<>();
        for (int s : shown) { // the first has the plain name
            String id = figures.isEmpty() ? base : base + "-" + (figures.size() + 1);
            figure(quantity, s, id).ifPresent(figures::add);
        }
        return figures;
    }

    private Optional<Figure> figure(Quantity quantity, int s, String id) {
        UnitKeys keys = new UnitKeys(account);
        return keys.key(quantity, s, UnitKeys.Sinks.MAGNITUDE).map(key -> {
            List<float[]> phases = keys.values(quantity, s);
            List<MapPanel> panels = IntStream.range(0, phases.size())
                    .mapToObj(p -> panel(
                            sets.get(s),
                            Words.same(Integer.toString(studyArea.years().get(quantity.firstPhase() + p))),
                            u -> phases.get(p)[u]))
                    .toList();
            String set = sets.get(s).name();
            return new Figure.Maps(
                    Figure.Caption.of(
                            id,
                            Words.of(
                                    switch (quantity) {
                                                case NET -> "Net emissions";
                                                case SOURCE -> "Carbon sources";
                                                case SINK -> "Carbon sinks";
                                                case STOCK -> "Carbon stock";
                                                case STOCK_CHANGE -> "Change in carbon stock";
                                            }
                                            + " by unit (" + set
                                            + ")",
                                    "各单元" + quantity.inText().zh() + "（" + set + "）"),
                            source),
                    images.frame(),
                    panels,
                    key);
        });
    }

    /** @param valueOf unit, from 1; NaN = none */
    private MapPanel panel(UnitSet set, Words title, IntToDoubleFunction valueOf) {
        if (set instanceof Fishnet net) {
            return squares(net, studyArea, images, title, Float.NaN, valueOf);
        }
        PolygonUnits polygons = (PolygonUnits) set;
        double[] values =
                IntStream.rangeClosed(1, polygons.count()).mapToDouble(valueOf).toArray();
        return new MapPanel.Areas(title, outlines(polygons), values);
    }

    /** As they are drawn over all maps, where they are. */
    private List<Geometry> outlines(PolygonUnits polygons) {
        List<MapFrame.District> drawn = images.frame().districts();
        boolean same = drawn.size() == polygons.count()
                && IntStream.range(0, drawn.size())
                        .allMatch(i -> drawn.get(i).name().en().equals(polygons.unitName(i + 1)));
        return same
                ? drawn.stream().<Geometry>map(MapFrame.District::outline).toList()
                : List.copyOf(polygons.polygons());
    }

    /**
     * A fishnet as pixels, cut to the land of the last phase.
     *
     * @param none what a pixel without land holds
     */
    static MapPanel.Pixels squares(
            Fishnet net, StudyArea studyArea, Images images, Words title, float none, IntToDoubleFunction valueOf) {
        float[] land = images.classes().get(images.classes().size() - 1);
        float[] pixels = new float[images.columns() * images.rows()];
        int[] columns = new int[images.columns()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = (int) Math.min(
                    net.across() - 1,
                    (c * images.step() + images.step() / 2) * studyArea.grid().cellWidth() / net.size());
        }
        float[] values = new float[net.across() * net.down()]; // once a square: it may be a test of significance
        boolean[] known = new boolean[values.length];
        for (int r = 0; r < images.rows(); r++) {
            int row = (int) Math.min(
                    net.down() - 1,
                    (r * images.step() + images.step() / 2) * studyArea.grid().cellHeight() / net.size());
            int first = row * net.across();
            int from = r * columns.length;
            for (int c = 0; c < columns.length; c++) {
                if (land[from + c] > 0) {
                    int square = first + columns[c];
                    if (!known[square]) {
                        known[square] = true;
                        values[square] = (float) valueOf.applyAsDouble(square + 1);
                    }
                    pixels[from + c] = values[square];
                } else {
                    pixels[from + c] = none;
                }
            }
        }
        return new MapPanel.Pixels(title, images.columns(), images.rows(), pixels);
    }
}
