package org.carbonscape.io.run;

import java.util.List;

/** How systems say that a name is too long: Java hands on their words, in the language of the user's system. */
final class LongName {
    private static final List<String> WORDS = List.of(
            "File name too long",
            "文件名过长",
            "檔案名稱太長",
            "filename or extension is too long", // Windows
            "文件名或扩展名太长",
            "檔案名稱或副檔名太長");

    private LongName() {}

    static boolean isTold(String why) {
        return WORDS.stream().anyMatch(why::contains);
    }
}
