package org.carbonscape.study.uncertainty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.Flow;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.carbon.Term;
import org.carbonscape.inventory.Line;
import org.carbonscape.measure.Substance;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.LandCategoryTable;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/** The amounts of an account with the terms that they are sums of: of the region, of units, of classes and items. */
final class AccountSums {
    private final CarbonAccount account;
    private final LandCounts counts;
    private final List<Integer> years;
    private final AccountTerms terms;
    private final List<Sum> sums = new ArrayList<>();
    private final List<FlowTerms> flows = new ArrayList<>(); // of the region, by phase
    private final Map<Integer, List<Sum>> parts = new HashMap<>(); // by phase

    AccountSums(CarbonAccount account, AccountOptions.Doubt doubt) {
        this.account = account;
        this.counts = account.counts();
        this.years = account.inputs().studyArea().years();
        this.terms = new AccountTerms(account, doubt);
    }

    AccountTerms terms() {
        return terms;
    }

    /** The net of the region. */
    List<Term> net(int phase) {
        return flows.get(phase).net();
    }

    /** A number with the terms it is the sum of. */
    record Sum(String set, String unit, String name, int year, String part, double estimate, List<Term> terms) {
        /** What it is the number of, whatever the year. */
        Subject subject() {
            return new Subject(set, name, part);
        }

        private Sum noneIn(int year) {
            return new Sum(set, unit, name, year, part, 0, List.of());
        }
    }

    /** What a part was and what became of it. */
    record Pair(Sum then, Sum now) {
        Sum change() {
            List<Term> terms = AccountTerms.difference(now.terms, then.terms);
            return new Sum(now.set, now.unit, now.name, now.year, now.part, now.estimate - then.estimate, terms);
        }
    }

    record Subject(String set, String name, String part) {}

    /** In this order; the numbers of the whole account are known from then on. */
    List<Sum> ofRegionAndPolygons() {
        region();
        IntStream.range(0, counts.sets().size())
                .filter(s -> counts.sets().get(s) instanceof PolygonUnits)
                .forEach(this::units);
        return List.copyOf(sums);
    }

    private void region() {
        List<Term> before = List.of();
        double heldBefore = 0;
        for (int p = 0; p < years.size(); p++) {
            if (account.hasFlows()) {
                Balance all = account.region(p);
                flows.add(terms.region(p));
                flows(
                        UnitSet.REGION,
                        UnitSet.REGION,
                        UnitSet.REGION,
                        p,
                        all.source_tCO2(),
                        all.sink_tCO2(),
                        flows.get(p));
            }
            if (account.inputs().carbon().stock().isPresent()) {
                StockTable stock = account.inputs().carbon().stock().get();
                double held = Substance.carbonToCo2(stock.stock_tC(whole(account.areas_ha(0, p))));
                List<Term> now = terms.stock(-1, p, stock).get(0);
                stocks(UnitSet.REGION, UnitSet.REGION, UnitSet.REGION, p, held, now, heldBefore, before);
                before = now;
                heldBefore = held;
            }
        }
    }

    private static double[] whole(double[][] units) {
        double[] all = new double[units[0].length];
        for (double[] unit : units) {
            for (int c = 0; c < all.length; c++) {
                all[c] += unit[c];
            }
        }
        return all;
    }

    private void units(int s) {
        UnitSet set = counts.sets().get(s);
        boolean[] isUsed = account.used(s);
        int[] used = IntStream.range(0, isUsed.length).filter(u -> isUsed[u]).toArray();
        List<List<Term>> before = List.of();
        double[] heldBefore = new double[set.count() + 1];
        for (int p = 0; p < years.size(); p++) {
            List<FlowTerms> flows = account.hasFlows() ? terms.units(s, p) : List.of();
            int phase = p;
            List<List<Term>> now = account.inputs()
                    .carbon()
                    .stock()
                    .map(t -> terms.stock(s, phase, t))
                    .orElse(List.of());
            double[][] area = account.areas_ha(s, p);
            for (int u : used) {
                String id = LandTables.unitId(counts, s, u);
                String name = u == 0 ? UnitSet.OUTSIDE : set.unitName(u);
                if (account.hasFlows()) {
                    Balance.UnitBalance unit =
                            account.balance(p, s).unitBalances().get(u);
                    flows(set.name(), id, name, p, unit.source_tCO2(), unit.sink_tCO2(), flows.get(u));
                }
                if (account.inputs().carbon().stock().isPresent()) {
                    double held = Substance.carbonToCo2(
                            account.inputs().carbon().stock().get().stock_tC(area[u]));
                    List<Term> then = p == 0 ? List.of() : before.get(u);
                    stocks(set.name(), id, name, p, held, now.get(u), heldBefore[u], then);
                    heldBefore[u] = held;
                }
            }
            before = now;
        }
    }

    private void flows(String set, String unit, String name, int phase, double source, double sink, FlowTerms of) {
        int year = years.get(phase);
        sums.add(new Sum(set, unit, name, year, "source", source, of.source()));
        sums.add(new Sum(set, unit, name, year, "sink", sink, of.sink()));
        sums.add(new Sum(set, unit, name, year, "net", source + sink, of.net()));
    }

    private void stocks(
            String set,
            String unit,
            String name,
            int phase,
            double held,
            List<Term> now,
            double heldBefore,
            List<Term> before) {
        int year = years.get(phase);
        sums.add(new Sum(set, unit, name, year, "stock", held, now));
        if (phase > 0) {
            List<Term> change = AccountTerms.difference(now, before);
            sums.add(new Sum(set, unit, name, year, "stock_change", held - heldBefore, change));
        }
    }

    /** Of a phase; the set of each is what kind of part it is: class, item, category, gas. */
    List<Sum> parts(int phase) {
        return parts.computeIfAbsent(phase, this::makeParts);
    }

    private List<Sum> makeParts(int phase) {
        List<Sum> parts = new ArrayList<>();
        int year = years.get(phase);
        Map<String, FlowTerms> classes = terms.byClass(phase);
        FlowTerms none = new FlowTerms(List.of(), List.of());
        for (Balance.ClassFlow f : account.region(phase).classFlows()) {
            List<Term> of = classes.getOrDefault(f.className(), none).of(f.flow());
            parts.add(new Sum("class", "", f.className(), year, f.flow().text(), f.tCO2(), of));
        }
        items(terms.by(Line::item, phase), "item", year, parts);
        items(terms.by(l -> l.category().code(), phase), "category", year, parts);
        land(phase, year, parts);
        items(terms.by(l -> l.gas().symbol(), phase), "gas", year, parts);
        return List.copyOf(parts);
    }

    private void items(Map<String, List<Term>> of, String kind, int year, List<Sum> into) {
        of.forEach((name, own) ->
                into.add(new Sum(kind, "", name, year, "source", terms.numbers().value(own), own)));
    }

    /** Categories of land by Tier 1, remaining and converted, each by what it does on balance. */
    private void land(int phase, int year, List<Sum> into) {
        Map<String, Double> mapped = LandCategoryTable.tCO2(account.inputs(), counts, phase);
        terms.landByCategory(phase).forEach((code, own) -> {
            double tCO2 = mapped.getOrDefault(code, 0.0);
            if (!own.isEmpty()) {
                into.add(new Sum("category", "", code, year, (tCO2 < 0 ? Flow.SINK : Flow.SOURCE).text(), tCO2, own));
            }
        });
    }

    /** What each emits and takes up, where it does. */
    private void each(Map<String, FlowTerms> of, String kind, int year, List<Sum> into) {
        of.forEach((name, flows) -> {
            for (Flow flow : Flow.values()) {
                List<Term> own = flows.of(flow);
                if (!own.isEmpty()) {
                    into.add(new Sum(
                            kind, "", name, year, flow.text(), terms.numbers().value(own), own));
                }
            }
        });
    }

    /**
     * Parts that add up to the net of a phase: classes without their emissions, and the emissions, by item if known.
     */
    List<Sum> lines(int phase) {
        List<Sum> lines = new ArrayList<>();
        int year = years.get(phase);
        each(terms.landByClass(phase), "class", year, lines);
        Map<String, List<Term>> items = terms.by(Line::item, phase);
        if (items.isEmpty()) {
            List<Term> all = terms.emissions(phase);
            if (!all.isEmpty()) {
                double amount = terms.numbers().value(all);
                lines.add(new Sum("item", "", Balance.EMISSIONS, year, "source", amount, all));
            }
        }
        items(items, "item", year, lines);
        return lines;
    }

    /** Parts of two phases; those that came are 0 before, those that went are 0 now and stand at the end. */
    static List<Pair> pairs(List<Sum> before, int year, List<Sum> later) {
        Map<Subject, Sum> then = new LinkedHashMap<>();
        before.forEach(s -> then.put(s.subject(), s));
        List<Pair> pairs = new ArrayList<>();
        for (Sum now : later) {
            Sum own = then.remove(now.subject());
            pairs.add(new Pair(own == null ? now.noneIn(year) : own, now));
        }
        then.values().forEach(gone -> pairs.add(new Pair(gone, gone.noneIn(year))));
        return pairs;
    }

    /** Of every set of squares. */
    List<Sum> squares() {
        sums.clear();
        IntStream.range(0, counts.sets().size())
                .filter(s -> !(counts.sets().get(s) instanceof PolygonUnits))
                .forEach(this::units);
        return List.copyOf(sums);
    }
}
