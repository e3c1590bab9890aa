package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Substance;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.UnitIndex;
import org.carbonscape.study.proof.finished.UnitTable;
import org.carbonscape.study.proof.finished.UnitYear;
import org.carbonscape.zone.UnitSet;

/**
 * Where the carbon stocks of two runs differ, in tCO2: of the region, of units, and of classes over all their pools.
 * Nothing is said of what is the same, so that runs that differ in fluxes alone are told as before.
 */
final class StockDifferences {
    private static final String BY_UNIT = "stock-by-unit";
    private static final String BY_POOL = "stock-by-pool";
    private static final String STOCK = "stock_tCO2";

    private StockDifferences() {}

    /** In tCO2. */
    record Stock(String name, int year, double a, double b) {
        boolean isRegion() {
            return name.equals(UnitSet.REGION);
        }
    }

    /** Of the region and of units, of phases that both runs have; none if one has no stocks: it is not 0 there. */
    static List<Stock> byUnit(FinishedRun a, FinishedRun b, Set<Integer> years) {
        List<Stock> found = new ArrayList<>();
        UnitTable others = new UnitTable(new UnitIndex(), List.of(STOCK));
        b.each(BY_UNIT, row -> others.take(UnitYear.of(row), row));
        a.each(BY_UNIT, row -> {
            UnitYear unit = UnitYear.of(row);
            int year = (int) row.number("year");
            double x = row.number(STOCK);
            if (years.contains(year) && others.has(unit)) {
                double y = others.number(unit, STOCK);
                if (x != y) {
                    String name = unit.isRegion() ? unit.unitSet() : unit.unitSet() + " " + unit.unit();
                    found.add(new Stock(name, year, x, y));
                }
            }
        });
        return found;
    }

    private record ClassYear(String name, int year) {}

    /** Of classes of the region; one that a run has not holds nothing there. */
    static List<Stock> byClass(FinishedRun a, FinishedRun b, Set<Integer> years) {
        List<Stock> found = new ArrayList<>();
        if (a.size(BY_POOL) == 0 || b.size(BY_POOL) == 0) {
            return found;
        }
        Map<ClassYear, ExactSum> left = sums(a);
        Map<ClassYear, ExactSum> right = sums(b);
        Set<ClassYear> all = new LinkedHashSet<>(left.keySet());
        all.addAll(right.keySet());
        for (ClassYear one : all) {
            double x =
                    Substance.carbonToCo2(left.getOrDefault(one, new ExactSum()).value());
            double y = Substance.carbonToCo2(
                    right.getOrDefault(one, new ExactSum()).value());
            if (years.contains(one.year) && x != y) {
                found.add(new Stock(one.name, one.year, x, y));
            }
        }
        return found;
    }

    private static Map<ClassYear, ExactSum> sums(FinishedRun run) {
        Map<ClassYear, ExactSum> all = new LinkedHashMap<>();
        run.each(BY_POOL, row -> {
            if (row.text("unit_set").equals(UnitSet.REGION)) {
                all.computeIfAbsent(classYear(row), k -> new ExactSum()).add(row.number("stock_tC"));
            }
        });
        return all;
    }

    private static ClassYear classYear(CsvRows row) {
        return new ClassYear(row.text("class"), (int) row.number("year"));
    }
}
