package org.carbonscape.app.studio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.carbonscape.disk.IntoPlace;
import org.carbonscape.disk.Sha256;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A folder in which a studio works, held by a lock as long as it is open. Names within it are relative with slashes;
 * what leads out of it, by dots, by an absolute name or by a link, is refused. Files are written beside their place and
 * moved there, and only where they still are what the page has read.
 */
final class Workspace implements AutoCloseable {
    private static final String OWN = ".carbonscape";
    private static final String LOCK = "lock";
    private static final int DEPTH = 6;
    private static final int MOST_LISTED = 5_000;
    private static final int LARGEST_TEXT = 8 << 20;

    private final Path root;
    private final FileChannel held;
    private final boolean made;

    /** @param made whether the folder was not there before */
    private Workspace(Path root, FileChannel held, boolean made) {
        this.root = root;
        this.held = held;
        this.made = made;
    }

    /**
     * Opens a folder, which is made if it is missing.
     *
     * @throws ProblemException STUDIO_06 where it is no folder, cannot be written, or another studio has it open
     */
    static Workspace open(Path folder) {
        boolean made = !Files.exists(folder);
        if (!made && !Files.isDirectory(folder)) {
            throw refused(folder, Bilingual.of("it is a file, not a folder", "它是文件，不是文件夹"));
        }
        try {
            Path root = Files.createDirectories(folder).toRealPath();
            Path own = Files.createDirectories(root.resolve(OWN));
            FileChannel held = FileChannel.open(
                    own.resolve(LOCK),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
            if (!locked(held)) {
                held.close();
                throw refused(folder, Bilingual.of("another studio has it open", "另一个工作台正在使用它"));
            }
            return new Workspace(root, held, made);
        } catch (IOException e) {
            throw refused(
                    folder, Bilingual.of("it cannot be used (" + e.getMessage() + ")", "无法使用（" + e.getMessage() + "）"));
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> p.getFileName().toString()).toList();
        }
    }

    private static ProblemException refused(Path folder, Bilingual why) {
        return new ProblemException(ProblemCode.STUDIO_06_WORKSPACE, folder.toString(), why);
    }

    Path root() {
        return root;
    }

    private void mustBeThere() {
        if (!Files.isDirectory(root)) {
            throw new ProblemException(ProblemCode.STUDIO_09_GONE, root.toString());
        }
    }

    /** A file of the studio's own. */
    Path own(String name) {
        return root.resolve(OWN).resolve(name);
    }

    /**
     * The file of a name, whether there is one or not.
     *
     * @throws ProblemException STUDIO_03 where it does not lie in the workspace, STUDIO_09 where that is gone
     */
    Path resolve(String name) {
        mustBeThere();
        try {
            Path path = root.resolve(name.replace('\\', '/')).normalize();
            boolean own = path.startsWith(root.resolve(OWN)) || path.equals(root);
            if (Path.of(name).isAbsolute() || name.isBlank() || own || !holds(path)) {
                throw new ProblemException(ProblemCode.STUDIO_03_OUTSIDE, name.isBlank() ? "?" : name);
            }
            return path;
        } catch (InvalidPathException e) {
            throw new ProblemException(ProblemCode.STUDIO_03_OUTSIDE, name);
        }
    }

    /** Whether a path lies within, also once its links are followed. */
    boolean holds(Path path) {
        Path at = path.toAbsolutePath().normalize();
        if (!at.startsWith(root)) {
            return false;
        }
        while (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) { // of what is yet to be made, the folder it will be in
            at = Objects.requireNonNull(at.getParent()); // the root is there
        }
        try {
            return at.toRealPath().startsWith(root);
        } catch (IOException e) { // a link to nothing: nobody knows where it will lead
            return false;
        }
    }

    String name(Path path) {
        return root.relativize(path.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    /** All files and run folders, by name; hidden ones and what lies in run folders left out. */
    List<Path> list() throws IOException {
        mustBeThere();
        List<Path> all = new ArrayList<>();
        list(root, 0, all);
        return all;
    }

    private void list(Path folder, int depth, List<Path> all) throws IOException {
        List<Path> entries;
        try (Stream<Path> files = Files.list(folder)) {
            entries = files.filter(p -> !p.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        for (Path entry : entries) {
            if (all.size() >= MOST_LISTED || !holds(entry)) {
                continue;
            }
            if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                    || Files.isRegularFile(entry.resolve(RunFolder.RECORD))) {
                all.add(entry);
            }
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && depth < DEPTH) {
                if (!Files.isRegularFile(entry.resolve(RunFolder.RECORD))) {
                    list(entry, depth + 1, all);
                } else if (Files.isDirectory(entry.resolve("study"))) { // the demo's
                    list(entry.resolve("study"), depth + 1, all);
                }
            }
        }
    }

    /** A text file's bytes; empty where there is none. */
    Optional<byte[]> read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        if (Files.size(path) > LARGEST_TEXT) {
            throw new ProblemException(
                    ProblemCode.STUDIO_04_UPLOAD,
                    name(path),
                    Bilingual.of("it is too large to be edited here", "文件过大，无法在此编辑"));
        }
        return Optional.of(Files.readAllBytes(path));
    }

    /** What a file holds, as a word that changes with it. */
    static String version(byte[] bytes) {
        return Sha256.of(bytes).substring(0, 32);
    }

    /**
     * Writes a file that has not changed since it was read.
     *
     * @param version of what was read; empty where there was no file
     * @throws ProblemException STUDIO_02 where it is another by now, RUN-04 or RUN-05 where it cannot be written
     */
    synchronized void write(Path path, String version, byte[] bytes) throws IOException {
        Optional<byte[]> now = read(path);
        if (!now.map(Workspace::version).orElse("").equals(version)) {
            throw new ProblemException(ProblemCode.STUDIO_02_CHANGED, name(path));
        }
        try {
            replace(path, bytes);
        } catch (IOException e) {
            throw RunFolder.notWritten(name(path), e);
        }
    }

    /** Writes a file whole or not at all. */
    void replace(Path path, byte[] bytes) throws IOException {
        Path part = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            IntoPlace.move(part, path);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    boolean isNew() {
        return made;
    }

    /** A folder that was made for it and holds nothing yet goes again, as where the studio could not start. */
    @Override
    public void close() {
        try {
            held.close();
            if (made) {
                Path own = root.resolve(OWN);
                if (names(root).equals(List.of(OWN)) && names(own).equals(List.of(LOCK))) {
                    Files.delete(own.resolve(LOCK));
                    Files.delete(own);
                    Files.delete(root);
                }
            }
        } catch (IOException e) {
            // gone with the program
        }
    }
}
