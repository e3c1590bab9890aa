package org.carbonscape.study.chapter.suitability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.study.advise.ScenarioStage;
import org.carbonscape.study.chapter.Tonnes;
import org.carbonscape.study.uncertainty.Shift;

/** What-if scenarios in the report, beside the base. */
final class ScenarioSection {
    private static final String LOW = "difference_low_tCO2";
    private static final String HIGH = "difference_high_tCO2";

    private final SuitabilityContext tell;

    ScenarioSection(SuitabilityContext tell) {
        this.tell = tell;
    }

    void tell(Findings.Builder chapter, ScenarioStage.Result s) {
        List<Optional<double[]>> ranges = ranges(s);
        boolean uncertain = ranges.stream().anyMatch(Optional::isPresent);
        Table table = uncertain ? table(s.table(), ranges) : s.table();
        chapter.file(table);
        chapter.heading(Words.of("What if", "情景比较"));
        s.cautions().forEach(chapter::caution);
        if (s.outcomes().isEmpty()) {
            return;
        }
        Tonnes tonnes = Tonnes.of(s.outcomes().stream().mapToDouble(o -> o.net_tCO2() - o.base_tCO2()));
        sentences(chapter, s, tonnes);
        chapter.add(bars(s, tonnes));
        chapter.add(lineByLine(s, table, tonnes));
    }

    private void sentences(Findings.Builder chapter, ScenarioStage.Result s, Tonnes tonnes) {
        int year = tell.studyArea().years().get(tell.studyArea().years().size() - 1);
        Words unit = tonnes.unit("tCO₂");
        Words net = tell.headlines().region("net", year, tonnes::text);
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (ScenarioStage.Outcome o : s.outcomes()) {
            double by = o.net_tCO2() - o.base_tCO2();
            String amount = (by > 0 ? "+" : "") + tonnes.text(by);
            Words range = tell.headlines().around(o.shift(), by, x -> (x > 0 ? "+" : "") + tonnes.text(x));
            en.add(o.name() + " " + amount + range.en());
            zh.add(o.name() + " " + amount + range.zh());
        }
        chapter.brief(
                Findings.Part.ADVICE,
                Words.of(
                        "Scenarios change the net emissions of " + year + " by (" + unit.en() + " a year): "
                                + String.join("; ", en) + ".",
                        "情景比较，" + year + " 年净碳排放变化（" + unit.zh() + "/年）：" + String.join("；", zh) + "。"));
        chapter.paragraph(Words.of(
                "Each scenario runs through the same account as " + year + " and is compared with its net emissions, "
                        + tonnes.text(s.outcomes().get(0).base_tCO2())
                        + net.en() + tonnes.behind("tCO₂").en()
                        + " a year. Change in net emissions (" + unit.en() + " a year): "
                        + String.join("; ", en) + ".",
                "各情景采用与 " + year + " 年相同的核算，与其净碳排放 "
                        + tonnes.text(s.outcomes().get(0).base_tCO2())
                        + net.zh()
                        + tonnes.behind("tCO₂").zh()
                        + "/年比较。净碳排放变化（" + unit.zh() + "/年）："
                        + String.join("；", zh) + "。"));
    }

    private Figure bars(ScenarioStage.Result s, Tonnes tonnes) {
        return new Figure.Bars(
                Figure.Caption.of(
                        "scenarios",
                        Words.of("Change in net emissions against the base", "净碳排放相对基准的变化"),
                        tell.source()),
                Figure.Axis.of(tonnes.perYear("tCO₂")),
                s.outcomes().stream().map(o -> Words.same(o.name())).toList(),
                List.of(Figure.BarSeries.of(
                        Words.of("Change", "变化"),
                        Palette.NET,
                        s.outcomes().stream()
                                .map(o -> tonnes.in(o.net_tCO2() - o.base_tCO2()))
                                .toList())),
                List.of(),
                Figure.Stacking.GROUPED,
                true);
    }

    /** @param table that of the result, or it with the ranges of its differences */
    private Excerpt lineByLine(ScenarioStage.Result s, Table table, Tonnes tonnes) {
        Words unit = tonnes.unit("tCO₂");
        List<Excerpt.Column> columns = new ArrayList<>(List.of(
                Excerpt.Column.of("scenario", Words.of("Scenario", "情景")),
                Excerpt.Column.of("change", Words.of("Change", "变化")),
                tonnes.column("base_net_tCO2", Words.of("Base (" + unit.en() + "/a)", "基准（" + unit.zh() + "/年）")),
                tonnes.column("net_tCO2", Words.of("Then", "情景净碳排放")),
                tonnes.column("difference_tCO2", Words.of("Difference", "差值"))));
        if (s.table() != table) {
            columns.add(tonnes.column(LOW, Words.of("Low (95 %)", "下限（95 %）")));
            columns.add(tonnes.column(HIGH, Words.of("High (95 %)", "上限（95 %）")));
        }
        columns.add(Excerpt.Column.of("difference_percent", Words.of("%", "%"), 2));
        return Excerpt.of(Words.of("Scenarios line by line", "情景逐项比较"), table, columns)
                .withRows(40)
                .withTerms(tell.say().changes(s.lines()))
                .withFile("tables/scenario.csv");
    }

    /** Of the difference that each row of the table makes. */
    private List<Optional<double[]>> ranges(ScenarioStage.Result s) {
        int difference = s.table().column("difference_tCO2");
        List<Optional<double[]>> ranges = new ArrayList<>();
        for (ScenarioStage.Outcome o : s.outcomes()) { // a row for the whole, then one for each line
            ranges.add(tell.headlines().range(o.shift(), s.table().number(ranges.size(), difference)));
            for (Shift line : o.lines()) {
                ranges.add(tell.headlines().range(line, s.table().number(ranges.size(), difference)));
            }
        }
        return ranges;
    }

    private static Table table(Table plain, List<Optional<double[]>> ranges) {
        Table.Computed table = Table.computed(plain.name(), plain.rows());
        for (int c = 0; c < plain.columns().size(); c++) {
            int at = c;
            String name = plain.columns().get(c).name();
            switch (plain.columns().get(c).kind()) {
                case TEXT -> table.text(name, r -> plain.text(r, at));
                case INTEGER -> table.integer(name, r -> plain.integer(r, at));
                case NUMBER -> table.number(name, r -> plain.number(r, at));
            }
            if (name.equals("difference_tCO2")) {
                table.number(LOW, r -> ranges.get(r).map(ends -> ends[0]).orElse(Double.NaN));
                table.number(HIGH, r -> ranges.get(r).map(ends -> ends[1]).orElse(Double.NaN));
            }
        }
        return table.build();
    }
}
