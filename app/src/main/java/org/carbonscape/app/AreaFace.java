package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.finding.Table;
import org.carbonscape.io.table.own.CsvWriter;
import org.carbonscape.land.AreaEstimate;
import org.carbonscape.method.Methods;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.study.table.AccuracyTables;

/** The command that estimates areas from a confusion matrix. */
final class AreaFace {
    private static final Option<List<String>> PIXELS = Option.of(
                    "pixels",
                    Kinds.list(Kinds.text("N")),
                    "Cells of each map class, in the order of the matrix, or NAME=N in any order; of each stratum "
                            + "where the table lists places.",
                    "地图中各类的像元数，按矩阵顺序，或以“名称=N”任意排列；样点表则为各层的像元数。")
            .example("200000,150000,3200000")
            .asRequired();
    private static final Option<Double> CELL_AREA = Option.of(
                    "cell-area",
                    Kinds.someArea(),
                    "Area of a cell, in hectares unless a unit is written.",
                    "像元面积，不写单位时为公顷。")
            .example("0.09")
            .asRequired();
    private static final Option<Double> CONFIDENCE = Option.of(
                    "confidence", Kinds.share(), "Confidence level of the intervals.", "区间的置信度。")
            .standard(0.95)
            .example("0.9");
    private static final Option<Boolean> BY_COLUMN = Option.of(
            "map-in-columns",
            Kinds.flag(),
            "Columns of the matrix are the map's classes and rows the reference (default: rows are the map).",
            "矩阵的列为地图类别、行为参考类别（默认行为地图类别）。");

    private AreaFace() {}

    static Face face() {
        return Face.of(
                Methods.AREA_ESTIMATE.id(),
                Methods.AREA_ESTIMATE.summary(),
                List.of(Face.one(
                        "MATRIX",
                        "A confusion matrix (row = map, column = reference, names in the first row and column), "
                                + "or a list of places with the columns map and reference, and stratum and count if "
                                + "there are any.",
                        "混淆矩阵（行为地图、列为参考，首行首列为名称），或样点表（列 map、reference，可另有 stratum、count）。")),
                List.of(PIXELS, CELL_AREA, CONFIDENCE, BY_COLUMN, CommonOptions.JSON),
                AreaFace::run);
    }

    private static int run(Call call) throws Exception {
        var given = call.given();
        Path file = FileName.path(call.arguments().get(0));
        AccuracyTables.Read read = AccuracyTables.read(file, given.or(BY_COLUMN, false));
        call.tell(read.cautions());
        long[] cells = AccuracyTables.cells(
                given.find(PIXELS).orElseThrow(),
                read.sample(),
                file.getFileName().toString());
        double confidence = given.or(CONFIDENCE, 0.95);
        AreaEstimate found = AreaEstimate.of(read.sample(), cells, read.places());
        double all_ha = Arrays.stream(cells).sum() * given.find(CELL_AREA).orElseThrow();
        if (call.json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            List<Map<String, Object>> classes = new ArrayList<>();
            found.classes().forEach(c -> classes.add(object(c, all_ha, confidence)));
            answer.put("classes", classes);
            answer.put("overall", found.overall().value());
            answer.put("overallHalfWidth", found.overall().halfWidth(confidence));
            answer.put("confidence", confidence);
            answer.put("area_ha", all_ha);
            call.print(answer);
        } else {
            Table.Builder table = Table.named("area-estimate")
                    .text("class")
                    .number("area_ha", "half_width_ha", "se_ha", "share", "user", "user_half_width", "producer")
                    .number("producer_half_width");
            found.classes()
                    .forEach(c -> table.row(
                            c.name(),
                            c.share().value() * all_ha,
                            c.share().halfWidth(confidence) * all_ha,
                            c.share().se() * all_ha,
                            c.share().value(),
                            c.user().value(),
                            c.user().halfWidth(confidence),
                            c.producer().value(),
                            c.producer().halfWidth(confidence)));
            CsvWriter.write(table.build(), System.out);
        }
        return 0;
    }

    private static Map<String, Object> object(AreaEstimate.OfClass c, double all_ha, double confidence) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", c.name());
        out.put("area_ha", c.share().value() * all_ha);
        out.put("halfWidth_ha", c.share().halfWidth(confidence) * all_ha);
        out.put("se_ha", c.share().se() * all_ha);
        out.put("share", c.share().value());
        out.put("user", c.user().value());
        out.put("userHalfWidth", c.user().halfWidth(confidence));
        out.put("producer", c.producer().value());
        out.put("producerHalfWidth", c.producer().halfWidth(confidence));
        return out;
    }
}
