package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.land.IntensityAnalysis;
import org.carbonscape.land.LandClass;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.StudyArea;

/** How fast land changed, and which transitions were more than an even share, in the report. */
final class IntensitySection {
    private static final int MOST_NAMES = 6; // in one sentence
    private static final int MOST_CLASSES = 3; // that have a sentence

    private final StudyArea studyArea;
    private final LandTables land;
    private final List<LandClass> construction;

    IntensitySection(StudyArea studyArea, LandTables land, List<LandClass> construction) {
        this.studyArea = studyArea;
        this.land = land;
        this.construction = construction;
    }

    void add(Findings.Builder chapter, Map<String, Words> terms) {
        chapter.heading(Words.of("Intensity analysis", "强度分析"));
        chapter.paragraph(intensityText());
        List<Excerpt.Column> columns = new ArrayList<>(List.of(
                Excerpt.Column.of("from_year", Words.of("From", "起")),
                Excerpt.Column.of("to_year", Words.of("To", "止")),
                Excerpt.Column.of("to_class", Words.of("Gaining class", "转入地类")),
                Excerpt.Column.of("from_class", Words.of("Losing class", "转出地类")),
                Excerpt.Column.of("observed_percent_per_yr", Words.of("Observed (%/yr)", "观测强度（%/年）"), 3),
                Excerpt.Column.of("uniform_percent_per_yr", Words.of("Uniform (%/yr)", "均匀强度（%/年）"), 3),
                Excerpt.Column.of("verdict", Words.of("Verdict", "判定"))));
        if (studyArea.years().size() > 2) {
            columns.add(Excerpt.Column.of("stationary", Words.of("In every interval", "各时段一致")));
        }
        chapter.add(Excerpt.of(
                        construction.isEmpty()
                                ? Words.of(
                                        "Transitions to each gaining class against the uniform intensity",
                                        "各转入地类的转移强度与均匀强度")
                                : Words.of(
                                        "Transitions to construction land against the uniform intensity",
                                        "转为建设用地的强度与均匀强度"),
                        gains(land.intensity()),
                        columns)
                .withRows(30)
                .withTerms(terms)
                .withFile("tables/intensity.csv"));
    }

    /** Of construction land, where a study knows which it is: what readers look for; the rest is in the file. */
    private Table gains(Table intensity) {
        Set<String> shown = construction.stream().map(LandClass::name).collect(Collectors.toSet());
        return intensity.where(
                "gains",
                r -> intensity.text(r, intensity.column("level")).equals("transition")
                        && (shown.isEmpty() || shown.contains(intensity.text(r, intensity.column("to_class"))))
                        && intensity.text(r, intensity.column("direction")).equals("gain")
                        && !intensity.text(r, intensity.column("verdict")).isEmpty());
    }

    private Words intensityText() {
        List<IntensityAnalysis.Intensity> all = land.intensities();
        if (all.stream().noneMatch(i -> i.observed() > 0)) {
            return Words.of("No cell changed its class in any interval: there is no intensity.", "各时段均无像元改变地类，没有强度可比。");
        }
        StringBuilder en = new StringBuilder(
                "Intensities are in per cent per year and are compared with what they would be if change were spread "
                        + "evenly (Aldwaik and Pontius 2012).");
        StringBuilder zh = new StringBuilder("强度以每年百分比表示，并与变化均匀分布时的强度比较（Aldwaik 与 Pontius 2012）。");
        List<Words> fast = new ArrayList<>();
        for (IntensityAnalysis.Intensity i : all) {
            if (i.of().level() == IntensityAnalysis.Level.INTERVAL
                    && i.verdict().equals("fast")) {
                fast.add(Words.same(i.fromYear() + "–" + i.toYear()));
            }
        }
        if (!fast.isEmpty() && studyArea.years().size() > 2) {
            en.append(" Change was fast in ").append(Words.list(fast).en()).append(".");
            zh.append("变化较快的时段：").append(Words.list(fast).zh()).append("。");
        }
        for (int c :
                construction.stream().map(LandClass::index).limit(MOST_CLASSES).toList()) {
            List<Words> targets = new ArrayList<>();
            List<Words> avoids = new ArrayList<>();
            int end = studyArea.years().get(studyArea.years().size() - 1);
            for (IntensityAnalysis.Intensity i : all) {
                boolean stable = studyArea.years().size() == 2 || i.stationary().equals("yes");
                if (i.of().level() == IntensityAnalysis.Level.TRANSITION
                        && i.of().direction() == IntensityAnalysis.Direction.GAIN
                        && i.of().toClass().equals(studyArea.className(c))
                        && i.toYear() == end
                        && stable) {
                    studyArea.legend().find(i.of().fromClass()).ifPresent(from -> {
                        if (i.verdict().equals("targets")) {
                            targets.add(Words.of(from.name().replace('_', ' '), from.nameZh()));
                        } else if (i.verdict().equals("avoids")) {
                            avoids.add(Words.of(from.name().replace('_', ' '), from.nameZh()));
                        }
                    });
                }
            }
            if (!targets.isEmpty()) {
                boolean one = studyArea.years().size() == 2;
                en.append(
                                one
                                        ? " From " + studyArea.years().get(0) + " to "
                                                + studyArea.years().get(1) + " "
                                        : " In every interval ")
                        .append(studyArea.classInText(c))
                        .append(" gained more than an even share from ")
                        .append(some(targets).en())
                        .append(
                                avoids.isEmpty()
                                        ? ""
                                        : " and less from " + some(avoids).en())
                        .append(".");
                zh.append(
                                one
                                        ? studyArea.years().get(0) + "–"
                                                + studyArea.years().get(1) + " 年"
                                        : "各时段")
                        .append(DriverTerms.spaced(studyArea.classWords(c).zh()))
                        .append(one ? "的转入倾向于" : "的转入均倾向于")
                        .append(DriverTerms.within(some(targets).zh()))
                        .append(
                                avoids.isEmpty()
                                        ? ""
                                        : "，回避"
                                                + DriverTerms.within(
                                                        some(avoids).zh()))
                        .append("。");
            }
        }
        return Words.of(en.toString(), zh.toString());
    }

    /** The first of many classes; the table in the run folder has all. */
    private static Words some(List<Words> all) {
        if (all.size() <= MOST_NAMES) {
            return Words.list(all);
        }
        List<Words> first = new ArrayList<>(all.subList(0, MOST_NAMES - 1));
        first.add(Words.of((all.size() - MOST_NAMES + 1) + " other classes", ""));
        return Words.of(
                Words.list(first).en(),
                Words.list(all.subList(0, MOST_NAMES - 1)).zh() + "等 " + all.size() + " 类");
    }
}
