package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carbonscape.finding.Words;
import org.carbonscape.io.table.TableReading;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.study.intake.ReadTable;

/** What was taken for the header of each table, which rows were not read, and what its columns were taken for. */
final class TableNotes {
    private TableNotes() {}

    static List<Words> of(List<ReadTable> tables) {
        return tables.stream().filter(ReadTable::isTold).map(TableNotes::note).toList();
    }

    private static Words note(ReadTable table) {
        TableReading reading = table.reading();
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        boolean one = reading.header().size() == 1;
        en.add("header in row" + (one ? " " : "s ") + rows(reading.header()));
        zh.add("表头为第 " + rows(reading.header()) + " 行");
        if (!reading.skipped().isEmpty()) {
            en.add((reading.skipped().size() == 1 ? "row " : "rows ") + rows(reading.skipped()) + " not read");
            zh.add("未读第 " + rows(reading.skipped()) + " 行");
        }
        String columns = reading.columns().entrySet().stream()
                .filter(c -> !c.getKey().equalsIgnoreCase(c.getValue()))
                .map(c -> "\"" + c.getKey() + "\" = " + c.getValue())
                .collect(Collectors.joining(", "));
        if (!columns.isEmpty()) {
            en.add(columns);
            zh.add(columns.replace(", ", "、").replaceAll("\"([^\"]*)\"", "“$1”"));
        }
        if (!reading.years().isEmpty()) {
            String years = String.join(", ", reading.years().keySet());
            en.add("years as columns: " + years);
            zh.add("以年份为列：" + years.replace(", ", "、"));
        }
        if (!reading.measure().isEmpty()) {
            en.add("unit of amounts: " + reading.measure());
            zh.add("数量单位：" + reading.measure());
        }
        String file = table.file() + (reading.sheet().isEmpty() ? "" : "#" + reading.sheet());
        return Words.of(
                table.key() + " (" + file + "): " + String.join("; ", en) + ".",
                Bilingual.place(table.key()).in(Language.ZH) + "（" + file + "）：" + String.join("；", zh) + "。");
    }

    private static String rows(List<Integer> numbers) {
        return String.join(", ", TableReading.ranges(numbers));
    }
}
