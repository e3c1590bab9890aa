package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.io.table.own.CsvWriter;
import org.carbonscape.method.DetectorMethod;
import org.carbonscape.method.StatisticOptions;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Language;
import org.carbonscape.study.face.PlainDetector;
import org.carbonscape.study.face.SourceOptions;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.StrataOptions;

/** The command of the geographical detector. */
final class DetectorFace {
    private static final Face.Argument TABLE = Face.atMostOne(
            "TABLE",
            "CSV, XLSX, GeoPackage, GeoJSON or Shapefile. Without one, y and all x are rasters and their cells are "
                    + "the units.",
            "CSV、XLSX、GeoPackage、GeoJSON 或 Shapefile。不给时 y 与各 x 均为栅格，像元即单元。");
    private static final Option<Path> UNITS = Option.of(
            "units",
            Kinds.file(),
            "Polygons, instead of TABLE: y or x that are rasters are averaged over them.",
            "代替 TABLE 的面：y 与 x 中的栅格在各面内求平均。");
    private static final Option<String> Y = Option.of(
                    "y", Kinds.text("COLUMN"), "What is to be explained: a column or a GeoTIFF.", "被解释量：列或 GeoTIFF。")
            .asRequired();
    private static final Option<List<String>> X = Option.of(
                    "x",
                    Kinds.texts("COLUMN"),
                    "Drivers, separated by commas, each "
                            + LayerGrammar.list(LayerGrammar.VARIABLES).in(Language.EN)
                            + "; a name may stand before it: dem=dem.tif, 'forest=share of 2 in land.tif'.",
                    "驱动因子，以逗号分隔，每项可写："
                            + LayerGrammar.list(LayerGrammar.VARIABLES).in(Language.ZH)
                            + "；前面可加名称：dem=dem.tif、'forest=share of 2 in land.tif'（英文写法亦可）。")
            .asRequired();
    private static final Option<String> BLOCKS = Option.of(
            "blocks",
            Kinds.text("COLUMN"),
            "Spatial block of each row; or two columns with coordinates and the side of square "
                    + "blocks (x,y,20 km); or for vector files and rasters the side (20 km): permutations "
                    + "stay within blocks, and cross-validation leaves out whole blocks.",
            "各行所属的空间块；或坐标两列与方块边长（x,y,20 km）；矢量文件和栅格也可只给边长（20 km）：置换在块内进行，交叉验证整块留出。");
    private static final Option<List<String>> COMPUTED_FROM = Option.of(
            "computed-from",
            Kinds.texts("COLUMN"),
            "Drivers that y was computed from; they get a caution.",
            "y 由其算出的驱动因子：给出提醒。");
    private static final Option<Boolean> SHARES = Option.of(
            "shares",
            Kinds.flag(),
            "Also each driver's share of the joint q (at most ten drivers).",
            "另给各因子在联合 q 中的份额（至多十个因子）。");

    private static final DetectorMethod METHOD = new DetectorMethod();

    private DetectorFace() {}

    static Face face() {
        List<Option<?>> options = new ArrayList<>(List.of(UNITS, SourceOptions.LAYER, Y, X));
        options.addAll(StrataOptions.declared());
        options.add(DetectorMethod.CONVENTION);
        options.addAll(METHOD.declared());
        options.addAll(List.of(BLOCKS, COMPUTED_FROM, SHARES, StatisticOptions.SEED_OPTION, CommonOptions.JSON));
        return Face.of(METHOD.id(), METHOD.about().summary(), List.of(TABLE), options, DetectorFace::run);
    }

    private static int run(Call call) throws Exception {
        var given = call.given();
        Optional<Path> table = call.arguments().stream().findFirst().map(FileName::path);
        if (table.isPresent() && given.has(UNITS)) {
            throw call.usage("Give either TABLE or --units FILE.", "TABLE 与 --units FILE 只能给出一个。");
        }
        PlainDetector.Request request = new PlainDetector.Request(
                new PlainDetector.Input(
                        given.find(UNITS).or(() -> table),
                        given.find(SourceOptions.LAYER),
                        call.require(Y),
                        call.require(X),
                        given.find(BLOCKS),
                        given.or(COMPUTED_FROM, List.of())),
                new PlainDetector.Settings(
                        StrataOptions.rule(given),
                        given.or(SHARES, false),
                        METHOD.withSeed(
                                METHOD.options(given), given.or(StatisticOptions.SEED_OPTION, StatisticOptions.SEED)),
                        given.has(DetectorMethod.PERMUTATIONS),
                        given.has(DetectorMethod.BOOTSTRAP)));
        PlainDetector.Result result;
        try (var engine = call.engine()) {
            result = PlainDetector.run(request, engine);
        }
        call.tell(result.cautions());
        if (call.json()) {
            call.print(result.json());
        } else {
            CsvWriter.write(result.factors(), System.out);
        }
        return 0;
    }
}
