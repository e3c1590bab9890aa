package org.carbonscape.study.chapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.DetectorMethod;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.detect.DetectorTables;
import org.carbonscape.study.detect.DriverStage;
import org.carbonscape.study.intake.DriverLayer;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.study.plan.DriversPlan;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.DriverTable;

/**
 * The report's chapter on drivers: q with intervals, interactions, how drivers were cut, risk, shares, stage.sizes().
 */
public final class DriverChapter {
    private final List<DriverLayer> drivers;
    private final Optional<DriverTerms> terms; // empty where no detector was asked for
    private final DriverStage stage;
    private final boolean asked;

    public DriverChapter(StudyInputs inputs, Study study, DriverStage stage) {
        this.drivers = inputs.drivers();
        this.stage = stage;
        this.asked = study.drivers().detector().isPresent();
        this.terms = stage.entries().isEmpty()
                ? Optional.empty()
                : study.drivers()
                        .detector()
                        .map(plan -> DriverTerms.of(plan, drivers, stage.entries(), Words.same(study.source())));
    }

    public Findings findings() {
        Findings.Builder chapter = Findings.named("what-drives-it", Words.of("What drives it", "驱动因素"));
        chapter.file(stage.unitDrivers());
        terms.ifPresentOrElse(t -> detector(chapter, t), () -> valuesOnly(chapter));
        return chapter.build();
    }

    /** Where no detector was asked for, and where none could be had. */
    private void valuesOnly(Findings.Builder chapter) {
        chapter.paragraph(Words.of(
                "Values of " + drivers.size()
                        + " drivers for every unit: tables/unit-drivers.csv and columns of "
                        + "vectors/units.gpkg. "
                        + (asked
                                ? "The geographical detector was left out in every phase, for the reasons below."
                                : "No geographical detector was asked for."),
                "每个单元的 " + drivers.size() + " 个驱动因子取值见 tables/unit-drivers.csv 与 vectors/units.gpkg 的列。"
                        + (asked ? "各期均未进行地理探测，原因如下。" : "未要求地理探测。")));
        stage.cautions().forEach(chapter::caution);
    }

    private void detector(Findings.Builder chapter, DriverTerms terms) {
        DetectorTables.of(terms.entries()).stream().filter(t -> t.rows() > 0).forEach(chapter::file);
        opening(chapter, terms);
        stage.cautions().stream()
                .filter(c -> c.code() == ProblemCode.DRIVER_C01_CIRCULAR)
                .forEach(chapter::caution);
        new FactorSection(terms).strength(chapter);
        if (!terms.last().outcome().detection().interactions().isEmpty()) {
            new InteractionSection(terms).interactions(chapter);
        }
        new CuttingSection(terms).cutting(chapter);
        RiskSection risk = new RiskSection(terms);
        risk.risk(chapter);
        if (terms.entries().stream()
                .anyMatch(e -> !e.outcome().detection().ecological().isEmpty())) {
            risk.ecological(chapter);
        }
        JointSection joint = new JointSection(terms);
        joint.shares(chapter);
        stage.sizes().ifPresent(s -> joint.sizeEffect(chapter, s));
        stage.cautions().stream()
                .filter(c -> c.code() != ProblemCode.DRIVER_C01_CIRCULAR)
                .forEach(chapter::caution);
    }

    /** What each driver is, those of one table and of the same years in one sentence. */
    private static Words ofTables(List<DriverLayer> layers) {
        Map<Words, List<DriverLayer>> alike = layers.stream()
                .collect(Collectors.groupingBy(DriverChapter::table, LinkedHashMap::new, Collectors.toList()));
        StringBuilder en = new StringBuilder();
        StringBuilder zh = new StringBuilder();
        alike.forEach((table, of) -> {
            en.append(en.isEmpty() ? "" : " ")
                    .append(table.en())
                    .append(of.stream()
                            .map(l -> sameName(l)
                                    ? l.name()
                                    : l.name() + " is \""
                                            + l.table().orElseThrow().column() + "\"")
                            .collect(Collectors.joining(", ")))
                    .append(".");
            zh.append(table.zh())
                    .append(of.stream()
                            .map(l -> sameName(l)
                                    ? l.name()
                                    : l.name() + " 为“" + l.table().orElseThrow().column() + "”")
                            .collect(Collectors.joining(of.stream().allMatch(DriverChapter::sameName) ? "、" : "，")))
                    .append("。");
        });
        return Words.of(en.toString(), zh.toString());
    }

    private static boolean sameName(DriverLayer layer) {
        return layer.name().equals(layer.table().orElseThrow().column());
    }

    private static Words table(DriverLayer layer) {
        DriverTable table = layer.table().orElseThrow();
        String file = ((DriverSource.Table) layer.source()).file().getFileName().toString();
        String years = table.byYear().keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
        boolean fixed = ((DriverSource.Table) layer.source()).year().isPresent();
        String of = fixed
                ? Integer.toString(((DriverSource.Table) layer.source()).year().getAsInt())
                : years;
        boolean always = !table.changes() && !fixed;
        return Words.of(
                "From " + file + ", for the units of " + table.set().name()
                        + (always
                                ? ", one value for all phases: "
                                : fixed
                                        ? ", of " + of + " in all phases: "
                                        : ", of each phase's own year (" + of + "): "),
                file + " 所列单元集“" + table.set().name() + "”各单元的值"
                        + (always
                                ? "，各期相同："
                                : fixed ? "，各期均取 " + of + " 年：" : "，各期取当年值（" + of.replace(", ", "、") + "）："));
    }

    private void opening(Findings.Builder chapter, DriverTerms terms) {
        chapter.paragraph(whatIsAsked(terms));
        names(chapter);
        List<DriverLayer> tables =
                drivers.stream().filter(d -> d.table().isPresent()).toList();
        if (!tables.isEmpty()) {
            chapter.paragraph(ofTables(tables));
        }
        Set<String> circular = terms.entries().get(0).computedFrom();
        if (!circular.isEmpty()) {
            chapter.paragraph(arithmetic(terms, circular));
        }
    }

    private static Words whatIsAsked(DriverTerms terms) {
        DriversPlan.Detector plan = terms.plan();
        DetectorOptions options = terms.last().outcome().detection().options();
        int units = terms.entries().get(0).outcome().detection().units();
        StringBuilder en = new StringBuilder(
                        "The geographical detector asks what share q of the variance of y is explained by "
                                + "the strata of a driver: q = 1 − SSW/SST, from 0 (nothing) to 1 (everything). y is "
                                + "the ")
                .append(DriverTerms.lower(terms.y().en()))
                .append(" of ")
                .append(Numbers.readable(units, 0))
                .append(" units of the set \"")
                .append(plan.units())
                .append("\". ")
                .append(drawn(options, plan.blocks_m().isPresent()).en())
                .append("Convention: ")
                .append(DetectorMethod.name(options.convention()))
                .append("; one-unit strata are ")
                .append(options.dropSingletons() ? "dropped." : "kept.")
                .append(" q measures how alike the patterns of y and of a driver are: an association, no proof of a ")
                .append("cause.");
        StringBuilder zh = new StringBuilder("地理探测器以 q 度量驱动因子的分层对 y 方差的解释比例：q = 1 − SSW/SST，取值 0 至 1，越大解释力越强。y 为单元集“")
                .append(plan.units())
                .append("”的 ")
                .append(Numbers.readable(units, 0))
                .append(" 个单元的")
                .append(terms.y().zh())
                .append("。")
                .append(drawn(options, plan.blocks_m().isPresent()).zh())
                .append("计算口径：")
                .append(DetectorMethod.name(options.convention()))
                .append("；单一单元的分层")
                .append(options.dropSingletons() ? "已删除。" : "予以保留。")
                .append("q 反映 y 与因子空间格局的一致程度，属关联，不能证明因果。");
        return Words.of(en.toString(), zh.toString());
    }

    /** What p and the interval come from, where draws were asked for. */
    static Words drawn(DetectorOptions options, boolean blocks) {
        int permutations = options.draws().permutations();
        String en = "";
        String zh = "";
        if (permutations > 0) {
            en = "p is the share of " + permutations + " random reassignments of y"
                    + (blocks ? " within spatial blocks" : "") + " that reach q";
            zh = "p 为 " + permutations + " 次" + (blocks ? "空间块内" : "") + "随机置换 y 中达到 q 的比例";
        }
        if (options.draws().replicates() > 0) {
            String percent = Numbers.readable(100 * options.draws().confidence(), 0);
            en += (en.isEmpty() ? "The" : "; the") + " interval is the " + percent
                    + " % bootstrap interval, corrected for bias";
            zh += (zh.isEmpty() ? "" : "；") + "区间为 " + percent + " % 自助区间（偏差校正）";
        }
        return en.isEmpty() ? Words.same("") : Words.of(en + ". ", zh + "。");
    }

    /** Which driver of the tables is meant by which of the report's names. */
    private void names(Findings.Builder chapter) {
        List<DriverLayer> classes =
                drivers.stream().filter(d -> d.isShare() || d.isDistance()).toList();
        List<DriverLayer> named =
                drivers.stream().filter(d -> !d.words().zh().equals(d.name())).toList();
        if (named.isEmpty()) {
            return;
        }
        chapter.paragraph(Words.of(
                classes.isEmpty()
                        ? "Drivers are named as in the study and its tables."
                        : "Drivers are named as in the study and its tables: "
                                + classes.stream()
                                        .map(l -> l.name() + " is the "
                                                + DriverTerms.lower(l.words().en()))
                                        .collect(Collectors.joining(", "))
                                + ".",
                "因子在研究文件与数据表中的名称："
                        + named.stream()
                                .map(l -> l.words().zh() + "为 " + l.name())
                                .collect(Collectors.joining("，"))
                        + "。"));
    }

    /** @param circular drivers that y is computed from */
    private Words arithmetic(DriverTerms terms, Set<String> circular) {
        String namesEn = circular.stream()
                .sorted()
                .map(n -> n + (plain(n).en().equals(n) ? "" : " (" + DriverTerms.lower(plain(n).en()) + ")"))
                .collect(Collectors.joining(", "));
        String namesZh = circular.stream().sorted().map(n -> plain(n).zh()).collect(Collectors.joining("、"));
        return Words.of(
                "Arithmetic, not cause: y is computed from " + terms.basis().en() + ". Therefore "
                        + namesEn + (circular.size() == 1 ? " (marked *) explains" : " (marked *) explain")
                        + " y by definition. Such a q describes how y was computed and is no evidence of a "
                        + "cause. A distance to such a class inherits part of this.",
                "属算术关系而非因果：y 由" + terms.basis().zh() + "得到，因此" + namesZh
                        + "（标 *）必然能解释 y。这样的 q 反映核算方式，不是因果证据。到此类用地的距离也部分带有这一关系。");
    }

    private Words plain(String driver) {
        return drivers.stream()
                .filter(l -> l.name().equals(driver))
                .findFirst()
                .orElseThrow()
                .words();
    }
}
