package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.layer.FluxKeys;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/** The report's chapter on where sources and sinks lie: maps and the ranking of districts. */
final class FluxMapsChapter {
    private final StudyArea studyArea;
    private final CarbonAccount account;
    private final Images images;
    private final Words source;
    private final Map<String, Words> terms;

    private final Headlines headlines;

    FluxMapsChapter(
            StudyArea studyArea,
            CarbonAccount account,
            Images images,
            Words source,
            Map<String, Words> terms,
            Headlines headlines) {
        this.studyArea = studyArea;
        this.account = account;
        this.images = images;
        this.source = source;
        this.terms = terms;
        this.headlines = headlines;
    }

    private int last() {
        return studyArea.years().size() - 1;
    }

    /**
     * The chapter.
     *
     * @param byUnit the account's table of units
     * @param units  draws maps of them
     */
    Findings chapter(List<UnitSet> sets, Table byUnit, UnitChoropleths units) {
        Findings.Builder chapter =
                Findings.named("where-they-lie", Words.of("Where sources and sinks lie", "碳源与碳汇的空间分布"));
        chapter.file(byUnit);
        fluxMaps(chapter);
        units.figures(Quantity.NET).forEach(chapter::add);
        Quantity.FLOWS.stream()
                .filter(q -> q != Quantity.NET)
                .forEach(q -> units.figures(q).forEach(chapter::aside));
        RankingSection ranking = new RankingSection(studyArea, account, source, terms, headlines);
        Set<String> slugs = new HashSet<>();
        for (int s = 0; s < sets.size(); s++) {
            if (sets.get(s) instanceof PolygonUnits set && set.count() > 1) {
                String slug = slug(set.name());
                ranking.add(
                        chapter,
                        set,
                        s,
                        byUnit,
                        slugs.add(slug) && !slug.isEmpty() ? slug : (slug.isEmpty() ? "set" : slug) + "-" + (s + 1));
            }
        }
        return chapter.build();
    }

    private void fluxMaps(Findings.Builder chapter) {
        List<float[]> net = images.net();
        add(chapter, "flux-net", Words.of("Net emissions", "净碳排放"), net, FluxKeys.net(net));
        add(
                chapter,
                "flux-source",
                Words.of("Carbon sources", "碳源"),
                images.source(),
                FluxKeys.source(images.source()));
        List<float[]> sinks = images.sink().stream().map(FluxKeys::negated).toList();
        if (IntStream.rangeClosed(0, last()).allMatch(p -> account.region(p).sink_tCO2() == 0)
                && IntStream.rangeClosed(0, last())
                        .anyMatch(p -> account.region(p).source_tCO2() != 0)) {
            chapter.paragraph(Words.of(
                    "There is no sink: net is the source alone, and maps of both show the same.",
                    "研究区没有碳汇：净碳排放即碳源，二者的图相同。"));
        } else if (IntStream.rangeClosed(0, last())
                        .allMatch(p -> account.region(p).source_tCO2() == 0)
                && IntStream.rangeClosed(0, last())
                        .anyMatch(p -> account.region(p).sink_tCO2() != 0)) {
            chapter.paragraph(
                    Words.of("There is no source: net is the sink alone, below zero.", "研究区没有碳源：净碳排放即碳汇（负值）。"));
        }
        add(chapter, "flux-sink", Words.of("Carbon sinks", "碳汇"), sinks, FluxKeys.sink(sinks));
    }

    /** Small multiples of all phases; nothing where there is nothing to colour. */
    private void add(Findings.Builder chapter, String id, Words title, List<float[]> phases, Optional<Key.Breaks> key) {
        List<MapPanel> panels = new ArrayList<>();
        for (int p = 0; p <= last(); p++) {
            panels.add(images.panel(
                    phases.get(p), Integer.toString(studyArea.years().get(p))));
        }
        key.ifPresent(k -> {
            Figure map = new Figure.Maps(Figure.Caption.of(id, title, source), images.frame(), panels, k);
            if (id.equals("flux-net")) {
                chapter.add(map);
            } else {
                chapter.aside(map);
            }
        });
    }

    /** As a figure's file may be called; empty where nothing of the name can. */
    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
