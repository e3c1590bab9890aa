package org.carbonscape.disk;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a user's programs keep what they can make again. */
public final class CachePlace {
    private static final String OURS = "carbonscape";

    private CachePlace() {}

    /** By the custom of this system; empty where the user has no home. */
    public static Optional<Path> usual() {
        return usual(System.getProperty("os.name", ""), System.getProperty("user.home", ""), System.getenv());
    }

    static Optional<Path> usual(String system, String home, Map<String, String> environment) {
        String os = system.toLowerCase(Locale.ROOT);
        String variable = environment.getOrDefault(os.startsWith("windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME", "");
        if (!variable.isEmpty() && Path.of(variable).isAbsolute()) { // by its standard, others are not to be used
            return Optional.of(Path.of(variable, OURS));
        }
        if (home.isEmpty() || home.equals("?") || !Path.of(home).isAbsolute()) {
            return Optional.empty();
        }
        String below = os.startsWith("windows") ? "AppData/Local" : os.startsWith("mac") ? "Library/Caches" : ".cache";
        return Optional.of(Path.of(home, below, OURS));
    }
}
