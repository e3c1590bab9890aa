package org.carbonscape.carbon;

import java.util.Arrays;
import org.carbonscape.problem.Language;

/** How far a number that ships with the program, or that a user gave, can be trusted: the {@code tag} of tables. */
public enum Provenance {
    VERIFIED("V", "read in the source named", "已核对所列来源"),
    SECOND_HAND("2", "second-hand transcription of the source named", "所列来源的二手转录"),
    UNVERIFIED("K", "unverified default", "未核实的默认值"),
    COMPUTED("C", "computed from verified values", "由已核对的数值计算"),
    REFERENCE_STUDY("S", "from the reference study", "引自参考研究"),
    USER("", "given by the user", "用户提供");

    private final String tag;
    private final String english;
    private final String chinese;

    Provenance(String tag, String english, String chinese) {
        this.tag = tag;
        this.english = english;
        this.chinese = chinese;
    }

    /** As in the column {@code tag}: V, 2, K, C, S; empty for a user's own number. */
    public String tag() {
        return tag;
    }

    public String text(Language language) {
        return language.of(english, chinese);
    }

    /** By tag; whatever a user writes of their own is theirs. */
    public static Provenance of(String tag) {
        return Arrays.stream(values())
                .filter(p -> p.tag.equals(tag.strip()))
                .findFirst()
                .orElse(USER);
    }
}
