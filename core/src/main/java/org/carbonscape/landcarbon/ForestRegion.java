package org.carbonscape.landcarbon;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;

/** Parts of the Earth by which the IPCC gives the biomass of forests. */
public enum ForestRegion {
    ASIA("Asia, continental", "亚洲大陆"),
    ASIA_INSULAR("Asia, insular", "亚洲岛屿"),
    AFRICA("Africa", "非洲"),
    AMERICA("North and South America", "南北美洲"),
    EUROPE("Europe", "欧洲");

    private final Bilingual text;

    ForestRegion(String english, String chinese) {
        this.text = Bilingual.of(english, chinese);
    }

    /** As in study files and tables. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Bilingual text() {
        return text;
    }

    /** By id. */
    static Optional<ForestRegion> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        return Arrays.stream(values()).filter(v -> v.id().equals(wanted)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(ForestRegion::id).toList();
    }
}
