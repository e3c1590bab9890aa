package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.CellSums;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/** What the land of a unit, and of a group of classes in it, holds and exchanges in the last phase. */
final class UnitAmounts {
    private final StudyInputs inputs;
    private final CarbonAccount account;

    UnitAmounts(StudyInputs inputs, CarbonAccount account) {
        this.inputs = inputs;
        this.account = account;
    }

    /** @param net_tCO2 a year */
    record Amounts(long cells, double km2, double stock_tC, double net_tCO2) {}

    /** What the land of a unit and group holds and exchanges in the last phase; NaN without stocks or flows. */
    Amounts of(CellSums sums, int classes, int unit, int group) {
        long cells = 0;
        double km2 = 0;
        double net = 0;
        double[] hectares = new double[classes + 1];
        for (int c = 0; c <= classes; c++) {
            cells += sums.cells(unit, group, c);
            km2 += sums.km2(unit, group, c);
            net += sums.net_tCO2(unit, group, c);
            hectares[c] = c == 0 ? 0 : sums.km2(unit, group, c) * 100;
        }
        return new Amounts(
                cells,
                km2,
                inputs.carbon().stock().map(s -> s.stock_tC(hectares)).orElse(Double.NaN),
                account.hasFlows() ? net : Double.NaN);
    }

    interface UnitRow {
        void add(String set, String unit, String name, CellSums sums, int index);
    }

    /** The region, then each set of polygons. */
    List<CellSums.Wanted> wanted(List<ClassRaster> rasters, ValueRaster net) {
        Optional<ValueRaster> flux = account.hasFlows() ? Optional.of(net) : Optional.empty();
        List<CellSums.Wanted> wanted = new ArrayList<>();
        wanted.add(new CellSums.Wanted(Optional.empty(), rasters, flux));
        polygons().forEach(set -> wanted.add(new CellSums.Wanted(Optional.of(set), rasters, flux)));
        return wanted;
    }

    private List<UnitSet> polygons() {
        return inputs.sets().stream().filter(PolygonUnits.class::isInstance).toList();
    }

    /** The region, then of each set of polygons what lies outside it and each unit, from the sums that were wanted. */
    void byUnit(List<CellSums> sums, UnitRow row) {
        row.add(UnitSet.REGION, UnitSet.REGION, UnitSet.REGION, sums.get(0), 0);
        List<UnitSet> sets = polygons();
        for (int s = 0; s < sets.size(); s++) {
            UnitSet set = sets.get(s);
            row.add(set.name(), UnitSet.OUTSIDE, UnitSet.OUTSIDE, sums.get(s + 1), 0);
            for (int u = 1; u <= set.count(); u++) {
                row.add(set.name(), set.id(u), set.unitName(u), sums.get(s + 1), u);
            }
        }
    }
}
