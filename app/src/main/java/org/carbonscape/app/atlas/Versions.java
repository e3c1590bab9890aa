package org.carbonscape.app.atlas;

import java.util.Arrays;
import org.carbonscape.io.run.Version;

/** Whether this program knows what a run's program knew. */
final class Versions {
    private Versions() {}

    static String own() {
        return Version.TEXT;
    }

    /** By its numbers, the first that differs; a version that is none is not newer. */
    static boolean isNewer(String other) {
        return Arrays.compare(numbers(other), numbers(own())) > 0;
    }

    private static int[] numbers(String version) {
        String[] parts = version.split("[^0-9]+");
        return Arrays.stream(parts)
                .filter(p -> !p.isEmpty() && p.length() < 10)
                .mapToInt(Integer::parseInt)
                .limit(3)
                .toArray();
    }
}
