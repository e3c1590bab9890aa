package org.carbonscape.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.carbonscape.finding.Table;
import org.carbonscape.inventory.Route;
import org.carbonscape.io.table.own.CsvWriter;
import org.carbonscape.method.About;
import org.carbonscape.method.Methods;
import org.carbonscape.method.StatisticOptions;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.face.PlainEnergy;
import org.carbonscape.study.face.PlainFiles;
import org.carbonscape.study.face.PlainOutput;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.study.plan.EnergyOptions;
import org.carbonscape.study.plan.Extent;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyKeys;

/** Commands on land-use rasters. */
final class LandFaces {
    private static final Face.Argument FILES = Face.many(
            "FILE",
            "Land-use rasters, from the earliest to the latest. Write YEAR=FILE to name the phases; otherwise the "
                    + "years in the files' names do, or, without such, they are numbered.",
            "土地利用栅格，由早到晚。写成 YEAR=FILE 给各期命名；否则取文件名中的年份，文件名无年份时按序编号。");
    private static final Option<String> NEEDED_LEGEND = StudyKeys.LEGEND;
    private static final Option<String> LEGEND =
            StudyKeys.LEGEND.asOptional().standard("every code is a class of its own", "每个编码自成一类");
    private static final Option<List<Long>> NO_DATA = StudyKeys.NO_DATA.called("no-data");
    private static final Option<Path> UNITS = StudyKeys.FILE.called("units");
    private static final Option<Extent> EXTENT = StudyKeys.EXTENT;
    private static final String USUAL_FACTORS = "literature-cn";
    private static final Option<String> FACTORS = StudyKeys.FACTORS.standard(USUAL_FACTORS);
    private static final Option<String> STOCK = StudyKeys.STOCK.asRequired();
    private static final Option<Path> ENERGY = Option.of(
            "energy",
            Kinds.file(),
            "Energy statistics, charged to construction land: a table "
                    + "year,unit,item,amount,unit_of_amount; needs --units and --route.",
            "能源统计，排放计入建设用地：表 year,unit,item,amount,unit_of_amount；须同时给出 --units 与 --route。");
    private static final Option<Path> EMISSIONS = Option.of(
            "emissions",
            Kinds.file(),
            "Emissions given directly, instead of --energy: a table "
                    + "year,unit,amount,unit_of_amount (tC or tCO2); needs --units.",
            "代替 --energy 直接给定的排放：表 year,unit,amount,unit_of_amount（tC 或 tCO2）；须同时给出 --units。");
    /** Asked for by {@code account} only where there is a table of energy. */
    private static final Option<Route> ROUTE = EnergyOptions.ROUTE.asOptional();

    private static final List<Option<?>> OF_UNITS = List.of(StudyKeys.LAYER, StudyKeys.ID, StudyKeys.NAME);
    /** What units and land there are, at the end of each command's options. */
    private static final List<Option<?>> OF_PLACES =
            joined(List.of(UNITS), OF_UNITS, List.of(StudyKeys.FISHNET, EXTENT, CommonOptions.JSON));

    /** How energy is counted, in the order of help. */
    private static final List<Option<?>> OF_COUNTING = List.of(
            EnergyOptions.GRID_FACTORS,
            EnergyOptions.ELECTRICITY,
            EnergyOptions.GWP,
            EnergyOptions.ITEM_FACTORS,
            EnergyOptions.GUIDELINES,
            EnergyOptions.FARM_REGION,
            EnergyOptions.HORIZON,
            EnergyOptions.LANDFILL,
            EnergyOptions.DECAY_RATE);

    private static final List<Option<?>> OF_ENERGY = joined(List.of(ROUTE), OF_COUNTING, List.of(StudyKeys.FARMING));
    private static final Option<Boolean> UNCERTAINTY = Option.of(
            "uncertainty",
            Kinds.flag(),
            "Low and high beside every total: the ends of its 95 % interval, by the draws where there are any, else by "
                    + "error propagation.",
            "在各总量旁给出 95 % 区间的下限与上限：有抽样时按抽样，否则按误差传播。");
    private static final Option<Path> CRT = Option.of(
            "crt",
            Kinds.written(),
            "Writes the inventory in the layout of the Common Reporting Tables as a workbook (.xlsx).",
            "按通用报告表（CRT）格式写出清单的工作簿（.xlsx）。");

    private LandFaces() {}

    static List<Face> all() {
        return List.of(
                ofChange(Methods.TRANSITIONS, LandFaces::transitions),
                ofChange(Methods.INTENSITY, LandFaces::intensity),
                ofAccount(),
                ofInventory(),
                ofStock());
    }

    @SafeVarargs
    private static List<Option<?>> joined(List<Option<?>>... parts) {
        return Arrays.stream(parts).flatMap(List::stream).toList();
    }

    private static Face ofChange(About about, Face.Action action) {
        return Face.of(
                about.id(), about.summary(), List.of(FILES), joined(List.of(LEGEND, NO_DATA), OF_PLACES), action);
    }

    private static Face ofAccount() {
        return Face.of(
                Methods.ACCOUNT.id(),
                Methods.ACCOUNT.summary(),
                List.of(FILES),
                joined(
                        List.of(NEEDED_LEGEND, FACTORS, ENERGY, ROUTE),
                        OF_COUNTING,
                        List.of(
                                EMISSIONS,
                                StudyKeys.TO,
                                StudyKeys.FARMING,
                                StudyKeys.BY,
                                AccountOptions.EMISSIONS_UNCERTAINTY,
                                UNCERTAINTY,
                                AccountOptions.DRAWS,
                                AccountOptions.ART_TREES,
                                StatisticOptions.SEED_OPTION,
                                AccountOptions.PRODUCT,
                                NO_DATA),
                        OF_PLACES),
                LandFaces::account);
    }

    private static Face ofInventory() {
        return Face.of(
                Methods.INVENTORY.id(),
                Methods.INVENTORY.summary(),
                List.of(Face.one(
                        "ENERGY",
                        "A table year,unit,item,amount,unit_of_amount; items by their English or Chinese names.",
                        "表 year,unit,item,amount,unit_of_amount；项目可写英文或中文名。")),
                joined(List.of(EnergyOptions.ROUTE), OF_COUNTING, List.of(CRT, CommonOptions.JSON)),
                LandFaces::inventory);
    }

    private static Face ofStock() {
        return Face.of(
                Methods.STOCK.id(),
                Methods.STOCK.summary(),
                List.of(FILES),
                joined(
                        List.of(
                                NEEDED_LEGEND,
                                STOCK,
                                UNCERTAINTY,
                                AccountOptions.DRAWS,
                                AccountOptions.ART_TREES,
                                StatisticOptions.SEED_OPTION,
                                AccountOptions.PRICE,
                                AccountOptions.DISCOUNT,
                                AccountOptions.PRICE_CHANGE,
                                NO_DATA),
                        OF_PLACES),
                LandFaces::stock);
    }

    private static PlainFiles.Request request(Call call, Option<String> legend) {
        idle(call, OF_UNITS, UNITS);
        idle(call, List.of(StatisticOptions.SEED_OPTION), AccountOptions.DRAWS);
        return new PlainFiles.Request(
                call.arguments(),
                call.given().find(legend),
                call.given().or(NO_DATA, List.of()),
                call.given()
                        .find(UNITS)
                        .map(file -> new Study.Polygons(
                                file,
                                call.given().find(StudyKeys.LAYER),
                                call.given().find(StudyKeys.ID),
                                call.given().find(StudyKeys.NAME),
                                false)),
                call.given().find(StudyKeys.FISHNET).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                call.given().find(EXTENT));
    }

    /** Tells options given in vain, as a study tells its keys: without any of what they need. */
    private static void idle(Call call, List<Option<?>> options, Option<?>... needed) {
        if (Arrays.stream(needed).noneMatch(call.given()::has)) {
            List<String> names = Arrays.stream(needed).map(o -> "--" + o.key()).toList();
            call.tell(options.stream()
                    .filter(call.given()::has)
                    .map(o -> Problem.of(
                            ProblemCode.STUDY_C01_WITHOUT,
                            "--" + o.key(),
                            Bilingual.of(String.join(" or ", names), String.join(" 或 ", names))))
                    .toList());
        }
    }

    private static int transitions(Call call) throws Exception {
        PlainFiles.Transitions result;
        try (var engine = call.engine()) {
            result = PlainFiles.transitions(request(call, LEGEND), engine);
        }
        call.tell(result.cautions());
        if (call.json()) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("cell_m2", result.cell_m2());
            out.put("classAreas", PlainOutput.rows(result.classAreas()));
            out.put("transitions", PlainOutput.rows(result.transitions()));
            call.print(out);
        } else {
            boolean one = call.arguments().size() == 1;
            CsvWriter.write(
                    result.classAreas().rows() > 0 && one ? result.classAreas() : result.transitions(), System.out);
        }
        return 0;
    }

    private static int intensity(Call call) throws Exception {
        if (call.arguments().size() < 2) {
            throw call.usage(
                    "Intensity is of change: give land use of two years or more.", "强度分析针对变化：须给出两期或更多的土地利用栅格。");
        }
        PlainFiles.Answer result;
        try (var engine = call.engine()) {
            result = PlainFiles.intensity(request(call, LEGEND), engine);
        }
        return tell(call, "intensity", result);
    }

    private static int account(Call call) throws Exception {
        Problems told = new Problems();
        PlainFiles.Charged charged = charged(call, told);
        call.tell(told.cautions());
        PlainFiles.Account result;
        try (var engine = call.engine()) {
            result = PlainFiles.account(
                    request(call, NEEDED_LEGEND),
                    call.given().or(FACTORS, USUAL_FACTORS),
                    charged,
                    call.given().or(UNCERTAINTY, false),
                    engine);
        }
        call.tell(result.cautions());
        if (call.json()) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("byClass", PlainOutput.rows(result.byClass()));
            out.put("byUnit", PlainOutput.rows(result.byUnit()));
            put(out, result.doubts());
            result.coefficients().ifPresent(t -> out.put("coefficients", PlainOutput.rows(t)));
            out.put("factors", PlainOutput.rows(result.factorsUsed()));
            call.print(out);
        } else {
            CsvWriter.write(result.byClass(), System.out);
        }
        return 0;
    }

    /** What construction land is charged with; options that need each other are told. */
    private static PlainFiles.Charged charged(Call call, Problems told) {
        Optional<Path> energy = call.given().find(ENERGY);
        Optional<Path> emissions = call.given().find(EMISSIONS);
        if (energy.isPresent() && emissions.isPresent()) {
            throw call.usage(
                    "Give either --energy FILE or --emissions FILE.", "--energy FILE 与 --emissions FILE 只能给出一个。");
        }
        if (energy.isPresent()) {
            call.require(List.of(UNITS, ROUTE));
        }
        if (emissions.isPresent() && !call.given().has(UNITS)) {
            throw call.usage(
                    "--emissions needs --units FILE, the units that its column unit refers to.",
                    "使用 --emissions 时须给出 --units FILE，即表中 unit 列所指的单元。");
        }
        idle(call, OF_ENERGY, ENERGY);
        idle(call, List.of(StudyKeys.TO, StudyKeys.BY, AccountOptions.EMISSIONS_UNCERTAINTY), ENERGY, EMISSIONS);
        Path here = Path.of("").toAbsolutePath();
        return new PlainFiles.Charged(
                energy.map(
                        e -> new PlainFiles.Energy(e, EnergyOptions.of(call.require(ROUTE), call.given(), here, told))),
                emissions,
                call.given().find(StudyKeys.TO),
                call.given().find(StudyKeys.FARMING),
                call.given().find(StudyKeys.BY).filter(by -> !StudyKeys.isByArea(by)),
                AccountOptions.of(call.given(), here, told),
                call.given().or(StatisticOptions.SEED_OPTION, StatisticOptions.SEED));
    }

    private static int inventory(Call call) throws Exception {
        call.given()
                .find(CRT)
                .filter(f -> !f.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) // which opens nowhere
                .ifPresent(f -> {
                    throw new ProblemException(ProblemCode.GATHER_05_OUT, "--crt", f.getFileName(), ".xlsx");
                });
        Problems told = new Problems();
        EnergyOptions options = EnergyOptions.of(
                call.require(EnergyOptions.ROUTE), call.given(), Path.of("").toAbsolutePath(), told);
        PlainEnergy.Answer result =
                PlainEnergy.count(FileName.path(call.arguments().get(0)), options, told.cautions());
        call.tell(result.cautions());
        call.given().find(CRT).ifPresent(result::writeReporting);
        if (call.json()) {
            call.print(result.json());
        } else {
            CsvWriter.write(result.items(), System.out);
        }
        return 0;
    }

    private static int stock(Call call) throws Exception {
        Problems told = new Problems();
        AccountOptions options = AccountOptions.of(call.given(), Path.of("").toAbsolutePath(), told);
        call.tell(told.cautions());
        if (options.worth().isEmpty()
                && (call.given().has(AccountOptions.DISCOUNT) || call.given().has(AccountOptions.PRICE_CHANGE))) {
            call.require(AccountOptions.PRICE);
        }
        if (options.worth().isPresent() && call.arguments().size() < 2) {
            throw call.usage(
                    "--price is of what a stock gains or loses: give two phases or more.",
                    "--price 计算碳储量增减的价值：须给出两期或更多。");
        }
        PlainFiles.Stock result;
        try (var engine = call.engine()) {
            result = PlainFiles.stock(
                    request(call, NEEDED_LEGEND),
                    call.require(STOCK),
                    options,
                    call.given().or(UNCERTAINTY, false),
                    call.given().or(StatisticOptions.SEED_OPTION, StatisticOptions.SEED),
                    engine);
        }
        call.tell(result.cautions());
        if (call.json()) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("stock", PlainOutput.rows(result.byUnit()));
            put(out, result.doubts());
            result.worth().ifPresent(t -> out.put("worth", PlainOutput.rows(t)));
            call.print(out);
        } else {
            CsvWriter.write(result.worth().orElse(result.byUnit()), System.out);
        }
        return 0;
    }

    private static void put(Map<String, Object> out, PlainFiles.Doubts doubts) {
        out.put("uncertainty", rows(doubts.uncertainty()));
        out.put("uncertaintyParts", rows(doubts.parts()));
        out.put("uncertaintyTrend", rows(doubts.trend()));
        out.put("uncertaintyShares", rows(doubts.shares()));
        doubts.artTrees().ifPresent(t -> out.put("artTrees", PlainOutput.rows(t)));
    }

    private static List<Object> rows(Optional<Table> table) {
        return table.map(PlainOutput::rows).orElse(List.of());
    }

    private static int tell(Call call, String name, PlainFiles.Answer result) throws Exception {
        call.tell(result.cautions());
        if (call.json()) {
            call.print(Map.of(name, PlainOutput.rows(result.table())));
        } else {
            CsvWriter.write(result.table(), System.out);
        }
        return 0;
    }
}
