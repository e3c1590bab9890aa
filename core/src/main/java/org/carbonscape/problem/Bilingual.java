package org.carbonscape.problem;

import java.util.List;

/** A text in both languages of a reader: what a message says beside names and numbers, which are the same in both. */
public interface Bilingual {
    /** The text in this language. */
    String in(Language language);

    static Bilingual of(String english, String chinese) {
        return new Pair(english, chinese);
    }

    /** The same in both: a name, a number, what the user wrote. */
    static Bilingual same(String text) {
        return new Pair(text, text);
    }

    /** A place as problems name it: {@code energy.csv row 4}, {@code energy.csv 第 4 行}. */
    static Bilingual place(String place) {
        return of(place, PlaceList.in(Language.ZH, place));
    }

    /** One after the other, with the comma of the language; of more than a dozen as in {@link Listing}. */
    static Bilingual list(List<? extends Bilingual> all) {
        return of(
                Listing.of(all.stream().map(b -> b.in(Language.EN)).toList(), ", "),
                Listing.of(all.stream().map(b -> b.in(Language.ZH)).toList(), "、"));
    }

    /** As {@link #list}, of what has commas itself. */
    static Bilingual phrases(List<? extends Bilingual> all) {
        return of(
                Listing.of(all.stream().map(b -> b.in(Language.EN)).toList(), "; "),
                Listing.of(all.stream().map(b -> b.in(Language.ZH)).toList(), "；"));
    }

    /** Its two texts. */
    record Pair(String english, String chinese) implements Bilingual {
        @Override
        public String in(Language language) {
            return language.of(english, chinese);
        }
    }
}
