package org.carbonscape.app.demo;

import java.util.List;

/**
 * A county-level unit of the region.
 *
 * @param code        GB/T 2260
 * @param name        in English
 * @param nameZh      in Chinese
 * @param city        prefecture-level city
 * @param east_km     about its middle, CGCS2000 / 3-degree Gauss-Kruger, central meridian 114 E
 * @param north_km    likewise
 * @param area_km2    about its area
 * @param profile  what the generator makes of it
 */
record County(
        String code,
        String name,
        String nameZh,
        String city,
        double east_km,
        double north_km,
        double area_km2,
        Profile profile) {
    /**
     * Relief and settlement of a county, as hints for the generator.
     *
     * @param hilliness   0 plain to 1 mountains
     * @param energyShare share of the region's energy use
     * @param builtShare  about the share of construction land in the first phase
     */
    record Profile(double hilliness, double energyShare, double builtShare) {}

    static final List<County> ALL = List.of(
            new County("430102", "Furong", "芙蓉区", "Changsha", 404.8, 3119.9, 42.7, new Profile(0.03, 5.6, 0.75)),
            new County("430103", "Tianxin", "天心区", "Changsha", 400.7, 3109.9, 141, new Profile(0.10, 5.9, 0.35)),
            new County("430104", "Yuelu", "岳麓区", "Changsha", 390.0, 3120.0, 538, new Profile(0.28, 7.6, 0.16)),
            new County("430105", "Kaifu", "开福区", "Changsha", 402.9, 3129.9, 188, new Profile(0.12, 5.8, 0.33)),
            new County("430111", "Yuhua", "雨花区", "Changsha", 407.6, 3109.9, 292, new Profile(0.15, 7.9, 0.36)),
            new County("430112", "Wangcheng", "望城区", "Changsha", 382.4, 3140.0, 951, new Profile(0.33, 4.6, 0.035)),
            new County(
                    "430121", "Changsha County", "长沙县", "Changsha", 423.5, 3135.3, 1756, new Profile(0.42, 6.4, 0.035)),
            new County("430181", "Liuyang", "浏阳市", "Changsha", 461.5, 3117.6, 5007, new Profile(0.74, 5.3, 0.0159)),
            new County("430182", "Ningxiang", "宁乡市", "Changsha", 338.9, 3113.9, 2911, new Profile(0.55, 5.2, 0.0205)),
            new County("430202", "Hetang", "荷塘区", "Zhuzhou", 421.5, 3083.6, 152, new Profile(0.25, 2.6, 0.2)),
            new County("430203", "Lusong", "芦淞区", "Zhuzhou", 417.2, 3074.3, 216, new Profile(0.28, 2.2, 0.16)),
            new County("430204", "Shifeng", "石峰区", "Zhuzhou", 412.4, 3089.9, 163, new Profile(0.20, 6.4, 0.3)),
            new County("430211", "Tianyuan", "天元区", "Zhuzhou", 405.4, 3073.3, 328, new Profile(0.30, 2.9, 0.15)),
            new County("430212", "Lukou", "渌口区", "Zhuzhou", 413.0, 3043.0, 1053, new Profile(0.56, 1.8, 0.0203)),
            new County("430223", "You", "攸县", "Zhuzhou", 436.5, 3012.0, 2649, new Profile(0.70, 3.4, 0.0169)),
            new County("430224", "Chaling", "茶陵县", "Zhuzhou", 458.5, 2975.0, 2507, new Profile(0.78, 1.6, 0.0149)),
            new County("430225", "Yanling", "炎陵县", "Zhuzhou", 481.0, 2933.5, 2030, new Profile(0.96, 0.7, 0.0105)),
            new County("430281", "Liling", "醴陵市", "Zhuzhou", 446.5, 3062.5, 2156, new Profile(0.60, 3.9, 0.0193)),
            new County("430302", "Yuhu", "雨湖区", "Xiangtan", 387.8, 3087.9, 451, new Profile(0.22, 5.4, 0.14)),
            new County("430304", "Yuetang", "岳塘区", "Xiangtan", 399.5, 3084.5, 207, new Profile(0.18, 8.2, 0.32)),
            new County(
                    "430321",
                    "Xiangtan County",
                    "湘潭县",
                    "Xiangtan",
                    375.6,
                    3057.0,
                    2132,
                    new Profile(0.46, 3.0, 0.0227)),
            new County("430381", "Xiangxiang", "湘乡市", "Xiangtan", 340.3, 3070.7, 2003, new Profile(0.53, 2.9, 0.021)),
            new County("430382", "Shaoshan", "韶山市", "Xiangtan", 354.3, 3091.6, 247, new Profile(0.50, 0.7, 0.06)));
}
