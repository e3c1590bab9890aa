package org.carbonscape.app.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that can be asked for. Where several routes fit a path, the first in the list answers.
 *
 * @param method GET (which answers HEAD too), POST, PUT or DELETE
 * @param path   with names in braces: {@code {run}} stands for a part between slashes, {@code {file*}} for all the
 *               rest, slashes and all
 */
public record Route(String method, String path, Answer answer) {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)(\\*?)}");

    /** What answers. */
    @FunctionalInterface
    public interface Answer {
        /** @throws IOException if what is asked for cannot be read: the asker gets status 500 */
        Reply to(Request request) throws IOException;
    }

    public static Route get(String path, Answer answer) {
        return new Route("GET", path, answer);
    }

    public static Route post(String path, Answer answer) {
        return new Route("POST", path, answer);
    }

    /** What the names of the path stand for in one that is asked for, decoded once; empty where it does not fit. */
    Optional<Map<String, String>> match(String rawPath) {
        StringBuilder pattern = new StringBuilder();
        List<String> names = new ArrayList<>();
        int end = 0;
        for (Matcher m = NAME.matcher(path); m.find(); end = m.end()) {
            pattern.append(Pattern.quote(path.substring(end, m.start())));
            pattern.append(m.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            names.add(m.group(1));
        }
        Matcher m =
                Pattern.compile(pattern + Pattern.quote(path.substring(end))).matcher(rawPath);
        if (!m.matches()) {
            return Optional.empty();
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (int k = 0; k < names.size(); k++) {
            Optional<String> decoded = decoded(m.group(k + 1));
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            found.put(names.get(k), decoded.get());
        }
        return Optional.of(found);
    }

    /** A part of a path or of a query without its {@code %41}; empty where it is no UTF-8 or is cut short. */
    static Optional<String> decoded(String raw) {
        byte[] bytes = new byte[raw.length() * 3];
        int n = 0;
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                if (i + 2 >= raw.length()) {
                    return Optional.empty();
                }
                int value = Character.digit(raw.charAt(i + 1), 16) * 16 + Character.digit(raw.charAt(i + 2), 16);
                if (Character.digit(raw.charAt(i + 1), 16) < 0 || Character.digit(raw.charAt(i + 2), 16) < 0) {
                    return Optional.empty();
                }
                bytes[n++] = (byte) value;
                i += 2;
            } else {
                byte[] one = String.valueOf(raw.charAt(i)).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(one, 0, bytes, n, one.length);
                n += one.length;
            }
        }
        String text = new String(bytes, 0, n, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') >= 0 || text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
    }
}
