package org.carbonscape.study.chapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Sources of presets in Chinese: what is cited stays, what is said about it is translated by phrases. */
public final class SourceWords {
    private static final List<String[]> PHRASES = read();
    /** Two words in a row that no phrase knows: a sentence of the user's own, which is left alone. */
    private static final Pattern UNKNOWN = Pattern.compile("\\b[a-z]{3,} [a-z]{3,}\\b");

    private SourceWords() {}

    /** A source as a Chinese reader is told it; the user's own words stay as they are. */
    public static String chinese(String source) {
        String text = source;
        for (String[] phrase : PHRASES) {
            text = text.replace(phrase[0], phrase[1]);
        }
        boolean whole = !text.equals(source) && !UNKNOWN.matcher(text).find();
        return whole ? text.replaceAll("; ?", "；").replaceAll(" ?(（[^）]*）),? ?", "$1") : source;
    }

    private static List<String[]> read() {
        try (InputStream in = SourceWords.class.getResourceAsStream("source-words.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(" \\| "))
                    .sorted(Comparator.comparingInt((String[] phrase) -> -phrase[0].length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
