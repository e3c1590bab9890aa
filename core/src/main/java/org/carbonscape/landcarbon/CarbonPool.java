package org.carbonscape.landcarbon;

import org.carbonscape.problem.Bilingual;

/**
 * Where land holds its carbon. Mineral and organic soil are told apart: the one changes its stock, the other is
 * drained.
 */
public enum CarbonPool {
    ABOVE("above-ground biomass", "地上生物量"),
    BELOW("below-ground biomass", "地下生物量"),
    DEAD("dead organic matter", "死有机质"),
    MINERAL_SOIL("mineral soil", "矿质土壤"),
    ORGANIC_SOIL("drained organic soil", "排水有机土");

    private final Bilingual text;

    CarbonPool(String english, String chinese) {
        this.text = Bilingual.of(english, chinese);
    }

    Bilingual text() {
        return text;
    }
}
