package org.carbonscape.landcarbon;

import java.util.Optional;
import org.carbonscape.problem.Bilingual;

/** Parts of the Earth by which the IPCC gives the biomass of forests. */
public enum ForestRegion implements LandZone {
    ASIA("Asia, continental", "亚洲大陆"),
    ASIA_INSULAR("Asia, insular", "亚洲岛屿"),
    AFRICA("Africa", "非洲"),
    AMERICA("North and South America", "南北美洲"),
    EUROPE("Europe", "欧洲");

    private final Bilingual text;

    ForestRegion(String english, String chinese) {
        this.text = Bilingual.of(english, chinese);
    }

    @Override
    public Bilingual text() {
        return text;
    }

    /** By id or name. */
    static Optional<ForestRegion> find(String text) {
        return LandZone.find(values(), text);
    }
}
