package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.carbonscape.carbon.FactorSet;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.land.Legend;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Item;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;

/** Keys of the study file for its inputs and its accounts; those of methods stand with their plans. */
public final class StudyKeys {
    private StudyKeys() {}

    static final Option<String> STUDY = Option.of(
                    "study", Kinds.text(), "Title of the study, printed on the report.", "研究名称，印在报告上。")
            .named("研究名称")
            .example("Chang-Zhu-Tan 2005-2020")
            .asRequired();
    static final Option<Boolean> SYNTHETIC = Option.of(
                    "synthetic",
                    Kinds.flag(),
                    "Set this for made-up data: every page and figure then says so.",
                    "数据为合成时设置：各页各图均会注明。")
            .named("合成数据")
            .standard(false)
            .example("true");
    static final Option<String> SOURCE = Option.of(
                    "source", Kinds.text(), "Source line printed under every map.", "每幅图下所印的数据来源。")
            .named("数据来源")
            .example("\"Land use: CLCD; boundaries: county survey 2020\"");

    static final Option<String> CRS = Option.of(
                    "crs",
                    Kinds.text(),
                    "Coordinate reference system: an EPSG code or a WKT text. It is also taken for "
                            + "rasters that name none.",
                    "坐标系：EPSG 代码或 WKT 文本。栅格自身未写坐标系时亦以此为准。")
            .named("坐标系")
            .standard("that of the first phase", "同首期")
            .example("\"EPSG:4547\"");
    static final Option<Double> CELL = Option.of("cell", Kinds.length(), "Side length of a cell.", "像元边长。")
            .named("像元边长")
            .standard("that of the first phase", "同首期")
            .example("30 m");
    public static final Option<Extent> EXTENT = Option.of(
                    "extent",
                    Extent.kind(),
                    "The region, where it is not all of the first phase: polygons (cells with their centre outside "
                            + "them are none), a raster or a set of units by its outline, or west,south,east,north in "
                            + "the grid's system. All rasters are read there only, and totals are of that region.",
                    "研究区范围（小于首期时）：面文件或面单元集（中心在其外的像元为无数据）、栅格文件的范围，或按格网坐标系写 w,s,e,n（西、南、东、北）。各栅格只读取该范围，总量为该区总量。")
            .named("研究区范围")
            .standard("all of the first phase", "首期的全部范围")
            .example("county.gpkg");
    public static final Option<Boolean> CELLS = Option.of(
                    "cells",
                    Kinds.choice(List.of(
                            Choice.of(
                                    false,
                                    "centre",
                                    "a cell belongs to the unit that holds its centre",
                                    "像元归其中心所在的单元",
                                    "center",
                                    "中心"),
                            Choice.of(
                                    true,
                                    "fraction",
                                    "a cell counts in each unit by the area that it covers of the cell",
                                    "像元按各单元所覆盖的面积分摊",
                                    "fractions",
                                    "coverage",
                                    "面积",
                                    "覆盖率"))),
                    "How cells belong to units on whose border they lie: land areas, transfers and what follows from "
                            + "them by factors, and means of drivers. What puts amounts on single cells needs centre."
                            + "",
                    "位于边界上的像元如何归属单元：用于各类用地面积、转移及由系数推算的结果和因子均值。需将量值落到单个像元的内容须用 centre。")
            .named("边界像元归属")
            .standard(false)
            .example("fraction");
    static final Section GRID = Section.of("grid", "The study grid.", "研究格网。", CRS, CELL, EXTENT, CELLS)
            .named("研究格网")
            .asStanding();

    public static final Option<String> LEGEND = Option.of(
                    "legend",
                    Kinds.presetOrFile(Legend.presets()),
                    "A preset (" + String.join(", ", Legend.presets())
                            + "), a table code,class[,name_zh,color] (several codes may share a class), or a raster "
                            + "that names its classes (.img, or with an attribute table).",
                    "预设图例（" + String.join("、", Legend.presets())
                            + "）、表 code,class[,name_zh,color]（多个编码可属同一类），或自带地类名称的栅格（.img，或带属性表）。")
            .named("图例")
            .example("clcd")
            .asRequired();
    public static final Option<List<Long>> NO_DATA = Option.of(
                    "noData",
                    Kinds.list(Kinds.integer(Long.MIN_VALUE, Long.MAX_VALUE)),
                    "Codes to treat as no data, besides the file's own.",
                    "除文件自身外还按无数据处理的编码。")
            .named("无数据编码")
            .example("[0, 255]");
    static final Option<List<String>> CONSTRUCTION = Option.of(
                    "construction",
                    Kinds.list(Kinds.text()),
                    "Classes that carry the energy emissions, for a legend of your own.",
                    "承担能源排放的类别，用于自定义图例。")
            .named("建设用地类别")
            .standard("the class named construction", "名为 construction 的类")
            .example("[Settlement]");
    static final Option<Path> PHASE = Option.of(
                    Item.ANY,
                    Kinds.rasters(),
                    "The land-use raster of that year: a file, or a folder, pattern or list of files that are its "
                            + "parts.",
                    "该年的土地利用栅格：单个文件，或由多个文件组成（文件夹、通配符或列表）。")
            .example("lu2005.tif");
    static final Section PHASES = Section.of(
                    "phases", "Year: raster, from the earliest to the latest.", "年份：栅格，由早到晚。", PHASE)
            .named("各期土地利用")
            .asRequired();
    static final Option<Path> ACCURACY_TABLE = Option.of(
                    Item.ANY,
                    Kinds.file(),
                    "Places of that year's map held against the truth: a confusion matrix (rows = map, columns = "
                            + "reference), or a list map,reference[,stratum][,count].",
                    "该年地图与真实地类对照的样点：混淆矩阵（行为地图、列为参考），或样点表 map,reference[,stratum][,count]。")
            .example("accuracy2005.csv");
    static final Section ACCURACY = Section.of(
                    "accuracy",
                    "Year: table of places. Areas and transitions get intervals, corrected for the map's errors, "
                            + "which enter the uncertainty of the account.",
                    "各年份的样点表。据此修正分类误差，给出面积与转移的区间，并计入碳收支的不确定性。",
                    ACCURACY_TABLE)
            .named("精度样点");
    static final Option<Boolean> MAP_IN_COLUMNS = Option.of(
                    "accuracy-map-in-columns",
                    Kinds.flag(),
                    "Columns of the confusion matrices are the map and rows the reference.",
                    "混淆矩阵的列为地图、行为参考。")
            .named("矩阵列为地图")
            .standard(false)
            .example("true");
    static final Option<List<String>> STRATA = Option.of(
                    "accuracy-strata",
                    Kinds.list(Kinds.text("NAME=N")),
                    "Cells of each stratum, where places were drawn in strata that are not the map's classes.",
                    "样点按非地图类别的层抽取时，各层的像元数。")
            .named("各层像元数")
            .example("[plain=400000, hills=300000]");
    static final Section LAND_USE = Section.of(
                    "landUse",
                    "Land-use rasters and what their codes mean.",
                    "土地利用栅格及其编码含义。",
                    LEGEND,
                    NO_DATA,
                    CONSTRUCTION,
                    PHASES,
                    ACCURACY,
                    MAP_IN_COLUMNS,
                    STRATA)
            .named("土地利用")
            .asRequired();

    public static final Option<Path> FILE = Option.of(
                    "file",
                    Kinds.file(),
                    "Polygons: GeoPackage, GeoJSON, FlatGeobuf, KML or Shapefile.",
                    "面：GeoPackage、GeoJSON、FlatGeobuf、KML 或 Shapefile。")
            .named("文件")
            .example("counties.gpkg");
    public static final Option<String> LAYER = Option.of(
                    "layer",
                    Kinds.text("NAME"),
                    "Layer of the GeoPackage, where it holds several.",
                    "GeoPackage 含多个图层时的图层名。")
            .named("图层")
            .example("counties");
    public static final Option<String> ID = Option.of(
                    "id", Kinds.text("COLUMN"), "Column with the unit's identifier.", "单元编号所在的列。")
            .named("编号列")
            .standard("row numbers", "行号")
            .example("adcode");
    public static final Option<String> NAME = Option.of(
                    "name", Kinds.text("COLUMN"), "Column with the unit's name.", "单元名称所在的列。")
            .named("名称列")
            .standard("the identifier", "编号")
            .example("name");
    static final Option<Boolean> COORDINATES = Option.of(
                    "coordinates",
                    Kinds.choice(List.of(
                            Choice.of(false, "wgs84", "", "", "wgs-84"),
                            Choice.of(true, "gcj-02", "the Chinese map datum", "国测局坐标", "gcj02"))),
                    "Datum of the file's longitudes and latitudes; gcj-02 is converted back to WGS84.",
                    "文件经纬度的基准；gcj-02 将转换回 WGS84。")
            .named("坐标基准")
            .standard(false)
            .example("gcj-02");
    public static final Option<Double> FISHNET = Option.of(
                    "fishnet",
                    Kinds.length(),
                    "Side of the squares of a fishnet, instead of a file.",
                    "渔网方格的边长，代替文件。" + "")
            .named("渔网边长")
            .example("3 km");
    static final Section UNITS = Section.of(
                    "units",
                    "Named unit sets; tables give the name in their column unit_set.",
                    "命名的单元集；名称即各表中的 unit_set。",
                    Section.of(
                            Item.ANY,
                            "One set: polygons of a file, or a fishnet.",
                            "一个单元集：文件中的面，或渔网。",
                            FILE,
                            LAYER,
                            ID,
                            NAME,
                            COORDINATES,
                            FISHNET))
            .named("单元集");

    public static final Option<String> FACTORS = Option.of(
                    "factors",
                    Kinds.presetOrFile(FactorSet.presets()),
                    "A preset (" + String.join(", ", FactorSet.presets())
                            + ") or a table class,value,unit[,low,high,distribution,source,tag][,flow]"
                            + "[,unit_id,unit_set]; a source is positive, a sink negative. A row with unit_id "
                            + "applies to the land of that unit, in the tables and maps of every unit set; "
                            + "unit_set names the set where "
                            + "several have that id.",
                    "预设系数（" + String.join("、", FactorSet.presets())
                            + "）或表 class,value,unit[,low,high,distribution,source,tag][,flow][,unit_id,unit_set]；"
                            + "碳源为正，碳汇为负。写有 "
                            + "unit_id 的行只用于该单元内的土地，对所有单元集的表格与地图都有效；若多个单元集都有该编号，用 unit_set 写明是哪一个。")
            .named("碳排放系数")
            .example("literature-cn");
    static final Option<Path> ENERGY_FILE = Option.of(
                    "file",
                    Kinds.file(),
                    "Table year,unit,item,amount,unit_of_amount.",
                    "表 year,unit,item,amount,unit_of_amount。")
            .named("文件")
            .example("energy.csv")
            .asRequired();
    static final Option<String> ENERGY_UNITS = Option.of(
                    "units", Kinds.text(), "Unit set that the table's column unit refers to.", "表中 unit 列所指的单元集。")
            .named("单元集")
            .example("districts")
            .asRequired();
    static final Section ENERGY = Section.of(
                    "energy",
                    "Energy statistics.",
                    "能源统计。",
                    ENERGY_FILE,
                    EnergyOptions.ROUTE,
                    ENERGY_UNITS,
                    EnergyOptions.GRID_FACTORS,
                    EnergyOptions.ELECTRICITY,
                    EnergyOptions.GWP,
                    EnergyOptions.ITEM_FACTORS,
                    EnergyOptions.GUIDELINES,
                    EnergyOptions.FARM_REGION,
                    EnergyOptions.HORIZON,
                    EnergyOptions.LANDFILL,
                    EnergyOptions.DECAY_RATE)
            .named("能源统计");
    static final Option<Path> EMISSIONS_FILE = Option.of(
                    "file",
                    Kinds.file(),
                    "Table year,unit,amount,unit_of_amount[,gas,sector,low,high,distribution] (tC or tCO2; other "
                            + "gases in tCO2e).",
                    "表 year,unit,amount,unit_of_amount[,gas,sector,low,high,distribution]（tC 或 tCO2；其他气体写 tCO2e）。")
            .named("文件")
            .example("co2.csv")
            .asRequired();
    static final Section EMISSIONS = Section.of(
                    "emissions",
                    "Emissions given directly, instead of energy.",
                    "直接给定的排放，代替能源。",
                    EMISSIONS_FILE,
                    ENERGY_UNITS)
            .named("直接给定的排放");
    public static final Option<String> TO = Option.of("to", Kinds.text(), "Class whose cells carry them.", "承担排放的类别。")
            .named("承担排放的类别")
            .standard("construction", "construction")
            .example("construction");
    public static final Option<String> FARMING = Option.of(
                    "farming",
                    Kinds.text(),
                    "Class whose cells carry what farming emits: livestock, rice, soils, agricultural inputs, "
                            + "burning of residues. A row of the table that names its class in charged_to goes "
                            + "before it.",
                    "承担农业排放（畜禽、水稻、土壤、农用投入、秸秆焚烧）的类别；活动数据表中 charged_to 列写明地类的行以该列为准。")
            .named("承担农业排放的类别")
            .standard("cultivated", "cultivated")
            .example("cultivated");
    public static final Option<Path> BY = Option.of(
                    "by",
                    Kinds.rasters(),
                    "Weight raster of all phases (night lights, population); for one of each phase: by-year.",
                    "各期共用的权重栅格（夜间灯光、人口）；每期各用一个时写 by-year。")
            .named("权重栅格")
            .standard("equally by area", "按面积均分")
            .example("lights.tif");
    static final Option<Path> BY_PHASE = Option.of(
                    Item.ANY, Kinds.rasters(), "The weight raster of that year.", "该年的权重栅格。")
            .example("lights2005.tif");
    static final Section BY_YEAR = Section.of(
                    "by-year",
                    "Year: weight raster, one for each phase, in place of by. Rasters need not have one scale: "
                            + "weights are compared within a unit and year only.",
                    "年份：权重栅格，每期一个，代替 by。各年标度不必一致：权重只在同一单元、同一年内比较。",
                    BY_PHASE)
            .named("逐年权重栅格");

    private static final Set<String> BY_AREA = Set.of("area", "equally by area", "面积", "按面积", "按面积均分");

    /** Whether a weight is the word for what is done without one. */
    public static boolean isByArea(Path by) {
        return BY_AREA.contains(by.toString().toLowerCase(Locale.ROOT));
    }

    static final Section ALLOCATE = Section.of(
                    "allocate", "Where a unit's emissions are placed.", "单元排放落在何处。", TO, FARMING, BY, BY_YEAR)
            .named("排放空间分配")
            .asStanding();
    public static final Option<String> STOCK = Option.of(
                    "stock",
                    Kinds.presetOrFile(StockTable.presets()),
                    "A preset (" + String.join(", ", StockTable.presets())
                            + ") or a table class,value,unit[,pool,low,high,distribution,source] of carbon "
                            + "densities: gives the stock and its change between phases.",
                    "预设（" + String.join("、", StockTable.presets())
                            + "）或表 class,value,unit[,pool,low,high,distribution,source]，给出各地类碳密度：用于计算碳储量及其变化。")
            .named("碳密度")
            .example("stock.csv");
    static final Section CARBON = Section.of(
                    "carbon",
                    "Factors, energy, emissions, stocks.",
                    "碳排放系数、能源、排放与碳储量。",
                    FACTORS,
                    ENERGY,
                    EMISSIONS,
                    ALLOCATE,
                    AccountOptions.EMISSIONS_UNCERTAINTY,
                    AccountOptions.DRAWS,
                    AccountOptions.CORRELATION,
                    AccountOptions.ART_TREES,
                    AccountOptions.STABILITY,
                    AccountOptions.PRODUCT,
                    STOCK,
                    AccountOptions.PRICE,
                    AccountOptions.DISCOUNT,
                    AccountOptions.PRICE_CHANGE,
                    LandPlan.KEYS,
                    SinkPlan.KEYS)
            .named("碳收支");
}
