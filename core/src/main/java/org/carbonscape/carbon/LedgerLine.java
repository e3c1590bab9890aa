package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/**
 * How some tonnes came about: an activity times its steps, from left to right, is the result. Whatever computes a tonne
 * gives its line; the lines of a table's number add up ({@link ExactSum}) to it. The result is what the account
 * computed, {@link #product()} what a reader's calculator gives: they agree but for the last digits of a double.
 *
 * @param activity what is multiplied: hectares, tonnes of coal, heads
 * @param result   in {@code unit}; negative where carbon is taken up
 * @param unit     {@code tCO2e} of flows, {@code tC} of stocks
 */
public record LedgerLine(
        Place place, Subject subject, Activity activity, List<Step> steps, double result, String unit) {
    /** Unit of the results of flows. */
    public static final String T_CO2E = "tCO2e";

    /** Unit of the results of stocks. */
    public static final String T_C = "tC";

    /** How far result and product may lie apart: a chain of a dozen roundings is shorter. */
    private static final double ROUNDING = 1e-12;

    public LedgerLine {
        steps = List.copyOf(steps);
    }

    /**
     * Where and when.
     *
     * @param className class of the legend; empty where the tonnes belong to no class
     */
    public record Place(String unitSet, String unitId, int year, String className) {}

    /** What a line is about. */
    public enum Part {
        /** Land times the direct factor of its class. */
        LAND_FACTOR,
        /** Land times what all pools of its history do in the year. */
        LAND_HISTORY,
        /** What a layer of sinks adds up to on the land of a class. */
        SINK_LAYER,
        /** How emissions of a unit came about; land is charged them by {@link #ALLOCATION}, and only that is added. */
        ITEM,
        /** Waste that decays in the year, of a year in which it was landfilled; what {@link #ITEM} begins with. */
        DECAY,
        /** What land of a class is charged of a unit's emissions; the item is the unit, none where all of them. */
        ALLOCATION,
        /** Land times the carbon density of a pool. */
        STOCK,
        /** Land that changed class times the difference of densities. */
        STOCK_CHANGE,
        /** What is left of the wood products of a year at the beginning of another. */
        WOOD_STOCK,
        /** Wood products that decay, and those that are made; in no unit and no class. */
        HARVESTED_WOOD;

        /** Whether its lines add up to the flows of land: sources, sinks and net of units, classes and the region. */
        public boolean isFlow() {
            return switch (this) {
                case LAND_FACTOR, LAND_HISTORY, SINK_LAYER, ALLOCATION -> true;
                case ITEM, DECAY, STOCK, STOCK_CHANGE, WOOD_STOCK, HARVESTED_WOOD -> false;
            };
        }

        /** The part of this name; of a later version's an item. */
        public static Part of(String id) {
            for (Part part : values()) {
                if (part.id().equals(id)) {
                    return part;
                }
            }
            return ITEM;
        }

        /** As in tables: {@code land-factor}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What for.
     *
     * @param item     class, fuel, pool: whatever the factor is of
     * @param category code of the 2006 guidelines, {@code 1.A.1}; empty where none is known
     * @param gas      {@code CO2}, {@code CH4}; {@code C} of stocks
     */
    public record Subject(Part part, Bilingual item, String category, String gas) {}

    /** @param source the file and place it comes from, or how it was counted */
    public record Activity(Bilingual name, double value, String unit, Bilingual source) {
        /** Land as it was counted. */
        static Activity area(double hectares) {
            return new Activity(Bilingual.of("area", "面积"), hectares, "ha", Bilingual.of("cells counted", "按像元统计"));
        }
    }

    /**
     * A number that is multiplied.
     *
     * @param text       the number as it is said: {@code 44/12}, {@code -6.44}
     * @param unit       empty of a pure number
     * @param provenance empty tag of what is by definition
     */
    public record Step(Bilingual name, double value, String text, String unit, String source, Provenance provenance) {
        /** Carbon to carbon dioxide. */
        public static final Step CO2_OF_CARBON =
                of(Bilingual.of("carbon to CO2", "碳换算为 CO2"), 44.0 / 12, "44/12", "tCO2/tC");

        /** Without a source: by definition, or worked out of what other lines say. */
        public static Step of(Bilingual name, double value, String text, String unit) {
            return new Step(name, value, text, unit, "", Provenance.USER);
        }

        /** A number that somebody gave or published. */
        public static Step given(Bilingual name, double value, String unit, String source, Provenance provenance) {
            return new Step(name, value, Numbers.text(value), unit, source, provenance);
        }

        /** From one unit to another. */
        public static Step conversion(double value, String from, String to) {
            return conversion(value, from, Bilingual.same(to));
        }

        public static Step conversion(double value, String from, Bilingual to) {
            return of(
                    Bilingual.of(
                            "unit: " + from + " to " + to.in(Language.EN),
                            "单位换算：" + from + " 换算为" + to.in(Language.ZH)),
                    value,
                    Numbers.text(value),
                    "");
        }
    }

    /** The activity times the steps, in their order. */
    public double product() {
        double product = activity.value;
        for (Step step : steps) {
            product *= step.value;
        }
        return product;
    }

    /** Whether the arithmetic that the line shows gives its result. */
    public boolean holds() {
        return Math.abs(product() - result) <= ROUNDING * Math.abs(result);
    }

    /** The steps from hectares to {@code to}: the amount as written, its unit brought to tonnes and hectares, 44/12. */
    static List<Step> perHectare(FactorUsed amount, Unit to) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.given(amount.name(), amount.value(), amount.unit(), amount.source(), amount.provenance()));
        Unit unit = Unit.of(amount.unit()).equivalentsAsCo2();
        boolean carbon = unit.substance() == Substance.CARBON;
        if (unit.factor() != 1) {
            steps.add(Step.conversion(unit.factor(), amount.unit(), (carbon ? "tC" : "tCO2") + "/ha"));
        }
        if (carbon && to.substance() == Substance.CO2) {
            steps.add(Step.CO2_OF_CARBON);
        } else if (!carbon && to.substance() == Substance.CARBON) {
            steps.add(Step.of(Bilingual.of("CO2 to carbon", "CO2 换算为碳"), 12.0 / 44, "12/44", "tC/tCO2"));
        }
        return List.copyOf(steps);
    }

    /** The arithmetic as people write it: {@code 432.5 ha x -6.44 tC/ha/yr x 44/12}. */
    public String arithmetic() {
        StringBuilder text =
                new StringBuilder(Numbers.text(activity.value)).append(' ').append(activity.unit);
        for (Step step : steps) {
            text.append(" x ").append(step.text);
            if (!step.unit.isEmpty() && step != Step.CO2_OF_CARBON) {
                text.append(' ').append(step.unit);
            }
        }
        return text.toString();
    }
}
