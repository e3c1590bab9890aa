package org.carbonscape.study.ledger;

import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.inventory.Activity;
import org.carbonscape.inventory.Decay;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.inventory.Line;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.intake.CarbonInputs;

/** How the emissions of a unit came about: its fuels times their factors, or what was given. */
final class ItemLines {
    private ItemLines() {}

    static List<LedgerLine> of(CarbonInputs carbon, String unitSet, String unitId, int year) {
        LedgerLine.Place place = new LedgerLine.Place(unitSet, unitId, year, "");
        if (carbon.energy().isPresent()) {
            EnergyAccount energy = carbon.energy().get();
            return energy.lines(year, unitId).stream()
                    .filter(l -> !l.memo() && !energy.history().contains(year))
                    .flatMap(l -> lines(place, l))
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

    /** Of decaying waste the tonnes of each year in which it was landfilled, then what they come to. */
    private static Stream<LedgerLine> lines(LedgerLine.Place place, Line line) {
        return Stream.concat(line.deposits().stream().map(d -> deposit(place, line, d)), Stream.of(line(place, line)));
    }

    private static LedgerLine deposit(LedgerLine.Place place, Line line, Decay.Deposit deposit) {
        double k = line.decay().map(Decay::rate).orElse(Double.NaN);
        String equation = "exp(-" + Numbers.text(k) + " x " + (deposit.age() - 1) + ") - exp(-" + Numbers.text(k)
                + " x " + deposit.age() + ")";
        return new LedgerLine(
                place,
                new LedgerLine.Subject(
                        LedgerLine.Part.DECAY,
                        line.activity().name(),
                        line.category().code(),
                        line.gas().symbol()),
                new LedgerLine.Activity(
                        Bilingual.of("landfilled in " + deposit.year(), deposit.year() + " 年填埋"),
                        deposit.tonnes(),
                        "t",
                        deposit.place()),
                List.of(LedgerLine.Step.of(
                        Bilingual.of(
                                "share that decays " + deposit.age() + " years after: " + equation,
                                "填埋后第 " + deposit.age() + " 年分解的份额：" + equation),
                        deposit.share(),
                        Numbers.text(deposit.share()),
                        "")),
                deposit.decaying(),
                "t");
    }

    private static LedgerLine line(LedgerLine.Place place, Line line) {
        Activity activity = line.activity();
        Bilingual item = activity.name();
        Bilingual amount = line.deposits().isEmpty()
                ? item
                : Bilingual.of("waste that decays in " + line.year(), line.year() + " 年分解的废弃物");
        return new LedgerLine(
                place,
                new LedgerLine.Subject(
                        LedgerLine.Part.ITEM,
                        item,
                        line.category().code(),
                        line.gas().symbol()),
                new LedgerLine.Activity(
                        amount, activity.amount(), activity.unitOfAmount(), Bilingual.place(activity.place())),
                line.steps(),
                line.tCO2(),
                LedgerLine.T_CO2E);
    }
}
