package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.finding.Table;
import org.carbonscape.landcarbon.CarbonPool;
import org.carbonscape.landcarbon.HarvestedWood;
import org.carbonscape.landcarbon.LandCategory;
import org.carbonscape.landcarbon.LandHectare;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Language;
import org.carbonscape.study.intake.LandInputs;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/**
 * Land by Tier 1 by category of the IPCC and pool, of the region and of polygon units. Squares of a fishnet would be
 * millions of rows: their sources and sinks stand with those of all units.
 */
public final class LandCategoryTable {
    /** Name of the table. */
    public static final String NAME = "land-by-category";

    private final LandHistories histories;
    private final StudyArea studyArea;
    private final LandCounts counts;

    private LandCategoryTable(StudyArea studyArea, LandCounts counts, LandHistories histories) {
        this.histories = histories;
        this.studyArea = studyArea;
        this.counts = counts;
    }

    private static Optional<LandCategoryTable> with(StudyInputs inputs, LandCounts counts) {
        return LandHistories.of(inputs, counts).map(h -> new LandCategoryTable(inputs.studyArea(), counts, h));
    }

    /** Empty where land is not reckoned by Tier 1. */
    static Optional<Table> of(StudyInputs inputs, LandCounts counts) {
        return with(inputs, counts).map(LandCategoryTable::table);
    }

    /** A category: land remaining, or converted from another. */
    private record Key(LandCategory now, Optional<LandCategory> from) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return code().compareTo(other.code());
        }

        String code() {
            return from.map(now::convertedCode).orElseGet(now::remainingCode);
        }
    }

    /** Hectares, then the carbon gained by each pool, tC. */
    private static final class Sums {
        final ExactSum hectares = new ExactSum();
        final ExactSum[] pools = new ExactSum[CarbonPool.values().length];

        Sums() {
            for (int p = 0; p < pools.length; p++) {
                pools[p] = new ExactSum();
            }
        }

        void add(double area, double share, double[] gains) {
            hectares.add(area * share);
            for (int p = 0; p < pools.length; p++) {
                pools[p].add(area * gains[p]);
            }
        }

        double all() {
            ExactSum sum = new ExactSum();
            for (ExactSum pool : pools) {
                sum.add(pool.value());
            }
            return sum.value();
        }
    }

    /** Land wholly converted has no land that remains: a change within its category is part of the conversion. */
    private static void add(SortedMap<Key, Sums> into, double hectares, LandHectare land) {
        Key remains = new Key(land.now(), Optional.empty());
        Key converted = new Key(land.now(), land.from());
        into.computeIfAbsent(land.converted() < 1 ? remains : converted, k -> new Sums())
                .add(hectares, 1 - land.converted(), land.remaining());
        into.computeIfAbsent(land.converted() > 0 ? converted : remains, k -> new Sums())
                .add(hectares, land.converted(), land.changed());
    }

    private SortedMap<Key, Sums> region(int phase) {
        SortedMap<Key, Sums> region = new TreeMap<>();
        histories.each(0, phase, (unit, c, hectares, land) -> add(region, hectares, land));
        return region;
    }

    /** What land of the region does in a phase by code of its category, tCO2; nothing where not reckoned by Tier 1. */
    public static SortedMap<String, Double> tCO2(StudyInputs inputs, LandCounts counts, int phase) {
        SortedMap<String, Double> byCode = new TreeMap<>();
        with(inputs, counts)
                .ifPresent(t -> t.region(phase).forEach((key, sums) -> {
                    double change = sums.all();
                    byCode.put(key.code(), change == 0 ? 0 : -Substance.carbonToCo2(change));
                }));
        return byCode;
    }

    /** Land and carbon of all categories are those of the units. */
    static List<ConservationCheck> checks(StudyInputs inputs, LandCounts counts) {
        List<ConservationCheck> checks = new ArrayList<>();
        with(inputs, counts).ifPresent(t -> {
            for (int p = 0; p < t.studyArea.years().size(); p++) {
                ExactSum categories = new ExactSum();
                t.region(p).values().forEach(s -> categories.add(-Substance.carbonToCo2(s.all())));
                ExactSum units = new ExactSum();
                ExactSum added = new ExactSum();
                for (double tCO2 : t.histories.flows(0, p).tCO2()) {
                    units.add(tCO2);
                    added.add(Math.abs(tCO2));
                }
                checks.add(ConservationCheck.ofBalance(
                        "land by category " + t.studyArea.years().get(p),
                        units.value(),
                        categories.value(),
                        added.value()));
            }
        });
        return checks;
    }

    private Table table() {
        Table.Builder table = Table.named(NAME)
                .text("unit_set", "unit")
                .integer("year")
                .text("category", "land")
                .number(
                        "area_ha",
                        "above_tC",
                        "below_tC",
                        "dead_tC",
                        "mineral_soil_tC",
                        "organic_soil_tC",
                        "change_tC",
                        "tCO2");
        int phases = studyArea.years().size();
        for (int p = 0; p < phases; p++) {
            rows(table, UnitSet.REGION, UnitSet.REGION, p, region(p));
        }
        for (int s = 0; s < counts.sets().size(); s++) {
            for (int p = 0; p < phases && counts.sets().get(s) instanceof PolygonUnits; p++) {
                int set = s;
                int phase = p;
                SortedMap<Key, Sums> open = new TreeMap<>();
                int[] current = {0};
                histories.each(s, p, (unit, c, hectares, land) -> {
                    if (unit != current[0]) {
                        ofUnit(table, set, current[0], phase, open);
                        current[0] = unit;
                    }
                    add(open, hectares, land);
                });
                ofUnit(table, set, current[0], phase, open);
            }
        }
        return table.build();
    }

    private void ofUnit(Table.Builder table, int set, int unit, int phase, SortedMap<Key, Sums> sums) {
        rows(table, counts.sets().get(set).name(), LandTables.unitId(counts, set, unit), phase, sums);
        sums.clear();
    }

    private void rows(Table.Builder table, String set, String unit, int phase, SortedMap<Key, Sums> sums) {
        sums.forEach((key, of) -> {
            double change = of.all();
            table.row(
                    set,
                    unit,
                    studyArea.years().get(phase),
                    key.code(),
                    LandHectare.text(key.now, key.from).in(Language.EN),
                    of.hectares.value(),
                    of.pools[CarbonPool.ABOVE.ordinal()].value(),
                    of.pools[CarbonPool.BELOW.ordinal()].value(),
                    of.pools[CarbonPool.DEAD.ordinal()].value(),
                    of.pools[CarbonPool.MINERAL_SOIL.ordinal()].value(),
                    of.pools[CarbonPool.ORGANIC_SOIL.ordinal()].value(),
                    change,
                    change == 0 ? 0 : -Substance.carbonToCo2(change));
        });
    }

    /** Harvested wood products year by year; empty where none are given. */
    static Optional<Table> wood(StudyInputs inputs) {
        List<Integer> years = inputs.studyArea().years();
        return inputs.carbon().land().tier().flatMap(LandInputs.Tier::wood).map(wood -> {
            Table.Builder table = Table.named("harvested-wood")
                    .integer("year")
                    .text("category", "product")
                    .number("inflow_tC", "stock_tC", "change_tC", "tCO2");
            for (HarvestedWood.Year y : wood.years(years.get(years.size() - 1))) {
                table.row(y.year(), "3.D.1", y.product(), y.inflow_tC(), y.stock_tC(), y.change_tC(), y.tCO2());
            }
            return table.build();
        });
    }

    /** Land with its harvested wood, which lies in no unit; empty where no wood is given. */
    static Optional<Table> net(StudyInputs inputs, LandCounts counts) {
        return inputs.carbon()
                .land()
                .tier()
                .flatMap(LandInputs.Tier::wood)
                .flatMap(wood -> with(inputs, counts).map(land -> {
                    Table.Builder table =
                            Table.named("land-net").integer("year").number("land_tCO2", "wood_tCO2", "net_tCO2");
                    List<Integer> years = land.studyArea.years();
                    List<HarvestedWood.Year> made = wood.years(years.get(years.size() - 1));
                    for (int p = 0; p < years.size(); p++) {
                        int year = years.get(p);
                        ExactSum ofLand = new ExactSum();
                        for (double tCO2 : land.histories.flows(0, p).tCO2()) {
                            ofLand.add(tCO2);
                        }
                        ExactSum ofWood = new ExactSum();
                        made.stream().filter(y -> y.year() == year).forEach(y -> ofWood.add(y.tCO2()));
                        double both = new ExactSum().add(ofLand).add(ofWood).value();
                        table.row(year, ofLand.value(), ofWood.value(), both);
                    }
                    return table.build();
                }));
    }
}
