package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.study.gather.DensityStage;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.plan.WeightsChoice;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;

/** Kernel density in the report: two map figures, and in which districts it is highest and lowest. */
final class DensitySection {

    private final StudyArea studyArea;
    private final LandCounts counts;
    private final Images images;
    private final DensityStage.Result density;
    private final Words source;

    DensitySection(StudyArea studyArea, LandCounts counts, Images images, DensityStage.Result density, Words source) {
        this.studyArea = studyArea;
        this.counts = counts;
        this.images = images;
        this.density = density;
        this.source = source;
    }

    void add(Findings.Builder chapter) {
        chapter.heading(Words.of("Kernel density", "核密度"));
        chapter.file(density.byUnit());
        var options = density.flows().get(0).byPhase().get(0).options();
        double metres = studyArea.grid().crs().metresPerUnit();
        String radius = length(density.radius() * metres);
        String cell = Numbers.readable(density.grid().cellWidth() * metres, 0);
        String kernel = options.kernel().name().toLowerCase(Locale.ROOT);
        int last = studyArea.years().size() - 1;
        for (DensityStage.Surfaces flow : density.flows()) {
            districts(chapter, flow, last);
        }
        for (DensityStage.Surfaces flow : density.flows()) {
            maps(chapter, flow);
        }
        String held = String.join(
                " and ",
                density.flows().stream()
                        .filter(f -> f.amount_tCO2()[last] != 0)
                        .map(f -> inside(f.held_tCO2()[last], f.amount_tCO2()[last]) + " % ("
                                + f.flow().words().en().toLowerCase(Locale.ROOT) + ")")
                        .toList());
        String heldZh = String.join(
                "；",
                density.flows().stream()
                        .filter(f -> f.amount_tCO2()[last] != 0)
                        .map(f ->
                                f.flow().words().zh() + " " + inside(f.held_tCO2()[last], f.amount_tCO2()[last]) + " %")
                        .toList());
        chapter.note(Words.of(
                "Kernel: " + kernel + ", radius " + radius + " (the same for all surfaces), cells of " + cell
                        + " m, "
                        + (options.correctEdge() ? "with edge correction" : "without edge correction")
                        + ". Sources and sinks have a surface each, since signed values have no density. Each "
                        + "surface adds up to its flow's total"
                        + (held.isEmpty()
                                ? "."
                                : ", of which in " + studyArea.years().get(last) + " " + held
                                        + " lie inside the study area."),
                "核函数：" + WeightsChoice.nameZh(options.kernel()) + "，半径 " + radius
                        + "（各面相同），像元 " + cell + " m，"
                        + (options.correctEdge() ? "已作边缘校正" : "未作边缘校正") + "。碳源与碳汇各有密度面，因为有正有负的数值不构成密度。各密度面的总和等于碳源或碳汇总量，"
                        + studyArea.years().get(last) + " 年研究区内占：" + heldZh + "。"));
    }

    /** In km, or in m where the land is that small. */
    static String length(double metres) {
        return metres < 1000 ? Numbers.readable(metres, 1) + " m" : Numbers.readable(metres / 1000, 1) + " km";
    }

    /** In per cent: a surface summed over its cells may hold a little more than what it was made of. */
    static String inside(double held, double amount) {
        return Numbers.readable(100 * Math.min(1, held / amount), 1);
    }

    private static Words named(Table table, Leading leading) {
        int name = table.column("name");
        List<String> names =
                leading.named().stream().map(r -> table.text(r, name)).toList();
        return leading.said(Words.of(String.join(", ", names), String.join("、", names)));
    }

    private void districts(Findings.Builder chapter, DensityStage.Surfaces flow, int last) {
        if (flow.amount_tCO2()[last] == 0) {
            return; // no unit has more of nothing
        }
        counts.sets().stream()
                .filter(s -> s instanceof PolygonUnits && s.count() > 1)
                .findFirst()
                .ifPresent(set -> {
                    Table all = density.byUnit();
                    Table table = all.where(
                                    "density",
                                    r -> all.text(r, 0).equals(set.name())
                                            && all.text(r, all.column("flow")).equals(DensityStage.name(flow.flow()))
                                            && all.integer(r, all.column("year"))
                                                    == studyArea.years().get(last)
                                            && all.integer(r, all.column("rank")) > 0)
                            .withNamesApart();
                    int rank = table.column("rank");
                    List<Integer> order = IntStream.range(0, table.rows())
                            .boxed()
                            .sorted(Comparator.comparingLong((Integer r) -> table.integer(r, rank)))
                            .toList();
                    int mean = table.column("mean_tCO2_per_km2");
                    int n = order.size();
                    if (n < 2
                            || Leading.isAlike(
                                    table.number(order.get(0), mean), table.number(order.get(n - 1), mean))) {
                        return;
                    }
                    List<Integer> fromLowest = new ArrayList<>(order);
                    Collections.reverse(fromLowest);
                    Words high = named(table, Leading.of(order, r -> table.number(r, mean), Math.min(5, n / 2)));
                    Words low = named(table, Leading.of(fromLowest, r -> table.number(r, mean), Math.min(5, n / 2)));
                    String en = flow.flow().words().en();
                    String zh = flow.flow().words().zh();
                    chapter.paragraph(Words.of(
                            en + " density in " + studyArea.years().get(last) + " is highest in "
                                    + high.en() + "; lowest in " + low.en() + " (units of "
                                    + set.name() + ").",
                            studyArea.years().get(last) + " 年" + zh + "核密度最高的为"
                                    + DriverTerms.within(high.zh()) + "；最低的为" + DriverTerms.within(low.zh()) + "（"
                                    + set.name() + " 的单元）。"));
                    chapter.aside(Excerpt.of(
                                    Words.of(
                                            en + " density by unit, "
                                                    + studyArea.years().get(last) + " (" + set.name()
                                                    + "; tCO₂/km² a year)",
                                            studyArea.years().get(last) + " 年各单元" + zh + "核密度（" + set.name()
                                                    + "；tCO₂/(km²·年)）"),
                                    table.select(
                                            "density",
                                            order.stream().mapToInt(r -> r).toArray()),
                                    List.of(
                                            Excerpt.Column.of("rank", Words.of("Rank", "位次")),
                                            Excerpt.Column.of("name", Words.of("Unit", "单元")),
                                            Excerpt.Column.of("mean_tCO2_per_km2", Words.of("Mean", "均值"), 1),
                                            Excerpt.Column.of("maximum_tCO2_per_km2", Words.of("Maximum", "最大值"), 1)))
                            .withRows(40)
                            .withFile("tables/density-by-unit.csv"));
                });
    }

    private void maps(Findings.Builder chapter, DensityStage.Surfaces flow) {
        Optional<Key.Breaks> key = flow.key();
        if (key.isEmpty()) {
            return; // nothing to tell apart
        }
        boolean sources = flow.flow() == Quantity.SOURCE;
        List<MapPanel> panels = new ArrayList<>();
        for (int p = 0; p < flow.byPhase().size(); p++) {
            panels.add(images.panel(
                    pixels(flow.byPhase().get(p).values()),
                    Integer.toString(studyArea.years().get(p))));
        }
        Words title = Words.of(
                "Kernel density of carbon " + (sources ? "sources" : "sinks"), (sources ? "碳源" : "碳汇") + "核密度");
        chapter.add(new Figure.Maps(
                Figure.Caption.of("density-" + DensityStage.name(flow.flow()), title, source),
                images.frame(),
                panels,
                key.get()));
    }

    private float[] pixels(double[] surface) {
        float[] pixels = new float[images.columns() * images.rows()];
        float[] lastPhase = images.classes().get(studyArea.years().size() - 1);
        double step = density.grid().cellWidth() / studyArea.grid().cellWidth();
        int across = density.grid().columns();
        int[] columns = new int[images.columns()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = (int) Math.min(across - 1, (c * images.step() + images.step() / 2) / step);
        }
        for (int r = 0; r < images.rows(); r++) {
            int row = (int) Math.min(density.grid().rows() - 1, (r * images.step() + images.step() / 2) / step);
            int from = r * columns.length;
            for (int c = 0; c < columns.length; c++) {
                pixels[from + c] = lastPhase[from + c] > 0 ? (float) surface[row * across + columns[c]] : Float.NaN;
            }
        }
        return pixels;
    }
}
