package org.carbonscape.app;

import java.util.regex.Pattern;

/**
 * Keeps {@code study.yaml}, {@code spark://HOST:7077} and {@code order:K[:rook]} on one line of help, as what is typed.
 * Picocli breaks lines beside such marks; while it lays out they are letters, as it does with hyphens itself.
 */
final class WholeWords {
    private static final String MARKS = ".:/|[]";
    private static final String LETTERS = "ɐɑɒɓɔɕ"; // of phonetic script: no help has them
    private static final Pattern WITHIN = Pattern.compile("[.:/|\\[\\]](?=[!-~])");

    private WholeWords() {}

    static String kept(String text) {
        return WITHIN.matcher(text).replaceAll(m -> "" + LETTERS.charAt(MARKS.indexOf(m.group())));
    }

    static String shown(String help) {
        String text = help;
        for (int i = 0; i < MARKS.length(); i++) {
            text = text.replace(LETTERS.charAt(i), MARKS.charAt(i));
        }
        return text;
    }
}
