package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.method.Inputs;
import org.carbonscape.method.Variables;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.StudyKeys;

/** The options that say where a command's units and values are. */
public final class SourceOptions {
    public static final Option<Path> UNITS = Option.of(
                    "units",
                    Kinds.file(),
                    "Polygons or points: GeoPackage, GeoJSON, FlatGeobuf, KML or Shapefile; or a table (CSV, XLSX) "
                            + "with columns x and y, or with a file of neighbours.",
                    "面或点：GeoPackage、GeoJSON、FlatGeobuf、KML 或 Shapefile；或含 x、y 列（或另有邻接文件）的表（CSV、XLSX）。")
            .example("counties.gpkg");
    public static final Option<String> LAYER = StudyKeys.LAYER;
    public static final Option<String> ID = StudyKeys.ID.standard(
            "the column \"id\" if it has neither duplicates nor gaps, else the feature's number",
            "名为 id 且无重复、无空缺的列，否则为要素序号");
    public static final Option<String> NAME =
            StudyKeys.NAME.standard("none: answers hold identifiers only", "无，结果只有编号");
    public static final Option<String> VALUE =
            Option.of("value", Kinds.text("COLUMN"), "Column of values; a raster needs none.", "数值所在的列；栅格自身即为数值。");
    public static final Option<Path> RASTER = Option.of(
            "raster",
            Kinds.file(),
            "GeoTIFF instead of units; each cell with a value is a unit.",
            "代替单元的 GeoTIFF；有值的像元即单元。");
    public static final Option<List<String>> VALUES = Option.of(
            "values",
            Kinds.list(Kinds.text("COLUMN")),
            "Columns of values at several times, the earliest first.",
            "各期数值所在的列，由早到晚。");
    public static final Option<List<Path>> RASTERS = Option.of(
            "rasters",
            Kinds.list(Kinds.file()),
            "GeoTIFFs of several times instead of units, the earliest first.",
            "代替单元的各期 GeoTIFF，由早到晚。");

    public static final Option<List<Long>> YEARS = Option.of(
                    "years", Kinds.list(Kinds.integer(-99999, 99999)), "Years of the phases.", "各期年份。")
            .standard("those in the names of columns or files, else 1, 2, ...", "取列名或文件名中的年份，否则为 1、2……");

    private SourceOptions() {}

    /** Those of a statistic, by what it looks at. */
    public static List<Option<?>> of(Inputs inputs) {
        List<Option<?>> options = new ArrayList<>(List.of(UNITS, LAYER, ID));
        switch (inputs) {
            case VALUE, COLOURS -> options.addAll(List.of(RASTER, VALUE));
            case SERIES -> options.addAll(List.of(RASTERS, VALUES, YEARS));
            default -> {
                // the variables are named by options of the statistic
            }
        }
        return options;
    }

    /** What is wrong with what was given, in a command's words; empty where nothing is. */
    public static Optional<Bilingual> wrong(Inputs inputs, Given given) {
        boolean raster = raster(inputs, given).isPresent();
        if (given.has(UNITS) == raster) {
            return Optional.of(
                    switch (inputs) {
                        case VALUE, COLOURS -> either("--value COLUMN", "--raster FILE");
                        case SERIES -> either("--values COLUMN,COLUMN", "--rasters FILE,FILE");
                        default ->
                            Bilingual.of(
                                    "Give either --units FILE, with its columns as variables, or no --units and "
                                            + "rasters as variables.",
                                    "请给出 --units FILE 并以其中的列为变量，或不写 --units 而以栅格文件为变量。");
                    });
        }
        boolean one = inputs == Inputs.VALUE || inputs == Inputs.COLOURS;
        if (raster && given.has(VALUE)) { // of several variables it would name another raster
            return Optional.of(Bilingual.of(
                    "A raster holds the values itself: leave --value out, which names a column of --units.",
                    "栅格自身即为数值：请去掉 --value（它指 --units 中的列）。"));
        }
        if (one && !raster && !given.has(VALUE)) {
            return Optional.of(missing("--value=COLUMN"));
        }
        return inputs == Inputs.SERIES && !raster && given.or(VALUES, List.of()).size() < 2
                ? Optional.of(missing("--values=COLUMN,COLUMN"))
                : Optional.empty();
    }

    private static Bilingual either(String column, String raster) {
        return Bilingual.of(
                "Give either --units FILE with " + column + ", or " + raster + ".",
                "请给出 --units FILE 与 " + column + "，或只给出 " + raster + "。");
    }

    private static Bilingual missing(String written) {
        return Bilingual.of("Missing required option: '" + written + "'", "缺少必填选项：'" + written + "'");
    }

    /** The source; {@link #wrong} has found nothing. */
    public static UnitSource source(Inputs inputs, Given given) {
        List<String> series = given.find(RASTERS)
                .map(files -> files.stream().map(Path::toString).toList())
                .or(() -> given.find(VALUES))
                .orElse(List.of());
        return new UnitSource(
                given.find(UNITS),
                given.find(LAYER),
                given.find(ID),
                given.find(VALUE),
                raster(inputs, given),
                series,
                given.find(NAME));
    }

    /** The raster that gives the units; of several the first. */
    private static Optional<Path> raster(Inputs inputs, Given given) {
        return switch (inputs) {
            case VALUE, COLOURS -> given.find(RASTER);
            case SERIES -> given.find(RASTERS).map(files -> files.get(0));
            default ->
                Variables.named(inputs, given).stream()
                        .findFirst()
                        .filter(LayerGrammar::isRaster)
                        .map(FileName::path);
        };
    }
}
