package org.carbonscape.study.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.carbonscape.driver.Detection;
import org.carbonscape.driver.Discretisation;
import org.carbonscape.driver.Ecological;
import org.carbonscape.driver.Factor;
import org.carbonscape.driver.Risk;
import org.carbonscape.driver.ShapleyShares;
import org.carbonscape.driver.Strata;
import org.carbonscape.finding.Table;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.json.Rows;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.Column;
import org.carbonscape.method.DetectorMethod;

/** The detectors' findings as tables of a run and as machine output, under the same names. */
public final class DetectorTables {
    /** One run of the detectors: of a phase, on a unit set. */
    public record Entry(String set, int year, DetectorRun.Outcome outcome, Set<String> computedFrom) {}

    private DetectorTables() {}

    public static List<Table> of(List<Entry> entries) {
        return List.of(
                factors(entries),
                interactions(entries),
                risk(entries),
                comparisons(entries),
                ecological(entries),
                discretisation(entries),
                shares(entries));
    }

    private static Table.Builder named(String name) {
        return Table.named(name).text("unit_set").integer("year").text("y");
    }

    private static Object[] row(Entry e, Object... rest) {
        List<Object> row =
                new ArrayList<>(List.of(e.set(), e.year(), e.outcome().y()));
        row.addAll(List.of(rest));
        return row.toArray();
    }

    private static Table factors(List<Entry> entries) {
        return rows(
                "geodetector-factors",
                entries,
                DetectorMethod::factors,
                d -> d.factors().size(),
                true);
    }

    /** A row for each driver or pair of each entry. */
    private static Table rows(
            String name,
            List<Entry> entries,
            Function<Detection, List<Column>> columns,
            ToIntFunction<Detection> count,
            boolean arithmetic) {
        Table.Builder table = named(name);
        entries.stream()
                .limit(1)
                .forEach(e -> columns.apply(e.outcome().detection()).forEach(c -> c.head(table)));
        if (arithmetic) {
            table.text("arithmetic");
        }
        table.text("convention");
        for (Entry e : entries) {
            Detection d = e.outcome().detection();
            List<Column> own = columns.apply(d);
            for (int r = 0; r < count.applyAsInt(d); r++) {
                List<Object> cells = new ArrayList<>();
                for (Column c : own) {
                    cells.add(c.cell(r));
                }
                if (arithmetic) {
                    cells.add(yes(e.computedFrom().contains(d.factors().get(r).name())));
                }
                cells.add(DetectorMethod.name(d.options().convention()));
                table.row(row(e, cells.toArray()));
            }
        }
        return table.build();
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private static Table interactions(List<Entry> entries) {
        return rows(
                "geodetector-interactions",
                entries,
                DetectorMethod::interactions,
                d -> d.interactions().size(),
                false);
    }

    private static Table risk(List<Entry> entries) {
        Table.Builder table = named("geodetector-risk")
                .text("driver")
                .integer("number")
                .text("stratum")
                .integer("units")
                .number("mean", "standard_deviation");
        for (Entry e : entries) {
            for (Risk r : e.outcome().detection().risk()) {
                List<Risk.Stratum> strata = ordered(r, e.outcome());
                for (int s = 0; s < strata.size(); s++) {
                    table.row(row(
                            e,
                            r.name(),
                            s + 1,
                            strata.get(s).label(),
                            strata.get(s).units(),
                            strata.get(s).mean(),
                            strata.get(s).standardDeviation()));
                }
            }
        }
        return table.build();
    }

    /** Strata from the lowest values of the driver to the highest (they are met in any order); given text as it is. */
    public static List<Risk.Stratum> ordered(Risk risk, DetectorRun.Outcome outcome) {
        double[] breaks = outcome.cuts().stream()
                .filter(c -> c.name().equals(risk.name()))
                .findFirst()
                .orElseThrow()
                .breaks();
        List<String> labels = Strata.cut(risk.name(), new double[0], breaks).labels();
        List<Risk.Stratum> strata = new ArrayList<>(risk.strata());
        if (breaks.length > 0) {
            strata.sort(Comparator.comparingInt(s -> labels.indexOf(s.label())));
        }
        return strata;
    }

    private static Table comparisons(List<Entry> entries) {
        Table.Builder table = named("geodetector-risk-tests")
                .text("driver", "a", "b")
                .number("difference", "t", "df", "p", "pAdjusted")
                .text("different", "correction", "convention");
        for (Entry e : entries) {
            Detection d = e.outcome().detection();
            for (Risk r : d.risk()) {
                for (Risk.Comparison c : r.comparisons()) {
                    table.row(row(
                            e,
                            r.name(),
                            c.a(),
                            c.b(),
                            c.difference(),
                            c.t(),
                            c.df(),
                            c.p(),
                            c.pAdjusted(),
                            yes(c.different()),
                            correction(d),
                            DetectorMethod.name(d.options().convention())));
                }
            }
        }
        return table.build();
    }

    static String correction(Detection detection) {
        return detection
                .options()
                .verdicts()
                .correction()
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }

    private static Table ecological(List<Entry> entries) {
        Table.Builder table = named("geodetector-ecological")
                .text("a", "b")
                .number("f", "p", "pAdjusted")
                .text("different", "correction", "convention");
        for (Entry e : entries) {
            Detection d = e.outcome().detection();
            for (Ecological c : d.ecological()) {
                table.row(row(
                        e,
                        c.a(),
                        c.b(),
                        DetectorMethod.ratio(c.f()),
                        c.p(),
                        c.pAdjusted(),
                        yes(c.different()),
                        correction(d),
                        DetectorMethod.name(d.options().convention())));
            }
        }
        return table.build();
    }

    private static Table discretisation(List<Entry> entries) {
        Table.Builder table = named("geodetector-discretisation")
                .text("driver", "method")
                .integer("classes")
                .number("q", "q_cross_validated")
                .integer("units_in_smallest")
                .text("eligible", "chosen", "breaks");
        for (Entry e : entries) {
            for (DetectorRun.Cut cut : e.outcome().cuts()) {
                for (Discretisation d : DetectorRun.candidates(cut)) {
                    table.row(row(
                            e,
                            cut.name(),
                            d.method().id(),
                            d.classes(),
                            d.q(),
                            d.qCrossValidated(),
                            d.unitsInSmallest(),
                            yes(d.eligible()),
                            yes(d.equals(cut.search().orElseThrow().chosen())),
                            breaks(d.breaks())));
                }
                if (cut.search().isEmpty()) {
                    Factor f = e.outcome().detection().factors().stream()
                            .filter(x -> x.name().equals(cut.name()))
                            .findFirst()
                            .orElseThrow();
                    table.row(row(
                            e,
                            cut.name(),
                            cut.rule(),
                            f.strata(),
                            f.q(),
                            Double.NaN,
                            0,
                            "yes",
                            "yes",
                            breaks(cut.breaks())));
                }
            }
        }
        return table.build();
    }

    private static String breaks(double[] breaks) {
        List<String> texts = new ArrayList<>();
        for (double b : breaks) {
            texts.add(Numbers.text(b));
        }
        return String.join(" ", texts);
    }

    private static Table shares(List<Entry> entries) {
        Table.Builder table = named("geodetector-shares")
                .text("driver")
                .number("share_of_q", "relative", "joint_q")
                .text("arithmetic");
        for (Entry e : entries) {
            e.outcome().shares().ifPresent(all -> {
                for (ShapleyShares.Share s : all.shares()) {
                    table.row(row(
                            e,
                            s.name(),
                            s.share(),
                            s.relative(),
                            all.q(),
                            yes(e.computedFrom().contains(s.name()))));
                }
            });
        }
        return table.build();
    }

    /** Machine output of one run. */
    public static Map<String, Object> json(DetectorRun.Outcome outcome) {
        Detection d = outcome.detection();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("y", outcome.y());
        out.put("units", d.units());
        out.put("missing", d.missing());
        out.put("convention", DetectorMethod.name(d.options().convention()));
        out.put("dropSingletons", d.options().dropSingletons());
        out.put("permutations", d.options().draws().permutations());
        out.put("replicates", d.options().draws().replicates());
        out.put("seed", d.options().draws().seed());
        out.put("factors", records(DetectorMethod.factors(d), d.factors().size()));
        out.put(
                "interactions",
                records(DetectorMethod.interactions(d), d.interactions().size()));
        out.put("risk", d.risk().stream().map(r -> risk(r, outcome)).toList());
        out.put(
                "ecological",
                Rows.of(
                        d.ecological().stream().map(e -> ecological(e, d)).toList(),
                        Table.named("ecological")
                                .text("a", "b")
                                .number("f", "p", "pAdjusted")
                                .text("different", "correction")));
        out.put(
                "discretisation",
                Rows.of(
                        outcome.cuts().stream().map(DetectorTables::cut).toList(),
                        Table.named("discretisation").text("name", "method", "breaks")));
        outcome.shares()
                .ifPresent(all -> out.put(
                        "shares",
                        Json.object(
                                "q",
                                all.q(),
                                "drivers",
                                all.shares().stream()
                                        .map(s -> Json.object(
                                                "name", s.name(), "share", s.share(), "relative", s.relative()))
                                        .toList())));
        return out;
    }

    private static Map<String, Object> risk(Risk r, DetectorRun.Outcome outcome) {
        return Json.object(
                "name",
                r.name(),
                "strata",
                ordered(r, outcome).stream()
                        .map(s -> Json.object(
                                "label",
                                s.label(),
                                "units",
                                s.units(),
                                "mean",
                                s.mean(),
                                "standardDeviation",
                                s.standardDeviation()))
                        .toList(),
                "comparisons",
                r.comparisons().stream()
                        .map(c -> Json.object(
                                "a",
                                c.a(),
                                "b",
                                c.b(),
                                "difference",
                                c.difference(),
                                "t",
                                c.t(),
                                "df",
                                c.df(),
                                "p",
                                c.p(),
                                "pAdjusted",
                                c.pAdjusted(),
                                "different",
                                c.different()))
                        .toList(),
                "correction",
                correction(outcome.detection()));
    }

    private static Map<String, Object> ecological(Ecological e, Detection d) {
        return Json.object(
                "a",
                e.a(),
                "b",
                e.b(),
                "f",
                DetectorMethod.ratio(e.f()),
                "p",
                e.p(),
                "pAdjusted",
                e.pAdjusted(),
                "different",
                e.different(),
                "correction",
                correction(d));
    }

    private static Map<String, Object> cut(DetectorRun.Cut c) {
        Map<String, Object> cut = Json.object("name", c.name(), "method", c.rule(), "breaks", c.breaks());
        c.search().ifPresent(s -> {
            cut.put("classes", s.chosen().classes());
            cut.put("q", s.chosen().q());
            cut.put("qCrossValidated", s.chosen().qCrossValidated());
            cut.put(
                    "candidates",
                    s.candidates().stream()
                            .map(x -> Json.object(
                                    "method",
                                    x.method().id(),
                                    "classes",
                                    x.classes(),
                                    "q",
                                    x.q(),
                                    "qCrossValidated",
                                    x.qCrossValidated(),
                                    "breaks",
                                    x.breaks(),
                                    "eligible",
                                    x.eligible()))
                            .toList());
        });
        return cut;
    }

    /** Rows as programs read them: a driver is a name there. */
    private static Rows records(List<Column> columns, int rows) {
        List<Table.Column> named = columns.stream()
                .map(c -> new Table.Column(c.name().equals("driver") ? "name" : c.name(), c.kind()))
                .toList();
        return Rows.of(
                IntStream.range(0, rows)
                        .mapToObj(r -> {
                            Map<String, Object> members = new LinkedHashMap<>();
                            for (int c = 0; c < named.size(); c++) {
                                members.put(named.get(c).name(), columns.get(c).cell(r));
                            }
                            return members;
                        })
                        .toList(),
                named);
    }
}
