package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.align.AlignmentNote;
import org.carbonscape.carbon.FactorSet;
import org.carbonscape.engine.Engine;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.UnitSet;

/** Where the carbon of land comes from beside the table of factors, and which factors are then left. */
record LandSources(Study study, Map<String, Path> files, List<AlignmentNote> notes, Problems problems, Engine engine) {
    /** Land by Tier 1, or else sinks from layers. */
    LandInputs open(Optional<UnitSet> factorUnits, Optional<Legend> legend, Optional<Clip> clip, List<Phase> phases) {
        Optional<LandInputs.Tier> tier = study.carbon()
                .options()
                .land()
                .flatMap(plan -> legend.flatMap(
                        l -> new LandOpening(study, plan, files, notes, problems, engine).open(l, clip, phases)));
        Optional<SinkLayers> layers = study.carbon()
                .options()
                .sinks()
                .filter(s -> tier.isEmpty())
                .flatMap(plan -> legend.flatMap(l ->
                        clip.flatMap(c -> new SinkOpening(study, plan, c, files, notes, problems).open(l, phases))));
        return new LandInputs(factorUnits, tier, layers);
    }

    /** Factors of classes whose land is reckoned otherwise would count their carbon twice. */
    FactorSet left(FactorSet factors, LandInputs land, Legend legend) {
        boolean[] covered = land.covered(legend.classes());
        List<Bilingual> unused = legend.list().stream()
                .filter(c -> covered[c.index()] && !factors.all(c.index()).isEmpty())
                .map(c -> Bilingual.of(c.name(), c.nameZh()))
                .toList();
        if (!unused.isEmpty()) {
            problems.add(
                    ProblemCode.LAND_C02_INSTEAD,
                    "carbon.factors",
                    Bilingual.list(unused),
                    land.layers().isPresent() ? "carbon.sinks" : "carbon.land");
        }
        FactorSet left = factors.without(covered);
        problems.addAll(left.cautions());
        return left;
    }
}
