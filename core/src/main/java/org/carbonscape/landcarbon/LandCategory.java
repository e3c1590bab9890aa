package org.carbonscape.landcarbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.land.LandRole;
import org.carbonscape.problem.Bilingual;

/** The six land categories of the IPCC (Vol 4, Ch 3), with their codes of 2006: remaining and converted. */
public enum LandCategory {
    FOREST("forest", "Forest land", "林地", "3.B.1", LandRole.FOREST),
    CROPLAND("cropland", "Cropland", "农田", "3.B.2", LandRole.CULTIVATED),
    GRASSLAND("grassland", "Grassland", "草地", "3.B.3", LandRole.GRASSLAND),
    WETLANDS("wetlands", "Wetlands", "湿地", "3.B.4", LandRole.WATER),
    SETTLEMENTS("settlements", "Settlements", "建设用地", "3.B.5", LandRole.CONSTRUCTION),
    OTHER("other-land", "Other land", "其他土地", "3.B.6", LandRole.UNUSED);

    private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv", "v");

    private final String id;
    private final Bilingual text;
    private final String code;
    private final LandRole role;

    LandCategory(String id, String english, String chinese, String code, LandRole role) {
        this.id = id;
        this.text = Bilingual.of(english, chinese);
        this.code = code;
        this.role = role;
    }

    /** As in tables: {@code forest}. */
    String id() {
        return id;
    }

    Bilingual text() {
        return text;
    }

    /** {@code 3.B.1.a}. */
    public String remainingCode() {
        return code + ".a";
    }

    /** {@code 3.B.1.b.i}: the others are counted in the order of the categories. */
    public String convertedCode(LandCategory from) {
        if (from == this) {
            throw new IllegalArgumentException(this + " does not become itself");
        }
        List<LandCategory> others = new ArrayList<>(List.of(values()));
        others.remove(this);
        return code + ".b." + ROMAN.get(others.indexOf(from));
    }

    /** The kind of land it usually is. */
    static LandCategory of(LandRole role) {
        return Arrays.stream(values()).filter(c -> c.role == role).findFirst().orElseThrow();
    }

    /** By its id. */
    static Optional<LandCategory> find(String id) {
        return Arrays.stream(values()).filter(c -> c.id.equals(id)).findFirst();
    }
}
