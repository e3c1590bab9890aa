package org.carbonscape.study.chapter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.LocalMoranMethod;
import org.carbonscape.method.Statistics;
import org.carbonscape.stats.GlobalStatistic;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.zone.PolygonUnits;

/** Moran scatter plots of what leads the figures, one for each phase: a unit's value against its neighbours' mean. */
final class ScatterSection {
    private static final int MOST_POINTS = 3000;

    private final StatisticsPlan plan;
    private final StudyArea studyArea;
    private final Words source;

    ScatterSection(StatisticsPlan plan, StudyArea studyArea, Words source) {
        this.plan = plan;
        this.studyArea = studyArea;
        this.source = source;
    }

    void add(Findings.Builder chapter, StatisticsStage.SetResult main) {
        TreeSet<Integer> every = new TreeSet<>();
        List<Figure> plots = IntStream.of(main.phases(main.lead()))
                .boxed()
                .flatMap(p -> plot(main, p, every).stream())
                .toList();
        if (plots.isEmpty()) {
            return;
        }
        String thinned = every.size() == 1 ? every.first().toString() : every.first() + "–" + every.last();
        boolean isThinned = every.last() > 1;
        chapter.add(new Figure.Panels(
                Figure.Caption.of(
                        "moran-scatter",
                        Words.of(
                                (plots.size() == 1 ? "Moran scatter plot of " : "Moran scatter plots of ")
                                        + main.lead().inText().en()
                                        + (isThinned ? "; one unit in " + thinned + " drawn" : ""),
                                main.lead().inText().zh() + "莫兰散点图" + (isThinned ? "（每 " + thinned + " 个单元绘一点）" : "")),
                        source),
                plots));
    }

    /** @param thinned takes of how many units one is drawn */
    private Optional<Figure> plot(StatisticsStage.SetResult main, int phase, Set<Integer> thinned) {
        StatisticsStage.Series s = main.series(phase, main.lead());
        // where no local statistic was asked for, colours are judged by the normal distribution
        LocalMoran.Result l = s.find(Statistics.LOCAL_MORAN)
                .orElseGet(() -> LocalMoran.of(
                        s.values(),
                        main.weights(),
                        LocalMoran.Options.of(plan.convention()).withPermutations(0),
                        new PlainEngine()));
        int year = studyArea.years().get(phase);
        int[] all = IntStream.range(0, l.size())
                .filter(i -> !Double.isNaN(l.standardised(i)) && !Double.isNaN(l.lag(i)))
                .toArray();
        if (all.length == 0) {
            return Optional.empty();
        }
        int every = (all.length - 1) / MOST_POINTS + 1;
        int[] drawn = IntStream.range(0, all.length)
                .filter(k -> k % every == 0)
                .map(k -> all[k])
                .toArray();
        double xy = Arrays.stream(all)
                .mapToDouble(i -> l.standardised(i) * l.lag(i))
                .sum();
        double xx = Arrays.stream(all)
                .mapToDouble(i -> l.standardised(i) * l.standardised(i))
                .sum();
        double x = Arrays.stream(all).mapToDouble(l::standardised).average().orElse(0);
        double y = Arrays.stream(all).mapToDouble(l::lag).average().orElse(0);
        double slope = (xy - all.length * x * y) / (xx - all.length * x * x);
        Optional<Double> moran = s.find(Statistics.MORANS_I).map(GlobalStatistic::value);
        boolean row = plan.weights().standardisation() == Standardisation.ROW;
        Words label = row && moran.isPresent()
                ? Words.same("Moran's I = " + Numbers.readable(moran.get(), 3))
                : Words.of("slope " + Numbers.readable(slope, 3), "斜率 " + Numbers.readable(slope, 3));
        thinned.add(every);
        Words what = main.lead().inText();
        return Optional.of(new Figure.Scatter(
                Figure.Caption.of("moran-scatter", Words.same(Integer.toString(year)), source),
                Figure.Axis.of(Words.of(
                        Character.toUpperCase(what.en().charAt(0)) + what.en().substring(1) + ", standardised",
                        what.zh() + "（标准化）")),
                Figure.Axis.of(Words.of("Neighbours' mean, standardised", "邻居均值（标准化）")),
                new Figure.Cloud(
                        Arrays.stream(drawn).mapToDouble(l::standardised).toArray(),
                        Arrays.stream(drawn).mapToDouble(l::lag).toArray(),
                        Arrays.stream(drawn)
                                .map(i -> LocalMoranMethod.lisaClass(l.cluster(i)) - 1)
                                .toArray(),
                        main.set() instanceof PolygonUnits && drawn.length <= 40
                                ? Arrays.stream(drawn)
                                        .mapToObj(i -> Words.same(main.set()
                                                .readable(main.places().unit(i) + 1)))
                                        .toList()
                                : List.of()),
                Palette.lisa(),
                List.of(0.0, 0.0),
                Optional.of(
                        row && moran.isPresent()
                                ? new Figure.Fit(0, moran.get(), label)
                                : new Figure.Fit(y - slope * x, slope, label))));
    }
}
