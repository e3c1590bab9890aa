package org.carbonscape.study.ledger;

import java.util.List;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.inventory.Activity;
import org.carbonscape.inventory.Line;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.intake.CarbonInputs;

/** How the emissions of a unit came about: its fuels times their factors, or what was given. */
final class ItemLines {
    private ItemLines() {}

    static List<LedgerLine> of(CarbonInputs carbon, String unitSet, String unitId, int year) {
        LedgerLine.Place place = new LedgerLine.Place(unitSet, unitId, year, "");
        if (carbon.energy().isPresent()) {
            return carbon.energy().get().reported().stream()
                    .filter(l -> !l.memo() && l.year() == year && l.unitId().equals(unitId))
                    .map(l -> line(place, l))
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

    private static LedgerLine line(LedgerLine.Place place, Line line) {
        Activity activity = line.activity();
        Bilingual item = activity.name();
        return new LedgerLine(
                place,
                new LedgerLine.Subject(
                        LedgerLine.Part.ITEM,
                        item,
                        line.category().code(),
                        line.gas().symbol()),
                new LedgerLine.Activity(
                        item, activity.amount(), activity.unitOfAmount(), Bilingual.same(activity.place())),
                line.steps(),
                line.tCO2(),
                LedgerLine.T_CO2E);
    }
}
