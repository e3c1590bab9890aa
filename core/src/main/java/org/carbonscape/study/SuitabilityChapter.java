package org.carbonscape.study;

import java.util.Optional;
import org.carbonscape.method.Findings;
import org.carbonscape.method.Words;

/** The report's chapter "What to do about it": suitability, zones, measures, corridors, scenarios. */
final class SuitabilityChapter {
    private final Telling tell;

    SuitabilityChapter(StudyInputs inputs, Images images, Words source) {
        this.tell = new Telling(inputs.ground(), images, source, new SuitabilityWords(inputs.ground()));
    }

    Findings findings(
            Optional<SuitabilityInputs> suit,
            Optional<SuitabilityStage.Result> levels,
            Optional<ZoneStage.Result> zones,
            Optional<ScenarioStage.Result> scenarios) {
        Findings.Builder chapter = Findings.named("what-to-do", Words.of("What to do about it", "对策：适宜性、分区与措施"));
        levels.ifPresent(l -> new LevelSection(tell).tell(chapter, suit.orElseThrow(), l));
        zones.ifPresent(z -> {
            new ZoneSection(tell).tell(chapter, suit.orElseThrow(), z);
            z.corridors().ifPresent(c -> new CorridorSection(tell).tell(chapter, c));
        });
        scenarios.ifPresent(s -> new ScenarioSection(tell).tell(chapter, s));
        return chapter.build();
    }
}
