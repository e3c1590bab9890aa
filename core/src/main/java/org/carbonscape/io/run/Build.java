package org.carbonscape.io.run;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.carbonscape.disk.Sha256;

/** Tells this build of the program from others of the same version. */
public final class Build {
    private static final String OURS = "org/carbonscape/";
    private static final int DIGITS = 12;

    private Build() {}

    /**
     * Twelve hexadecimal digits of a digest of the program's own classes and what lies beside them, whenever and
     * wherever they were put there; empty where nobody knows where they are.
     */
    public static String text() {
        return Held.TEXT;
    }

    /** Made when first asked for. */
    private static final class Held {
        private static final String TEXT = digest();
    }

    private static String digest() {
        CodeSource source = Build.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "";
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            return of(Files.isDirectory(place) ? unpacked(place) : packed(place));
        } catch (IOException | URISyntaxException e) {
            return ""; // a run is none the worse for it
        }
    }

    private static String of(Map<String, Long> checksums) {
        MessageDigest sha = Sha256.digest();
        checksums.forEach((name, crc) -> sha.update((name + " " + crc + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
    }

    /** The jar's directory has the checksums: nothing of it is read. */
    private static Map<String, Long> packed(Path jar) throws IOException {
        Map<String, Long> checksums = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile());
                Stream<? extends ZipEntry> entries = zip.stream()) {
            entries.filter(e -> e.getName().startsWith(OURS) && !e.isDirectory())
                    .forEach(e -> checksums.put(e.getName(), e.getCrc()));
        }
        return checksums;
    }

    private static Map<String, Long> unpacked(Path folder) throws IOException {
        Map<String, Long> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(OURS))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CRC32 crc = new CRC32();
                crc.update(Files.readAllBytes(file));
                checksums.put(folder.relativize(file).toString().replace('\\', '/'), crc.getValue());
            }
        }
        return checksums;
    }
}
