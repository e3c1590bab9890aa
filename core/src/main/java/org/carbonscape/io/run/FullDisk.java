package org.carbonscape.io.run;

import java.util.List;

/** How systems say that there is no room left: Java hands on their words, in the language of the user's system. */
public final class FullDisk {
    private static final List<String> WORDS = List.of(
            "No space left",
            "disk is full",
            "not enough space",
            "Disk quota",
            "设备上没有空间", // Linux in Chinese
            "超出磁盘配额",
            "裝置上已無多餘空間",
            "磁碟配額已滿",
            "磁盘空间不足", // Windows in Chinese
            "磁碟空間不足");

    private FullDisk() {}

    public static boolean isTold(String why) {
        return WORDS.stream().anyMatch(why::contains);
    }
}
