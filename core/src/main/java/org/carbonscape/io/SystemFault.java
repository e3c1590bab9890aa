package org.carbonscape.io;

import java.util.List;

/**
 * How systems say that the fault is theirs, neither the file's nor the user's: Java hands on their words, in the
 * language of the user's system.
 */
public final class SystemFault {
    private static final List<String> WORDS = List.of(
            "Too many open files",
            "打开的文件过多",
            "開啟太多檔案",
            "Input/output error",
            "输入/输出错误",
            "輸入/輸出錯誤",
            "File too large", // for the shell's limit, or the disk's
            "文件过大",
            "檔案太大",
            "Stale file handle", // of a folder on the network that went away
            "过旧的文件控柄");

    private SystemFault() {}

    public static boolean isTold(String why) {
        return WORDS.stream().anyMatch(why::contains);
    }
}
