package org.carbonscape.landcarbon;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.land.LandRole;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** What land of a category is used as, where the IPCC's defaults differ by it. */
enum LandKind {
    NATURAL_FOREST(LandCategory.FOREST, "natural forest", "天然林"),
    PLANTATION(LandCategory.FOREST, "plantation", "人工林"),
    ANNUAL_CROPS(LandCategory.CROPLAND, "annual crops", "一年生作物"),
    PADDY_RICE(LandCategory.CROPLAND, "paddy rice", "水稻"),
    PERENNIAL_CROPS(LandCategory.CROPLAND, "perennial crops", "多年生作物（园地）"),
    SET_ASIDE(LandCategory.CROPLAND, "set-aside", "休耕地"),
    NOMINAL_GRASSLAND(LandCategory.GRASSLAND, "nominally managed grassland", "未退化草地"),
    IMPROVED_GRASSLAND(LandCategory.GRASSLAND, "improved grassland", "改良草地"),
    HIGH_INTENSITY_GRAZING(LandCategory.GRASSLAND, "high-intensity grazing", "高强度放牧草地"),
    SEVERELY_DEGRADED_GRASSLAND(LandCategory.GRASSLAND, "severely degraded grassland", "严重退化草地"),
    WETLANDS(LandCategory.WETLANDS, "wetlands and water", "湿地与水域"),
    SETTLEMENTS(LandCategory.SETTLEMENTS, "settlements", "建设用地"),
    OTHER_LAND(LandCategory.OTHER, "other land", "其他土地");

    private final LandCategory category;
    private final Bilingual text;

    LandKind(LandCategory category, String english, String chinese) {
        this.category = category;
        this.text = Bilingual.of(english, chinese);
    }

    /** As in tables: {@code paddy-rice}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    LandCategory category() {
        return category;
    }

    Bilingual text() {
        return text;
    }

    /** What a kind of land is where nobody says more: natural forest, annual crops, nominally managed grassland. */
    static LandKind of(LandRole role) {
        LandCategory category = LandCategory.of(role);
        return Arrays.stream(values())
                .filter(k -> k.category == category)
                .findFirst()
                .orElseThrow();
    }

    /** By id, its words in either language, or the id of its category. */
    static Optional<LandKind> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        return Arrays.stream(values())
                .filter(k -> k.id().equals(wanted)
                        || k.text.in(Language.EN).replace(' ', '-').equals(wanted)
                        || k.text.in(Language.ZH).equals(text.strip())
                        || k.category.id().equals(wanted))
                .findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(LandKind::id).toList();
    }
}
