package org.carbonscape.land;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The six kinds of land that methods know by meaning, whatever a legend calls its classes. {@link #grade()} is the
 * grade of the land-use degree index (Zhuang and Liu): unused 1; forest, grassland, water 2; cultivated 3;
 * construction 4.
 */
public enum LandRole {
    CULTIVATED("耕地", 3),
    FOREST("林地", 2),
    GRASSLAND("草地", 2),
    WATER("水域", 2),
    CONSTRUCTION("建设用地", 4),
    UNUSED("未利用地", 1);

    private final String nameZh;
    private final int grade;

    LandRole(String nameZh, int grade) {
        this.nameZh = nameZh;
        this.grade = grade;
    }

    /** As in the presets' {@code class} column: {@code construction}. */
    public String className() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String nameZh() {
        return nameZh;
    }

    int grade() {
        return grade;
    }

    /** By English or Chinese class name, without regard to case. */
    public static Optional<LandRole> find(String name) {
        return Arrays.stream(values())
                .filter(r -> r.className().equalsIgnoreCase(name.strip()) || r.nameZh.equals(name.strip()))
                .findFirst();
    }

    public static List<String> classNames() {
        return Arrays.stream(values()).map(LandRole::className).toList();
    }
}
