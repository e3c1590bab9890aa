package org.carbonscape.study.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Total;
import org.carbonscape.zone.UnitSet;

/**
 * How the tonnes of a unit in a year came about, from the folder of a run alone.
 *
 * @param unit  as tables name it, with its set and name
 * @param lines land, charges, stocks and changes of stocks, in this order
 * @param classes what the classes are called
 * @param items how the emissions that are charged came about: of the units that the charges name, of the region by item
 * @param wood  of the region: harvested wood, which lies in no unit and in no net but that of the table land-net
 * @param sums  of the lines, beside what the tables have
 */
public record Explanation(
        Unit unit,
        int year,
        Map<String, Bilingual> classes,
        List<LedgerLine> lines,
        List<LedgerLine> items,
        List<LedgerLine> wood,
        List<Sum> sums) {
    /** A unit of a set. */
    public record Unit(String unitSet, String id, String name) {}

    /**
     * Lines added up.
     *
     * @param what  the column of the table: {@code net_tCO2}
     * @param lines what the lines come to
     * @param size  of what is added, magnitudes: beside them a net may be small
     * @param table what the table has; empty where none has it of a class
     */
    public record Sum(String what, double lines, double size, Optional<Double> table) {
        /** Half a unit in the last digit that tables print, for each number that was added. */
        private static final double PRINTED = 1e-14;

        /** Whether both are the same but for the digits that tables do not print. */
        public boolean isSame() {
            return table.map(t -> Math.abs(t - lines) <= PRINTED * Math.max(size, 1))
                    .orElse(true);
        }
    }

    /** Whether all sums are those of the tables. */
    public boolean passed() {
        return sums.stream().allMatch(Sum::isSame)
                && Stream.of(lines, items, wood)
                        .flatMap(List::stream)
                        .allMatch(l -> Math.abs(l.product() - l.result()) <= 1e-9 * Math.abs(l.result()));
    }

    /**
     * Reads a unit's lines.
     *
     * @param unit      id or name; {@code region} for the whole study
     * @param unitSet   where units of several sets are called so
     * @param className of the lines wanted; empty for all
     * @throws ProblemException RUN-16 and RUN-19 of what is no run or has no ledger, RUN-20 to RUN-23 of what it does
     *     not have
     */
    public static Explanation of(
            Path folder, String unit, Optional<String> unitSet, int year, Optional<String> className) {
        FinishedRun run = FinishedRun.open(folder);
        RunLedger ledger = new RunLedger(run);
        String place = folder.toString();
        Unit found = find(run, unit, unitSet, place);
        Set<String> years = new TreeSet<>();
        run.record()
                .path("ledger")
                .path("years")
                .forEach(y -> years.add(y.path("year").asText()));
        if (!years.contains(Integer.toString(year))) {
            throw new ProblemException(
                    ProblemCode.RUN_22_NO_YEAR, place, Integer.toString(year), String.join(", ", years));
        }
        List<LedgerLine> all = ledger.lines(found.unitSet, found.id, year);
        Optional<String> class_ = className.map(c -> classOf(run, c, place));
        List<LedgerLine> lines = new ArrayList<>();
        List<LedgerLine> items = new ArrayList<>();
        List<LedgerLine> wood = new ArrayList<>();
        for (LedgerLine line : all) {
            LedgerLine.Part part = line.subject().part();
            if (isWood(part)) {
                if (class_.isEmpty()) {
                    wood.add(line);
                }
            } else if (!isItem(part)
                    && class_.map(c -> c.equals(line.place().className())).orElse(true)) {
                lines.add(line);
            }
        }
        items.addAll(items(run, ledger, found, lines, year));
        Map<String, Bilingual> classes = new LinkedHashMap<>();
        run.record()
                .path("ledger")
                .path("classes")
                .forEach(c -> classes.put(
                        c.path("class").asText(),
                        Bilingual.of(
                                c.path("class").asText(), c.path("class_zh").asText())));
        List<Sum> sums = sums(run, found, year, class_, lines);
        if (!wood.isEmpty()) {
            Total ofWood = total(wood, LedgerLine.Part.HARVESTED_WOOD, 0);
            sums.add(sum("wood_tCO2", ofWood.value(), ofWood.size(), ofYear(run, "land-net", year)));
        }
        return new Explanation(found, year, classes, together(lines), items, wood, sums);
    }

    private static boolean isWood(LedgerLine.Part part) {
        return part == LedgerLine.Part.WOOD_STOCK || part == LedgerLine.Part.HARVESTED_WOOD;
    }

    /** Whether a line tells how emissions came about. */
    static boolean isItem(LedgerLine.Part part) {
        return part == LedgerLine.Part.ITEM || part == LedgerLine.Part.DECAY;
    }

    private static Map<String, Double> ofYear(FinishedRun run, String table, int year) {
        Map<String, Double> cells = new LinkedHashMap<>();
        run.each(table, row -> {
            if (row.text("year").equals(Integer.toString(year))) {
                row.columns().forEach(c -> cells.put(c, row.number(c)));
            }
        });
        return cells;
    }

    /** How the emissions came about that the lines charge. */
    private static List<LedgerLine> items(
            FinishedRun run, RunLedger ledger, Unit unit, List<LedgerLine> lines, int year) {
        Set<String> from = new LinkedHashSet<>();
        lines.stream()
                .filter(l -> l.subject().part() == LedgerLine.Part.ALLOCATION)
                .forEach(l -> from.add(l.subject().item().in(Language.EN)));
        if (from.isEmpty()) {
            return List.of();
        }
        boolean all = unit.unitSet.equals(UnitSet.REGION);
        String emitting = run.record().path("ledger").path("emissionSet").asText();
        List<LedgerLine> items = ledger.written(r -> isItem(LedgerLine.Part.of(r.text("part")))
                && (all || from.contains(r.text("unit")))
                && r.text("unit_set").equals(emitting)
                && r.text("year").equals(Integer.toString(year)));
        return all ? together(items).stream().map(Explanation::ofRegion).toList() : items;
    }

    /** What the amount is; of fuels the rows differ by nothing else. */
    private static String words(LedgerLine line) {
        return line.activity().name().in(Language.EN);
    }

    /** Amounts that are multiplied by the same, added up, sinks apart: those of all units, land of many histories. */
    private static List<LedgerLine> together(List<LedgerLine> items) {
        Map<List<Object>, List<LedgerLine>> same = new LinkedHashMap<>();
        items.forEach(l -> same.computeIfAbsent(
                        List.of(
                                l.subject(),
                                l.place().className(),
                                words(l),
                                l.activity().unit(),
                                l.steps(),
                                isSink(l)),
                        k -> new ArrayList<>())
                .add(l));
        return same.values().stream().map(Explanation::one).toList();
    }

    private static LedgerLine one(List<LedgerLine> lines) {
        LedgerLine first = lines.get(0);
        if (lines.size() == 1) {
            return first;
        }
        ExactSum amount = new ExactSum();
        ExactSum result = new ExactSum();
        lines.forEach(l -> {
            amount.add(l.activity().value());
            result.add(l.result());
        });
        Bilingual source = first.subject().part() == LedgerLine.Part.ITEM
                ? Bilingual.of(lines.size() + " rows of all units", "全部单元共 " + lines.size() + " 行")
                : first.activity().source();
        return new LedgerLine(
                first.place(),
                first.subject(),
                new LedgerLine.Activity(
                        first.activity().name(),
                        amount.value(),
                        first.activity().unit(),
                        source),
                first.steps(),
                result.value(),
                first.unit());
    }

    private static LedgerLine ofRegion(LedgerLine line) {
        return new LedgerLine(
                new LedgerLine.Place(
                        UnitSet.REGION, UnitSet.REGION, line.place().year(), ""),
                line.subject(),
                line.activity(),
                line.steps(),
                line.result(),
                line.unit());
    }

    private static String classOf(FinishedRun run, String wanted, String place) {
        Map<String, String> names = new LinkedHashMap<>(); // by the Chinese name
        Set<String> known = new LinkedHashSet<>();
        for (JsonNode c : run.record().path("ledger").path("classes")) {
            known.add(c.path("class").asText());
            names.put(c.path("class_zh").asText(), c.path("class").asText());
        }
        String name = known.contains(wanted) ? wanted : names.getOrDefault(wanted, wanted);
        if (!known.contains(name)) {
            throw new ProblemException(ProblemCode.RUN_23_NO_CLASS, place, wanted, Nearest.orAll(wanted, known));
        }
        return name;
    }

    private static Unit find(FinishedRun run, String wanted, Optional<String> unitSet, String place) {
        if (wanted.equals(UnitSet.REGION)
                && unitSet.filter(s -> !s.equals(UnitSet.REGION)).isEmpty()) {
            return new Unit(UnitSet.REGION, UnitSet.REGION, UnitSet.REGION);
        }
        Set<Unit> byId = new LinkedHashSet<>();
        Set<Unit> byName = new LinkedHashSet<>();
        Set<Unit> byNumber = new LinkedHashSet<>(); // 7 of 007, as a spreadsheet writes it
        Set<String> names = new LinkedHashSet<>();
        String table = run.table("carbon-by-unit").isPresent() ? "carbon-by-unit" : "stock-by-unit";
        run.each(table, row -> {
            Unit unit = new Unit(row.text("unit_set"), row.text("unit"), row.text("name"));
            if (unitSet.map(s -> s.equals(unit.unitSet)).orElse(true)) {
                names.add(unit.id);
                names.add(unit.name);
                if (unit.id.equals(wanted)) {
                    byId.add(unit);
                } else if (unit.name.equals(wanted)) {
                    byName.add(unit);
                } else if (wanted.matches("[0-9]+")
                        && unit.id.replaceFirst("^0+(?=.)", "").equals(wanted)) {
                    byNumber.add(unit);
                }
            }
        });
        Set<Unit> found = byId.isEmpty() ? byName.isEmpty() ? byNumber : byName : byId;
        if (found.isEmpty()) {
            names.remove("");
            throw new ProblemException(ProblemCode.RUN_20_NO_UNIT, place, wanted, Nearest.orAll(wanted, names));
        }
        if (found.size() > 1) {
            throw new ProblemException(
                    ProblemCode.RUN_21_WHICH_UNIT,
                    place,
                    wanted,
                    Listing.of(found.stream().map(u -> u.unitSet + " " + u.id).toList()));
        }
        return found.iterator().next();
    }

    private static List<Sum> sums(
            FinishedRun run, Unit unit, int year, Optional<String> className, List<LedgerLine> lines) {
        List<Sum> sums = new ArrayList<>();
        boolean flows = run.table("carbon-by-unit").isPresent();
        boolean stocks = run.table("stock-by-unit").isPresent();
        if (flows) {
            Total source = new Total();
            Total sink = new Total();
            lines.stream()
                    .filter(l -> l.unit().equals(LedgerLine.T_CO2E))
                    .forEach(l -> (isSink(l) ? sink : source).add(l.result()));
            Map<String, Double> table = className.isEmpty()
                    ? row(run, "carbon-by-unit", unit, year)
                    : unit.unitSet.equals(UnitSet.REGION) ? byClass(run, className.get(), year) : Map.of();
            sums.add(sum("source_tCO2", source.value(), source.size(), table));
            sums.add(sum("sink_tCO2", sink.value(), sink.size(), table));
            sums.add(sum("net_tCO2", source.value() + sink.value(), source.size() + sink.size(), table));
        }
        if (stocks) {
            Map<String, Double> table = className.isEmpty() ? row(run, "stock-by-unit", unit, year) : Map.of();
            Total held = total(lines, LedgerLine.Part.STOCK, 0);
            Total lost = total(lines, LedgerLine.Part.STOCK_CHANGE, -1);
            Total gained = total(lines, LedgerLine.Part.STOCK_CHANGE, 1);
            sums.add(sum("stock_tC", held.value(), held.size(), table));
            sums.add(sum("emission_tC", 0 - lost.value(), lost.size(), table));
            sums.add(sum("sequestration_tC", gained.value(), gained.size(), table));
        }
        return sums;
    }

    private static Sum sum(String what, double lines, double size, Map<String, Double> table) {
        return new Sum(what, lines, size, Optional.ofNullable(table.get(what)).filter(v -> !v.isNaN()));
    }

    /** Whether a line is a sink of flows: what land takes up, never a correction of emissions. */
    static boolean isSink(LedgerLine line) {
        return line.result() < 0 && line.subject().part() != LedgerLine.Part.ALLOCATION;
    }

    /** @param sign of the lines to be added; 0 = all */
    private static Total total(List<LedgerLine> lines, LedgerLine.Part part, int sign) {
        Total sum = new Total();
        lines.stream()
                .filter(l -> l.subject().part() == part && (sign == 0 || Math.signum(l.result()) == sign))
                .forEach(l -> sum.add(l.result()));
        return sum;
    }

    private static Map<String, Double> row(FinishedRun run, String table, Unit unit, int year) {
        Map<String, Double> cells = new LinkedHashMap<>();
        run.each(table, row -> {
            if (row.text("unit").equals(unit.id)
                    && row.text("unit_set").equals(unit.unitSet)
                    && row.text("year").equals(Integer.toString(year))) {
                row.columns().forEach(c -> cells.put(c, row.number(c)));
            }
        });
        return cells;
    }

    private static Map<String, Double> byClass(FinishedRun run, String className, int year) {
        Map<String, Double> cells = new LinkedHashMap<>();
        try (CsvRows rows = run.table("carbon-by-class").orElseThrow()) {
            while (rows.next()) {
                if (rows.text("class").equals(className) && rows.text("year").equals(Integer.toString(year))) {
                    cells.put(rows.text("flow") + "_tCO2", rows.number("tCO2"));
                }
            }
        }
        return cells;
    }
}
