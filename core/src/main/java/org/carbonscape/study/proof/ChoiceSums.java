package org.carbonscape.study.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.driver.ChoiceRule;
import org.carbonscape.driver.Discretisation;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;

/**
 * Which of the ways to cut a driver may be taken, and which one was: by the rule that the record names, from what the
 * table tells of each; and that the record says it was used.
 */
final class ChoiceSums {
    private static final String TABLE = "geodetector-discretisation";
    /** Beyond the digits that are printed, values may order otherwise. */
    private static final double DIGITS = 1e-12;
    /** Where there is a choice; see {@link org.carbonscape.driver.SearchOptions#mergesEmpty}. */
    private static final int LEAST_UNITS = 2;

    private final FinishedRun run;
    private final Findings.Held held;
    private final Map<Driver, List<Way>> drivers = new LinkedHashMap<>();

    private ChoiceSums(FinishedRun run, Findings findings) {
        this.run = run;
        this.held = findings.sums(run.name(TABLE));
    }

    static long size(FinishedRun run) {
        return run.size(TABLE);
    }

    static void check(FinishedRun run, Findings findings) {
        ChoiceSums sums = new ChoiceSums(run, findings);
        run.each(TABLE, sums::take);
        Optional<ChoiceRule> rule = sums.rule();
        sums.drivers.forEach((driver, ways) -> {
            if (ways.size() == 1) { // there is no other
                Way only = ways.get(0);
                sums.told(driver, only, "eligible", true, only.isEligible);
                sums.told(driver, only, "chosen", true, only.isChosen);
                return;
            }
            ways.forEach(way -> sums.eligible(driver, way));
            rule.flatMap(r -> sums.chosen(ways, r))
                    .ifPresent(
                            best -> ways.forEach(way -> sums.told(driver, way, "chosen", way == best, way.isChosen)));
        });
        sums.used(findings.sums(RunFolder.RECORD, run.name(TABLE)));
    }

    private record Driver(String unitSet, String y, String name) {
        String text() {
            return unitSet + " " + y + " " + name;
        }
    }

    private record Way(String method, String breaks, Discretisation found, boolean isEligible, boolean isChosen) {}

    private void take(CsvRows row) {
        String breaks = row.text("breaks");
        boolean isEligible = row.text("eligible").equals("yes");
        Discretisation found = new Discretisation(
                BreakMethod.find(row.text("method")).orElse(BreakMethod.MANUAL),
                (int) row.number("classes"),
                numbers(breaks),
                row.number("q"),
                row.number("q_cross_validated"),
                (int) row.number("units_in_smallest"),
                isEligible);
        drivers.computeIfAbsent(
                        new Driver(row.text("unit_set"), row.text("y"), row.text("driver")), k -> new ArrayList<>())
                .add(new Way(
                        row.text("method"),
                        breaks,
                        found,
                        isEligible,
                        row.text("chosen").equals("yes")));
    }

    private static double[] numbers(String breaks) {
        return breaks.isEmpty()
                ? new double[0]
                : Arrays.stream(breaks.split(" ")).mapToDouble(Numbers::parsed).toArray();
    }

    private Optional<ChoiceRule> rule() {
        String choice = run.record()
                .path("options")
                .path("geodetector")
                .path("choice")
                .asText()
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
        return Arrays.stream(ChoiceRule.values())
                .filter(r -> r.name().equals(choice))
                .findFirst();
    }

    private void eligible(Driver driver, Way way) {
        double[] breaks = way.found.breaks();
        boolean isApart = true;
        for (int b = 1; b < breaks.length; b++) {
            isApart &= breaks[b] > breaks[b - 1];
        }
        boolean hasUnits = way.found.unitsInSmallest() >= LEAST_UNITS;
        if (isApart || !hasUnits) { // else they may be, beyond their digits
            told(driver, way, "eligible", hasUnits, way.isEligible);
        }
    }

    private void told(Driver driver, Way way, String column, boolean expected, boolean got) {
        held.text(
                () -> Bilingual.same(driver.text() + " " + way.method + " " + way.found.classes() + ", " + column),
                yes(expected),
                yes(got));
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    /** The one that is told to be chosen, where digits that are printed do not tell it from the best. */
    private Optional<Way> chosen(List<Way> ways, ChoiceRule rule) {
        List<Discretisation> all = ways.stream().map(Way::found).toList();
        Optional<Discretisation> best = rule.choose(all);
        if (best.isEmpty() || rule == ChoiceRule.FIVE_PERCENT && isAtLimit(all)) {
            return Optional.empty();
        }
        double most = rule.value(best.get());
        return ways.stream()
                .filter(w -> w.isChosen && w.isEligible)
                .filter(w -> rule != ChoiceRule.FIVE_PERCENT
                        || w.found.classes() == best.get().classes())
                .filter(w -> Math.abs(rule.value(w.found) - most) <= DIGITS)
                .findFirst()
                .or(() -> ways.stream().filter(w -> w.found == best.get()).findFirst());
    }

    /** Whether some q is more than another by just five percent. */
    private static boolean isAtLimit(List<Discretisation> ways) {
        return ways.stream()
                .anyMatch(a -> ways.stream().anyMatch(b -> Math.abs(a.q() - 1.05 * b.q()) <= DIGITS && a.q() > 0));
    }

    /** The record tells of every driver how it was cut. */
    private void used(Findings.Held ofRecord) {
        for (JsonNode of : run.record().path("used").path("geodetector")) {
            for (JsonNode strata : of.path("strata")) {
                Driver driver = new Driver(
                        of.path("unit_set").asText(),
                        of.path("y").asText(),
                        strata.path("driver").asText());
                List<String> breaks = new ArrayList<>();
                strata.path("breaks").forEach(b -> breaks.add(Numbers.text(b.asDouble())));
                drivers.getOrDefault(driver, List.of()).stream()
                        .filter(Way::isChosen)
                        .forEach(way -> {
                            ofRecord.text(
                                    () -> Bilingual.same("used.geodetector, " + driver.text() + ", discretisation"),
                                    way.method,
                                    strata.path("discretisation").asText());
                            ofRecord.text(
                                    () -> Bilingual.same("used.geodetector, " + driver.text() + ", breaks"),
                                    way.breaks,
                                    String.join(" ", breaks));
                        });
            }
        }
    }
}
