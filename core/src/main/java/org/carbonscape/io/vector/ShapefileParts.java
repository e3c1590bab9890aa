package org.carbonscape.io.vector;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.table.TextEncoding;
import org.carbonscape.io.table.ZipArchive;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;

/** The files that make up one Shapefile, beside each other in a folder or in a zip. */
final class ShapefileParts {
    private static final int LARGEST_ZIPPED = 1 << 30;

    private final String name;
    private final Map<String, Path> files = new HashMap<>(); // by ending
    private final Map<String, byte[]> zipped = new HashMap<>();

    private ShapefileParts(String name) {
        this.name = name;
    }

    /** The layer's name: the file's without ending. */
    String name() {
        return name;
    }

    /** The parts beside one of them. */
    static ShapefileParts beside(Path file) {
        ShapefileParts parts = new ShapefileParts(VectorFile.stem(VectorFile.name(file)));
        for (String ending : List.of("shp", "shx", "dbf", "prj", "cpg")) {
            Path sibling = sibling(file, ending);
            if (Files.isRegularFile(sibling)) {
                parts.files.put(ending, sibling);
            }
        }
        return parts;
    }

    /** The files of the parts, in the order of their endings. */
    List<Path> files() {
        return files.keySet().stream().sorted().map(files::get).toList();
    }

    /** The file of another ending, in lower or upper case as it is there. */
    static Path sibling(Path file, String ending) {
        String own = VectorFile.name(file);
        if (own.toLowerCase(Locale.ROOT).endsWith("." + ending)) {
            return file;
        }
        Path lower = file.resolveSibling(VectorFile.stem(own) + "." + ending);
        Path upper = file.resolveSibling(VectorFile.stem(own) + "." + ending.toUpperCase(Locale.ROOT));
        return !Files.exists(lower) && Files.exists(upper) ? upper : lower;
    }

    /** Every Shapefile of a zip, in the zip's order. */
    static List<ShapefileParts> zipped(Path file, String place) throws IOException {
        Map<String, ShapefileParts> found = new LinkedHashMap<>();
        try (ZipFile zip = ZipArchive.open(file)) {
            for (ZipEntry entry : zip.stream().toList()) {
                int dot = entry.getName().lastIndexOf('.');
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".shp")
                        && !entry.getName().contains("__MACOSX/")) {
                    String stem = entry.getName().substring(0, dot);
                    found.put(
                            stem.toLowerCase(Locale.ROOT),
                            new ShapefileParts(
                                    stem.substring(Math.max(stem.lastIndexOf('/'), stem.lastIndexOf('\\')) + 1)));
                }
            }
            for (ZipEntry entry : zip.stream().toList()) {
                int dot = Math.max(0, entry.getName().lastIndexOf('.'));
                ShapefileParts parts =
                        found.get(entry.getName().substring(0, dot).toLowerCase(Locale.ROOT));
                String ending = entry.getName()
                        .substring(Math.min(dot + 1, entry.getName().length()))
                        .toLowerCase(Locale.ROOT);
                if (parts != null && List.of("shp", "shx", "dbf", "prj", "cpg").contains(ending)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        byte[] bytes = in.readNBytes(LARGEST_ZIPPED + 1);
                        if (bytes.length > LARGEST_ZIPPED) {
                            throw new Damage(entry.getName() + " inflates to more than 1 GB");
                        }
                        if (!isWhole(entry, bytes)) {
                            throw new Damage(Bilingual.of(
                                    entry.getName() + ": its checksum does not match", entry.getName() + "：校验和不符"));
                        }
                        parts.zipped.put(ending, bytes);
                    }
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new Damage(Unreadable.reason(e));
        }
        if (found.isEmpty()) {
            throw VectorFile.problem(ProblemCode.FILE_12_PACKED, place, "ZIP");
        }
        return new ArrayList<>(found.values());
    }

    /** Whether the bytes are those that the zip's checksum was made of. */
    private static boolean isWhole(ZipEntry entry, byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return entry.getCrc() < 0 || entry.getCrc() == sum.getValue();
    }

    Optional<ByteWindow> open(String ending) throws IOException {
        if (zipped.containsKey(ending)) {
            return Optional.of(ByteWindow.of(zipped.get(ending), name + "." + ending));
        }
        return files.containsKey(ending) ? Optional.of(ByteWindow.of(files.get(ending))) : Optional.empty();
    }

    /** A small text part; empty where it is missing or blank. */
    Optional<String> text(String ending) throws IOException {
        byte[] bytes;
        if (zipped.containsKey(ending)) {
            bytes = zipped.get(ending);
        } else if (files.containsKey(ending)) {
            try (InputStream in = Files.newInputStream(files.get(ending))) {
                bytes = in.readNBytes(1 << 20);
            }
        } else {
            return Optional.empty();
        }
        String text = new String(bytes, TextEncoding.likely(bytes))
                .replace("\uFEFF", "")
                .replace("\0", "")
                .strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
