package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.carbon.Category;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Gas;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.land.LandRole;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;

/**
 * What an activity emits of one gas.
 *
 * @param stream tells lines of one activity and gas apart: {@code leached}; mostly empty
 * @param tonnes of the gas
 * @param tC     in CO2 equivalents, as carbon
 * @param memo   whether it is left out of the total (CO2 of biomass fuels)
 * @param way    from the amount to the tonnes
 */
public record Line(
        Activity activity, Category category, Gas gas, String stream, double tonnes, double tC, boolean memo, Way way) {
    /**
     * How the tonnes came about.
     *
     * @param unit      of the amount
     * @param factors   multiplied one after the other
     * @param uncertain those of them that may be something else
     * @param potential of gases other than CO2
     * @param decay     by what rate the waste decays, of which the amount is what does so in the year
     * @param deposits  of such waste, where it comes from; else none
     * @param given     the amounts that it is worked out from, where any of them may be something else; none of an
     *                  amount that is a row's own
     */
    record Way(
            Unit unit,
            List<FactorUsed> factors,
            List<Uncertain> uncertain,
            Optional<LedgerLine.Step> potential,
            Optional<Decay> decay,
            List<Decay.Deposit> deposits,
            List<Given> given) {}

    /** The rate at which waste decays whose amount is what does so in the year. */
    public Optional<Decay> decay() {
        return way.decay;
    }

    /** The years in which decaying waste was landfilled; none of any other activity. */
    public List<Decay.Deposit> deposits() {
        return way.deposits;
    }

    /**
     * An amount that a row gives.
     *
     * @param year  of the row
     * @param share of what the line emits that comes of it
     */
    public record Given(int year, Distribution quantity, double share) {}

    /** The amounts that it is worked out from: its own, or those of the years in which waste was landfilled. */
    public List<Given> given() {
        return way.given.isEmpty() ? List.of(new Given(year(), activity.quantity(), 1)) : way.given;
    }

    /**
     * A factor that may be something else.
     *
     * @param name as tables have it
     */
    public record Uncertain(String name, Distribution factor) {}

    /** The factors that tables give an interval; none where all are certain. */
    public List<Uncertain> uncertain() {
        return way.uncertain;
    }

    public int year() {
        return activity.year();
    }

    public String unitId() {
        return activity.unitId();
    }

    public String item() {
        return activity.item();
    }

    /** Livestock, soils, rice, burning of residues, and what farmers put in. */
    private static final List<Category> FARMING =
            Stream.of("3.A", "3.C", "X.2", "1.A.4.c").map(Category::of).toList();

    /** Kind of land that carries it where neither the row nor the study says: farming has land of its own. */
    public Optional<LandRole> land() {
        return activity.use()
                .land()
                .or(() -> FARMING.stream().anyMatch(category::isIn)
                        ? Optional.of(LandRole.CULTIVATED)
                        : Optional.empty());
    }

    public double tCO2() {
        return Substance.carbonToCo2(tC);
    }

    /** What the amount is multiplied with, from left to right, to become tonnes of CO2 equivalents. */
    public List<LedgerLine.Step> steps() {
        List<LedgerLine.Step> steps = new ArrayList<>();
        convert(steps, way.unit);
        boolean carbon = false;
        for (FactorUsed factor : way.factors) {
            steps.add(LedgerLine.Step.given(
                    factor.name(), factor.value(), factor.unit(), factor.source(), factor.provenance()));
            Optional<Unit> unit = Unit.find(factor.unit());
            unit.ifPresent(u -> convert(steps, u));
            carbon |= unit.filter(u -> u.substance() == Substance.CARBON).isPresent();
        }
        if (carbon) {
            steps.add(LedgerLine.Step.CO2_OF_CARBON);
        }
        way.potential.ifPresent(steps::add);
        return steps;
    }

    private static void convert(List<LedgerLine.Step> steps, Unit unit) {
        if (unit.factor() != 1) {
            steps.add(LedgerLine.Step.conversion(unit.factor(), unit.text(), Bilingual.of("base units", "基本单位")));
        }
    }
}
