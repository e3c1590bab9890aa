package org.carbonscape.study.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** Lines of land by Tier 1 and of harvested wood against the tables that have them. */
final class LandSums {
    private final FinishedRun run;
    private final Findings findings;
    private final Map<String, ExactSum> land = new LinkedHashMap<>(); // "counties 430102 2005"
    private final Map<String, ExactSum> wood = new LinkedHashMap<>(); // "2005", "2005 paper, tCO2"

    LandSums(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
    }

    private static ExactSum of(Map<String, ExactSum> sums, String key) {
        return sums.computeIfAbsent(key, k -> new ExactSum());
    }

    void add(LedgerLine line) {
        LedgerLine.Place place = line.place();
        String product = line.subject().item().in(Language.EN);
        switch (line.subject().part()) {
            case LAND_HISTORY ->
                of(land, place.unitSet() + " " + place.unitId() + " " + place.year())
                        .add(line.result());
            case HARVESTED_WOOD -> {
                of(wood, Integer.toString(place.year())).add(line.result());
                of(wood, place.year() + " " + product + ", tCO2").add(line.result());
            }
            case WOOD_STOCK ->
                of(wood, place.year() + " " + product + ", stock_tC").add(line.result());
            default -> {}
        }
    }

    void tell() {
        categories();
        products();
        net();
    }

    private void categories() {
        Map<String, ExactSum> categories = new LinkedHashMap<>();
        run.each(
                "land-by-category",
                row -> of(categories, row.text("unit_set") + " " + row.text("unit") + " " + row.text("year"))
                        .add(row.number("tCO2")));
        Findings.Held held = findings.sums(run.name("land-by-category"), run.name("ledger"));
        categories.forEach((key, sum) -> held.number(
                () -> Bilingual.of("sum of " + key, key + " 之合计"), of(land, key).value(), sum.value(), 0, 1e-9));
    }

    private void products() {
        Findings.Held held = findings.sums(run.name("harvested-wood"), run.name("ledger"));
        run.each("harvested-wood", row -> {
            for (String column : List.of("tCO2", "stock_tC")) {
                String key = row.text("year") + " " + row.text("product") + ", " + column;
                ExactSum lines = wood.get(key); // of the years of phases
                if (lines != null) {
                    held.number(() -> Bilingual.same(key), lines.value(), row.number(column), 0);
                }
            }
        });
    }

    private void net() {
        Findings.Held held = findings.sums(run.name("land-net"), run.name("ledger"));
        run.each("land-net", row -> {
            String year = row.text("year");
            double ofLand = of(land, "region region " + year).value();
            double ofWood = of(wood, year).value();
            held.number(() -> Bilingual.same(year + ", land_tCO2"), ofLand, row.number("land_tCO2"), 0, 1e-9);
            held.number(() -> Bilingual.same(year + ", wood_tCO2"), ofWood, row.number("wood_tCO2"), 0);
            held.number(
                    () -> Bilingual.same(year + ", net_tCO2"),
                    row.number("land_tCO2") + row.number("wood_tCO2"),
                    row.number("net_tCO2"),
                    Math.abs(ofLand) + Math.abs(ofWood));
        });
    }
}
