package org.carbonscape.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/**
 * One thing wrong (or doubtful) with the input.
 *
 * @param code  which problem; its two texts (found, remedy) live in {@link ProblemCode}
 * @param place where: a study key, a file with row and column, a unit; never empty
 * @param args  what was found, as the texts' {@code {0}}, {@code {1}} ... (already formatted text)
 */
public record Problem(ProblemCode code, String place, List<String> args) {

    public Problem {
        args = List.copyOf(args);
    }

    public static Problem of(ProblemCode code, String place, Object... args) {
        return new Problem(code, place, java.util.Arrays.stream(args).map(String::valueOf).toList());
    }

    /** What was found, in the language asked for. */
    public String found(Language language) {
        return fill(code.found(language));
    }

    /** What to do about it. */
    public String remedy(Language language) {
        return fill(code.remedy(language));
    }

    /** The whole message as a user reads it: code, place and finding on one line, the remedy on the next. */
    public String text(Language language) {
        String head = String.format(Locale.ROOT, "%-12s", code.id());
        return head + place + (language == Language.ZH ? "：" : ": ") + found(language) + "\n"
                + " ".repeat(head.length()) + remedy(language);
    }

    private String fill(String template) {
        // doubled quotes: MessageFormat would swallow a lone apostrophe
        return new MessageFormat(template.replace("'", "''"), Locale.ROOT).format(args.toArray());
    }
}
