package org.carbonscape.study.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Total;
import org.carbonscape.study.proof.finished.UnitYear;

/**
 * Lines of land by Tier 1 and of harvested wood against the tables that have them. What grows and what is lost may come
 * to next to nothing: sums are measured by the sizes of what was added.
 */
final class LandSums {
    private final FinishedRun run;
    private final Findings findings;
    private final Map<UnitYear, Total> land = new LinkedHashMap<>();
    private final Map<WoodCell, Total> wood = new LinkedHashMap<>();
    private final Map<String, Total> allWood = new LinkedHashMap<>(); // by year

    LandSums(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
    }

    /** A number of harvested-wood. */
    private record WoodCell(String year, String product, String column) {
        Bilingual text() {
            return Bilingual.same(year + " " + product + ", " + column);
        }
    }

    void add(LedgerLine line) {
        UnitYear unit = UnitYear.of(line.place());
        String product = line.subject().item().in(Language.EN);
        switch (line.subject().part()) {
            case LAND_HISTORY -> Total.of(land, unit).add(line.result());
            case HARVESTED_WOOD -> {
                Total.of(allWood, unit.year()).add(line.result());
                Total.of(wood, new WoodCell(unit.year(), product, "tCO2")).add(line.result());
            }
            case WOOD_STOCK ->
                Total.of(wood, new WoodCell(unit.year(), product, "stock_tC")).add(line.result());
            default -> {}
        }
    }

    void tell() {
        categories();
        products();
        net();
    }

    private void categories() {
        Map<UnitYear, Total> categories = new LinkedHashMap<>();
        run.each(
                "land-by-category",
                row -> Total.of(categories, UnitYear.of(row)).add(row.number("tCO2")));
        if (!categories.isEmpty()) { // else land is not reckoned by category
            land.keySet().forEach(key -> Total.of(categories, key)); // units of which no row is left
        }
        Findings.Held held = findings.sums(run.name("land-by-category"), run.name("ledger"));
        categories.forEach((key, sum) -> {
            Total lines = Total.of(land, key);
            held.number(() -> Total.sumOf(key.text()), lines.value(), sum.value(), lines.size() + sum.size(), 1e-9);
        });
    }

    private void products() {
        Findings.Held held = findings.sums(run.name("harvested-wood"), run.name("ledger"));
        Map<WoodCell, Total> left = new LinkedHashMap<>(wood);
        run.each("harvested-wood", row -> {
            for (String column : List.of("tCO2", "stock_tC")) {
                WoodCell key = new WoodCell(row.text("year"), row.text("product"), column);
                Total lines = wood.get(key); // of the years of phases
                if (lines != null) {
                    held.number(key::text, lines.value(), row.number(column), lines.size());
                    left.remove(key);
                }
            }
        });
        left.forEach((key, lines) -> held.number(key::text, lines.value(), 0, 0)); // years without a row
    }

    private void net() {
        Findings.Held held = findings.sums(run.name("land-net"), run.name("ledger"));
        Set<String> left = new TreeSet<>(allWood.keySet()); // without wood there is no such table
        land.keySet().stream().filter(u -> u.isRegion() && !allWood.isEmpty()).forEach(u -> left.add(u.year()));
        run.each("land-net", row -> {
            String year = row.text("year");
            left.remove(year);
            Total ofLand = Total.of(land, UnitYear.region(year));
            Total ofWood = Total.of(allWood, year);
            held.number(
                    () -> Bilingual.same(year + ", land_tCO2"),
                    ofLand.value(),
                    row.number("land_tCO2"),
                    ofLand.size(),
                    1e-9);
            held.number(
                    () -> Bilingual.same(year + ", wood_tCO2"), ofWood.value(), row.number("wood_tCO2"), ofWood.size());
            held.number(
                    () -> Bilingual.same(year + ", net_tCO2"),
                    row.number("land_tCO2") + row.number("wood_tCO2"),
                    row.number("net_tCO2"),
                    Math.abs(ofLand.value()) + Math.abs(ofWood.value()));
        });
        left.forEach(year -> held.text(() -> Bilingual.same(year), year, ""));
    }
}
