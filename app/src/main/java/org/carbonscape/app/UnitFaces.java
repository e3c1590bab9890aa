package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.Cut;
import org.carbonscape.density.Bandwidth;
import org.carbonscape.io.table.own.CsvWriter;
import org.carbonscape.method.BreaksMethod;
import org.carbonscape.method.DensityMethod;
import org.carbonscape.method.DensityOptions;
import org.carbonscape.method.EllipseMethod;
import org.carbonscape.method.Methods;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Reading;
import org.carbonscape.study.face.PlainBreaks;
import org.carbonscape.study.face.PlainDensity;
import org.carbonscape.study.face.PlainEllipse;
import org.carbonscape.study.face.PlainOutput;
import org.carbonscape.study.face.PlainWeights;
import org.carbonscape.study.face.SourceOptions;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsOptions;
import org.carbonscape.weights.Standardisation;

/** Commands on units beside the statistics: density, ellipses, neighbours, class breaks. */
final class UnitFaces {
    private static final Option<Path> POINTS = Option.of(
                    "units",
                    Kinds.file(),
                    "Points, or polygons that stand for their centroids: GeoPackage, GeoJSON, FlatGeobuf, KML or "
                            + "Shapefile.",
                    "点，或以质心代表的面：GeoPackage、GeoJSON、FlatGeobuf、KML 或 Shapefile。")
            .alsoCalled("points");
    private static final Option<String> AMOUNT = Option.of(
                    "value", Kinds.text("COLUMN"), "Column of amounts, 0 or more.", "量所在的列，不小于 0。")
            .standard("1 for each point", "每点为 1")
            .alsoCalled("weight");
    private static final Option<Path> AMOUNTS =
            Option.of("raster", Kinds.file(), "GeoTIFF of amounts instead of units.", "代替单元的量的 GeoTIFF。");
    private static final Option<PlainDensity.Per> PER = Option.of(
                    "per",
                    Kinds.choice(List.of(
                            Choice.of(PlainDensity.Per.CELL, "cell", "amounts of the cell", "每像元的量"),
                            Choice.of(PlainDensity.Per.HA, "ha", "per hectare", "每公顷"),
                            Choice.of(PlainDensity.Per.KM2, "km2", "per km2", "每 km2"))),
                    "What the raster's values mean.",
                    "栅格数值的含义。")
            .standard(PlainDensity.Per.CELL);
    private static final Option<PlainDensity.Part> PART = Option.of(
                    "part",
                    Kinds.choice(List.of(
                            Choice.of(PlainDensity.Part.ALL, "all", "none may be negative", "不得有负值"),
                            Choice.of(PlainDensity.Part.SOURCE, "source", "the positive ones", "取正值"),
                            Choice.of(PlainDensity.Part.SINK, "sink", "the negative ones, as magnitudes", "取负值的绝对值"))),
                    "Which part of signed values to take.",
                    "有正有负时取哪一部分。")
            .standard(PlainDensity.Part.ALL);
    /** A rule, or the radius itself. */
    private static final Option<String> BANDWIDTH = Option.of(
                    "bandwidth",
                    Kinds.text("RULE"),
                    "n of the default radius. count: of points; effective: their effective number; sum: of the "
                            + "weights, as in ArcGIS. A length is the radius itself.",
                    "默认半径中的 n。count：点数；effective：有效点数；sum：权重之和，同 ArcGIS。写长度则为半径本身。")
            .standard("count")
            .alsoCalled("rule");

    private static final Option<Path> LIKE =
            Option.of("like", Kinds.file(), "A raster whose grid the surface takes.", "密度面采用其格网的栅格。");
    private static final Option<Path> TIFF = Option.of("out", Kinds.written(), "The GeoTIFF to write.", "要写的 GeoTIFF。")
            .asRequired();

    private static final Option<List<String>> ELLIPSE_VALUES = Option.of(
                    "value",
                    Kinds.list(Kinds.text("COLUMN")),
                    "Column of amounts, or several in order of time: c2005,c2020.",
                    "量所在的列，或按时间排列的多列：c2005,c2020。")
            .standard("1 for each unit", "每单元为 1")
            .alsoCalled("weight");
    private static final Option<List<Path>> ELLIPSE_RASTERS = Option.of(
            "raster",
            Kinds.list(Kinds.file()),
            "GeoTIFF of amounts instead of units, or several in order of time.",
            "代替单元的量的 GeoTIFF，或按时间排列的多个。");
    private static final Option<Path> ELLIPSE_OUT = Option.of(
            "out",
            Kinds.written(),
            "A .csv, or a .gpkg with the ellipses; if left out, CSV on standard output.",
            "写入 .csv，或带椭圆的 .gpkg（不写则在标准输出给出 CSV）。");

    private static final Option<Path> NEIGHBOURS = Option.of(
            "out",
            Kinds.written(),
            "A .gal (neighbours only), .gwt or .swm (with weights), or .csv (a matrix).",
            ".gal（只有邻居）、.gwt 或 .swm（带权重），或 .csv（矩阵）。");

    private static final Option<Path> CLASSES_OUT = Option.of(
            "out",
            Kinds.written(),
            "The class of each unit as .csv or, with shapes, .gpkg; of a raster a .tif of the classes.",
            "各单元所在的级：写入 .csv 或带形状的 .gpkg；栅格为类别 .tif。");

    private UnitFaces() {}

    static List<Face> all() {
        return List.of(
                Face.of(
                        Methods.DENSITY.id(),
                        Methods.DENSITY.summary(),
                        List.of(),
                        List.of(
                                POINTS,
                                SourceOptions.LAYER,
                                AMOUNT,
                                AMOUNTS,
                                PER,
                                PART,
                                DensityOptions.RADIUS,
                                BANDWIDTH,
                                DensityOptions.KERNEL,
                                DensityOptions.CELL,
                                DensityOptions.EDGE,
                                LIKE,
                                TIFF,
                                CommonOptions.JSON),
                        UnitFaces::density),
                Face.of(
                        Methods.ELLIPSE.id(),
                        Methods.ELLIPSE.summary(),
                        List.of(),
                        List.of(
                                SourceOptions.UNITS,
                                SourceOptions.LAYER,
                                ELLIPSE_VALUES,
                                ELLIPSE_RASTERS,
                                SourceOptions.YEARS,
                                PART,
                                EllipseMethod.AXES,
                                ELLIPSE_OUT,
                                CommonOptions.CSV_BOM,
                                CommonOptions.JSON),
                        UnitFaces::ellipse),
                Face.of(Methods.WEIGHTS.id(), Methods.WEIGHTS.summary(), List.of(), neighbours(), UnitFaces::weights),
                Face.of(
                        Methods.CLASS_BREAKS.id(),
                        Methods.CLASS_BREAKS.summary(),
                        List.of(),
                        List.of(
                                SourceOptions.UNITS,
                                SourceOptions.LAYER,
                                SourceOptions.VALUE,
                                SourceOptions.RASTER,
                                BreaksMethod.METHOD,
                                BreaksMethod.CLASSES,
                                BreaksMethod.BREAKS,
                                CLASSES_OUT,
                                CommonOptions.CSV_BOM,
                                CommonOptions.JSON),
                        UnitFaces::classBreaks));
    }

    private static List<Option<?>> neighbours() {
        List<Option<?>> options = new ArrayList<>(
                List.of(SourceOptions.UNITS, SourceOptions.LAYER, SourceOptions.ID, SourceOptions.RASTER));
        options.addAll(WeightsOptions.ALL);
        options.addAll(List.of(NEIGHBOURS, CommonOptions.JSON));
        return options;
    }

    private static UnitSource source(Call call, Option<Path> units, Option<String> value, Option<Path> raster) {
        if (call.given().has(units) == call.given().has(raster)) {
            throw call.usage("Give either --units FILE or --raster FILE.", "请给出 --units FILE 或 --raster FILE 之一。");
        }
        return new UnitSource(
                call.given().find(units),
                call.given().find(SourceOptions.LAYER),
                call.given().find(SourceOptions.ID),
                call.given().find(value),
                call.given().find(raster));
    }

    private static int density(Call call) throws Exception {
        UnitSource source = source(call, POINTS, AMOUNT, AMOUNTS);
        DensityOptions options = new DensityMethod().options(call.given());
        Optional<String> bandwidth = call.given().find(BANDWIDTH);
        if (bandwidth.isPresent()) {
            var words = DensityOptions.RULE.kind().read(List.of(bandwidth.get()), "--bandwidth");
            var length =
                    DensityOptions.RADIUS.kind().read(List.of(bandwidth.get().toLowerCase(Locale.ROOT)), "--bandwidth");
            if (words instanceof Reading.Value<Bandwidth> named) {
                options = options.withRule(named.value());
            } else if (options.radius_m().isEmpty() && length instanceof Reading.Value<Double> metres) {
                options = options.withRadius_m(metres.value());
            } else {
                throw call.usage(
                        "--bandwidth takes count, effective or sum, or the radius itself where there is no --radius.",
                        "--bandwidth 应为 count、effective 或 sum；未写 --radius 时也可直接写半径。");
            }
        }
        PlainDensity.Request request = new PlainDensity.Request(
                source,
                call.given().or(PART, PlainDensity.Part.ALL),
                call.given().or(PER, PlainDensity.Per.CELL),
                options,
                call.given().find(LIKE));
        Path out = call.require(TIFF);
        PlainDensity.Written written;
        try (var engine = call.engine()) {
            written = PlainDensity.density(request, out, engine);
        }
        call.tell(written.cautions());
        if (call.json()) {
            call.print(written.json(out));
        } else {
            System.out.println(out);
        }
        return 0;
    }

    private static int ellipse(Call call) throws Exception {
        List<Path> rasters = call.given().or(ELLIPSE_RASTERS, List.of());
        Optional<Path> units = call.given().find(SourceOptions.UNITS);
        if (units.isEmpty() == rasters.isEmpty()) {
            throw call.usage("Give either --units FILE or --raster FILE.", "请给出 --units FILE 或 --raster FILE 之一。");
        }
        List<UnitSource> sources = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Path raster : rasters) {
            sources.add(new UnitSource(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(raster)));
            names.add(raster.getFileName().toString());
        }
        if (units.isPresent()) {
            for (String value : call.given().or(ELLIPSE_VALUES, List.of(""))) {
                sources.add(new UnitSource(
                        units,
                        call.given().find(SourceOptions.LAYER),
                        Optional.empty(),
                        Optional.of(value).filter(v -> !v.isEmpty()),
                        Optional.empty()));
                names.add(value.isEmpty() ? units.get().getFileName().toString() : value);
            }
        }
        Optional<Path> out = call.given().find(ELLIPSE_OUT);
        out.ifPresent(file -> PlainOutput.check(file, false));
        List<Integer> years = call.given().or(SourceOptions.YEARS, List.of()).stream()
                .map(Long::intValue)
                .toList();
        try (var engine = call.engine()) {
            PlainEllipse.Answer answer = PlainEllipse.of(
                    sources,
                    names,
                    years,
                    call.given().or(PART, PlainDensity.Part.ALL),
                    new EllipseMethod().options(call.given()),
                    engine);
            call.tell(answer.cautions());
            out.ifPresent(file -> PlainEllipse.write(answer, file, call.csvMark()));
            if (call.json()) {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("ellipses", PlainOutput.rows(answer.table()));
                call.print(map);
            } else if (out.isEmpty()) {
                CsvWriter.write(answer.table(), System.out);
            } else {
                System.out.println(out.get());
            }
        }
        return 0;
    }

    private static int weights(Call call) {
        UnitSource source = source(call, SourceOptions.UNITS, SourceOptions.VALUE, SourceOptions.RASTER);
        var choice = WeightsOptions.choice(call.given(), Path.of("").toAbsolutePath(), Standardisation.ROW);
        call.tell(StatisticFaces.idleBorders(call.given()));
        try (var engine = call.engine()) {
            PlainWeights.Found found =
                    PlainWeights.find(source, choice, call.given().find(NEIGHBOURS), engine);
            call.tell(found.cautions());
            call.answer(found.json());
        }
        return 0;
    }

    private static int classBreaks(Call call) throws Exception {
        boolean units = call.given().has(SourceOptions.UNITS);
        if (units == call.given().has(SourceOptions.RASTER)
                || units != call.given().has(SourceOptions.VALUE)) {
            throw call.usage(
                    "Give either --units FILE with --value COLUMN, or --raster FILE.",
                    "请给出 --units FILE 与 --value COLUMN，或只给出 --raster FILE。");
        }
        UnitSource source = source(call, SourceOptions.UNITS, SourceOptions.VALUE, SourceOptions.RASTER);
        boolean own = call.given().has(BreaksMethod.BREAKS);
        if (own
                != (call.given().or(BreaksMethod.METHOD, own ? BreakMethod.MANUAL : BreakMethod.NATURAL)
                        == BreakMethod.MANUAL)) {
            throw call.usage("--breaks and --method manual go together.", "--breaks 须与 --method manual 同时使用。");
        }
        Cut cut = new BreaksMethod().options(call.given());
        Optional<Path> out = call.given().find(CLASSES_OUT);
        out.ifPresent(file -> PlainOutput.check(file, source));
        try (var engine = call.engine()) {
            PlainBreaks.Answer found = PlainBreaks.of(source, cut, engine);
            call.tell(found.cautions());
            out.ifPresent(file -> PlainBreaks.write(found, file, call.csvMark(), engine));
            if (call.json()) {
                call.print(found.json());
            } else {
                CsvWriter.write(found.table(), System.out);
            }
        }
        return 0;
    }
}
