package org.carbonscape.problem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the file that a problem is about into the command of its remedy, for {@code INPUT} and {@code OUTPUT.tif}, so
 * that the line can be copied as it stands. Of several files, or none, the two words stay.
 */
public final class OwnFile {
    private static final Pattern WORDS = Pattern.compile("\\bINPUT\\b|\\bOUTPUT\\.tif\\b");
    /** {@code a/b.tif}, or {@code study.key (a/b.tif)}; no list of places, and no key alone. */
    private static final Pattern FILE = Pattern.compile(
            "(?:[\\w.'-]+ \\()?([^();\"]+)"
                    + "(\\.(?:tiff?|img|vrt|asc|bil|bip|bsq|flt|dat|raw|grd|sdat|rst|adf|nc|jp2|ecw|sid))\\)?",
            Pattern.CASE_INSENSITIVE);

    private OwnFile() {}

    static String in(String remedy, String place) {
        Matcher file = FILE.matcher(place);
        if (!remedy.contains("INPUT") || !file.matches()) {
            return remedy;
        }
        String input = quoted(file.group(1) + file.group(2));
        String output = quoted(file.group(1) + "_new.tif"); // never the file itself
        return WORDS.matcher(remedy)
                .replaceAll(m -> Matcher.quoteReplacement(m.group().equals("INPUT") ? input : output));
    }

    /** A file as shells of Windows and of others take it. */
    public static String quoted(String name) {
        return name.matches("[\\p{L}\\p{N}._/\\\\:-]+") ? name : "\"" + name + "\"";
    }
}
