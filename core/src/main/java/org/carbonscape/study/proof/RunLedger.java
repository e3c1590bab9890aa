package org.carbonscape.study.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.zone.UnitSet;

/** The ledger of a finished run, read back: the lines of a unit, rebuilt where they stand in compact form. */
final class RunLedger {
    private final FinishedRun run;
    private final JsonNode common;
    private final Map<String, LedgerLine.Step> steps = new HashMap<>();
    private final Map<String, LedgerLine.Activity> activities = new HashMap<>(); // with no amount
    private final Map<String, String> items = new HashMap<>();

    /** @throws ProblemException RUN-19 if the run has none */
    RunLedger(FinishedRun run) {
        this.run = run;
        this.common = run.record().path("ledger");
        if (!common.isObject() || common.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.RUN_19_NO_LEDGER, run.folder().toString());
        }
        for (JsonNode s : common.path("steps")) {
            LedgerLine.Step step = new LedgerLine.Step(
                    words(s, "name"),
                    s.path("value").asDouble(),
                    s.path("text").asText(),
                    s.path("unit").asText(),
                    s.path("source").asText(),
                    Provenance.of(s.path("tag").asText()));
            boolean co2 = step.text().equals(LedgerLine.Step.CO2_OF_CARBON.text());
            steps.put(s.path("id").asText(), co2 ? LedgerLine.Step.CO2_OF_CARBON : step);
        }
        for (JsonNode a : common.path("activities")) {
            activities.put(a.path("id").asText(), new LedgerLine.Activity(words(a, "name"), 0, "", words(a, "source")));
        }
        for (JsonNode i : common.path("items")) {
            items.put(i.path("item").asText(), i.path("item_zh").asText());
        }
    }

    private static Bilingual words(JsonNode node, String field) {
        return Bilingual.of(node.path(field).asText(), node.path(field + "_zh").asText());
    }

    private Bilingual item(String english) {
        return Bilingual.of(english, items.getOrDefault(english, english));
    }

    /** Every line of the table {@code ledger} that is wanted: those of the region and of polygon units. */
    List<LedgerLine> written(Predicate<CsvRows> wanted) {
        List<LedgerLine> lines = new ArrayList<>();
        each(wanted, lines::add);
        return lines;
    }

    /** The same, one after the other. */
    void each(Predicate<CsvRows> wanted, Consumer<LedgerLine> line) {
        try (CsvRows rows = table("ledger")) {
            while (rows.next()) {
                if (wanted.test(rows)) {
                    line.accept(line(rows));
                }
            }
        }
    }

    private CsvRows table(String name) {
        return run.table(name)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.RUN_18_MISSING, run.folder().toString(), "tables/" + name + ".csv"));
    }

    private LedgerLine line(CsvRows row) {
        return line(
                new LedgerLine.Place(
                        row.text("unit_set"), row.text("unit"), (int) row.number("year"), row.text("class")),
                new LedgerLine.Subject(
                        LedgerLine.Part.of(row.text("part")),
                        item(row.text("item")),
                        row.text("category"),
                        row.text("gas")),
                row.number("activity"),
                row.text("unit_of_activity"),
                row.text("made_of"),
                row.number("result"),
                row.text("unit_of_result"));
    }

    private LedgerLine line(
            LedgerLine.Place place,
            LedgerLine.Subject subject,
            double activity,
            String unit,
            String madeOf,
            double result,
            String unitOfResult) {
        String[] ids = madeOf.split(" ");
        LedgerLine.Activity known = Objects.requireNonNull(activities.getOrDefault(
                ids[0], new LedgerLine.Activity(Bilingual.same(""), 0, "", Bilingual.same(""))));
        List<LedgerLine.Step> own = new ArrayList<>();
        for (int i = 1; i < ids.length; i++) {
            LedgerLine.Step step = steps.get(ids[i]);
            if (step != null) {
                own.add(step);
            }
        }
        return new LedgerLine(
                place,
                subject,
                new LedgerLine.Activity(known.name(), activity, unit, known.source()),
                own,
                result,
                unitOfResult);
    }

    /** Whether a set stands in full in the table {@code ledger}. */
    private boolean isWritten(String unitSet) {
        if (unitSet.equals(UnitSet.REGION)) {
            return true;
        }
        Set<String> compact = new HashSet<>();
        common.path("compactSets").forEach(s -> compact.add(s.asText()));
        return !compact.contains(unitSet);
    }

    /** The lines of a unit in a year. */
    List<LedgerLine> lines(String unitSet, String unit, int year) {
        if (isWritten(unitSet)) {
            return written(r -> r.text("unit").equals(unit)
                    && r.text("unit_set").equals(unitSet)
                    && r.text("year").equals(Integer.toString(year)));
        }
        List<LedgerLine> lines = new ArrayList<>();
        LedgerLine.Place place = new LedgerLine.Place(unitSet, unit, year, "");
        Map<String, Double> hectares = new TreeMap<>();
        try (CsvRows rows = table("ledger-areas")) {
            while (rows.next()) {
                if (isOf(rows, place)) {
                    land(place, rows, lines);
                    for (String column : rows.columns()) {
                        if (column.endsWith("_ha") && rows.number(column) > 0) {
                            hectares.merge(column.substring(0, column.length() - 3), rows.number(column), Double::sum);
                        }
                    }
                }
            }
        }
        run.each("ledger-histories", row -> {
            if (isOf(row, place)) {
                lines.add(history(place, row));
            }
        });
        run.each("ledger-charges", row -> {
            if (isOf(row, place)) {
                lines.add(charge(place, row));
            }
        });
        stocks(place, hectares, lines);
        changes(place, lines);
        return lines;
    }

    private static boolean isOf(CsvRows row, LedgerLine.Place place) {
        return row.text("unit").equals(place.unitId())
                && row.text("unit_set").equals(place.unitSet())
                && row.text("year").equals(Integer.toString(place.year()));
    }

    private static LedgerLine.Place in(LedgerLine.Place place, String className) {
        return new LedgerLine.Place(place.unitSet(), place.unitId(), place.year(), className);
    }

    private void land(LedgerLine.Place place, CsvRows row, List<LedgerLine> lines) {
        for (JsonNode factor : common.path("factors")) {
            String className = factor.path("class").asText();
            double hectares = row.number(className + "_ha");
            if (hectares > 0 && factor.path("factors_of").asText().equals(row.text("factors_of"))) {
                lines.add(line(
                        in(place, className),
                        new LedgerLine.Subject(
                                LedgerLine.Part.LAND_FACTOR,
                                item(factor.path("item").asText()),
                                "",
                                "CO2"),
                        hectares,
                        "ha",
                        factor.path("made_of").asText(),
                        Substance.carbonToCo2(
                                hectares * factor.path("tC_per_ha").asDouble()),
                        LedgerLine.T_CO2E));
            }
        }
    }

    private LedgerLine history(LedgerLine.Place place, CsvRows row) {
        double perHa = row.number("tC_per_ha_yr");
        if (Double.isNaN(perHa)) {
            Bilingual item = item(row.text("class"));
            return new LedgerLine(
                    in(place, row.text("class")),
                    new LedgerLine.Subject(LedgerLine.Part.SINK_LAYER, item, "", "CO2"),
                    new LedgerLine.Activity(
                            Bilingual.of("sum over the cells", "像元合计"),
                            Substance.co2ToCarbon(row.number("land_tCO2")),
                            "tC/yr",
                            Bilingual.same("")),
                    List.of(LedgerLine.Step.CO2_OF_CARBON),
                    row.number("land_tCO2"),
                    LedgerLine.T_CO2E);
        }
        return new LedgerLine(
                in(place, row.text("class")),
                new LedgerLine.Subject(
                        LedgerLine.Part.LAND_HISTORY, item(row.text("item")), row.text("category"), "CO2"),
                area(row.number("area_ha")),
                List.of(
                        LedgerLine.Step.of(
                                Bilingual.of("all pools of its history", "该历史地类的全部碳库"),
                                perHa,
                                Numbers.text(perHa),
                                "tC/ha/yr"),
                        LedgerLine.Step.CO2_OF_CARBON),
                row.number("land_tCO2"),
                LedgerLine.T_CO2E);
    }

    private static LedgerLine.Activity area(double hectares) {
        return new LedgerLine.Activity(
                Bilingual.of("area", "面积"), hectares, "ha", Bilingual.of("cells counted", "按像元统计"));
    }

    private LedgerLine charge(LedgerLine.Place place, CsvRows row) {
        String from = row.text("emissions_of");
        double charged = row.number("charged_tCO2");
        double emitted = Double.NaN;
        for (JsonNode e : common.path("emissions")) {
            if (e.path("unit").asText().equals(from) && e.path("year").asInt() == place.year()) {
                emitted = e.path("tCO2").asDouble();
            }
        }
        double share = charged / emitted;
        return new LedgerLine(
                in(place, row.text("class")),
                new LedgerLine.Subject(LedgerLine.Part.ALLOCATION, Bilingual.same(from), "", "CO2"),
                new LedgerLine.Activity(
                        Bilingual.of("emissions of " + from, from + " 的排放"),
                        emitted,
                        LedgerLine.T_CO2E,
                        Bilingual.same("")),
                List.of(LedgerLine.Step.of(
                        Bilingual.of("share of its cells on the map", "其像元在图上所占份额"), share, Numbers.text(share), "")),
                charged,
                LedgerLine.T_CO2E);
    }

    private void stocks(LedgerLine.Place place, Map<String, Double> hectares, List<LedgerLine> lines) {
        for (JsonNode stock : common.path("stocks")) {
            String className = stock.path("class").asText();
            Double area = hectares.get(className);
            if (area != null) {
                lines.add(line(
                        in(place, className),
                        new LedgerLine.Subject(
                                LedgerLine.Part.STOCK, item(stock.path("pool").asText()), "", "C"),
                        area,
                        "ha",
                        stock.path("made_of").asText(),
                        area * stock.path("tC_per_ha").asDouble(),
                        LedgerLine.T_C));
            }
        }
    }

    /** Land that changed class since the phase before, times the difference of densities. */
    private void changes(LedgerLine.Place place, List<LedgerLine> lines) {
        Map<String, Double> density = new HashMap<>();
        common.path("stocks")
                .forEach(s -> density.merge(
                        s.path("class").asText(), s.path("tC_per_ha").asDouble(), Double::sum));
        int before = 0;
        for (JsonNode y : common.path("years")) {
            int year = y.path("year").asInt();
            before = year < place.year() ? Math.max(before, year) : before;
        }
        if (density.isEmpty() || before == 0) {
            return;
        }
        String from = Integer.toString(before);
        try (CsvRows rows = table("transitions")) {
            while (rows.next()) {
                String was = rows.text("from_class");
                String is = rows.text("to_class");
                if (rows.text("unit").equals(place.unitId())
                        && rows.text("unit_set").equals(place.unitSet())
                        && rows.text("from_year").equals(from)
                        && rows.text("to_year").equals(Integer.toString(place.year()))
                        && !was.equals(is)) {
                    lines.add(change(in(place, is), was, rows.number("area_km2") * 100, density));
                }
            }
        }
    }

    private static LedgerLine change(LedgerLine.Place place, String was, double hectares, Map<String, Double> density) {
        double earlier = density.getOrDefault(was, 0.0);
        double later = density.getOrDefault(place.className(), 0.0);
        return new LedgerLine(
                place,
                new LedgerLine.Subject(
                        LedgerLine.Part.STOCK_CHANGE, Bilingual.same(was + " > " + place.className()), "", "C"),
                area(hectares),
                List.of(LedgerLine.Step.of(
                        Bilingual.of("density after less density before", "转移后密度减转移前密度"),
                        later - earlier,
                        "(" + Numbers.text(later) + " - " + Numbers.text(earlier) + ")",
                        "tC/ha")),
                hectares * (later - earlier),
                LedgerLine.T_C);
    }
}
