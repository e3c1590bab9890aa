package org.carbonscape.io.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Zip archives as people have them: names of entries are UTF-8 or, from Chinese desktops, GBK without a mark. */
public final class ZipArchive {
    private ZipArchive() {}

    /** @throws ZipException where it is none, is damaged, or has a password */
    public static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            return new ZipFile(file.toFile(), TextEncoding.GBK);
        }
    }
}
