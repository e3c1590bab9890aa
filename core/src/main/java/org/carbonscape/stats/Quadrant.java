package org.carbonscape.stats;

import org.carbonscape.problem.Language;

/** What a unit is on a cluster map: its value and its neighbours' mean, each against the mean of all. */
public enum Quadrant {
    /** High among high. */
    HIGH_HIGH("HH", "high-high", "高-高"),
    LOW_LOW("LL", "low-low", "低-低"),
    HIGH_LOW("HL", "high-low", "高-低"),
    LOW_HIGH("LH", "low-high", "低-高"),
    /** Not significant; on a scatter plot: exactly at the mean, so in no quadrant. */
    NOT_SIGNIFICANT("ns", "not significant", "不显著"),
    /** No neighbours, so no test. */
    ISLAND("island", "no neighbours", "无邻居"),
    /** No value. */
    MISSING("", "no value", "缺失");

    private final String code;
    private final String english;
    private final String chinese;

    Quadrant(String code, String english, String chinese) {
        this.code = code;
        this.english = english;
        this.chinese = chinese;
    }

    /** As written in tables: HH, LL, HL, LH, ns. */
    public String code() {
        return code;
    }

    public String label(Language language) {
        return language.of(english, chinese);
    }

    static Quadrant of(double z, double lag) {
        if (z > 0 && lag > 0) {
            return HIGH_HIGH;
        }
        if (z < 0 && lag < 0) {
            return LOW_LOW;
        }
        if (z > 0 && lag < 0) {
            return HIGH_LOW;
        }
        return z < 0 && lag > 0 ? LOW_HIGH : NOT_SIGNIFICANT;
    }
}
