package org.carbonscape.method;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Nearest;

/** What papers and other programs call the methods, for who looks for one by such a name: LISA, 莫兰指数, GD. */
public final class MethodNames {
    /** Ours, and names that are no title of ours. */
    static final List<List<String>> NAMES =
            """
            transitions transfer-matrix transition-matrix crosstab 转移矩阵 动态度
            area-estimate confusion-matrix accuracy accuracy-assessment olofsson 混淆矩阵 精度评价
            account emissions carbon-balance 碳收支 碳核算
            inventory energy energy-emissions 能源碳排放
            stock carbon-stock carbon-storage invest invest-carbon npv net-present-value 碳储量 碳密度 净现值
            npp nep casa 净初级生产力 净生态系统生产力
            density kde kernel-density heat-map
            weights neighbours neighbors spatial-weights 空间权重 权重矩阵
            morans-i moran global-moran global-morans-i 莫兰 莫兰指数 全局莫兰指数 空间自相关
            gearys-c geary global-geary
            general-g global-g getis-ord-general-g
            bivariate-morans-i bivariate-moran
            local-moran lisa local-morans-i anselin-local-morans-i cluster-and-outlier-analysis 聚类和异常值分析
            local-bivariate-moran bilisa bivariate-lisa
            eb-local-moran eb-lisa
            hot-spots hotspots hot-spot-analysis gi gi-star getis-ord getis-ord-gi-star 热点 热点分析 冷热点分析 冷热点
            emerging-hot-spots emerging-hot-spot-analysis 新兴时空热点分析 时空热点
            ellipse directional-distribution sde standard-deviational-ellipse 标准差椭圆 重心 重心迁移
            class-breaks natural-breaks jenks 自然断点
            geodetector gd geodetectors geographical-detector optimal-parameters-geographical-detector opgd
            ahp analytic-hierarchy-process 层次分析 层次分析法
            suitability entropy entropy-weight critic multi-criteria mcda 适宜性 适宜性评价 熵权 熵权法
            corridors least-cost-path mcr minimum-cumulative-resistance 最小累积阻力 生态廊道
            """.lines().map(line -> Arrays.asList(line.split(" "))).toList();

    private MethodNames() {}

    /** The method's id, of a name that is another's; among these only. */
    public static Optional<String> find(String name, List<String> ids) {
        String wanted = plain(name);
        return Stream.concat(
                        NAMES.stream()
                                .filter(names -> names.stream().anyMatch(n -> plain(n).equals(wanted)))
                                .map(names -> names.get(0)),
                        Methods.ALL.stream()
                                .filter(m -> Stream.of(Language.EN, Language.ZH)
                                        .anyMatch(l -> plain(m.title().in(l)).equals(wanted)))
                                .map(About::id))
                .filter(ids::contains)
                .findFirst();
    }

    /** The one of such a name, else those nearest by their letters. */
    public static List<String> near(String name, List<String> ids) {
        return find(name, ids).map(List::of).orElseGet(() -> Nearest.to(name, ids));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace("*", "star")
                .replaceAll("[\\s_'’-]", "");
    }
}
