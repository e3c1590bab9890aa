package org.carbonscape.landcarbon;

import java.util.Optional;
import org.carbonscape.problem.Bilingual;

/** Ecological zones of the FAO, by which the IPCC gives the biomass of forests (Vol 4, Ch 4). */
public enum Ecozone implements LandZone {
    TROPICAL_RAINFOREST("tropical rain forest", "热带雨林"),
    TROPICAL_MOIST_DECIDUOUS_FOREST("tropical moist deciduous forest", "热带湿润落叶林"),
    TROPICAL_DRY_FOREST("tropical dry forest", "热带干旱林"),
    TROPICAL_SHRUBLAND("tropical shrubland", "热带灌丛"),
    TROPICAL_MOUNTAIN_SYSTEMS("tropical mountain systems", "热带山地"),
    SUBTROPICAL_HUMID_FOREST("subtropical humid forest", "亚热带湿润林"),
    SUBTROPICAL_DRY_FOREST("subtropical dry forest", "亚热带干旱林"),
    SUBTROPICAL_STEPPE("subtropical steppe", "亚热带草原"),
    SUBTROPICAL_MOUNTAIN_SYSTEMS("subtropical mountain systems", "亚热带山地"),
    TEMPERATE_OCEANIC_FOREST("temperate oceanic forest", "温带海洋性森林"),
    TEMPERATE_CONTINENTAL_FOREST("temperate continental forest", "温带大陆性森林"),
    TEMPERATE_MOUNTAIN_SYSTEMS("temperate mountain systems", "温带山地"),
    BOREAL_CONIFEROUS_FOREST("boreal coniferous forest", "寒温带针叶林"),
    BOREAL_TUNDRA_WOODLAND("boreal tundra woodland", "寒温带苔原疏林"),
    BOREAL_MOUNTAIN_SYSTEMS("boreal mountain systems", "寒温带山地");

    private final Bilingual text;

    Ecozone(String english, String chinese) {
        this.text = Bilingual.of(english, chinese);
    }

    @Override
    public Bilingual text() {
        return text;
    }

    /** By id or name. */
    static Optional<Ecozone> find(String text) {
        return LandZone.find(values(), text);
    }
}
