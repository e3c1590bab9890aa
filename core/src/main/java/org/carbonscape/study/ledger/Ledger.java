package org.carbonscape.study.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.carbon.Allocation;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.Charges;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.carbon.OwnedLand;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.engine.Engine;
import org.carbonscape.landcarbon.HarvestedWood;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.CarbonTables;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.CarbonInputs;
import org.carbonscape.study.intake.LandInputs;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;

/**
 * How every tonne of an account came about, line by line. Flows of a unit are the lines of its land and of what it is
 * charged, added up to the last digit; stocks those of its pools. Lines of units that have emissions tell how those
 * came about; they are charged to land, so no sum has them.
 */
final class Ledger {
    /** Emissions are added up as carbon, and shown as CO2. */
    private static final double OF_CARBON = 1e-12;
    /** Units whose lines are added up by one worker at a time. */
    private static final int UNITS = 512;

    private final CarbonAccount account;
    private final CarbonInputs carbon;
    private final StudyArea studyArea;
    private final LandCounts counts;

    Ledger(CarbonAccount account) {
        this.account = account;
        this.carbon = account.inputs().carbon();
        this.studyArea = account.inputs().studyArea();
        this.counts = account.counts();
    }

    /** A set in a phase: what its units' lines are made of, made once. */
    final class OfSet {
        private final int set;
        private final int phase;
        private final String name;
        private final OwnedLand land;
        private final double[][] area_ha;

        private OfSet(int set, int phase) {
            this.set = set;
            this.phase = phase;
            this.name = counts.sets().isEmpty()
                    ? UnitSet.REGION
                    : counts.sets().get(set).name();
            this.land = account.land(set, phase);
            this.area_ha = account.areas_ha(set, phase);
        }

        double[] area_ha(int unit) {
            return area_ha[unit];
        }

        /** Land and charges of a unit (0 = outside). */
        List<LedgerLine> flows(int unit) {
            List<LedgerLine> lines =
                    new ArrayList<>(account.balance(phase, set).factorLines(name, unit, land, account.factors()));
            lines.addAll(account.landLines(name, set, phase, unit));
            Charges charges = account.charges(set, phase);
            for (int i = charges.first(unit); i < charges.end(unit); i++) {
                lines.add(charge(unit, charges, i));
            }
            return lines;
        }

        private LedgerLine charge(int unit, Charges charges, int part) {
            int layer = charges.layer(part);
            int from = charges.from(part);
            UnitSet emitting = counts.sets().get(account.emissionSet());
            int classIndex = charges.classIndex(part);
            LedgerLine.Place at = place(
                    name,
                    LandTables.unitId(counts, set, unit),
                    classIndex == 0 ? "" : studyArea.className(classIndex)); // 0: on no map
            LedgerLine.Subject whose =
                    new LedgerLine.Subject(LedgerLine.Part.ALLOCATION, Bilingual.same(emitting.id(from)), "", "CO2");
            String id = emitting.id(from);
            Bilingual all = Bilingual.of("emissions of " + id, id + " 的排放");
            if (set != account.emissionSet()) {
                double emitted = carbon.emissions().tCO2(studyArea.years().get(phase), id);
                return Allocation.lineElsewhere(at, whose, charges, part, emitted, all);
            }
            Bilingual classes = carbon.carriers().layers().get(layer).what();
            Bilingual what = layer == 0
                    ? all
                    : Bilingual.of(
                            all.in(Language.EN) + " on " + classes.in(Language.EN),
                            all.in(Language.ZH) + "（计入" + classes.in(Language.ZH) + "）");
            return account.allocation(layer, phase).line(at, whose, charges, part, weights(phase), what);
        }

        private LedgerLine.Place place(String unitSet, String unitId, String className) {
            return new LedgerLine.Place(unitSet, unitId, studyArea.years().get(phase), className);
        }

        /** By class and pool; none without a stock table. */
        List<LedgerLine> stocks(int unit) {
            return carbon.stock()
                    .map(s -> s.lines(place(name, LandTables.unitId(counts, set, unit), ""), area_ha[unit]))
                    .orElse(List.of());
        }

        /** How the emissions of a unit came about; charged to land by {@link #flows}. */
        List<LedgerLine> items(int unit) {
            return set == account.emissionSet() && unit > 0
                    ? ItemLines.of(
                            carbon,
                            name,
                            counts.sets().get(set).id(unit),
                            studyArea.years().get(phase))
                    : List.of();
        }

        /** What the account has of a unit's emissions. */
        private double emitted(int unit) {
            return carbon.emissions()
                    .tCO2(studyArea.years().get(phase), counts.sets().get(set).id(unit));
        }

        /** What changed since the phase before, by unit and transition. */
        Map<Integer, List<LedgerLine>> changes() {
            Map<Integer, List<LedgerLine>> changes = new HashMap<>();
            carbon.stock()
                    .ifPresent(s -> account.land()
                            .eachMatrix(
                                    set,
                                    phase - 1,
                                    phase,
                                    (unit, matrix) -> changes.put(
                                            unit, s.lines(name, LandTables.unitId(counts, set, unit), matrix))));
            return changes;
        }
    }

    /** What changed since the phase before, of the region, by transition. */
    List<LedgerLine> regionChanges(int phase) {
        return carbon.stock()
                .map(s -> s.lines(UnitSet.REGION, UnitSet.REGION, account.land().matrix(phase - 1, phase)))
                .orElse(List.of());
    }

    OfSet of(int set, int phase) {
        return new OfSet(set, phase);
    }

    private String weights(int phase) {
        CarbonInputs.Weights weights = carbon.weights().get(studyArea.years().get(phase));
        return weights == null ? "" : weights.place();
    }

    /** Land of the region by class and factor, and what all of it is charged by class. */
    List<LedgerLine> regionFlows(int phase) {
        Balance region = account.region(phase);
        int year = studyArea.years().get(phase);
        List<LedgerLine> lines =
                new ArrayList<>(region.regionFactorLines(UnitSet.REGION, UnitSet.REGION, year, account.factors()));
        ExactSum all = new ExactSum();
        for (int c = 0; c <= studyArea.legend().classes(); c++) {
            all.add(region.charged_tCO2(c));
        }
        for (int c = 0; c <= studyArea.legend().classes(); c++) {
            double charged = region.charged_tCO2(c);
            if (charged != 0) {
                double share = charged / all.value();
                lines.add(new LedgerLine(
                        new LedgerLine.Place(
                                UnitSet.REGION, UnitSet.REGION, year, c == 0 ? "" : studyArea.className(c)),
                        new LedgerLine.Subject(LedgerLine.Part.ALLOCATION, Bilingual.same(""), "", "CO2"),
                        new LedgerLine.Activity(
                                Bilingual.of("emissions of all units", "全部单元的排放"),
                                all.value(),
                                LedgerLine.T_CO2E,
                                Bilingual.same("")),
                        List.of(LedgerLine.Step.of(
                                Bilingual.of("charged to the class, of all units", "各单元计入该地类的份额"),
                                share,
                                Numbers.text(share),
                                "")),
                        charged,
                        LedgerLine.T_CO2E));
            }
        }
        return lines;
    }

    /** Stocks of the region by class and pool. */
    List<LedgerLine> regionStocks(int phase) {
        return carbon.stock()
                .map(s -> s.lines(
                        new LedgerLine.Place(
                                UnitSet.REGION,
                                UnitSet.REGION,
                                studyArea.years().get(phase),
                                ""),
                        CarbonTables.area_ha(account, phase)))
                .orElse(List.of());
    }

    /** Harvested wood products, which lie in no unit. */
    List<LedgerLine> wood(int phase) {
        return account.inputs()
                .carbon()
                .land()
                .tier()
                .flatMap(LandInputs.Tier::wood)
                .map(w -> w.lines(studyArea.years().get(phase)))
                .orElse(List.of());
    }

    /** Whether the lines of wood add up to what the tables have of each product. */
    private int woodApart(int phase) {
        int year = studyArea.years().get(phase);
        List<LedgerLine> lines = wood(phase);
        int apart = 0;
        for (LedgerLine line : lines) {
            apart += line.holds() ? 0 : 1;
        }
        for (HarvestedWood.Year of : account.inputs()
                .carbon()
                .land()
                .tier()
                .flatMap(LandInputs.Tier::wood)
                .map(w -> w.years(year))
                .orElse(List.of())) {
            if (of.year() == year) {
                apart += sum(lines, of.product(), LedgerLine.Part.HARVESTED_WOOD) == of.tCO2() ? 0 : 1;
                apart += sum(lines, of.product(), LedgerLine.Part.WOOD_STOCK) == of.stock_tC() ? 0 : 1;
            }
        }
        return apart;
    }

    private static double sum(List<LedgerLine> lines, String item, LedgerLine.Part part) {
        ExactSum sum = new ExactSum();
        lines.stream()
                .filter(l -> l.subject().part() == part
                        && l.subject().item().in(Language.EN).equals(item))
                .forEach(l -> sum.add(l.result()));
        return sum.value();
    }

    /** Emissions whose items do not add up to them, and decaying waste whose years do not. */
    private int itemsApart(OfSet set, int units) {
        int apart = 0;
        for (int u = 1; u < units; u++) {
            ExactSum all = new ExactSum();
            double size = 0;
            ExactSum waste = new ExactSum();
            List<LedgerLine> items = set.items(u);
            for (LedgerLine line : items) {
                apart += line.holds() ? 0 : 1;
                if (line.subject().part() == LedgerLine.Part.DECAY) {
                    waste.add(line.result());
                } else {
                    all.add(line.result());
                    size += Math.abs(line.result());
                    double decayed = waste.value();
                    apart += decayed == 0 || decayed == line.activity().value() ? 0 : 1;
                    waste = new ExactSum();
                }
            }
            double emitted = set.emitted(u);
            apart += items.isEmpty() || Math.abs(all.value() - emitted) <= OF_CARBON * size ? 0 : 1;
        }
        return apart;
    }

    /** Sums that differ from the tables' numbers in any digit, and lines that do not give their result. */
    List<ConservationCheck> checks(Engine engine) {
        List<ConservationCheck> checks = new ArrayList<>();
        for (int p = 0; p < studyArea.years().size(); p++) {
            int year = studyArea.years().get(p);
            checks.add(check("region", year, regionApart(p) + woodApart(p)));
            for (int s = 0; s < counts.sets().size(); s++) {
                OfSet set = of(s, p);
                List<Balance.UnitBalance> units = account.balance(p, s).unitBalances();
                List<Integer> apart = engine.each((units.size() + UNITS - 1) / UNITS, block -> {
                    int own = 0;
                    for (int u = block * UNITS; u < Math.min(units.size(), (block + 1) * UNITS); u++) {
                        own += unitApart(set, u, units.get(u));
                    }
                    return own;
                });
                int all = apart.stream().mapToInt(Integer::intValue).sum();
                all += s == account.emissionSet() ? itemsApart(set, units.size()) : 0;
                checks.add(check(counts.sets().get(s).name(), year, all));
            }
        }
        return checks;
    }

    private static ConservationCheck check(String set, int year, int apart) {
        return new ConservationCheck("ledger of " + set + " " + year + " (sums apart)", 0, apart, 0);
    }

    private int unitApart(OfSet set, int unit, Balance.UnitBalance balance) {
        Sum sum = new Sum(set.flows(unit));
        Optional<StockTable> stock = carbon.stock();
        return sum.apart(balance.source_tCO2(), balance.sink_tCO2())
                + (stock.isPresent()
                        ? new Sum(set.stocks(unit)).apart(stock.get().stock_tC(set.area_ha(unit)), 0)
                        : 0);
    }

    private int regionApart(int phase) {
        Balance region = account.region(phase);
        List<LedgerLine> lines = regionFlows(phase);
        int apart = new Sum(lines).apart(region.source_tCO2(), region.sink_tCO2());
        for (Balance.ClassFlow flow : region.classFlows()) {
            List<LedgerLine> own = lines.stream()
                    .filter(l -> l.place().className().equals(flow.className()))
                    .filter(l -> l.result() < 0 == flow.tCO2() < 0)
                    .toList();
            ExactSum sum = new ExactSum();
            own.forEach(l -> sum.add(l.result()));
            apart += sum.value() == flow.tCO2() ? 0 : 1;
        }
        Optional<StockTable> stock = carbon.stock();
        return apart
                + (stock.isPresent()
                        ? new Sum(regionStocks(phase))
                                .apart(stock.get().stock_tC(CarbonTables.area_ha(account, phase)), 0)
                        : 0);
    }

    /** Lines added up. */
    private static final class Sum {
        private final ExactSum above = new ExactSum();
        private final ExactSum below = new ExactSum();
        private int broken;

        Sum(List<LedgerLine> lines) {
            for (LedgerLine line : lines) {
                boolean sink = line.result() < 0 && line.subject().part() != LedgerLine.Part.ALLOCATION;
                (sink ? below : above).add(line.result());
                broken += line.holds() ? 0 : 1;
            }
        }

        int apart(double source, double sink) {
            return broken + (above.value() == source ? 0 : 1) + (below.value() == sink ? 0 : 1);
        }
    }
}
