package org.carbonscape.study.gather;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.finding.Words;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/** Where units lie, in names a reader knows: their own, or those of the districts that hold them. */
public final class UnitPlaceNames {
    private static final int NAMED = 8;

    /** Of the districts that hold squares: those with most of them. */
    private static final int HOLDERS = 3;

    private final StudyArea studyArea;
    private final LandCounts counts;

    public UnitPlaceNames(StudyArea studyArea, LandCounts counts) {
        this.studyArea = studyArea;
        this.counts = counts;
    }

    /** Units of a result's places, the strongest first: of many districts only the first are named. */
    public static int[] strongestFirst(StatisticsStage.SetResult r, IntStream places, IntToDoubleFunction strength) {
        return places.boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(strength.applyAsDouble(i))))
                .mapToInt(i -> r.places().unit(i) + 1)
                .toArray();
    }

    /** Districts themselves, the first and how many more there are, or those that hold most of the squares given. */
    public Words of(StatisticsStage.SetResult r, int[] units) {
        if (r.set() instanceof PolygonUnits) {
            return named(Arrays.stream(units).mapToObj(r.set()::readable).toList(), NAMED);
        }
        Optional<UnitSet> districts = districts();
        if (districts.isEmpty() || units.length == 0) {
            return Words.none();
        }
        Fishnet net = (Fishnet) r.set();
        var band = districts
                .get()
                .burner(StatisticsStage.squares(net, studyArea.grid()))
                .band(0, net.down());
        int[] n = new int[districts.get().count() + 1];
        for (int u : units) {
            n[band.unitAt((u - 1) / net.across(), (u - 1) % net.across())]++;
        }
        return named(
                IntStream.rangeClosed(1, districts.get().count())
                        .filter(d -> n[d] > 0)
                        .boxed()
                        .sorted(Comparator.comparingInt((Integer d) -> -n[d]))
                        .map(d -> districts.get().readable(d))
                        .toList(),
                HOLDERS);
    }

    /** One more than the most is named as well: "and 1 more" is no shorter. */
    static Words named(List<String> names, int most) {
        boolean all = names.size() <= most + 1;
        List<String> said = all ? names : names.subList(0, most);
        String last = said.isEmpty() ? "" : said.get(said.size() - 1);
        boolean chinese = !last.isEmpty() && Character.isIdeographic(last.codePointBefore(last.length()));
        return Words.of(
                String.join(", ", said) + (all ? "" : " and " + (names.size() - most) + " more"),
                String.join("、", said) + (all ? "" : (chinese ? "等 " : " 等 ") + names.size() + " 个"));
    }

    /** A sentence that tells whose names are given; empty where the units are named themselves. */
    public Words source(StatisticsStage.SetResult r) {
        return r.set() instanceof PolygonUnits
                ? Words.none()
                : districts()
                        .map(d ->
                                Words.of(" Place names are those of " + d.name() + ".", "所列地名取自单元集 " + d.name() + "。"))
                        .orElse(Words.same(""));
    }

    private Optional<UnitSet> districts() {
        return counts.sets().stream()
                .filter(s -> s instanceof PolygonUnits && s.count() > 1)
                .findFirst();
    }
}
