package org.carbonscape.suitability;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a layer of slopes counts in. */
public enum SlopeUnit {
    DEGREES("°", List.of("degree", "degrees", "deg", "°", "度")),
    /** Rise over run: 100 % is 45°. */
    PERCENT(" %", List.of("percent", "per cent", "%", "％", "pct", "percent rise", "百分比", "百分数"));

    /** No slope is steeper; a value beyond is no degree. */
    public static final double MOST_DEGREES = 90;

    private final String sign;
    private final List<String> words;

    SlopeUnit(String sign, List<String> words) {
        this.sign = sign;
        this.words = words;
    }

    /** As it stands behind a number. */
    public String sign() {
        return sign;
    }

    /** From a column of units. */
    public static Optional<SlopeUnit> find(String written) {
        String plain = written.strip().toLowerCase(Locale.ROOT);
        return List.of(values()).stream().filter(u -> u.words.contains(plain)).findFirst();
    }

    /** A slope of this unit in degrees. */
    public double degrees(double slope) {
        return this == DEGREES ? slope : StrictMath.toDegrees(StrictMath.atan(slope / 100));
    }
}
