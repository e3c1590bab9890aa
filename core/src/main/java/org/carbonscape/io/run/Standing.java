package org.carbonscape.io.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * What stands where a run goes: nothing, an empty folder or an earlier run, each perhaps with files of the user's, put
 * there or changed while the run was at work.
 */
final class Standing {
    private final Path target;
    /** Whether files that would be lost may be replaced. */
    private final boolean replace;
    /** Of the earlier run's files when this run began: they had been looked at a moment before. */
    private final Map<String, String> stamps;

    private Standing(Path target, boolean replace, Map<String, String> stamps) {
        this.target = target;
        this.replace = replace;
        this.stamps = stamps;
    }

    /** As it is when a run begins. */
    static Standing at(Path target, boolean replace) {
        Map<String, String> stamps = new HashMap<>();
        if (!replace && Files.exists(target.resolve(RunFolder.RECORD))) {
            for (String name : RecordedRun.read(target).outputs().keySet()) {
                stamp(target.resolve(name)).ifPresent(s -> stamps.put(name, s));
            }
        }
        return new Standing(target, replace, stamps);
    }

    private static Optional<String> stamp(Path file) {
        try {
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(a.size() + " " + a.lastModifiedTime() + " " + a.fileKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where a folder lies, whatever links lead there; what is not there yet lies in where its folder lies. */
    static Path real(Path place) throws IOException {
        Path absolute = place.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return Files.exists(absolute) || parent == null
                ? absolute.toRealPath()
                : real(parent).resolve(absolute.getFileName());
    }

    /** @throws ProblemException RUN-01 where anything but a folder stands there, a link that leads nowhere too */
    static void mustBeFolder(Path target, String place) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(target)) {
            throw new ProblemException(ProblemCode.RUN_01_OCCUPIED, place);
        }
    }

    /** @throws ProblemException RUN-27 where the user's shell is in it: it would be left in a folder that is gone */
    static void mustBeElsewhere(Path target, String place) {
        try {
            if (Path.of("").toRealPath().startsWith(target)) {
                throw new ProblemException(ProblemCode.RUN_27_HERE, place);
            }
        } catch (IOException e) {
            // gone already
        }
    }

    /**
     * Looks for files of an earlier run that another program holds, as Excel does on Windows, where no folder is moved
     * that holds such a one: better told now than when the run has been carried out.
     *
     * @throws ProblemException RUN-04 that names them
     */
    static void mustBeFree(Path target, RecordedRun earlier) {
        List<String> held = earlier.outputs().keySet().stream()
                .filter(name -> isHeld(target.resolve(name)))
                .toList();
        if (!held.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.RUN_04_NOT_WRITTEN,
                    target.toString(),
                    Bilingual.of(
                            "another program has files of the run there open; close them: " + Listing.of(held),
                            "其中的结果文件正被其他程序打开，请先关闭：" + Listing.of(held)));
        }
    }

    /**
     * An earlier run whose folders are another user's could be moved aside by whoever may write beside it, but never be
     * removed: it would stay there hidden for ever.
     *
     * @param mine whether what lies in a folder may be removed
     * @throws ProblemException RUN-04 that names its folders
     */
    static void mustBeRemovable(Path target, RecordedRun earlier, Predicate<Path> mine) {
        List<String> others = earlier.outputs().keySet().stream()
                .map(name -> target.resolve(name).getParent())
                .distinct()
                .filter(folder -> Files.isDirectory(folder) && !mine.test(folder))
                .map(folder ->
                        folder.equals(target) ? "." : target.relativize(folder).toString())
                .toList();
        if (!others.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.RUN_04_NOT_WRITTEN,
                    target.toString(),
                    Bilingual.of(
                            "the earlier run there (" + Listing.of(others) + ") is another user's or write-protected, "
                                    + "and you may not remove it; name another folder",
                            "该处原有的结果（" + Listing.of(others, "、") + "）属于其他用户或设为只读，您无权删除；" + "请另指文件夹"));
        }
    }

    /** Whether its being opened is denied for another reason than leave, or that it is not there. */
    private static boolean isHeld(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return false;
        } catch (FileSystemException e) {
            return e.getClass() == FileSystemException.class;
        } catch (IOException e) {
            return false;
        }
    }

    /** Stops where files that are not the earlier run's own would be lost. */
    static void keep(String place, List<String> files) {
        if (!files.isEmpty()) {
            throw new ProblemException(ProblemCode.RUN_15_CHANGED, place, Listing.of(files));
        }
    }

    private static RecordedRun earlier(Path folder) {
        return Files.exists(folder.resolve(RunFolder.RECORD))
                ? RecordedRun.read(folder)
                : new RecordedRun(folder, "", "", List.of(), Collections.emptySortedMap());
    }

    /**
     * Puts what is not the earlier run's own beside the new files, as links where the disk has them.
     *
     * @param staging where the new files are
     * @return whether anything stands there
     * @throws ProblemException RUN-15 if the new run would replace a file that no run wrote, or one that was changed
     *     since; RUN-01 if something that is no folder came there
     */
    boolean takeAlong(Path staging) throws IOException {
        mustBeFolder(target, target.toString());
        if (!Files.exists(target)) {
            return false;
        }
        RecordedRun earlier = earlier(target);
        List<String> others = earlier.added().stream()
                .filter(name -> !isOutdated(earlier, name, staging))
                .toList();
        if (!replace) {
            List<String> lost =
                    new ArrayList<>(earlier.changed((file, written) -> isAsItWas(file) || written.isIn(file)));
            others.stream().filter(name -> isInTheWay(staging, name)).forEach(lost::add);
            keep(target.toString(), lost);
        }
        for (String name : others) {
            Path kept = staging.resolve(name);
            if (isInTheWay(staging, name)) {
                continue;
            }
            Files.createDirectories(kept.getParent());
            Path file = target.resolve(name);
            try {
                Files.createLink(kept, file);
            } catch (IOException | UnsupportedOperationException e) {
                Files.copy(file, kept, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return true;
    }

    private boolean isAsItWas(Path file) {
        String name = target.relativize(file).toString().replace('\\', '/');
        return stamps.containsKey(name) && stamp(file).equals(Optional.ofNullable(stamps.get(name)));
    }

    /** Whether the new run has something at this place, or a file where a folder of it would be. */
    private static boolean isInTheWay(Path staging, String name) {
        Path kept = staging.resolve(name);
        for (Path above = kept.getParent(); above != null && !above.equals(staging); above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                return true;
            }
        }
        return Files.exists(kept, LinkOption.NOFOLLOW_LINKS);
    }

    /** Statistics that a GIS wrote down for a raster say nothing true of the one that takes its place. */
    private static boolean isOutdated(RecordedRun earlier, String name, Path staging) {
        return earlier.isCache(name)
                && earlier.outputs().entrySet().stream()
                        .anyMatch(e ->
                                name.startsWith(e.getKey()) && !e.getValue().isIn(staging.resolve(e.getKey())));
    }

    /**
     * Removes what a run replaced; a file that somebody put there at the last moment is moved to the new one.
     */
    static void removeReplaced(Path old, Path target) throws IOException {
        RecordedRun earlier = earlier(old);
        for (String name : earlier.added()) {
            if (!isInTheWay(target, name) && !earlier.isCache(name)) {
                Path place = target.resolve(name);
                Files.createDirectories(place.getParent());
                Files.move(old.resolve(name), place);
            }
        }
        Path record = old.resolve(RunFolder.RECORD); // goes last: without it all the rest would be the user's
        for (Path file : all(old)) {
            if (!file.equals(record) && !file.equals(old)) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(record);
        Files.deleteIfExists(old);
    }

    /** Removes a folder that no user has ever seen. */
    static void removeTree(Path root) throws IOException {
        if (Files.exists(root)) {
            for (Path file : all(root)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** What lies in a folder before the folder. */
    private static List<Path> all(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
