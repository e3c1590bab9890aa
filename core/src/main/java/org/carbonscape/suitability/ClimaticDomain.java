package org.carbonscape.suitability;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Climatic domains of FAO's global ecological zones, and dry land. */
public enum ClimaticDomain {
    TROPICAL("热带"),
    SUBTROPICAL("亚热带"),
    TEMPERATE("温带"),
    BOREAL("寒温带"),
    POLAR("极地"),
    ARID("干旱区");

    private final String zh;

    ClimaticDomain(String zh) {
        this.zh = zh;
    }

    /** As tables and studies write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String zh() {
        return zh;
    }

    /** By its name in either language. */
    static Optional<ClimaticDomain> find(String written) {
        return Arrays.stream(values())
                .filter(c -> c.id().equalsIgnoreCase(written) || c.zh.equals(written))
                .findFirst();
    }
}
