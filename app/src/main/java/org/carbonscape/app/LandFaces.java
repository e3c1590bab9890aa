package org.carbonscape.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.table.CsvWriter;
import org.carbonscape.land.Legend;
import org.carbonscape.method.Methods;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.study.face.PlainFiles;
import org.carbonscape.study.face.PlainOutput;

/** Commands on land-use rasters. */
final class LandFaces {
    private static final Face.Argument FILES = Face.many(
            "FILE",
            "Land-use rasters, from the earliest to the latest. Write YEAR=FILE to name the phases, else they are "
                    + "numbered.",
            "土地利用栅格，由早到晚。写成 YEAR=FILE 给各期命名，否则按序编号。");
    private static final Option<String> LEGEND = Option.of(
                    "legend",
                    Kinds.presetOrFile(Legend.presets()),
                    "A preset or a table code,class.",
                    "预设图例或表 code,class。")
            .standard("every code is a class of its own", "每个编码自成一类")
            .example("clcd");
    private static final Option<String> NEEDED_LEGEND = Option.of(
                    "legend",
                    Kinds.presetOrFile(Legend.presets()),
                    "A preset or a table code,class.",
                    "预设图例或表 code,class。")
            .example("clcd")
            .asRequired();
    private static final Option<List<Long>> NO_DATA = Option.of(
            "no-data",
            Kinds.list(Kinds.integer(Long.MIN_VALUE, Long.MAX_VALUE)),
            "Codes to treat as none, beside the files' own.",
            "除文件自身外还按无数据处理的编码。");
    private static final Option<Path> UNITS = Option.of("units", Kinds.file(), "Polygons to count by.", "按其统计的面。");
    private static final Option<String> ID =
            Option.of("id", Kinds.text("COLUMN"), "Column with the units' identifier.", "单元标识所在的列。");
    private static final Option<Double> FISHNET =
            Option.of("fishnet", Kinds.length(), "Side of squares to count by.", "按其统计的方格的边长。");
    private static final Option<String> FACTORS = Option.of(
                    "factors",
                    Kinds.presetOrFile(List.of("literature-cn", "reference-study")),
                    "A preset or a table class,value,unit[,low,high][,unit_id,unit_set].",
                    "预设因子或表 class,value,unit[,low,high][,unit_id,unit_set]。")
            .standard("literature-cn");
    private static final Option<String> STOCK = Option.of(
                    "stock",
                    Kinds.presetOrFile(List.of()),
                    "Table class,value,unit[,pool]: carbon density of each class.",
                    "表 class,value,unit[,pool]：各类的碳密度。")
            .asRequired();

    private LandFaces() {}

    static List<Face> all() {
        return List.of(
                Face.of(
                        Methods.TRANSITIONS.id(),
                        Methods.TRANSITIONS.summary(),
                        List.of(FILES),
                        List.of(LEGEND, NO_DATA, UNITS, ID, FISHNET, CommonOptions.JSON),
                        LandFaces::transitions),
                Face.of(
                        Methods.INTENSITY.id(),
                        Methods.INTENSITY.summary(),
                        List.of(FILES),
                        List.of(LEGEND, NO_DATA, UNITS, ID, FISHNET, CommonOptions.JSON),
                        LandFaces::intensity),
                Face.of(
                        Methods.ACCOUNT.id(),
                        Methods.ACCOUNT.summary(),
                        List.of(FILES),
                        List.of(NEEDED_LEGEND, FACTORS, NO_DATA, UNITS, ID, FISHNET, CommonOptions.JSON),
                        LandFaces::account),
                Face.of(
                        Methods.STOCK.id(),
                        Methods.STOCK.summary(),
                        List.of(FILES),
                        List.of(NEEDED_LEGEND, STOCK, NO_DATA, UNITS, ID, FISHNET, CommonOptions.JSON),
                        LandFaces::stock));
    }

    private static PlainFiles.Request request(Call call, Option<String> legend) {
        return new PlainFiles.Request(
                call.arguments(),
                call.given().find(legend),
                call.given().or(NO_DATA, List.of()),
                call.given().find(UNITS),
                call.given().find(ID),
                call.given().find(FISHNET).map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    private static int transitions(Call call) throws Exception {
        PlainFiles.Transitions result;
        try (var engine = call.engine()) {
            result = PlainFiles.transitions(request(call, LEGEND), engine);
        }
        Carbonscape.print(result.cautions(), call.language());
        if (call.json()) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("cell_m2", result.cell_m2());
            out.put("classAreas", PlainOutput.rows(result.classAreas()));
            out.put("transitions", PlainOutput.rows(result.transitions()));
            System.out.print(Json.text(out));
        } else {
            boolean one = call.arguments().size() == 1;
            CsvWriter.write(
                    result.classAreas().rows() > 0 && one ? result.classAreas() : result.transitions(), System.out);
        }
        return 0;
    }

    private static int intensity(Call call) throws Exception {
        PlainFiles.Answer result;
        try (var engine = call.engine()) {
            result = PlainFiles.intensity(request(call, LEGEND), engine);
        }
        return tell(call, "intensity", result);
    }

    private static int account(Call call) throws Exception {
        PlainFiles.Account result;
        try (var engine = call.engine()) {
            result = PlainFiles.account(
                    request(call, NEEDED_LEGEND), call.given().or(FACTORS, "literature-cn"), engine);
        }
        Carbonscape.print(result.cautions(), call.language());
        if (call.json()) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("byClass", PlainOutput.rows(result.byClass()));
            out.put("byUnit", PlainOutput.rows(result.byUnit()));
            System.out.print(Json.text(out));
        } else {
            CsvWriter.write(result.byClass(), System.out);
        }
        return 0;
    }

    private static int stock(Call call) throws Exception {
        PlainFiles.Answer result;
        try (var engine = call.engine()) {
            result = PlainFiles.stock(request(call, NEEDED_LEGEND), call.require(STOCK), engine);
        }
        return tell(call, "stock", result);
    }

    private static int tell(Call call, String name, PlainFiles.Answer result) throws Exception {
        Carbonscape.print(result.cautions(), call.language());
        if (call.json()) {
            System.out.print(Json.text(Map.of(name, PlainOutput.rows(result.table()))));
        } else {
            CsvWriter.write(result.table(), System.out);
        }
        return 0;
    }
}
