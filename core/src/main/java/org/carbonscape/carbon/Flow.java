package org.carbonscape.carbon;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Direction of carbon: a source is positive, a sink negative, everywhere. */
public enum Flow {
    SOURCE,
    SINK;

    /** As in tables: {@code source}, {@code sink}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Flow> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(f -> f.text().equals(wanted) || wanted.equals(f == SOURCE ? "碳源" : "碳汇"))
                .findFirst();
    }

    /** Of a signed amount; zero counts as source. */
    static Flow of(double amount) {
        return amount < 0 ? SINK : SOURCE;
    }
}
