package org.carbonscape.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.gather.Stability;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.study.uncertainty.UncertaintyTables;
import org.carbonscape.zone.LandCounts;

/**
 * How sure an account is: all draws of a study's totals (classes, items, units, phases, the trend, shares), and the map
 * of stability where the study has statistics. {@code carbon.draws} and {@code carbon.stability} say how many.
 * Arguments: STUDY.yaml threads rounds.
 */
public final class UncertaintyBench {
    private UncertaintyBench() {}

    public static void main(String[] args) {
        int threads = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        Problems problems = new Problems();
        Optional<Study> read = StudyReader.read(Path.of(args[0]), problems);
        problems.throwIfAny();
        Study study = read.orElseThrow();
        try (Engine engine = new LocalEngine(threads)) {
            Optional<StudyInputs> opened = StudyInputs.open(study, List.of(), problems, engine);
            problems.throwIfAny();
            StudyInputs inputs = opened.orElseThrow();
            LandCounts counts = inputs.crosstab().count(engine);
            LandTables land = new LandTables(inputs.studyArea(), counts);
            CarbonAccount account = new CarbonAccount(
                    inputs, counts, land, CarbonAccount.Extras.of(AccountOptions.none(), inputs, 0), engine);
            StatsTimer.run("uncertainty", threads, rounds, () -> {
                UncertaintyTables all = new UncertaintyTables(
                        inputs, counts, account, study.carbon().options(), study.seed(), engine);
                Table table = all.byUnit().orElseThrow();
                all.parts();
                all.trend();
                all.shares();
                return table.number(table.rows() - 1, table.column("high_tCO2"));
            });
            if (study.statistics().isPresent()) {
                List<StatisticsStage.SetResult> sets = new StatisticsStage(
                                study.statistics().get(),
                                inputs,
                                counts,
                                account,
                                () -> new DriverValues(inputs, counts, engine),
                                engine)
                        .run();
                StatsTimer.run(
                        "stability",
                        threads,
                        1,
                        () -> new Stability(account, study.carbon().options(), study.seed(), engine)
                                .of(sets, inputs.studyArea().years().size() - 1).stream()
                                        .mapToDouble(Stability.OfUnits::median)
                                        .sum());
            }
        }
    }
}
