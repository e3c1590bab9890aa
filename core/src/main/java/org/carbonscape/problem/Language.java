package org.carbonscape.problem;

/** The two languages of everything a user reads. */
public enum Language {
    EN,
    ZH;

    /** Picks the text of this language. */
    public String of(String english, String chinese) {
        return this == ZH ? chinese : english;
    }
}
