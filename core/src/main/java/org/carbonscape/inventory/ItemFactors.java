package org.carbonscape.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.PresetTables;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * Emission factors of single items that go before the route's own: {@code item,factor,unit[,source,tag]}, unit being
 * carbon or CO2 per anything an amount may be measured in ({@code tCO2/t, kgCO2/m3, tC/TJ, tCO2/kWh, tC/head}). A
 * factor per coal equivalent ({@code tC/tce}) replaces only the second half of the standard-coal route: the item keeps
 * its coal equivalent. Items that the program does not know become known. Immutable.
 */
public final class ItemFactors {
    private static final PresetTables PRESETS = new PresetTables(
            ItemFactors.class,
            "items-",
            List.of("eri-legacy", "geographical-research-2018"),
            ProblemCode.CARBON_01_PRESET);
    private static final String EXAMPLES = "tCO2/t, tCO2/m3, tCO2/TJ, tC/tce";

    /** One tonne of standard coal, 7,000 kcal/kg (GB/T 2589). */
    static final double TJ_PER_TCE = 0.029307;

    /** Carbon per base unit of what stands below the line. */
    record Own(Unit unit, double tC, FactorUsed used) {}

    private final Map<String, Own> byName;

    private ItemFactors(Map<String, Own> byName) {
        this.byName = byName;
    }

    public static List<String> presets() {
        return PRESETS.names();
    }

    /**
     * Sets that circulate beside the routes: {@code eri-legacy} (three of its figures are suspect: not recommended) and
     * {@code geographical-research-2018}.
     *
     * @throws ProblemException where there is no such preset
     */
    public static ItemFactors preset(String place, String name) {
        return of(PRESETS.table(place, name));
    }

    /**
     * A user's table.
     *
     * @throws ProblemException with every problem of the table
     */
    public static ItemFactors of(InputTable table) {
        Problems problems = new Problems();
        table.require(problems, "item", "factor", "unit");
        problems.throwIfAny();
        Map<String, Own> byName = new LinkedHashMap<>();
        for (InputTable.Row row : table.rows()) {
            String item = row.text("item");
            Optional<Unit> unit = problems.attempt(() -> unit(row.place(item), row.text("unit")));
            Optional<Double> factor = problems.attempt(() -> row.requiredNumber("factor", item));
            if (item.isEmpty()) {
                problems.add(ProblemCode.INPUT_04_EMPTY, row.place(), "item");
            }
            if (unit.isEmpty() || factor.isEmpty()) {
                continue;
            }
            FactorUsed used = new FactorUsed(
                    Bilingual.same(item),
                    factor.get(),
                    row.text("unit"),
                    row.text("source"),
                    Provenance.of(row.text("tag")));
            if (byName.put(item, new Own(unit.get(), factor.get() * unit.get().factor(), used)) != null) {
                problems.add(ProblemCode.CARBON_03_TWICE, row.place(item), item);
            }
        }
        problems.throwIfAny();
        return new ItemFactors(byName);
    }

    static ItemFactors none() {
        return new ItemFactors(Map.of());
    }

    private static Unit unit(String place, String text) {
        if (text.isEmpty()) {
            throw new ProblemException(ProblemCode.CARBON_04_NO_UNIT, place, EXAMPLES);
        }
        Unit unit = Unit.find(text)
                .orElseThrow(() -> new ProblemException(ProblemCode.CARBON_06_UNIT, place, text, EXAMPLES));
        if (unit.dimension().mass() != 1 || unit.dimension().equals(Dimension.MASS)) {
            throw new ProblemException(
                    ProblemCode.CARBON_07_DIMENSION, place, text, unit.dimension(), "t/t, t/m3, t/TJ", EXAMPLES);
        }
        return switch (unit.substance()) {
            case CARBON, CO2 -> unit.asCarbon();
            case UNSTATED ->
                throw new ProblemException(
                        ProblemCode.CARBON_05_SUBSTANCE,
                        place,
                        text,
                        text.replaceFirst("t|g", "$0C"),
                        text.replaceFirst("t|g", "$0CO2"));
            default ->
                throw new ProblemException(
                        ProblemCode.CARBON_08_OF_WHAT,
                        place,
                        text,
                        unit.substance().symbol(),
                        EXAMPLES);
        };
    }

    Map<String, Own> byName() {
        return byName;
    }

    /** The factor of an item for which a user's own is given. */
    static FuelFactor factor(Own own, Optional<FuelFactor> route, boolean standardCoal) {
        Dimension d = own.unit.dimension();
        if (d.perMass() == 1 && own.unit.per() == Substance.COAL_EQUIVALENT) {
            if (standardCoal && route.isPresent()) {
                return route.get().withCarbonPerCoal(own.tC, own.used);
            }
            return FuelFactor.of(Double.NaN, Double.NaN, own.tC / TJ_PER_TCE, own.tC, false, List.of(own.used));
        }
        if (d.perMass() == 1) {
            return FuelFactor.perMass(own.tC, own.used);
        }
        if (d.energy() == -1) {
            return FuelFactor.of(Double.NaN, Double.NaN, own.tC, own.tC * TJ_PER_TCE, false, List.of(own.used));
        }
        if (d.volume() == -1) {
            return FuelFactor.of(Double.NaN, own.tC, Double.NaN, Double.NaN, false, List.of(own.used));
        }
        return FuelFactor.per(
                new Dimension(0, 0, -d.area(), -d.time(), 0, 0, -d.count(), -d.money()), own.tC, own.used);
    }
}
