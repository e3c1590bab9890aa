package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.finding.Block;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.study.plan.ReportPlan;

/** Which chapters and maps the report shows, and which maps stand in its brief. */
public final class ReportSelection {
    /** Each place of the brief takes the first of these that the run has. */
    private static final List<List<String>> BRIEF = List.of(
            List.of("land-use-maps"),
            List.of("flux-net", "net-by-unit", "stock", "stock-by-unit"),
            List.of("hot-spots", "lisa-clusters", "density-source", "density-sink"),
            List.of("zones", "suitability-levels", "stock-change"));

    private static final int BRIEF_MAPS = 4;

    /** Maps of tests, which show nothing where no unit passed: the next one then takes their place. */
    private static final Set<String> OF_TESTS = Set.of("hot-spots", "lisa-clusters");

    /** The years of all phases behind a title. */
    private static final String SPAN = "[,，] ?\\d{4}–\\d{4}$";

    private final ReportPlan plan;
    private final List<Findings> all;

    /** @param all the chapters of the run */
    public ReportSelection(ReportPlan plan, List<Findings> all) {
        this.plan = plan;
        this.all = all;
    }

    /** The tables of every chapter, shown or not. */
    List<Table> tables() {
        return all.stream().flatMap(c -> c.tables().stream()).toList();
    }

    /** The chapters shown, in their order; maps not asked for stand aside, and those asked for do not. */
    public List<Findings> chapters() {
        List<Findings> chosen = plan.chapters().isEmpty()
                ? all
                : plan.chapters().get().stream()
                        .distinct()
                        .flatMap(id -> all.stream().filter(c -> c.id().equals(id)))
                        .toList();
        return chosen.stream().map(this::withMaps).toList();
    }

    private Findings withMaps(Findings chapter) {
        if (plan.maps().isEmpty()) {
            return chapter;
        }
        List<Block> blocks = new ArrayList<>();
        for (Block block : chapter.blocks()) {
            Block inner = block instanceof Findings.Aside aside ? aside.block() : block;
            if (!(inner instanceof Figure.Maps map)
                    || !ReportPlan.isKnown(map.caption().id())) {
                blocks.add(block);
            } else {
                blocks.add(
                        plan.maps().get().stream()
                                        .anyMatch(name -> ReportPlan.names(
                                                name, map.caption().id()))
                                ? map
                                : new Findings.Aside(map));
            }
        }
        return chapter.withBlocks(blocks);
    }

    /** The maps of the brief: of each the last phase. */
    public List<Figure> brief() {
        boolean asked = plan.maps().isPresent();
        Stream<List<String>> places =
                plan.maps().map(m -> m.stream().map(List::of)).orElseGet(BRIEF::stream);
        return places.flatMap(names -> names.stream()
                        .flatMap(name -> find(name).stream())
                        .filter(map -> asked || shows(map))
                        .limit(1))
                .distinct()
                .limit(BRIEF_MAPS)
                .map(ReportSelection::last)
                .toList();
    }

    private Optional<Figure.Maps> find(String name) {
        return all.stream()
                .flatMap(c -> c.figures().stream())
                .filter(f -> f instanceof Figure.Maps && f.caption().id().equals(name))
                .map(Figure.Maps.class::cast)
                .findFirst();
    }

    /** Whether the last phase has more than one class, if only a test tells them apart. */
    private static boolean shows(Figure.Maps map) {
        DoubleStream classes;
        if (map.panels().get(map.panels().size() - 1) instanceof MapPanel.Areas units) {
            classes = Arrays.stream(units.values());
        } else {
            float[] pixels = ((MapPanel.Pixels) map.panels().get(map.panels().size() - 1)).values();
            classes = IntStream.range(0, pixels.length).mapToDouble(i -> pixels[i]);
        }
        return !OF_TESTS.contains(map.caption().id())
                || classes.filter(v -> v > 0).distinct().limit(2).count() > 1;
    }

    private static Figure last(Figure.Maps map) {
        MapPanel panel = map.panels().get(map.panels().size() - 1);
        Words title = map.caption().title();
        String when = panel.title().en();
        boolean told = map.panels().size() == 1;
        return new Figure.Maps(
                Figure.Caption.of(
                        "brief-" + map.caption().id(),
                        told
                                ? title
                                : Words.of(
                                        title.en().replaceAll(SPAN, "") + ", " + when,
                                        title.zh().replaceAll(SPAN, "") + "，"
                                                + panel.title().zh()),
                        map.caption().source()),
                map.frame(),
                List.of(panel),
                map.key());
    }
}
