package org.carbonscape.io.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same classes are the same build, wherever they lie; another byte is another build. */
class BuildTest {
    private static final List<String> CLASSES = List.of(
            "org/carbonscape/io/run/Build.class",
            "org/carbonscape/io/run/Build$Held.class",
            "org/carbonscape/disk/Sha256.class");

    @TempDir
    private Path root;

    private static byte[] bytes(String name) throws IOException {
        try (var in = Build.class.getClassLoader().getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private Path folder(String name, String other) throws IOException {
        Path folder = root.resolve(name);
        for (String c : CLASSES) {
            Path file = folder.resolve(c);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes(c));
            Files.setLastModifiedTime(file, FileTime.fromMillis(name.hashCode()));
        }
        Files.writeString(folder.resolve("org/carbonscape/factors.csv"), other);
        return folder;
    }

    private Path jar(String other) throws IOException {
        Path jar = root.resolve("program.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String c : CLASSES) {
                zip.putNextEntry(new ZipEntry(c));
                zip.write(bytes(c));
            }
            zip.putNextEntry(new ZipEntry("org/carbonscape/factors.csv"));
            zip.write(other.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("com/others/Own.class"));
        }
        return jar;
    }

    private static String build(Path place) throws IOException {
        URL[] places = {place.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            return (String) loader.loadClass("org.carbonscape.io.run.Build")
                    .getMethod("text")
                    .invoke(null);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatTheClassesHoldIsTheBuild() throws IOException {
        String build = build(folder("here", "1"));
        assertThat(build).matches("[0-9a-f]{12}");
        assertThat(build(folder("there", "1"))).isEqualTo(build);
        assertThat(build(jar("1"))).isEqualTo(build);
        assertThat(build(folder("other", "2"))).isNotEqualTo(build);
        assertThat(Build.text()).matches("[0-9a-f]{12}").isNotEqualTo(build);
    }
}
