package org.carbonscape.suitability;

import java.util.List;
import org.carbonscape.finding.Table;

/**
 * Area, share and carbon of each group of land (level or zone) in each district, from whole-number counts:
 * {@code area = cells * cell area}, {@code carbon = sum over classes(cells * cell area * factor)}.
 */
public final class LevelTable {
    private LevelTable() {}

    /**
     * @param name             file name of the table
     * @param group            what the groups are: "level", "zone"
     * @param counts           district x group x land use, as {@link JointCounts#of} counts them
     * @param districts        names of district 1, 2 ...
     * @param groups           names of group 1, 2 ...
     * @param cellArea_ha      hectares of one cell, greater than 0
     * @param stock_tC_ha      carbon stock of class 1, 2 ...; NaN where not known
     * @param flux_tC_ha_per_a flux of class 1, 2 ..., source &gt; 0, sink &lt; 0; NaN where not known
     * @return a row for each district and group that has cells, and for the region ("all"): cells, area, share of the
     *         district's grouped land, stock and flux. An amount is missing where a class that occurs has no factor;
     *         cells without a district, group or class count in no row
     */
    public static Table of(
            String name,
            String group,
            JointCounts counts,
            List<String> districts,
            List<String> groups,
            double cellArea_ha,
            double[] stock_tC_ha,
            double[] flux_tC_ha_per_a) {
        if (counts.rasters() != 3
                || counts.classes(0) != districts.size()
                || counts.classes(1) != groups.size()
                || counts.classes(2) != stock_tC_ha.length
                || stock_tC_ha.length != flux_tC_ha_per_a.length
                || !(cellArea_ha > 0)) {
            throw new IllegalArgumentException(
                    "counts of district x group x land use with a name or factor for each are needed");
        }
        Table.Builder table = Table.named(name)
                .text("district", group)
                .integer("cells")
                .number("area_ha", "share_percent", "stock_tC", "flux_tC_per_a");
        for (int d = 0; d <= districts.size(); d++) {
            long[][] cells = new long[groups.size()][stock_tC_ha.length];
            long all = 0;
            for (int g = 0; g < cells.length; g++) {
                for (int c = 0; c < stock_tC_ha.length; c++) {
                    if (d > 0) {
                        cells[g][c] = counts.count(d, g + 1, c + 1);
                    } else {
                        for (int each = 1; each <= districts.size(); each++) {
                            cells[g][c] += counts.count(each, g + 1, c + 1);
                        }
                    }
                    all += cells[g][c];
                }
            }
            for (int g = 0; g < cells.length; g++) {
                long sum = java.util.Arrays.stream(cells[g]).sum();
                if (sum > 0) {
                    table.row(
                            d == 0 ? "all" : districts.get(d - 1),
                            groups.get(g),
                            sum,
                            sum * cellArea_ha,
                            100.0 * sum / all,
                            amount(cells[g], cellArea_ha, stock_tC_ha),
                            amount(cells[g], cellArea_ha, flux_tC_ha_per_a));
                }
            }
        }
        return table.build();
    }

    private static double amount(long[] cells, double cellArea_ha, double[] factor) {
        double sum = 0;
        for (int c = 0; c < cells.length; c++) {
            if (cells[c] > 0) {
                sum += cells[c] * cellArea_ha * factor[c];
            }
        }
        return sum;
    }
}
