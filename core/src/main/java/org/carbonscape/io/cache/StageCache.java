package org.carbonscape.io.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.io.run.FileHash;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What one run takes from a {@link CacheFolder} and puts into it. The key of a piece of work is the hash of everything
 * that it can see, the program's build among it; files count by what they hold. Work that sees something that cannot be
 * written down is done anew each time, and so is all work of a run whose inputs were written to meanwhile. Thread-safe.
 */
public final class StageCache {
    private static final long LONG_WORK_NANOS = 10_000_000_000L;

    private final CacheFolder folder;
    private final Function<Path, List<Path>> parts;
    private final Engine engine;
    private final Map<Path, String> stamps = new HashMap<>();
    private final Map<Path, FileMemo> memos = new HashMap<>();
    /** The first that was seen of each input: what the run has read, if nobody wrote to it meanwhile. */
    private final Map<Path, FileMemo> first = new TreeMap<>();

    private Optional<String> build = Optional.empty();
    private boolean changed;
    private int taken;
    private int made;

    /** Takes and keeps nothing. */
    public static StageCache none() {
        return new StageCache(CacheFolder.none(), List::of, new PlainEngine());
    }

    /**
     * @param parts  every file that is read where one is named, itself first
     * @param engine takes files side by side
     */
    public StageCache(CacheFolder folder, Function<Path, List<Path>> parts, Engine engine) {
        this.folder = folder;
        this.parts = parts;
        this.engine = engine;
    }

    /** Looks at the inputs before they are read, so that any writing to them from now on is noticed. */
    public synchronized void begin(List<Path> inputs) {
        try {
            for (Path input : inputs) {
                if (folder.isNone() && FileName.address(input).isPresent()) {
                    continue; // asked only where something hangs on it
                }
                for (Path file : partsOf(input)) {
                    stamps.putIfAbsent(file, FileMemo.stamp(file));
                    if (FileMemo.isFresh(file)) {
                        memo(file);
                    }
                }
            }
        } catch (IOException | NotKept | ProblemException e) {
            changed = true; // missing or damaged: the study's own checks tell
        }
    }

    /** Reads all inputs for their hashes, side by side; keys find them then. */
    public void hashInputs() {
        List<Path> inputs;
        synchronized (this) {
            inputs = List.copyOf(stamps.keySet());
        }
        engine.inPlace(inputs.size(), i -> {
            try {
                memo(inputs.get(i));
            } catch (IOException | NotKept | ProblemException e) {
                // told by whoever needs it
            }
        });
    }

    private List<Path> partsOf(Path file) {
        return parts.apply(file).stream()
                .map(p -> p.toAbsolutePath().normalize())
                .toList();
    }

    /** How many pieces of work since it was last asked came from the folder, and how many were done. */
    public record Share(int taken, int made) {}

    /** Begins to count anew. */
    public synchronized Share share() {
        Share share = new Share(taken, made);
        taken = 0;
        made = 0;
        return share;
    }

    /** Whether anything is kept at all. */
    public boolean isNone() {
        return folder.isNone();
    }

    /** What the user should know of the folder. */
    public List<Problem> cautions() {
        return folder.cautions();
    }

    /** At the end of a run: brings the folder back to its bound. */
    public void end() {
        if (!folder.isNone()) {
            folder.shrink();
        }
    }

    /**
     * The hash of an input as it was when the run first looked at it; remembered from earlier runs while the file is
     * not written to.
     *
     * @throws ProblemException INPUT problems if it cannot be read
     */
    public FileHash hash(Path file) {
        Path place = file.toAbsolutePath().normalize();
        try {
            FileMemo memo = first(place).orElse(null);
            if (memo == null) {
                memo = memo(place);
            }
            return new FileHash(memo.bytes(), memo.sha256());
        } catch (IOException | NotKept e) {
            return FileHash.of(file); // tells what is wrong
        }
    }

    private synchronized Optional<FileMemo> first(Path file) {
        return Optional.ofNullable(first.get(file));
    }

    /** Inputs that no longer hold what they held when the run first looked at them. */
    public synchronized List<Path> writtenTo() {
        return first.entrySet().stream()
                .filter(f -> FileName.address(f.getKey()).isEmpty() && !isStill(f.getValue(), f.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isStill(FileMemo memo, Path file) {
        try {
            return !Files.exists(file) // one that has gone, as demo's study with its run, was read as recorded
                    || memo.holds(file)
                    || new FileHash(memo.bytes(), memo.sha256()).isIn(file);
        } catch (IOException | ProblemException e) {
            return false; // it cannot be read any more
        }
    }

    private FileMemo memo(Path file) throws IOException {
        Optional<FileMemo> known = known(file);
        if (known.isPresent() && known.get().holds(file)) {
            return known.get();
        }
        boolean elsewhere = FileName.address(file).isPresent();
        String key =
                key("file", elsewhere ? FileName.text(file) : file.toRealPath().toString());
        FileMemo memo = folder.read(key, (in, bytes) -> (FileMemo) new ObjectReader(in, bytes, List.of()).present())
                .filter(m -> holds(m, file))
                .orElse(null);
        if (memo == null) {
            FileMemo fresh = FileMemo.of(file);
            memo = fresh;
            if (fresh.isSettled()) {
                folder.write(key, false, out -> {
                    ObjectWriter writer = ObjectWriter.ofValues(out, List.of());
                    writer.write(fresh);
                    writer.flush();
                });
            }
        }
        synchronized (this) {
            changed |= known.isPresent() && !known.get().sha256().equals(memo.sha256())
                    || !FileMemo.stamp(file).equals(stamps.computeIfAbsent(file, f -> memoStamp(f)));
            memos.put(file, memo);
            first.putIfAbsent(file, memo);
        }
        return memo;
    }

    private synchronized Optional<FileMemo> known(Path file) {
        return Optional.ofNullable(memos.get(file));
    }

    private static boolean holds(FileMemo memo, Path file) {
        try {
            return memo.isSettled() && memo.holds(file);
        } catch (IOException | ProblemException e) {
            return false;
        }
    }

    private static String memoStamp(Path file) {
        try {
            return FileMemo.stamp(file);
        } catch (IOException | ProblemException e) {
            throw new NotKept(file.toString());
        }
    }

    /** Whether every input looked at is still what it was. */
    private synchronized boolean unchanged() {
        try {
            for (Map.Entry<Path, String> stamp : stamps.entrySet()) {
                changed |= !FileMemo.stamp(stamp.getKey()).equals(stamp.getValue());
            }
            for (Path file : List.copyOf(memos.keySet())) {
                FileMemo memo = memos.get(file);
                if (memo != null && !memo.isSettled() && !changed) {
                    FileMemo again = FileMemo.of(file);
                    changed |= !again.sha256().equals(memo.sha256());
                    memos.put(file, again);
                }
            }
        } catch (IOException | ProblemException e) {
            changed = true;
        }
        return !changed;
    }

    private String said(Path file) {
        StringBuilder said = new StringBuilder(String.valueOf(file.getFileName()));
        try {
            for (Path part : partsOf(file)) {
                said.append('\n')
                        .append(part.getFileName())
                        .append(' ')
                        .append(memo(part).sha256());
            }
        } catch (IOException | ProblemException e) {
            throw new NotKept(file.toString());
        }
        return said.toString();
    }

    private String key(String work, @Nullable Object seen) {
        KeyDigest digest = new KeyDigest();
        ObjectWriter writer = ObjectWriter.ofKeys(digest, this::said);
        writer.write(build());
        writer.write(work);
        writer.write(seen);
        writer.flush();
        return digest.hex();
    }

    private synchronized String build() {
        if (build.isEmpty()) {
            build = Optional.of(ProgramBuild.text());
        }
        return build.get();
    }

    /**
     * The result of a piece of work, from the folder where it is there.
     *
     * @param work   its name: work of another name shares nothing with it
     * @param seen   everything that the work can see and its result may depend on
     * @param shared objects that the result may point to and that the caller has anyway, in a fixed order; they are not
     *               written, so they must follow from what is seen
     */
    public <R> R keep(String work, List<?> seen, List<?> shared, Supplier<R> make) {
        return keep(work, seen, shared, Optional.empty(), n -> false, make, r -> true);
    }

    /** The same for work that may tell by other ways than its result that it is not to be kept. */
    public <R> R keep(String work, List<?> seen, List<?> shared, Supplier<R> make, Predicate<R> sound) {
        return keep(work, seen, shared, Optional.empty(), n -> false, make, sound);
    }

    /** The same for work that also writes files of the run, while nothing else does; it sees how these are cut. */
    public <R> R keep(String work, List<?> seen, List<?> shared, RunFolder run, Supplier<R> make) {
        return keep(work, List.of(seen, run.tiles()), shared, Optional.of(run), n -> true, make, r -> true);
    }

    /** The same for work that writes one file of the run, while other work may write others. */
    public void keep(String work, List<?> seen, RunFolder run, String file, Runnable write) {
        keep(
                work,
                seen,
                List.of(),
                Optional.of(run),
                file::equals,
                () -> {
                    write.run();
                    return file;
                },
                r -> true);
    }

    /** The same for all of a run, made of pieces that are kept as well; it counts as one where it is taken whole. */
    public <R> R whole(String work, List<?> seen, RunFolder run, Supplier<R> make) {
        return keep(work, seen, List.of(), run, () -> {
            R result = make.get();
            synchronized (this) {
                made--;
            }
            return result;
        });
    }

    /** @param own of the files that come into the run meanwhile, those that the work wrote */
    private <R> R keep(
            String work,
            List<?> seen,
            List<?> shared,
            Optional<RunFolder> run,
            Predicate<String> own,
            Supplier<R> make,
            Predicate<R> sound) {
        Optional<String> key = folder.isNone() ? Optional.empty() : find(work, seen);
        if (key.isEmpty()) {
            return done(make.get());
        }
        Optional<R> found = read(key.get(), shared, run);
        if (found.isPresent()) {
            synchronized (this) {
                taken++;
            }
            return found.get();
        }
        SortedSet<String> before = run.map(RunFolder::names).orElse(Collections.emptySortedSet());
        long begun = System.nanoTime();
        R result = done(make.get());
        boolean lasting = System.nanoTime() - begun > LONG_WORK_NANOS;
        if (sound.test(result) && unchanged()) {
            List<String> files = run.map(RunFolder::names).orElse(Collections.emptySortedSet()).stream()
                    .filter(name -> !before.contains(name) && own.test(name))
                    .toList();
            write(key.get(), lasting, shared, result, run, files);
        }
        return result;
    }

    private synchronized <R> R done(R result) {
        made++;
        return result;
    }

    private Optional<String> find(String work, List<?> seen) {
        synchronized (this) {
            if (changed) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(key(work, seen));
        } catch (NotKept e) {
            return Optional.empty();
        }
    }

    /** A result and the files written with it, by name; contents are entries of their own. */
    private record Entry(@Nullable Object result, SortedMap<String, FileHash> files) {}

    /** Contents are kept once, whichever entries have them. */
    private static String keyOf(FileHash content) {
        return new KeyDigest().update("file " + content.sha256()).hex();
    }

    @SuppressWarnings("unchecked") // what stands under a key was made by the same work
    private <R> Optional<R> read(String key, List<?> shared, Optional<RunFolder> run) {
        Optional<Entry> entry = folder.read(key, (in, bytes) -> (Entry) new ObjectReader(in, bytes, shared).present());
        if (entry.isEmpty() || !entry.get().files().isEmpty() && run.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = List.copyOf(entry.get().files().keySet());
        boolean[] copied = new boolean[names.size()];
        engine.inPlace(names.size(), i -> {
            FileHash hash = Objects.requireNonNull(entry.get().files().get(names.get(i)));
            Path place = run.orElseThrow().file(names.get(i));
            copied[i] = folder.read(keyOf(hash), (in, bytes) -> copy(in, bytes, place))
                    .isPresent();
            run.orElseThrow().hashed(names.get(i), hash);
        });
        for (boolean one : copied) {
            if (!one) {
                names.forEach(name -> remove(run.orElseThrow().file(name)));
                return Optional.empty();
            }
        }
        return Optional.ofNullable((R) entry.get().result());
    }

    private static Path copy(InputStream in, long bytes, Path place) throws IOException {
        try (var out = Files.newOutputStream(place)) {
            byte[] buffer = new byte[1 << 16];
            for (long left = bytes; left > 0; ) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    throw new IOException("it ends early");
                }
                out.write(buffer, 0, n);
                left -= n;
            }
        }
        return place;
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // it is written anew
        }
    }

    private void write(
            String key,
            boolean lasting,
            List<?> shared,
            @Nullable Object result,
            Optional<RunFolder> run,
            List<String> there) {
        FileHash[] hashes = new FileHash[there.size()];
        engine.inPlace(there.size(), i -> hashes[i] = kept(run.orElseThrow(), there.get(i), lasting));
        SortedMap<String, FileHash> files = new TreeMap<>();
        for (int i = 0; i < hashes.length; i++) {
            files.put(there.get(i), hashes[i]);
        }
        try {
            folder.write(key, lasting, out -> {
                ObjectWriter writer = ObjectWriter.ofValues(out, shared);
                writer.write(new Entry(result, files));
                writer.flush();
            });
        } catch (NotKept e) {
            // it points to something that cannot be written down
        }
    }

    private FileHash kept(RunFolder run, String name, boolean lasting) {
        FileHash hash = run.hash(name);
        if (!folder.has(keyOf(hash))) {
            folder.write(keyOf(hash), lasting, out -> run.copy(name, out));
        }
        return hash;
    }
}
