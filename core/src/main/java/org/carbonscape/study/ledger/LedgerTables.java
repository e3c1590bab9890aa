package org.carbonscape.study.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Charges;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.RowParts;
import org.carbonscape.finding.Table;
import org.carbonscape.io.json.Json;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Language;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PartAreas;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/**
 * The ledger as a run writes it. {@code ledger} has every line of the region and of polygon units; squares of a fishnet
 * have what their lines are rebuilt of: {@code ledger-areas}, and {@code ledger-charges}. What lines have in common
 * (factors with their sources, names in both languages) stands once, in the run's record, under the numbers that the
 * column {@code made_of} names.
 */
public final class LedgerTables {
    private final CarbonAccount account;
    private final Ledger ledger;
    private final StudyArea studyArea;
    private final LandCounts counts;
    private final Map<LedgerLine.Step, Integer> steps = new LinkedHashMap<>();
    private final Map<List<String>, Integer> activities = new LinkedHashMap<>();
    private final Map<String, String> items = new LinkedHashMap<>(); // English to Chinese

    public LedgerTables(CarbonAccount account) {
        this.account = account;
        this.ledger = new Ledger(account);
        this.studyArea = account.inputs().studyArea();
        this.counts = account.counts();
    }

    /** Whether the lines add up to the account, to the last digit. */
    public List<ConservationCheck> checks(Engine engine) {
        return isEmpty() ? List.of() : ledger.checks(engine);
    }

    private boolean isEmpty() {
        return !account.hasFlows() && account.inputs().carbon().stock().isEmpty();
    }

    /** All of them; none where there is nothing to account for. */
    public List<Table> tables() {
        if (isEmpty()) {
            return List.of();
        }
        List<Table> tables = new ArrayList<>();
        tables.add(lines());
        if (IntStream.range(0, counts.sets().size()).anyMatch(s -> !isPolygons(s))) {
            tables.add(areas());
            if (account.emissionSet() >= 0) {
                tables.add(charges());
            }
            Table histories = histories();
            if (histories.rows() > 0) {
                tables.add(histories);
            }
        }
        return tables;
    }

    private boolean isPolygons(int set) {
        return counts.sets().get(set) instanceof PolygonUnits;
    }

    private Table lines() {
        Table.Builder table = Table.named("ledger")
                .text("unit_set", "unit")
                .integer("year")
                .text("class", "part", "item", "category", "gas")
                .number("activity")
                .text("unit_of_activity", "arithmetic")
                .number("result")
                .text("unit_of_result", "source", "tag", "made_of");
        for (int p = 0; p < studyArea.years().size(); p++) {
            ledger.regionFlows(p).forEach(l -> row(table, l));
            ledger.wood(p).forEach(l -> row(table, l));
            ledger.regionStocks(p).forEach(l -> row(table, l));
            if (p > 0) {
                ledger.regionChanges(p).forEach(l -> row(table, l));
            }
        }
        for (int s = 0; s < counts.sets().size(); s++) {
            boolean[] used = account.used(s);
            for (int p = 0; p < studyArea.years().size() && isPolygons(s); p++) {
                Ledger.OfSet set = ledger.of(s, p);
                Map<Integer, List<LedgerLine>> changes = p > 0 ? set.changes() : Map.of();
                for (int u = 0; u < used.length; u++) {
                    if (used[u]) {
                        set.flows(u).forEach(l -> row(table, l));
                        set.items(u).forEach(l -> row(table, l));
                        set.stocks(u).forEach(l -> row(table, l));
                        changes.getOrDefault(u, List.of()).forEach(l -> row(table, l));
                    }
                }
            }
        }
        return table.build();
    }

    private void row(Table.Builder table, LedgerLine line) {
        LedgerLine.Subject subject = line.subject();
        String item = subject.item().in(Language.EN);
        items.put(item, subject.item().in(Language.ZH));
        List<LedgerLine.Step> sourced =
                line.steps().stream().filter(s -> !s.source().isEmpty()).toList();
        table.row(
                line.place().unitSet(),
                line.place().unitId(),
                line.place().year(),
                line.place().className(),
                subject.part().id(),
                item,
                subject.category(),
                subject.gas(),
                line.activity().value(),
                line.activity().unit(),
                line.arithmetic(),
                line.result(),
                line.unit(),
                sourced.stream().map(LedgerLine.Step::source).distinct().collect(Collectors.joining("; ")),
                sourced.stream().map(s -> s.provenance().tag()).distinct().collect(Collectors.joining("; ")),
                madeOf(line));
    }

    /** Number of the activity's words, then of each step. */
    private String madeOf(LedgerLine line) {
        LedgerLine.Activity activity = line.activity();
        List<String> words = List.of(
                activity.name().in(Language.EN),
                activity.name().in(Language.ZH),
                activity.source().in(Language.EN),
                activity.source().in(Language.ZH));
        StringBuilder made = new StringBuilder("a" + (number(activities, words)));
        line.steps().forEach(s -> made.append(" s").append(number(steps, s)));
        return made.toString();
    }

    private static <K> int number(Map<K, Integer> numbers, K key) {
        Integer known = numbers.get(key);
        if (known == null) {
            known = numbers.size() + 1;
            numbers.put(key, known);
        }
        return known;
    }

    /** What squares have in a phase, row by row. */
    private record OfPhase<T>(int set, int phase, T rows) {}

    private <T> List<OfPhase<T>> ofSquares(BiFunction<Integer, Integer, T> found) {
        List<OfPhase<T>> all = new ArrayList<>();
        for (int s = 0; s < counts.sets().size(); s++) {
            for (int p = 0; p < studyArea.years().size() && !isPolygons(s); p++) {
                all.add(new OfPhase<>(s, p, found.apply(s, p)));
            }
        }
        return all;
    }

    /** Hectares of squares by class, in each the land of every owner of factors. */
    private Table areas() {
        List<OfPhase<PartAreas>> phases = ofSquares(account::partAreas);
        RowParts rows =
                new RowParts(phases.stream().mapToInt(p -> p.rows.parts()).toArray());
        List<String> owners = account.owners();
        IntFunction<OfPhase<PartAreas>> of = r -> phases.get(rows.part(r));
        Table.Computed table = Table.computed("ledger-areas", rows.count())
                .text("unit_set", r -> counts.sets().get(of.apply(r).set).name())
                .text(
                        "unit",
                        r -> LandTables.unitId(
                                counts, of.apply(r).set, of.apply(r).rows.unit(rows.within(r))))
                .integer("year", r -> studyArea.years().get(of.apply(r).phase))
                .text("factors_of", r -> owners.get(of.apply(r).rows.owner(rows.within(r))));
        for (int c = 1; c <= studyArea.legend().classes(); c++) {
            int index = c;
            table.number(studyArea.className(c) + "_ha", r -> of.apply(r).rows.part_ha(rows.within(r), index));
        }
        return table.build();
    }

    /** What squares are charged, by whose emissions it is. */
    private Table charges() {
        List<OfPhase<Charges>> phases = ofSquares(account::charges);
        RowParts rows =
                new RowParts(phases.stream().mapToInt(p -> p.rows.parts()).toArray());
        IntFunction<OfPhase<Charges>> of = r -> phases.get(rows.part(r));
        UnitSet emitting = counts.sets().get(account.emissionSet());
        return Table.computed("ledger-charges", rows.count())
                .text("unit_set", r -> counts.sets().get(of.apply(r).set).name())
                .text(
                        "unit",
                        r -> LandTables.unitId(
                                counts, of.apply(r).set, of.apply(r).rows.unit(rows.within(r))))
                .integer("year", r -> studyArea.years().get(of.apply(r).phase))
                .text("class", r -> {
                    int c = of.apply(r).rows.classIndex(rows.within(r));
                    return c == 0 ? "" : studyArea.className(c);
                })
                .text("emissions_of", r -> emitting.id(of.apply(r).rows.from(rows.within(r))))
                .number("charged_tCO2", r -> of.apply(r).rows.tCO2(rows.within(r)))
                .build();
    }

    /** Land of squares beside factors: by history, hectares and what each does; of a layer its sum. */
    private Table histories() {
        Table.Builder table = Table.named("ledger-histories")
                .text("unit_set", "unit")
                .integer("year")
                .text("class", "item", "category")
                .number("area_ha", "tC_per_ha_yr", "land_tCO2");
        for (int s = 0; s < counts.sets().size(); s++) {
            boolean[] used = account.used(s);
            for (int p = 0; p < studyArea.years().size() && !isPolygons(s); p++) {
                for (int u = 0; u < used.length; u++) {
                    if (used[u]) {
                        account.landLines(counts.sets().get(s).name(), s, p, u).forEach(l -> history(table, l));
                    }
                }
            }
        }
        return table.build();
    }

    private static void history(Table.Builder table, LedgerLine line) {
        boolean isLand = line.subject().part() == LedgerLine.Part.LAND_HISTORY;
        table.row(
                line.place().unitSet(),
                line.place().unitId(),
                line.place().year(),
                line.place().className(),
                line.subject().item().in(Language.EN),
                line.subject().category(),
                isLand ? line.activity().value() : Double.NaN,
                isLand ? line.steps().get(0).value() : Double.NaN,
                line.result());
    }

    /** For the run's record, once the tables are made. */
    public Map<String, Object> record() {
        if (isEmpty()) {
            return Map.of();
        }
        List<Map<String, Object>> factors = factors();
        List<Map<String, Object>> stocks =
                account.inputs().carbon().stock().map(this::stocks).orElse(List.of());
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(
                "activities",
                activities.entrySet().stream()
                        .map(e -> Json.object(
                                "id",
                                "a" + e.getValue(),
                                "name",
                                e.getKey().get(0),
                                "name_zh",
                                e.getKey().get(1),
                                "source",
                                e.getKey().get(2),
                                "source_zh",
                                e.getKey().get(3)))
                        .toList());
        record.put(
                "steps",
                steps.entrySet().stream()
                        .map(e -> step(e.getKey(), "s" + e.getValue()))
                        .toList());
        record.put(
                "items",
                items.entrySet().stream()
                        .filter(e -> !e.getKey().equals(e.getValue()))
                        .map(e -> Json.object("item", e.getKey(), "item_zh", e.getValue()))
                        .toList());
        record.put(
                "classes",
                IntStream.rangeClosed(1, studyArea.legend().classes())
                        .mapToObj(c -> Json.object(
                                "class",
                                studyArea.className(c),
                                "class_zh",
                                studyArea.classWords(c).zh()))
                        .toList());
        record.put("factors", factors);
        record.put("stocks", stocks);
        record.put("compactSets", compactSets());
        record.put(
                "emissionSet",
                account.emissionSet() < 0
                        ? ""
                        : counts.sets().get(account.emissionSet()).name());
        record.put("emissions", emissions());
        record.put(
                "years",
                IntStream.range(0, studyArea.years().size())
                        .mapToObj(p -> Json.object(
                                "year", studyArea.years().get(p),
                                "lines", ledger.regionFlows(p).size(),
                                "source_tCO2", account.region(p).source_tCO2(),
                                "sink_tCO2", account.region(p).sink_tCO2(),
                                "net_tCO2", account.region(p).net_tCO2()))
                        .toList());
        return record;
    }

    private List<String> compactSets() {
        return IntStream.range(0, counts.sets().size())
                .filter(s -> !isPolygons(s))
                .mapToObj(s -> counts.sets().get(s).name())
                .toList();
    }

    /** What each unit emits in each year. */
    private List<Map<String, Object>> emissions() {
        return account.emissionSet() < 0
                ? List.of()
                : account.inputs().carbon().emissions().list().stream()
                        .map(e -> Json.object("unit", e.unitId(), "year", e.year(), "tCO2", e.tCO2()))
                        .toList();
    }

    private static Map<String, Object> step(LedgerLine.Step s, String id) {
        return Json.object(
                "id",
                id,
                "name",
                s.name().in(Language.EN),
                "name_zh",
                s.name().in(Language.ZH),
                "value",
                s.value(),
                "text",
                s.text(),
                "unit",
                s.unit(),
                "source",
                s.source(),
                "tag",
                s.provenance().tag());
    }

    /** One hectare of each class under each owner's factors: of these the lines of squares are made. */
    private List<Map<String, Object>> factors() {
        List<Map<String, Object>> factors = new ArrayList<>();
        for (String owner : account.land(0, 0).owners()) {
            for (int c = 1; c <= studyArea.legend().classes(); c++) {
                LedgerLine.Place place = new LedgerLine.Place("", "", 0, studyArea.className(c));
                account.factors()
                        .line(place, c, owner)
                        .ifPresent(line -> factors.add(Json.object(
                                "class",
                                line.place().className(),
                                "factors_of",
                                owner,
                                "tC_per_ha",
                                Substance.co2ToCarbon(line.result()),
                                "item",
                                line.subject().item().in(Language.EN),
                                "made_of",
                                madeOf(line))));
            }
        }
        return factors;
    }

    private List<Map<String, Object>> stocks(StockTable stock) {
        double[] one = new double[studyArea.legend().classes() + 1];
        Arrays.fill(one, 1, one.length, 1);
        return stock.lines(new LedgerLine.Place("", "", 0, ""), one).stream()
                .map(l -> Json.object(
                        "class",
                        l.place().className(),
                        "pool",
                        l.subject().item().in(Language.EN),
                        "tC_per_ha",
                        l.result(),
                        "made_of",
                        madeOf(l)))
                .toList();
    }
}
