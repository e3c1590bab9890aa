package org.carbonscape.io.mosaic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.bytes.RemoteFile;
import org.carbonscape.io.bytes.RemoteFolder;
import org.carbonscape.io.run.FileHash;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * The files that make one raster where several are named: a folder (its .tif, .img and .asc files), a pattern
 * ({@code *}, {@code ?}, {@code **} for folders within) or a list ({@code {a.tif,b.tif}}). Letters of patterns match
 * whatever their case. In the order of their names.
 */
public final class RasterFiles {
    private static final Pattern RASTER = Pattern.compile("(?i).+\\.(g?tiff?|img|asc)");
    private static final Pattern READ = Pattern.compile("(?i).+\\.(g?tiff?|img|asc|vrt)");
    private static final Pattern WILD = Pattern.compile("[*?]");

    /** A name elsewhere that ends in no kind of file. */
    private static final Pattern FOLDER = Pattern.compile("(?s)\\w+://.*/[^./]*|\\w+://[^/]*");

    private RasterFiles() {}

    /** Whether a path may be a raster, by its name, or several. */
    public static boolean isRaster(Path path) {
        return READ.matcher(FileName.text(BandName.file(path))).matches() || isMany(path);
    }

    /** Whether it is GDAL's description of a raster made of others. */
    public static boolean isVrt(Path path) {
        return FileName.text(path).toLowerCase(Locale.ROOT).endsWith(".vrt");
    }

    /** A raster that was written under this name: a file, or the index of a folder of files. */
    public static Path written(Path tif) {
        Path index = tif.resolveSibling(String.valueOf(tif.getFileName()).replaceFirst("(?i)\\.tiff?$", ".vrt"));
        return !Files.exists(tif) && Files.isRegularFile(index) ? index : tif;
    }

    /** The name of the one file that a browser, which reads no VRT, shows of a raster that was written. */
    public static String shown(String written) {
        return written.replaceFirst("(?i)\\.vrt$", "_overview.tif");
    }

    /** Whether it names several files: a pattern, a list, or a folder of rasters. */
    public static boolean isMany(Path path) {
        String text = FileName.text(path);
        Optional<String> address = FileName.address(path);
        if (address.isPresent()) {
            String plain = text.replaceFirst("(?s)^(https?:[^?]*)[?].*", "$1"); // what follows is no name
            return WILD.matcher(plain).find()
                    || RemoteFolder.isListed(text) && FOLDER.matcher(text).matches();
        }
        if (text.contains("{") || WILD.matcher(text).find()) {
            return !Files.exists(path);
        }
        return Files.isDirectory(path) && !list(path, RASTER).isEmpty();
    }

    /**
     * The files; a path that names one is that one.
     *
     * @throws ProblemException TIFF_19 where a pattern fits no file
     */
    public static List<Path> of(Path path) {
        Problems problems = new Problems();
        List<Path> files = of(path, problems);
        problems.throwIfAny();
        return files;
    }

    /** The same, as far as there are any. */
    public static List<Path> of(Path path, Problems problems) {
        if (!isMany(path)) {
            return List.of(path);
        }
        Optional<String> address = FileName.address(path);
        if (address.isEmpty()
                ? Files.isDirectory(path)
                : !WILD.matcher(address.get()).find()) {
            return address.isEmpty()
                    ? list(path, RASTER)
                    : problems.attempt(() -> remote(path)).orElse(List.of());
        }
        List<Path> files = new ArrayList<>();
        for (String each : alternatives(FileName.text(path).replace('\\', '/'))) {
            if (WILD.matcher(each).find()) {
                problems.attempt(() -> matching(each)).ifPresent(files::addAll);
            } else {
                files.addAll(of(FileName.path(each), problems));
            }
        }
        return files.stream().distinct().toList();
    }

    /** Size and version of a file on a server: what stands in a record instead of a hash of bytes nobody fetched. */
    public static FileHash remote(String address) {
        RemoteFile file = RemoteFile.open(address);
        return FileHash.ofVersion(file.size(), file.version().orElse("?"));
    }

    /** What braces stand for, one after another; an absolute name in them stands alone. */
    static List<String> alternatives(String text) {
        int open = text.indexOf('{');
        int close = text.indexOf('}', open);
        if (open < 0 || close < 0) {
            return List.of(text);
        }
        List<String> all = new ArrayList<>();
        for (String item : text.substring(open + 1, close).split(",")) {
            String name = item.strip();
            boolean alone = name.startsWith("/") || name.matches("(?s)[A-Za-z]:/.*");
            all.addAll(alternatives((alone ? "" : text.substring(0, open)) + name + text.substring(close + 1)));
        }
        return all;
    }

    private static List<Path> matching(String text) {
        int wild = text.replaceFirst("[*?].*", "").length();
        int slash = text.lastIndexOf('/', wild);
        Path folder = FileName.path(slash < 0 ? "." : slash == 0 ? "/" : text.substring(0, slash));
        String rest = text.substring(slash + 1);
        StringBuilder pattern = new StringBuilder("(?i)");
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (rest.startsWith("**/", i)) {
                pattern.append("(?:.*/)?");
                i += 2;
            } else {
                pattern.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        Pattern fits = Pattern.compile(pattern.toString());
        if (FileName.address(folder).isPresent()) {
            List<Path> found = remote(folder, rest.contains("/"), fits);
            if (found.isEmpty()) {
                throw none(text, Optional.empty());
            }
            return found;
        }
        int depth = rest.contains("**")
                ? 64
                : (int) rest.chars().filter(c -> c == '/').count() + 1;
        if (!Files.isDirectory(folder)) {
            throw none(text, Optional.of(folder));
        }
        try (Stream<Path> all = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> found = all.filter(
                            f -> READ.matcher(String.valueOf(f.getFileName())).matches())
                    .filter(f -> fits.matcher(folder.relativize(f).toString().replace('\\', '/'))
                            .matches())
                    .filter(RasterFiles::isPlain)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw none(text, Optional.empty());
            }
            return found;
        } catch (IOException e) {
            throw Unreadable.of(folder.toString(), e);
        } catch (UncheckedIOException e) {
            throw Unreadable.of(folder.toString(), new IOException(e.getMessage(), e));
        }
    }

    /** Rasters of a folder elsewhere; a problem where there is none. */
    private static List<Path> remote(Path folder) {
        List<Path> found = remote(folder, false, RASTER);
        if (found.isEmpty()) {
            throw none(FileName.text(folder), Optional.empty());
        }
        return found;
    }

    private static List<Path> remote(Path folder, boolean within, Pattern names) {
        String address = FileName.text(folder);
        return RemoteFolder.files(address, within).stream()
                .filter(n -> READ.matcher(n).matches() && names.matcher(n).matches())
                .filter(n -> !n.substring(n.lastIndexOf('/') + 1).startsWith("."))
                .sorted()
                .map(n -> FileName.path(address.replaceFirst("/+$", "") + "/" + n))
                .toList();
    }

    private static ProblemException none(String text, Optional<Path> folder) {
        return folder.isPresent()
                ? Unreadable.missing(folder.get().toString(), folder.get())
                : new ProblemException(ProblemCode.TIFF_19_NO_TILES, text);
    }

    /** No shadow file of macOS. */
    private static boolean isPlain(Path file) {
        return !String.valueOf(file.getFileName()).startsWith(".") && Files.isRegularFile(file);
    }

    private static List<Path> list(Path folder, Pattern names) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> names.matcher(String.valueOf(f.getFileName()).toLowerCase(Locale.ROOT))
                            .matches())
                    .filter(RasterFiles::isPlain)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Unreadable.of(folder.toString(), e);
        }
    }
}
