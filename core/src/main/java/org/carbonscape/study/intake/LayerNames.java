package org.carbonscape.study.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.finding.Words;

/** What common layers are called, by the keys that studies give them: {@code dem} is the elevation, 高程. */
final class LayerNames {
    private static final Map<String, Words> NAMES = read();

    private LayerNames() {}

    /** The name; empty of a key that the list does not hold. */
    static Optional<Words> find(String key) {
        return Optional.ofNullable(NAMES.get(plain(key)));
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "").replaceAll("(?<=\\D)(19|20)\\d\\d$", "");
    }

    private static Map<String, Words> read() {
        Map<String, Words> names = new HashMap<>();
        try (InputStream in = LayerNames.class.getResourceAsStream("layer-names.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .map(line -> line.split(","))
                    .forEach(row -> {
                        for (String key : row[0].split(";")) {
                            names.put(plain(key), Words.of(row[1], row[2]));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }
}
