package org.carbonscape.io.cache;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.Set;
import java.util.TreeSet;
import org.carbonscape.io.run.Version;

/** What tells this build of the program from all others: what one has worked out is no other's. */
final class ProgramBuild {
    private ProgramBuild() {}

    /** Version, Java, and the jar's time and size; of classes in folders those of every file. */
    static String text() {
        return Version.TEXT + " " + System.getProperty("java.vm.version") + " " + System.getProperty("os.arch") + " "
                + code();
    }

    private static String code() {
        CodeSource source = ProgramBuild.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new NotKept("nobody knows where the program is");
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            if (!Files.isDirectory(place)) {
                return stamp(place, Files.readAttributes(place, BasicFileAttributes.class));
            }
            Set<String> classes = new TreeSet<>();
            Files.walkFileTree(place, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    classes.add(stamp(file, attributes));
                    return FileVisitResult.CONTINUE;
                }
            });
            KeyDigest digest = new KeyDigest();
            classes.forEach(digest::update);
            return digest.hex();
        } catch (IOException | URISyntaxException e) {
            throw new NotKept("the program's own files");
        }
    }

    private static String stamp(Path file, BasicFileAttributes a) {
        return file + " " + a.size() + " " + a.lastModifiedTime().toInstant();
    }
}
