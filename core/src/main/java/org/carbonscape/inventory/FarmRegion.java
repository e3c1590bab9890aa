package org.carbonscape.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;

/** Regions of China that the provincial guideline has factors of farming for: rice and manure. */
public enum FarmRegion {
    NORTH("north", "North China", "华北"),
    NORTHEAST("northeast", "Northeast China", "东北"),
    EAST("east", "East China", "华东"),
    CENTRAL_SOUTH("central-south", "Central-South China", "中南"),
    SOUTHWEST("southwest", "Southwest China", "西南"),
    NORTHWEST("northwest", "Northwest China", "西北");

    /** Where none is named: that of the demo, and told. */
    static final FarmRegion USUAL = CENTRAL_SOUTH;

    private final String id;
    private final Bilingual text;

    FarmRegion(String id, String english, String chinese) {
        this.id = id;
        this.text = Bilingual.of(english, chinese);
    }

    /** As written in a study. */
    public String id() {
        return id;
    }

    public Bilingual text() {
        return text;
    }

    /** By the id. */
    public static Optional<FarmRegion> find(String id) {
        return Arrays.stream(values()).filter(r -> r.id.equals(id)).findFirst();
    }

    /** Whether a row of a region, or of all (empty), is among them. */
    boolean has(String region) {
        return List.of("", id).contains(region);
    }
}
