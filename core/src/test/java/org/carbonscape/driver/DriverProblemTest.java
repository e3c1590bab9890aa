package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

/** The whole text of every code of the detector, in both languages. */
class DriverProblemTest {
    private final Map<ProblemCode, String> texts = new TreeMap<>();

    private void text(Problem problem, String english, String chinese) {
        texts.put(problem.code(), english);
        assertThat(problem.text(Language.EN)).isEqualTo(english);
        assertThat(problem.text(Language.ZH)).isEqualTo(chinese);
    }

    @Test
    void everyCodeSaysWhatWasFoundAndWhatToDo() {
        text(
                Problem.of(ProblemCode.DRIVER_01_CONSTANT, "y", "2.5", 40),
                "DRIVER-01   y: it has the same value 2.5 in all 40 units, so there is no variance to explain\n"
                        + "            Choose another y, or check that the right column was read.",
                "DRIVER-01   y：在全部 40 个单元中取值相同（2.5），没有可解释的方差\n" + "            请换一个 y，或检查是否读取了正确的列。");
        text(
                DetectorData.tooFew("y", 2, 40, 3, "slope").problems().get(0),
                "DRIVER-02   y: only 2 of 40 units have y and every driver\n"
                        + "            At least 3 are needed: fill the gaps, or leave out the driver that lacks most "
                        + "values, slope.",
                "DRIVER-02   y：40 个单元中只有 2 个同时具有 y 和全部驱动因子\n" + "            至少需要 3 个：请补全缺失值，或去掉缺失最多的因子 slope。");
        text(
                DetectorData.tooFew("y", 2, 2, 3, "slope").problems().get(0),
                "DRIVER-02   y: only 2 of 2 units have y and every driver\n"
                        + "            At least 3 are needed: use more, smaller units.",
                "DRIVER-02   y：2 个单元中只有 2 个同时具有 y 和全部驱动因子\n" + "            至少需要 3 个：请使用更多、更小的单元。");
        text(
                Problem.of(ProblemCode.DRIVER_03_STRATA, "slope", 1, 40, 40),
                "DRIVER-03   slope: the number of strata is 1, on 40 units\n"
                        + "            At least 2 are needed, and fewer than 40: give other breaks, or leave the "
                        + "driver out.",
                "DRIVER-03   slope：该因子在 40 个单元上有 1 个分层\n" + "            分层数至少为 2 且少于 40：请改变分级断点，或去掉该因子。");
        text(
                Problem.of(ProblemCode.DRIVER_04_INFINITE, "slope", 3, 17),
                "DRIVER-04   slope: 3 values are infinite, the first in row 17\n"
                        + "            Correct them, or leave the cells empty.",
                "DRIVER-04   slope：有 3 个无穷值，第一个在第 17 行\n" + "            请更正，或将其留空。");
        text(
                Problem.of(ProblemCode.DRIVER_05_BREAKS, "slope", "2, 1"),
                "DRIVER-05   slope: the breaks 2, 1 are not finite and strictly ascending\n"
                        + "            Write each break once, from small to large, with as many as classes less one.",
                "DRIVER-05   slope：断点 2、1 不是严格递增的有限值\n" + "            请从小到大写出各断点，每个只写一次，个数为级数减一。");
        text(
                Problem.of(ProblemCode.DRIVER_06_NO_BREAKS, "slope", 30, 2),
                "DRIVER-06   slope: discretisations tried: 30; none gives every class at least 2 unit(s)\n"
                        + "            Ask for fewer classes, or give strata or breaks of your own.",
                "DRIVER-06   slope：共试 30 种分级方式，均不能使每级至少有 2 个单元\n" + "            请减少级数，或自行给定分层或断点。");
        text(
                Problem.of(ProblemCode.DRIVER_07_SHARES, "geodetector.shares", 12, 10),
                "DRIVER-07   geodetector.shares: shares of 12 drivers were asked for\n"
                        + "            At most 10 are possible, since every subset is fitted: leave out the weakest.",
                "DRIVER-07   geodetector.shares：请求计算 12 个因子的贡献份额\n" + "            由于要拟合所有子集，最多 10 个：请去掉最弱的因子。");
        text(
                Problem.of(ProblemCode.DRIVER_C01_CIRCULAR, "forest"),
                "DRIVER-C01  forest: the driver is part of what y was computed from\n"
                        + "            q then measures this arithmetic, not a cause: do not report it as a driving "
                        + "factor.",
                "DRIVER-C01  forest：该因子参与了 y 的计算\n" + "            其 q 值反映的是这一计算关系而非因果，不应作为驱动因子报告。");
        text(
                Problem.of(ProblemCode.DRIVER_C02_FEW_PER_STRATUM, "slope", 2, 8, 5, "4.6"),
                "DRIVER-C02  slope: strata with fewer than 5 units: 2 of 8; there are 4.6 units a stratum on average\n"
                        + "            Read q with its interval and pPermutation, or use fewer classes or more units.",
                "DRIVER-C02  slope：8 个分层中有 2 个少于 5 个单元；平均每层 4.6 个单元\n"
                        + "            请结合区间和 pPermutation 理解 q，或减少级数、增加单元。");
        text(
                Problem.of(ProblemCode.DRIVER_C23_SKEWED, "slope", "2.5", 50, 157),
                "DRIVER-C23  slope: y is skewed within the strata (skewness 2.5): with 50 units the interval of q may "
                        + "be too narrow; by Cochran's rule it needs 157\n"
                        + "            Judge by pPermutation, and take the interval as the least there is to say; "
                        + "more units help.",
                "DRIVER-C23  slope：y 在各层内呈偏态（偏度 2.5）：按 Cochran 的经验规则需 157 个单元，现有 50 个，q 的区间可能偏窄\n"
                        + "            请以 pPermutation 为准，区间只作下限理解；增加单元会有改善。");
        text(
                Problem.of(ProblemCode.DRIVER_C24_MANY_STRATA, "slope", 9000, 2896),
                "DRIVER-C24  slope: its strata (9000) are more than 2896: the risk detector gives their means, "
                        + "but does not compare them pair by pair\n"
                        + "            If these are measured values, cut them into classes: --discretisation "
                        + "quantile:5, natural:5 or search (geodetector.discretisation).",
                "DRIVER-C24  slope：分层共 9000 个，多于 2896 个：风险区探测只给出各层均值，不再两两比较\n"
                        + "            若为连续测量值，请先离散化：--discretisation quantile:5、natural:5 或 "
                        + "search（geodetector.discretisation）。");
        text(
                Problem.of(ProblemCode.DRIVER_C25_LIKE_NEIGHBOURS, "cultivated", "0.032", "0.017", "0.15"),
                "DRIVER-C25  cultivated: its q of 0.032 is significant only if units are independent, but near ones "
                        + "are alike: a map that has nothing to do with y has a q of 0.017 on average here, and 0.032 "
                        + "or more with p = 0.15\n"
                        + "            Do not take it for an influence on this evidence (pSpatial); smaller units add "
                        + "none, a larger region does.",
                "DRIVER-C25  cultivated：其 q（0.032）仅在各单元相互独立时才显著，而邻近单元取值相近：与 y 毫无关系的图层在此处的 q 平均也有 "
                        + "0.017，达到 0.032 的 p 为 0.15\n"
                        + "            仅凭此不宜视为影响因素（见 pSpatial）；缩小单元不会增加证据，扩大研究区才会。");
        text(
                Problem.of(ProblemCode.DRIVER_C03_ENHANCEMENT, "net_2020", 45, 12, "0.05"),
                "DRIVER-C03  net_2020: every interaction (45) is an enhancement, which follows from the definition: "
                        + "crossed strata never explain less\n"
                        + "            Report the excess and its pExcess; pairs that add significantly at the level "
                        + "0.05: 12.",
                "DRIVER-C03  net_2020：交互共 45 个，均为增强，这是定义使然：交叉分层的解释力不会降低\n"
                        + "            请报告超出量 excess 及其 pExcess；在 0.05 水平上有 12 个确有增益。");
        text(
                Problem.of(ProblemCode.DRIVER_C04_SINGLETONS_KEPT, "soil", 2),
                "DRIVER-C04  soil: strata that hold one unit only: 2; they are kept with zero variance, which raises "
                        + "q\n"
                        + "            Merge them with a neighbouring class, or drop them "
                        + "(geodetector.drop-singletons, --drop-singletons).",
                "DRIVER-C04  soil：有 2 个分层只含一个单元，按零方差保留，会抬高 q\n"
                        + "            请与相邻分层合并，或将其删除（geodetector.drop-singletons 或 --drop-singletons）。");
        text(
                Problem.of(ProblemCode.DRIVER_C05_SINGLETONS_DROPPED, "soil", 2, 38),
                "DRIVER-C05  soil: strata that held one unit only: 2; these units were dropped for this driver\n"
                        + "            Its q rests on 38 units; comparisons with other drivers are no longer on the "
                        + "same units.",
                "DRIVER-C05  soil：有 2 个分层只含一个单元，这些单元在该因子中被删除\n" + "            其 q 基于 38 个单元，与其他因子的比较不再基于相同的单元。");
        text(
                Problem.of(ProblemCode.DRIVER_C06_MISSING, "net_2020", 4, 40, "slope", 3),
                "DRIVER-C06  net_2020: 4 of 40 units were left out because y or a driver is missing; slope lacks "
                        + "most, 3\n            All drivers are compared on the same units: fill the gaps, or "
                        + "leave out a driver that lacks many.",
                "DRIVER-C06  net_2020：40 个单元中有 4 个因 y 或因子缺失而未使用；缺失最多的是 slope，共 3 个\n"
                        + "            各因子在相同单元上比较：请补全缺失值，或去掉缺失较多的因子。");
        text(
                Problem.of(ProblemCode.DRIVER_C07_CHOSEN_WITH_Y, "slope", 30),
                "DRIVER-C07  slope: the breaks were chosen with the help of y from 30 discretisations\n          "
                        + "  pChoice, where it is given, makes the choice anew for every reassignment of y: judge by "
                        + "it. The other p of q (pPermutation, pSpatial, pAnova) and the risk detector do not allow "
                        + "for the choice and are too small, q and its interval too large. Confirm on other data, or "
                        + "fix the breaks beforehand.",
                "DRIVER-C07  slope：断点是借助 y 从 30 种分级方式中选出的\n"
                        + "            有 pChoice 时请以其为准：每次重新分配 y 都重新选择分级。其余各 p（pPermutation、pSpatial、pAnova）"
                        + "和风险区探测均未计入这一选择，p 偏小，q 及其区间偏大：请用其他数据验证，或事先固定断点。");
        text(
                Problem.of(ProblemCode.DRIVER_C08_FEW_PERMUTATIONS, "geodetector.permutations", 9, "0.1", 20, "0.05"),
                "DRIVER-C08  geodetector.permutations: with 9 permutations p cannot fall below 0.1\n"
                        + "            Draw at least 20, so that p can be less than 0.05.",
                "DRIVER-C08  geodetector.permutations：置换 9 次时 p 不会低于 0.1\n" + "            至少需要置换 20 次，p 才可能小于 0.05。");
        text(
                Problem.of(ProblemCode.DRIVER_C09_FIXED_IN_BLOCKS, "soil"),
                "DRIVER-C09  soil: every spatial block lies within one stratum, so permuting within blocks cannot "
                        + "change q\n            Use larger blocks, or do not rely on pPermutation for this driver.",
                "DRIVER-C09  soil：每个空间块都落在同一分层内，块内置换不会改变 q\n" + "            请使用更大的空间块，或不要依据该因子的 pPermutation。");
        text(
                Problem.of(
                        ProblemCode.DRIVER_08_RULE,
                        "--strata",
                        "quantil:5",
                        Bilingual.of("equal, quantile", "equal、quantile")),
                "DRIVER-08   --strata: \"quantil:5\" is not a discretisation method\n"
                        + "            Write auto, given, search, equal, quantile (quantile:5 for five classes), or "
                        + "the breaks: manual:10,20 for all drivers, manual:a=10,20;b=3 for each.",
                "DRIVER-08   --strata：“quantil:5”不是分层方式\n"
                        + "            请写 auto、given、search、equal、quantile（如 quantile:5 表示五级），或给出断点：manual:10,20 "
                        + "用于全部因子，manual:a=10,20;b=3 分别给定。");
        text(
                Problem.of(ProblemCode.DRIVER_09_CLASSES, "--strata", "8:3"),
                "DRIVER-09   --strata: \"8:3\" is not a range of class numbers\n"
                        + "            Write two whole numbers from 2 to 64 such as 3:8, or one.",
                "DRIVER-09   --strata：“8:3”不是级数范围\n" + "            请写 2 到 64 之间的两个整数，如 3:8，或只写一个。");
        text(
                Problem.of(
                        ProblemCode.DRIVER_10_SOURCE,
                        "drivers.dem",
                        "dem",
                        Bilingual.of("a raster (dem.tif); share of CLASS", "栅格文件（dem.tif）；类别 占比")),
                "DRIVER-10   drivers.dem: \"dem\" is not a raster file, a table, a share or a distance\n"
                        + "            Write one of: a raster (dem.tif); share of CLASS.",
                "DRIVER-10   drivers.dem：“dem”既不是栅格文件、统计表，也不是占比或距离\n" + "            请写以下之一：栅格文件（dem.tif）；类别 占比。");
        text(
                Problem.of(ProblemCode.DRIVER_20_CODE, "share of forest in land.tif", "forest"),
                "DRIVER-20   share of forest in land.tif: \"forest\" is no code of a class\n"
                        + "            Write codes as the raster has them, several with |: share of 2 in land.tif, "
                        + "distance to 4|5 in land.tif.",
                "DRIVER-20   share of forest in land.tif：“forest”不是类别编码\n"
                        + "            请写栅格中的编码，多个用 | 分隔：share of 2 in land.tif、distance to 4|5 in land.tif。");
        text(
                Problem.of(ProblemCode.DRIVER_12_Y, "geodetector.y", "gdp", "net, sink"),
                "DRIVER-12   geodetector.y: \"gdp\" is not a column of the units\n"
                        + "            Write one of net, sink; with _YEAR for one phase, without it for each.",
                "DRIVER-12   geodetector.y：“gdp”不是单元的列\n" + "            请写以下之一：net、sink；后加 _年份 表示某一期，不加则各期分别计算。");
        text(
                Problem.of(ProblemCode.DRIVER_13_NOT_NUMBERS, "u.gpkg", "name", "net"),
                "DRIVER-13   u.gpkg: column \"name\" is text; y needs numbers\n"
                        + "            Name one of the columns with numbers: net.",
                "DRIVER-13   u.gpkg：列“name”为文本；y 需要数值\n" + "            请改用数值列：net。");
        text(
                Problem.of(ProblemCode.DRIVER_14_NO_MANUAL, "slope", "slope"),
                "DRIVER-14   slope: breaks are given for other drivers only\n"
                        + "            Write manual:slope=b1,b2 as well, or leave the driver out.",
                "DRIVER-14   slope：只给出了其他因子的断点\n" + "            请同时写出 manual:slope=b1,b2，或去掉该因子。");
        text(
                Problem.of(ProblemCode.DRIVER_15_SAME, "y"),
                "DRIVER-15   y: it is y itself, or named twice\n"
                        + "            Name each column once, and y not among the drivers.",
                "DRIVER-15   y：它就是 y 本身，或被写了两次\n" + "            每列只写一次，且驱动因子中不要包含 y。");
        text(
                Problem.of(
                        ProblemCode.DRIVER_C10_LEFT_OUT,
                        "drivers.water",
                        "2005",
                        Bilingual.of("nearly all units have the same value", "几乎所有单元取值相同")),
                "DRIVER-C10  drivers.water: left out of 2005: nearly all units have the same value, "
                        + "so it cannot be divided into classes\n            The other drivers are compared "
                        + "without it.",
                "DRIVER-C10  drivers.water：在 2005 中未使用：几乎所有单元取值相同，任何分级方式都无法分级\n" + "            其余因子在不含它的情况下比较。");
        text(
                Problem.of(ProblemCode.DRIVER_16_NO_TABLE, "pop", "pop"),
                "DRIVER-16   pop: \"pop\" is not a raster file, and there is no table\n"
                        + "            Name a table or units, or rasters only: --y y.tif --x dem=dem.tif (blocks: a "
                        + "length such as 20 km).",
                "DRIVER-16   pop：“pop”不是栅格文件，且未给出表格\n"
                        + "            请给出表格或单元文件，或全部使用栅格：--y y.tif --x dem=dem.tif（空间块请写边长，如 20 km）。");
        text(
                Problem.of(ProblemCode.DRIVER_C11_ABSENT, "drivers.water", "2005"),
                "DRIVER-C11  drivers.water: left out of 2005: no cell has the class, so there is no distance to it\n"
                        + "            The other drivers are compared without it.",
                "DRIVER-C11  drivers.water：在 2005 中未使用：没有该类的像元，到它的距离不存在\n" + "            其余因子在不含它的情况下比较。");
        text(
                Problem.of(ProblemCode.DRIVER_17_FEW_UNITS, "geodetector.size-effect (9 km)", 4, 3, 6),
                "DRIVER-17   geodetector.size-effect (9 km): it gives at most 4 units, but 3 classes need at least 6\n"
                        + "            Use smaller units, or fewer classes.",
                "DRIVER-17   geodetector.size-effect (9 km)：最多只有 4 个单元，而分 3 级至少需要 6 个\n"
                        + "            请使用更小的单元或减少级数。");
        text(
                Problem.of(ProblemCode.DRIVER_C12_FEW_UNITS, "geodetector.size-effect (3 km)", 9, 5, 3),
                "DRIVER-C12  geodetector.size-effect (3 km): it gives at most 9 units, fewer than 5 "
                        + "for each of 3 classes\n            Chance alone makes its q high: use smaller "
                        + "units, or interpret it with care.",
                "DRIVER-C12  geodetector.size-effect (3 km)：最多只有 9 个单元，分 3 级时每级不足 5 个\n            此时"
                        + " q 会偶然偏高：请使用更小的单元，或谨慎解读。");
        text(
                Problem.of(ProblemCode.DRIVER_C13_SIZE_LEFT_OUT, "geodetector.size-effect (3 km)", 5),
                "DRIVER-C13  geodetector.size-effect (3 km): left out of the size effect: only 5 "
                        + "squares hold land, too few to divide the drivers into classes\n            Use "
                        + "smaller squares, or fewer classes.",
                "DRIVER-C13  geodetector.size-effect (3 km)：未计入尺度效应：有土地的方格只有 5 个，不足以对因子分级\n"
                        + "            请使用更小的格网或减少级数。");
        text(
                Problem.of(ProblemCode.DRIVER_18_BLOCKS, "--blocks", "5 km"),
                "DRIVER-18   --blocks: \"5 km\" does not define blocks here\n"
                        + "            Write a column with each row's block, two columns and a side (x,y,20 km), or "
                        + "for vector files and rasters a side (20 km).",
                "DRIVER-18   --blocks：“5 km”不能表示此处的空间块\n"
                        + "            请写每行所属块的列、两个坐标列加边长（x,y,20 km）；矢量文件和栅格可只写边长（20 km）。");
        text(
                Problem.of(ProblemCode.DRIVER_C14_FEWER_DRAWS, "npp", 25000000, 0, 0),
                "DRIVER-C14  npp: with 25000000 cells, 0 permutations and 0 bootstrap samples are drawn\n"
                        + "            Neighbouring cells are not independent, so p would say little; ask for more "
                        + "with --permutations and --bootstrap, or analyse units.",
                "DRIVER-C14  npp：共 25000000 个像元，置换 0 次、自助抽样 0 次\n"
                        + "            相邻像元并不独立，p 意义有限；如需更多请用 --permutations 和 --bootstrap，或改用单元分析。");
        text(
                Problem.of(ProblemCode.DRIVER_19_COMPUTED, "--computed-from: forest", "dem, slope"),
                "DRIVER-19   --computed-from: forest: it is none of the drivers\n"
                        + "            Write one of dem, slope.",
                "DRIVER-19   --computed-from: forest：它不是驱动因子\n" + "            请写以下之一：dem、slope。");
        text(
                Problem.of(ProblemCode.DRIVER_C15_FEW_VALUES, "soil", 2, 3),
                "DRIVER-C15  soil: its different values (2) are its strata, since they are too few for 3 "
                        + "classes\n            Ask for fewer classes, or take it as it is.",
                "DRIVER-C15  soil：其不同取值只有 2 个，不足以分为 3 级，故直接作为分层\n" + "            请减少级数，或按此使用。");
        text(
                Problem.of(ProblemCode.DRIVER_C16_MERGED, "forest", 3, 5),
                "DRIVER-C16  forest: divided into 3 classes instead of 5: breaks that coincided or "
                        + "left a class without units were dropped\n            Use other classes; where many units "
                        + "have the same value, such as 0, a class of its own for it (manual).",
                "DRIVER-C16  forest：分为 3 级而不是 5 级：重合的断点或没有单元的级已略去\n"
                        + "            请改用其他分级；许多单元取值相同（如 0）时，可为该值单独设级（manual）。");
        text(
                Problem.of(ProblemCode.DRIVER_C17_CODES, "lucc", 18),
                "DRIVER-C17  lucc: its 18 different whole numbers were taken as a quantity and divided into classes\n"
                        + "            If they are codes, such as land-use classes, ask for given strata.",
                "DRIVER-C17  lucc：其 18 个不同的整数被当作数量并分级\n" + "            如果它们是编码（如土地利用类型），请改用 given。");
        text(
                Problem.of(ProblemCode.DRIVER_C18_NAMED_NOTHING, "soil", "NA", 7),
                "DRIVER-C18  soil: \"NA\" is taken as the name of a stratum, with 7 units\n"
                        + "            Leave these cells empty if they are missing values.",
                "DRIVER-C18  soil：“NA”被当作一个分层的名称，含 7 个单元\n" + "            如果表示缺失值，请将这些单元格留空。");
        text(
                Problem.of(ProblemCode.DRIVER_21_COLUMN, "drivers.gdp (s.xlsx)", "GDP", "区县, 人口"),
                "DRIVER-21   drivers.gdp (s.xlsx): the table has no column and no item \"GDP\" with numbers of units\n"
                        + "            Name the one that is meant: column: NAME in the driver's section. Found: 区县, "
                        + "人口.",
                "DRIVER-21   drivers.gdp (s.xlsx)：表中没有记录各单元“GDP”数值的列或项目\n"
                        + "            请在该因子下用 column: 列名 指明。已有：区县、人口。");
        text(
                Problem.of(ProblemCode.DRIVER_22_SETS, "drivers.gdp (s.xlsx)", "districts, counties", "districts"),
                "DRIVER-22   drivers.gdp (s.xlsx): the units of the table are in several unit sets: "
                        + "districts, counties\n"
                        + "            Say which is meant, e.g. units: districts in the driver's section.",
                "DRIVER-22   drivers.gdp (s.xlsx)：表中的单元同属多个单元集：districts、counties\n"
                        + "            请在该因子下指明，例如 units: districts。");
        text(
                Problem.of(ProblemCode.DRIVER_23_YEAR, "drivers.gdp (s.xlsx)", 2019, "2005, 2020"),
                "DRIVER-23   drivers.gdp (s.xlsx): the table has no values of 2019\n"
                        + "            Choose another year, or leave it out where the table has none. "
                        + "Years found: 2005, "
                        + "2020.",
                "DRIVER-23   drivers.gdp (s.xlsx)：表中没有 2019 年的数值\n"
                        + "            请改用其他年份；若表中没有年份，请去掉 year。已有年份：2005、2020。");
        text(
                Problem.of(ProblemCode.DRIVER_24_NO_PHASE, "drivers.gdp (s.xlsx)", "2005, 2010", "2006, 2011"),
                "DRIVER-24   drivers.gdp (s.xlsx): the table has values of none of the phases 2005, 2010\n"
                        + "            Say which year stands for them: year: YEAR in the driver's "
                        + "section. Years found: "
                        + "2006, 2011.",
                "DRIVER-24   drivers.gdp (s.xlsx)：表中没有以下各期的数值：2005、2010\n"
                        + "            请在该因子下用 year: 年份 指明代用的年份。已有年份：2006、2011。");
        text(
                Problem.of(ProblemCode.DRIVER_25_CATEGORIES, "statistics.lees-l", "terrain", "hills, plain"),
                "DRIVER-25   statistics.lees-l: the driver terrain has categories, not numbers: hills, plain\n"
                        + "            Name a driver of numbers here. Of categories only the geodetector asks: "
                        + "they are its strata.",
                "DRIVER-25   statistics.lees-l：因子 terrain 为类别而非数值：hills、plain\n"
                        + "            请在此处改用数值型因子；类别型因子仅用于地理探测器，直接作为分层。");
        text(
                Problem.of(ProblemCode.DRIVER_26_NO_CLASSES, "drivers.soil", "dem.tif"),
                "DRIVER-26   drivers.soil: dem.tif has numbers with fractions, not codes of classes, so that no "
                        + "class is the commonest\n"
                        + "            Name the file alone: a unit then has the mean of its cells.",
                "DRIVER-26   drivers.soil：dem.tif 的像元值带小数，不是类别代码，无法取主导类型\n" + "            请只写文件名：单元取其像元的平均值。");
        text(
                Problem.of(ProblemCode.DRIVER_27_CELLS, "soil", "soil.tif"),
                "DRIVER-27   soil: without units there is no commonest class: a cell of soil.tif has one\n"
                        + "            Name units, or the file alone with --discretisation given.",
                "DRIVER-27   soil：未给出单元，无从取主导类型：soil.tif 的每个像元只有一个类别\n"
                        + "            请给出单元文件，或只写该文件名并加 --discretisation given。");
        text(
                Problem.of(ProblemCode.DRIVER_28_YEARS_ALONE, "drivers.gdp (s.xlsx)", "gdp", "2000, 2020"),
                "DRIVER-28   drivers.gdp (s.xlsx): the table's columns are years (2000, 2020), and nothing says that "
                        + "they are of \"gdp\"\n"
                        + "            Leave out column: in the driver's section if the table is of \"gdp\" alone; "
                        + "otherwise write into the header what each year is of.",
                "DRIVER-28   drivers.gdp (s.xlsx)：表中只有年份列（2000、2020），没有写明是“gdp”\n"
                        + "            若该表只有“gdp”一项，请去掉该因子的 column；否则请在表头写明各年份列的内容。");
        text(
                Problem.of(ProblemCode.DRIVER_29_SHAPES, "drivers.road", "distance to roads.shp"),
                "DRIVER-29   drivers.road: \"distance to roads.shp\": distances are measured to classes of land, not "
                        + "to the lines, points or polygons of a file\n"
                        + "            Make a raster of distances and name that file: in QGIS Raster > Conversion > "
                        + "Rasterize, then Raster > Analysis > Proximity.",
                "DRIVER-29   drivers.road：“distance to roads.shp”：距离只量到土地类别，不量到文件中的线、点或面\n"
                        + "            请先生成距离栅格再填写该文件：在 QGIS 中依次用 栅格 > 转换 > 矢量转栅格、栅格 > 分析 > 邻近度。");
        text(
                Problem.of(
                        ProblemCode.DRIVER_C19_NO_ROW, "drivers.gdp (s.xlsx), 2005", 2, "districts", "430102, 430103"),
                "DRIVER-C19  drivers.gdp (s.xlsx), 2005: the table has no value for 2 units of districts: 430102, "
                        + "430103\n"
                        + "            Add their rows, or leave it: the detector goes without these units.",
                "DRIVER-C19  drivers.gdp (s.xlsx), 2005：表中缺少单元集 districts 的 2 个单元的数值：430102、430103\n"
                        + "            请补充；若不补充，地理探测器将不含这些单元。");
        text(
                Problem.of(ProblemCode.DRIVER_C20_NO_YEAR, "drivers.gdp", 2010),
                "DRIVER-C20  drivers.gdp: the table has no values of 2010; the phase was analysed without this driver\n"
                        + "            Add them, or say which year stands for all phases: year: YEAR in the driver's "
                        + "section.",
                "DRIVER-C20  drivers.gdp：表中没有 2010 年的数值，该期分析不含此因子\n" + "            请补充，或在该因子下用 year: 年份 指明各期代用的年份。");
        text(
                Problem.of(ProblemCode.DRIVER_C21_BY_CENTRE, "drivers.gdp", "counties", "cells"),
                "DRIVER-C21  drivers.gdp: the table is of the units counties: each unit of cells has the "
                        + "value of the one that holds its centre (none where that lies outside all of them), so all "
                        + "units within one of counties share it, and p takes them for independent\n"
                        + "            Compare the units counties themselves (geodetector.units: counties) where p "
                        + "matters.",
                "DRIVER-C21  drivers.gdp：该表属于单元集 counties：单元集 cells 的"
                        + "各单元取其中心所在单元的值（中心不在任何单元内的没有值），同一 counties 单元内取值相同，而 p 将其视为相互独立\n"
                        + "            若关注 p，请直接比较 counties 各单元（geodetector.units: counties）。");
        text(
                Problem.of(ProblemCode.DRIVER_C22_CODES_AVERAGED, "drivers.soil (soil.tif)"),
                "DRIVER-C22  drivers.soil (soil.tif): its cells look like codes of classes (the file has a colour "
                        + "table or names of classes), and a unit has their mean, which says little where classes have "
                        + "no order\n"
                        + "            Write majority of FILE for the commonest class of each unit; the command also "
                        + "takes the share of a class (share of 3 in FILE).",
                "DRIVER-C22  drivers.soil (soil.tif)：其像元似为类别代码（文件含颜色表或类别名称），而单元取其平均值；"
                        + "类别之间没有次序时，平均值意义不大\n"
                        + "            请写 majority of 文件，取各单元的主导类型；命令中还可用某一类别的占比（share of 3 in 文件）。");
        assertThat(texts.keySet())
                .containsExactlyElementsOf(Arrays.stream(ProblemCode.values())
                        .filter(c -> c.id().startsWith("DRIVER-"))
                        .toList());
    }
}
