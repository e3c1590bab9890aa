package org.carbonscape.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user names where a file is read, as a path: a file, but also a pattern ({@code lu2005/*.tif}), a list
 * ({@code {a.tif,b.tif}}) or an address ({@code https://host/lu.tif}, {@code hdfs://host:8020/lu.tif}, {@code
 * s3://bucket/lu.tif}). Characters that no file may have on Windows
 * stand there as Cygwin has them, 0xF000 higher; a path keeps one of an address' two slashes, and so the third one of
 * {@code hdfs:///lu.tif} (the file system that Hadoop's settings name).
 */
public final class FileName {
    private static final String FORBIDDEN = "*?\"<>|:";
    private static final int HIGHER = 0xF000;
    /** Also behind a folder against which somebody resolved it. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?is)(?:^|.*[/\\\\])(https?|hdfs|webhdfs|swebhdfs|viewfs|s3a?|abfss?|gs|oss|cosn|obs)"
                    + ":[/\\\\]+([^/\\\\].*)");

    private static final Pattern NO_HOST = Pattern.compile("(?i)^(\\w+):///(?=[^/])");
    private static final String THIRD = "" + (char) ('/' + HIGHER);

    private FileName() {}

    /** Whatever the name: what no system takes is the path of a file that there is not. */
    public static Path path(String name) {
        String text = NO_HOST.matcher(name).replaceFirst("$1:/" + THIRD + "/");
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return Path.of(encoded(text));
        }
    }

    /** Blanks too where a name ends, which Windows takes off. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean drive = c == ':' && i == 1 && Character.isLetter(text.charAt(0));
            boolean last = i + 1 == text.length() || "/\\".indexOf(text.charAt(i + 1)) >= 0;
            boolean refused = FORBIDDEN.indexOf(c) >= 0 && !drive || c < ' ' || c == ' ' && last;
            encoded.append(refused ? (char) (c + HIGHER) : c);
        }
        return encoded.toString();
    }

    /** As the user wrote it. */
    public static String text(Path path) {
        return address(path).orElseGet(() -> plain(path));
    }

    /** The address that a path stands for; empty for a file. */
    public static Optional<String> address(Path path) {
        Matcher m = ADDRESS.matcher(plain(path));
        return m.matches() && !plain(path).contains("{")
                ? Optional.of(m.group(1).toLowerCase(Locale.ROOT) + "://"
                        + m.group(2).replace('\\', '/').replaceFirst("^" + THIRD + "/", "/"))
                : Optional.empty();
    }

    private static String plain(Path path) {
        StringBuilder plain = new StringBuilder();
        path.toString()
                .chars()
                .forEach(c -> plain.append(
                        c >= HIGHER && c < HIGHER + 128 && (FORBIDDEN + " ").indexOf(c - HIGHER) >= 0
                                ? (char) (c - HIGHER)
                                : (char) c));
        return plain.toString();
    }
}
