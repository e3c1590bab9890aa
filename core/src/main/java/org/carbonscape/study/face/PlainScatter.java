package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.LocalMoranMethod;
import org.carbonscape.problem.Language;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsChoice;
import org.carbonscape.weights.Standardisation;

/** The Moran scatter plot of plain files: each unit's standardised value against that of its neighbours. */
public final class PlainScatter {
    private static final int MOST_POINTS = 5000;
    private static final List<String> ENDINGS = List.of("csv", "svg", "png");

    private PlainScatter() {}

    /** Told before anything is computed. */
    public static void checkOut(Path out) {
        PlainFigure.check(out, "--scatter", ENDINGS);
    }

    /**
     * Writes the points as {@code .csv} (id, value, z, lag, quadrant: all units with a value) or the plot as {@code
     * .svg} or {@code .png} (at most 5,000 points, evenly taken).
     *
     * @param answer of Moran's I: with row-standardised weights the slope of the line
     */
    public static void write(
            UnitSource source,
            PlainStatistics.Answer answer,
            Path out,
            boolean csvMark,
            Language language,
            Engine engine) {
        checkOut(out);
        PlainUnits loaded = answer.units();
        WeightsChoice choice = loaded.choice();
        double moran = answer.moran();
        double[] x = loaded.values().get(0);
        LocalMoran.Result r = loaded.told(() ->
                LocalMoran.of(x, loaded.weights(), LocalMoran.Options.defaults().withPermutations(0), engine));
        int[] all = IntStream.range(0, r.size())
                .filter(i -> loaded.weights().present(i) && !Double.isNaN(x[i]) && !Double.isNaN(r.standardised(i)))
                .toArray();
        if (PlainOutput.ending(out).equals("csv")) {
            Table.Builder table = Table.named("moran-scatter")
                    .text("id")
                    .number("value", "z", "lag")
                    .text("quadrant");
            for (int i : all) {
                table.row(
                        loaded.units().ids().apply(loaded.places().unit(i)),
                        x[i],
                        r.standardised(i),
                        r.lag(i),
                        r.quadrant(i).code());
            }
            PlainOutput.csv(out, table.build(), csvMark);
            return;
        }
        Figure figure = figure(
                r,
                all,
                choice,
                moran,
                source.value().orElse(loaded.units().name()),
                loaded.units().name());
        PlainFigure.write(figure, out, language);
    }

    private static Figure figure(
            LocalMoran.Result r, int[] all, WeightsChoice choice, double moran, String variable, String file) {
        int every = Math.max(1, (all.length - 1) / MOST_POINTS + 1);
        int[] drawn = IntStream.range(0, all.length)
                .filter(k -> k % every == 0)
                .map(k -> all[k])
                .toArray();
        boolean line = choice.standardisation() == Standardisation.ROW && !Double.isNaN(moran);
        int[] quadrants = Arrays.stream(drawn)
                .map(i -> LocalMoranMethod.lisaClass(r.quadrant(i)) - 1)
                .toArray();
        List<Key.Entry> groups = new ArrayList<>(Palette.lisa().subList(0, 4));
        if (Arrays.stream(quadrants).anyMatch(q -> q == 4)) {
            groups.add(new Key.Entry(
                    Words.of("At the mean, or no neighbours", "位于均值或无邻居"),
                    Palette.lisa().get(4).rgb()));
        }
        Words title = Words.of(
                "Moran scatter plot of " + variable + (every > 1 ? ", one unit in " + every : ""),
                variable + " 的莫兰散点图" + (every > 1 ? "（每 " + every + " 个单元取一）" : ""));
        return new Figure.Scatter(
                Figure.Caption.of("moran-scatter", title, Words.same(file + ", " + choice.label())),
                Figure.Axis.of(Words.of(variable + ", standardised", variable + "（标准化）")),
                Figure.Axis.of(
                        choice.standardisation() == Standardisation.ROW
                                ? Words.of("Neighbours' mean, standardised", "邻居均值（标准化）")
                                : Words.of("Neighbours' weighted sum, standardised", "邻居加权和（标准化）")),
                new Figure.Cloud(
                        Arrays.stream(drawn).mapToDouble(r::standardised).toArray(),
                        Arrays.stream(drawn).mapToDouble(r::lag).toArray(),
                        quadrants,
                        List.of()),
                groups,
                List.of(0.0, 0.0),
                line
                        ? Optional.of(new Figure.Fit(0, moran, Words.same("Moran's I = " + Numbers.readable(moran, 3))))
                        : Optional.empty());
    }
}
