package org.carbonscape.io.cache;

import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.carbonscape.disk.IntoPlace;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * A folder of entries, each a file named by its key: written aside and moved into place, checked by a checksum when it
 * is read, so that several programs may use it at once and a kill at any moment leaves entries whole or absent. What
 * was used longest ago goes when the folder is larger than its bound. A folder that cannot be written to is told once,
 * by {@link #cautions}, and ends nothing. Thread-safe.
 */
public final class CacheFolder {
    /** Bound where the user says none: 5 GB. */
    public static final long USUAL_BYTES = 5_000_000_000L;

    private static final byte[] MAGIC = "CSCACHE1".getBytes(StandardCharsets.US_ASCII);
    private static final int FRAME = MAGIC.length + 4; // and the checksum at the end
    private static final Pattern SHELF = Pattern.compile("[0-9a-f]{2}");
    private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{62}\\.kept");
    private static final Pattern PART = Pattern.compile("\\.part-[0-9a-f-]{36}");
    /** Another program may be writing what is younger. */
    private static final Duration YOUNG = Duration.ofHours(1);
    /** Left on the disk for the run itself and for everybody else. */
    private static final long SPARE_BYTES = 1_000_000_000L;

    private static final long LOOK_AGAIN_BYTES = 256L << 20;
    private static final String TAG = "CACHEDIR.TAG";
    /** By which backups know that a folder need not be kept. */
    private static final String TAG_TEXT = "Signature: 8a477f597d28d172789f06886806bc55\n"
            + "# Results that Carbonscape keeps for later runs; \"carbonscape cache clear\" removes them.\n";

    private final Optional<Path> folder;
    private final long bound;
    private final AtomicLong unseen = new AtomicLong(); // bytes written since the folder was last measured
    private volatile Optional<Problem> trouble = Optional.empty();
    private volatile Optional<FileStore> disk = Optional.empty(); // to find it reads the system's list of mounts

    private CacheFolder(Optional<Path> folder, long bound) {
        this.folder = folder;
        this.bound = bound;
    }

    /** Keeps nothing. */
    public static CacheFolder none() {
        return new CacheFolder(Optional.empty(), 0);
    }

    /** @param bound bytes that all entries may have together */
    public static CacheFolder of(Path folder, long bound) {
        return new CacheFolder(Optional.of(folder.toAbsolutePath().normalize()), bound);
    }

    /** Whether this keeps nothing. */
    public boolean isNone() {
        return folder.isEmpty();
    }

    /** What the user should know: at most one, that nothing could be kept. */
    List<Problem> cautions() {
        return trouble.stream().toList();
    }

    /** Writes the content of an entry. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** Reads the content of an entry. */
    @FunctionalInterface
    interface Use<T> {
        T of(InputStream in, long bytes) throws IOException;
    }

    private static Path place(Path folder, String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key.substring(2) + ".kept");
    }

    /**
     * The content of an entry; empty where there is none, where it is damaged, or where its user finds it so. A use
     * marks the entry as new.
     *
     * @param key 64 hexadecimal digits
     */
    <T> Optional<T> read(String key, Use<T> use) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Path file = place(folder.get(), key);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long content = channel.size() - FRAME;
            if (content < 0 || !isWhole(key, channel, content)) {
                return Optional.empty();
            }
            channel.position(MAGIC.length);
            T found = use.of(new BufferedInputStream(Channels.newInputStream(channel)), content);
            touch(file);
            return Optional.of(found);
        } catch (IOException | RuntimeException e) { // whatever is wrong with it, the work can be done anew
            return Optional.empty();
        }
    }

    /** Whether a whole entry is there; it is then as new as one that was read. */
    boolean has(String key) {
        return read(key, (in, bytes) -> key).isPresent();
    }

    /** Of key and content: an entry that lies under another's name is none. */
    private static CRC32C sum(String key) {
        CRC32C sum = new CRC32C();
        sum.update(key.getBytes(StandardCharsets.US_ASCII));
        return sum;
    }

    private static boolean isWhole(String key, FileChannel channel, long content) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(1 << 16, content + FRAME));
        CRC32C sum = sum(key);
        long end = MAGIC.length + content;
        for (long at = 0; at < end; ) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
            int n = channel.read(buffer, at);
            if (n < 0) {
                return false;
            }
            buffer.flip();
            if (at == 0 && !(n >= MAGIC.length && Arrays.equals(MAGIC, Arrays.copyOf(buffer.array(), MAGIC.length)))) {
                return false;
            }
            sum.update(buffer);
            at += n;
        }
        ByteBuffer stated = ByteBuffer.allocate(4);
        return channel.read(stated, end) == 4 && stated.flip().getInt() == (int) sum.getValue();
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // may only be read: it is then removed in its turn
        }
    }

    /**
     * Keeps an entry; where that fails, nothing is there.
     *
     * @param lasting whether it goes to the disk at once: worth it for long work only, as a torn entry is just missing
     */
    void write(String key, boolean lasting, Content content) {
        if (folder.isEmpty() || trouble.isPresent()) {
            return;
        }
        Path place = place(folder.get(), key);
        Path part = place.resolveSibling(".part-" + UUID.randomUUID());
        try {
            shelf(folder.get(), folder.get().resolve(key.substring(0, 2)));
            long bytes = into(folder.get(), part, sum(key), lasting, content);
            put(part, place);
            if (unseen.addAndGet(bytes) > LOOK_AGAIN_BYTES) {
                shrink();
            }
        } catch (NoSuchFileException e) {
            // cleared while this was written: it is missing, as all that was cleared
        } catch (IOException | UncheckedIOException e) {
            trouble = Optional.of(notKept(folder.get(), e));
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // swept up later
            }
        }
    }

    /** Where the entry is there already and somebody reads it, Windows does not replace it: it is the same. */
    private static void put(Path part, Path place) throws IOException {
        try {
            IntoPlace.move(part, place);
        } catch (IOException e) {
            if (!Files.exists(place)) {
                throw e;
            }
        }
    }

    private static void shelf(Path folder, Path shelf) throws IOException {
        if (!Files.isDirectory(shelf)) {
            Files.createDirectories(shelf);
            Path tag = folder.resolve(TAG);
            if (!Files.exists(tag)) {
                Files.writeString(tag, TAG_TEXT);
            }
        }
    }

    private long into(Path folder, Path part, CRC32C sum, boolean lasting, Content content) throws IOException {
        FileStore store = disk.isPresent() ? disk.get() : Files.getFileStore(folder);
        disk = Optional.of(store);
        if (store.getUsableSpace() < SPARE_BYTES) {
            throw new IOException("less than 1 GB is left on the disk");
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream file = Channels.newOutputStream(channel);
            OutputStream summed = new FilterOutputStream(file) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    sum.update(bytes, from, length);
                    out.write(bytes, from, length);
                }

                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }
            };
            summed.write(MAGIC, 0, MAGIC.length);
            content.to(summed);
            file.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
            if (lasting) {
                channel.force(true);
            }
            return channel.size();
        }
    }

    private static Problem notKept(Path folder, Exception e) {
        Throwable cause = e instanceof UncheckedIOException u && u.getCause() != null ? u.getCause() : e;
        if (cause instanceof AccessDeniedException) {
            return Problem.of(
                    ProblemCode.RUN_C03_NOT_KEPT,
                    folder.toString(),
                    Bilingual.of("writing there is not allowed", "没有写权限"));
        }
        String kind = cause.getClass().getSimpleName();
        String said = cause instanceof FileSystemException f
                ? Objects.requireNonNullElse(f.getReason(), kind) // where it met us is an inner name
                : cause.getMessage() == null
                        ? kind
                        : cause.getClass() == IOException.class ? cause.getMessage() : kind + " " + cause.getMessage();
        return Problem.of(ProblemCode.RUN_C03_NOT_KEPT, folder.toString(), said);
    }

    /** An entry or a part of one. */
    private record Kept(Path file, long bytes, Instant used) {}

    private List<Kept> list(Pattern name) throws IOException {
        List<Kept> all = new ArrayList<>();
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return all;
        }
        for (Path shelf : shelves(folder.get())) {
            try (Stream<Path> files = Files.list(shelf)) {
                files.filter(f -> name.matcher(f.getFileName().toString()).matches())
                        .forEach(f -> add(all, f));
            }
        }
        return all;
    }

    private static List<Path> shelves(Path folder) throws IOException {
        try (Stream<Path> shelves = Files.list(folder)) {
            return shelves.filter(s -> SHELF.matcher(s.getFileName().toString()).matches())
                    .filter(s -> Files.isDirectory(s, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    private static void add(List<Kept> all, Path file) {
        try {
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (a.isRegularFile()) {
                all.add(new Kept(file, a.size(), a.lastModifiedTime().toInstant()));
            }
        } catch (IOException e) {
            // another program has just removed it
        }
    }

    /** Removes what was used longest ago until the rest keeps the bound, and what killed programs left. */
    void shrink() {
        unseen.set(0);
        try {
            for (Kept part : list(PART)) {
                if (part.used().isBefore(Instant.now().minus(YOUNG))) {
                    Files.deleteIfExists(part.file());
                }
            }
            List<Kept> all = list(ENTRY);
            all.sort(Comparator.comparing(Kept::used));
            long bytes = all.stream().mapToLong(Kept::bytes).sum();
            for (int i = 0; i < all.size() && bytes > bound; i++) {
                removeOurs(all.get(i).file());
                bytes -= all.get(i).bytes();
            }
        } catch (IOException | UncheckedIOException e) {
            // the next run tries again
        }
    }

    /** What lies in the folder. */
    public record Contents(int entries, long bytes) {}

    /** @throws IOException if it cannot be listed */
    public Contents contents() throws IOException {
        List<Kept> all = list(ENTRY);
        return new Contents(all.size(), all.stream().mapToLong(Kept::bytes).sum());
    }

    /**
     * Removes every entry, and the folders that are empty then; anything that is not ours stays.
     *
     * @return what was removed
     * @throws IOException if a file cannot be removed
     */
    public Contents clear() throws IOException {
        int entries = 0;
        long bytes = 0;
        for (Kept entry : list(ENTRY)) {
            if (isOurs(entry.file()) && Files.deleteIfExists(entry.file())) {
                entries++;
                bytes += entry.bytes();
            }
        }
        for (Kept part : list(PART)) {
            if (part.used().isBefore(Instant.now().minus(YOUNG))) {
                Files.deleteIfExists(part.file());
            }
        }
        if (folder.isPresent() && Files.isDirectory(folder.get())) {
            removeEmpty(folder.get());
        }
        return new Contents(entries, bytes);
    }

    /** Begins as an entry does, or is empty or all zeros, as a power cut leaves one: nobody's work is lost with it. */
    private static boolean isOurs(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] head = in.readNBytes(MAGIC.length);
            if (Arrays.equals(head, MAGIC)) {
                return true;
            }
            int next = Arrays.equals(head, new byte[head.length]) ? 0 : 1;
            while (next == 0) {
                next = in.read();
            }
            return next < 0;
        } catch (NoSuchFileException e) {
            return false; // another program has just removed it
        }
    }

    /** One that may not be read, another user's, stays: it does not keep the others. */
    private static void removeOurs(Path file) throws IOException {
        try {
            if (isOurs(file)) {
                Files.deleteIfExists(file);
            }
        } catch (AccessDeniedException e) {
            // its owner's runs remove it
        }
    }

    private static void removeEmpty(Path folder) throws IOException {
        for (Path shelf : shelves(folder)) {
            removeIfEmpty(shelf);
        }
        Path tag = folder.resolve(TAG);
        if (isBare(folder, tag)) {
            Files.deleteIfExists(tag);
            removeIfEmpty(folder);
        }
    }

    /** The listing is closed before the folder is removed, which Windows asks for. */
    private static boolean isBare(Path folder, Path tag) throws IOException {
        try (Stream<Path> rest = Files.list(folder)) {
            return rest.allMatch(tag::equals);
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // a run may be putting something there
        }
    }
}
