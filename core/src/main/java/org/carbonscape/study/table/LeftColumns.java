package org.carbonscape.study.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TableForm;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * Columns that do not count beside those that do: of a table of emissions other gases, sinks and sums, of one of energy
 * what says no unit of measure.
 */
final class LeftColumns {
    private static final Pattern OTHER_GAS = Pattern.compile("(?i)CH[4₄]|甲烷|methane|N[2₂]O|氧化亚氮|一氧化二氮|nitrous|"
            + "HFC|PFC|SF[6₆]|NF[3₃]|氢氟|全氟|含氟|六氟化硫|三氟化氮|F[ -]?gas|GHG|温室气体|greenhouse|CO[2₂][ -]?e(?![a-z])|当量");

    /** What is made of amounts. */
    private static final Pattern MADE = Pattern.compile("(?i)[每均占率]|强度|比[重例]|增[长速幅减量]|指数|累[计积]|"
            + "(?<![a-z])(per|share|growth|change|intensity|cumulative)(?![a-z])");

    /** Of land or of both ways, whatever its unit of measure is. */
    private static final Pattern OTHER_FLOW =
            Pattern.compile("(?i)碳[汇匯吸]|固碳|吸收|净(?:碳)?排放|(?<![a-z])(?:sinks?|removals?|uptake|net)(?![a-z])");

    private static final String NUMBERED = "(?i)序号|no\\.?";

    private LeftColumns() {}

    /** The caution that names them; empty where there are none, and of other tables than that of emissions. */
    static Optional<Problem> caution(TextTable table, String key) {
        if (TableForms.of(key).contains(TableForms.ENERGY)) {
            return besideItems(table);
        }
        if (!TableForms.of(key).contains(TableForms.EMISSIONS) || !table.has("amount")) {
            return Optional.empty();
        }
        boolean sectors =
                table.reading().filter(r -> r.made().contains("sector")).isPresent();
        List<String> left = table.columns().stream()
                .filter(c -> c.equals("gas") // a column ghg of numbers
                        || (isOfEmissions(c) || sectors && mayBeSector(table, c))
                                && TableForms.EMISSIONS.columns().stream()
                                        .map(TableForm.Column::name)
                                        .noneMatch(c::equals))
                .filter(c ->
                        table.rows().stream().anyMatch(r -> r.findIfNumber(c).isPresent()))
                .toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.CARBON_C48_COLUMNS,
                        table.place(),
                        Listing.of(taken(table)),
                        Bilingual.of(Listing.of(left), Listing.of(left, "、"))));
    }

    /** Beside columns of sectors one of numbers of a mass, or of none that is said. */
    private static boolean mayBeSector(TextTable table, String column) {
        return !table.furtherPlaces().contains(column)
                && !column.matches(NUMBERED)
                && !MADE.matcher(column).find()
                && TableFile.measure(column)
                        .map(u -> u.dimension().equals(Dimension.MASS))
                        .orElse(true);
    }

    /** Of items in columns those of numbers that say no unit of measure: 型煤 beside 原煤（吨）. */
    private static Optional<Problem> besideItems(TextTable table) {
        boolean items = table.reading().filter(r -> r.made().contains("item")).isPresent();
        List<String> left = table.columns().stream()
                .filter(c -> TableForms.ENERGY.columns().stream()
                        .noneMatch(f -> f.name().equals(c)))
                .filter(c -> !table.furtherPlaces().contains(c)
                        && !HeaderWords.isTotal(c)
                        && !c.matches(NUMBERED)
                        && !MADE.matcher(c).find()
                        && TableFile.measure(c).isEmpty())
                .filter(c ->
                        table.rows().stream().anyMatch(r -> r.findIfNumber(c).isPresent()))
                .toList();
        return items && !left.isEmpty()
                ? Optional.of(Problem.of(
                        ProblemCode.CARBON_C50_NO_UNIT,
                        table.place(),
                        Bilingual.of(Listing.of(left), Listing.of(left, "、"))))
                : Optional.empty();
    }

    private static boolean isOfEmissions(String column) {
        if (MADE.matcher(column).find()) {
            return false;
        }
        boolean gas = OTHER_GAS.matcher(column).find();
        return TableFile.measure(column)
                .map(u -> (u.dimension().equals(Dimension.MASS) || u.dimension().equals(Dimension.MASS_PER_YEAR))
                        && (gas || u.substance() != Substance.UNSTATED && u.substance() != Substance.COAL_EQUIVALENT))
                .orElse(gas || OTHER_FLOW.matcher(column).find());
    }

    /** As its author calls it; of years as columns each of them. */
    private static List<String> taken(TextTable table) {
        List<String> taken = new ArrayList<>();
        table.reading().ifPresent(r -> {
            r.columns().forEach((written, column) -> {
                if (column.equals("amount")
                        || column.equals("sector") && r.made().contains("sector")) {
                    taken.add(written);
                }
            });
            if (taken.isEmpty()) {
                taken.addAll(r.years().keySet());
            }
        });
        return taken.isEmpty() ? List.of("amount") : taken;
    }
}
