package org.carbonscape.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CachePlaceTest {
    @Test
    void theUsualPlaceIsThatOfTheSystem() {
        assertThat(CachePlace.usual("Linux", "/home/li", Map.of())).contains(Path.of("/home/li/.cache/carbonscape"));
        assertThat(CachePlace.usual("Linux", "/home/li", Map.of("XDG_CACHE_HOME", "/scratch/li")))
                .contains(Path.of("/scratch/li/carbonscape"));
        assertThat(CachePlace.usual("Linux", "/home/li", Map.of("XDG_CACHE_HOME", "relative")))
                .contains(Path.of("/home/li/.cache/carbonscape"));
        assertThat(CachePlace.usual("Mac OS X", "/Users/li", Map.of()))
                .contains(Path.of("/Users/li/Library/Caches/carbonscape"));
        assertThat(CachePlace.usual("Windows 11", "/Users/li", Map.of("LOCALAPPDATA", "/Users/li/AppData/Local")))
                .contains(Path.of("/Users/li/AppData/Local/carbonscape"));
        assertThat(CachePlace.usual("Windows 11", "/Users/li", Map.of()))
                .contains(Path.of("/Users/li/AppData/Local/carbonscape"));
        assertThat(CachePlace.usual("Linux", "?", Map.of())).isEmpty();
        assertThat(CachePlace.usual("Linux", "", Map.of())).isEmpty();
    }
}
