package org.carbonscape.carbon;

import java.util.Arrays;
import java.util.List;
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

    private List<String> chinese() {
        return this == SOURCE ? List.of("碳源", "源") : List.of("碳汇", "汇");
    }

    static Optional<Flow> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(f -> f.text().equals(wanted) || f.chinese().contains(wanted))
                .findFirst();
    }

    /** Of a signed amount; zero counts as source. */
    static Flow of(double amount) {
        return amount < 0 ? SINK : SOURCE;
    }
}
