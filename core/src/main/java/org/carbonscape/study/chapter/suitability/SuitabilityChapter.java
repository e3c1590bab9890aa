package org.carbonscape.study.chapter.suitability;

import java.util.Optional;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.advise.SuitabilityRun;
import org.carbonscape.study.chapter.Headlines;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.uncertainty.UncertaintyTables;

/** The report's chapter "What to do about it": suitability, zones, measures, corridors, scenarios. */
public final class SuitabilityChapter {
    private final SuitabilityContext tell;

    /** @param uncertainty of the account, for the intervals of what is told of it; empty = not asked for */
    public SuitabilityChapter(
            StudyInputs inputs, Images images, Words source, Optional<UncertaintyTables> uncertainty) {
        this.tell = new SuitabilityContext(
                inputs.studyArea(),
                images,
                source,
                new SuitabilityWords(inputs.studyArea()),
                uncertainty.map(Headlines::of).orElse(Headlines.none()));
    }

    public Findings findings(SuitabilityRun.Outcome found) {
        Findings.Builder chapter = Findings.named("what-to-do", Words.of("What to do about it", "对策：适宜性、分区与措施"));
        if (!found.withheld().isEmpty()) {
            chapter.heading(Words.of("Suitability as a carbon sink", "碳汇功能适宜性"));
            chapter.paragraph(Words.of(
                    "There are no levels of suitability, and so no zones, for the reason below.", "未划分适宜性等级与分区，原因如下。"));
            found.withheld().forEach(p -> chapter.caution(Problem.leftOut("suitability", p)));
        }
        found.levels()
                .ifPresent(
                        l -> new LevelSection(tell).tell(chapter, found.suit().orElseThrow(), l));
        found.zones().ifPresent(z -> {
            new ZoneSection(tell).tell(chapter, found.suit().orElseThrow(), z);
            z.corridors().ifPresent(c -> new CorridorSection(tell).tell(chapter, c));
        });
        found.scenarios().ifPresent(s -> new ScenarioSection(tell).tell(chapter, s));
        return chapter.build();
    }
}
