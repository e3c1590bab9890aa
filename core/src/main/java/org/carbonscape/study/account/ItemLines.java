package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.intake.CarbonInputs;

/** How the emissions of a unit came about: its fuels times their factors, or what was given. */
final class ItemLines {
    /** How far the numbers printed may lie from what was counted. */
    private static final double ROUNDING = 1e-9;

    private ItemLines() {}

    static List<LedgerLine> of(CarbonInputs carbon, String unitSet, String unitId, int year) {
        LedgerLine.Place place = new LedgerLine.Place(unitSet, unitId, year, "");
        if (carbon.energy().isPresent()) {
            EnergyAccount energy = carbon.energy().get();
            return energy.lines().stream()
                    .filter(l -> !l.memo() && l.year() == year && l.unitId().equals(unitId))
                    .map(l -> line(place, l, energy.used()))
                    .toList();
        }
        double tCO2 = carbon.emissions().tCO2(year, unitId);
        LedgerLine.Subject given =
                new LedgerLine.Subject(LedgerLine.Part.ITEM, Bilingual.of("emissions given", "给定排放"), "", "CO2");
        return tCO2 == 0
                ? List.of()
                : List.of(new LedgerLine(
                        place,
                        given,
                        new LedgerLine.Activity(
                                given.item(), tCO2, LedgerLine.T_CO2E, Bilingual.same("carbon.emissions")),
                        List.of(),
                        tCO2,
                        LedgerLine.T_CO2E));
    }

    private static LedgerLine line(LedgerLine.Place place, EnergyAccount.Line line, List<FactorUsed> used) {
        Bilingual item = Bilingual.of(line.item(), EnergyAccount.nameZh(line.item()));
        List<FactorUsed> own = used.stream()
                .filter(f -> f.what().equals(line.item()) || f.what().startsWith(line.item() + ":"))
                .toList();
        return new LedgerLine(
                place,
                new LedgerLine.Subject(LedgerLine.Part.ITEM, item, line.category().code(), "CO2"),
                new LedgerLine.Activity(item, line.amount(), line.unitOfAmount(), Bilingual.same("carbon.energy")),
                steps(line, own),
                line.tCO2(),
                LedgerLine.T_CO2E);
    }

    /**
     * The factors that the amount was multiplied with: of those used for the item the most that give its carbon, since
     * an amount in energy needs no calorific value. Where none do, carbon per amount is one number.
     */
    private static List<LedgerLine.Step> steps(EnergyAccount.Line line, List<FactorUsed> own) {
        if (line.amount() == 0) {
            return List.of();
        }
        int best = -1;
        for (int chosen = (1 << own.size()) - 1; chosen > 0 && best < 0; chosen--) {
            double product = line.amount() * Unit.of(line.unitOfAmount()).factor();
            for (int i = 0; i < own.size(); i++) {
                product *= (chosen >> i & 1) == 1 ? own.get(i).value() * base(own.get(i)) : 1;
            }
            if (Math.abs(product - line.tC()) <= ROUNDING * line.tC()) {
                best = chosen;
            }
        }
        List<LedgerLine.Step> steps = new ArrayList<>();
        double units = Unit.of(line.unitOfAmount()).factor();
        for (int i = 0; i < own.size() && best > 0; i++) {
            FactorUsed f = own.get(i);
            if ((best >> i & 1) == 1) {
                steps.add(LedgerLine.Step.given(f.name(), f.value(), f.unit(), f.source(), f.provenance()));
                units *= base(f);
            }
        }
        if (best < 0) {
            Bilingual name = Bilingual.of("carbon per " + line.unitOfAmount(), "单位含碳量");
            String source = String.join(
                    "; ", own.stream().map(FactorUsed::source).distinct().toList());
            Provenance provenance = own.isEmpty() ? Provenance.USER : own.get(0).provenance();
            steps.add(LedgerLine.Step.given(
                    name, line.tC() / line.amount(), "tC/(" + line.unitOfAmount() + ")", source, provenance));
        } else if (Math.abs(units - 1) > ROUNDING) {
            steps.add(LedgerLine.Step.of(Bilingual.of("units to tC", "单位换算为 tC"), units, Numbers.text(units), ""));
        }
        steps.add(LedgerLine.Step.CO2_OF_CARBON);
        return steps;
    }

    /** What the unit of a factor is worth in tonnes of carbon, tonnes, TJ. */
    private static double base(FactorUsed factor) {
        Optional<Unit> unit = Unit.find(factor.unit());
        boolean isCo2 = unit.filter(u -> u.substance() == Substance.CO2 || u.substance() == Substance.CO2E)
                .isPresent();
        return unit.map(Unit::factor).orElse(1.0) * (isCo2 ? 12.0 / 44 : 1);
    }
}
