package org.carbonscape.study.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Grid;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.AccountCheck;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.DriversPlan;
import org.carbonscape.study.plan.StrataRule;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.DriverTable;
import org.carbonscape.zone.UnitSet;

/** What can be told of the detector before the long work: when the study is opened, and once land is counted. */
public final class DetectorChecks {
    /** Units for each class below which q says little. */
    private static final int FEW = 5;

    /** Units that a detector needs however they are cut. */
    private static final int FEWEST = 3;

    private DetectorChecks() {}

    /** What units and sizes cannot give, before any work is done. */
    public static void opened(Study study, StudyInputs.Opened opened, Problems problems, Engine engine) {
        study.drivers().detector().ifPresent(plan -> {
            if (plan.rule().kind() == StrataRule.Kind.MANUAL) {
                study.drivers().drivers().keySet().stream()
                        .filter(name -> plan.rule().breaks(name).isEmpty() && !hasCategories(opened, name))
                        .forEach(name -> problems.add(ProblemCode.DRIVER_14_NO_MANUAL, "drivers." + name, name));
            }
            plan.options().fewPermutations().ifPresent(problems::add);
            opened.grid().ifPresent(grid -> opened(plan, opened.sets(), grid, problems));
            opened.inputs().stream()
                    .flatMap(inputs -> inputs.drivers().stream())
                    .forEach(d -> d.table().ifPresent(t -> byCentre(plan, d.name(), t, opened.sets(), problems)));
        });
    }

    private static boolean hasCategories(StudyInputs.Opened opened, String driver) {
        return opened.inputs().stream()
                .flatMap(i -> i.drivers().stream())
                .anyMatch(d -> d.name().equals(driver) && d.categories().isPresent());
    }

    /** Values that units have from another set are told. */
    private static void byCentre(
            DriversPlan.Detector plan, String name, DriverTable table, List<UnitSet> sets, Problems problems) {
        UnitSet.find(sets, plan.units())
                .filter(s -> !s.name().equals(table.set().name()))
                .ifPresent(set -> problems.add(
                        ProblemCode.DRIVER_C21_BY_CENTRE,
                        "drivers." + name,
                        table.set().name(),
                        set.name()));
    }

    private static void opened(DriversPlan.Detector plan, List<UnitSet> sets, Grid grid, Problems problems) {
        UnitSet.find(sets, plan.units())
                .filter(s -> plan.rule().kind() == StrataRule.Kind.CUT)
                .ifPresent(s -> few(plan.rule(), s.count(), "geodetector.units (" + s.name() + ")", problems));
        for (double side : plan.sizes_m()) {
            String place = "geodetector.size-effect (" + Numbers.text(side / 1000) + " km)";
            try {
                few(plan.rule(), DriverStage.squares(side, grid, problems).count(), place, problems);
            } catch (ProblemException e) {
                e.problems().forEach(p -> problems.add(p.at(place)));
            }
        }
    }

    /** Fewest classes of a driver. */
    private static int classes(StrataRule rule) {
        return rule.methods().isEmpty() ? 2 : rule.fewest();
    }

    private static void few(StrataRule rule, int units, String place, Problems problems) {
        if (units < rule.fewestUnits()) {
            problems.add(ProblemCode.DRIVER_17_FEW_UNITS, place, units, classes(rule), rule.fewestUnits());
        } else if (!rule.methods().isEmpty() && units < FEW * rule.fewest()) {
            problems.add(ProblemCode.DRIVER_C12_FEW_UNITS, place, units, FEW, rule.fewest());
        }
    }

    /**
     * What the counts tell: a y that is the same everywhere, or units with land that are too few, in every phase asked
     * for. Where some phase has a detector, the others are left out of the run with a caution.
     */
    public static void check(AccountCheck.Known known, Problems problems, Engine engine) {
        known.study().drivers().detector().ifPresent(plan -> {
            List<Integer> years = known.inputs().studyArea().years();
            int set = known.counts().find(plan.units()).orElseThrow();
            List<Problem> found = new ArrayList<>();
            int phases = 0;
            for (int p = 0; p < years.size(); p++) {
                if (plan.asks(p, years)) {
                    phases++;
                    UnitY y = UnitY.of(plan.y(), known.account(), set, p);
                    reason(plan, y, years.get(p)).ifPresent(found::add);
                }
            }
            if (found.size() == phases) {
                problems.addAll(found);
            }
        });
    }

    private static Optional<Problem> reason(DriversPlan.Detector plan, UnitY y, int year) {
        int least = plan.rule().kind() == StrataRule.Kind.CUT ? plan.rule().fewestUnits() : FEWEST;
        if (y.units().length < least) {
            return Optional.of(Problem.of(
                    ProblemCode.DRIVER_17_FEW_UNITS,
                    "geodetector.units (" + plan.units() + ", " + year + ")",
                    y.units().length,
                    classes(plan.rule()),
                    least));
        }
        return y.isConstant()
                ? Optional.of(Problem.of(
                        ProblemCode.DRIVER_01_CONSTANT,
                        "geodetector.y (" + plan.y() + ", " + year + ")",
                        Numbers.text(y.values()[0]),
                        y.values().length))
                : Optional.empty();
    }
}
