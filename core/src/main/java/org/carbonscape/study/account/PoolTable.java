package org.carbonscape.study.account;

import java.util.Map;
import java.util.Optional;
import org.carbonscape.finding.Table;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/**
 * What each pool of each class holds, of the region and of polygon units. Squares of a fishnet would be millions of
 * rows: their stocks are columns of {@code vectors/units.gpkg}.
 */
public final class PoolTable {
    private final CarbonAccount account;
    private final StudyArea studyArea;
    private final Table.Builder table = Table.named("stock-by-pool")
            .text("unit_set", "unit")
            .integer("year")
            .text("class", "pool")
            .number("area_ha", "density_tC_per_ha", "stock_tC");

    private PoolTable(CarbonAccount account) {
        this.account = account;
        this.studyArea = account.inputs().studyArea();
    }

    /** Empty without a stock table. */
    public static Optional<Table> of(CarbonAccount account) {
        return account.inputs()
                .carbon()
                .stock()
                .map(stock -> new PoolTable(account).table(stock.densityByPool_tC_per_ha()));
    }

    private Table table(Map<String, double[]> pools) {
        LandCounts counts = account.counts();
        int phases = studyArea.years().size();
        for (int p = 0; p < phases; p++) {
            rows(UnitSet.REGION, UnitSet.REGION, p, pools, CarbonTables.area_ha(account, p));
        }
        for (int s = 0; s < counts.sets().size(); s++) {
            boolean[] used = account.used(s);
            for (int p = 0; p < phases && counts.sets().get(s) instanceof PolygonUnits; p++) {
                double[][] area_ha = account.areas_ha(s, p);
                for (int u = 0; u < area_ha.length; u++) {
                    if (used[u]) {
                        rows(counts.sets().get(s).name(), LandTables.unitId(counts, s, u), p, pools, area_ha[u]);
                    }
                }
            }
        }
        return table.build();
    }

    private void rows(String set, String unit, int phase, Map<String, double[]> pools, double[] area_ha) {
        for (int c = 1; c < area_ha.length; c++) {
            for (Map.Entry<String, double[]> pool : pools.entrySet()) {
                if (area_ha[c] > 0) {
                    double density = pool.getValue()[c];
                    table.row(
                            set,
                            unit,
                            studyArea.years().get(phase),
                            studyArea.className(c),
                            pool.getKey(),
                            area_ha[c],
                            density,
                            area_ha[c] * density);
                }
            }
        }
    }
}
