package org.carbonscape.io.run;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.disk.DiskSync;
import org.carbonscape.disk.IntoPlace;
import org.carbonscape.engine.AtEnd;
import org.carbonscape.engine.Engine;
import org.carbonscape.io.SystemFault;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A run folder in the making: everything is written into a hidden folder beside the target and moved into place at the
 * end, so that a run folder is whole or absent. Closing without {@link #commit()} removes what was written. What a
 * killed run left is removed by the next run to the same target.
 */
public final class RunFolder implements AutoCloseable {
    /** Held while a run is moved into place; the locks of files are not for threads of one program. */
    private static final Object MOVING = new Object();

    /** A folder is taken for an earlier run, and may be replaced, only if it holds this file. */
    public static final String RECORD = "run.json";

    private final Path target;
    private final HiddenBeside hidden;
    private final Path staging;
    private final Path old;
    private final Claim claim;
    /** Sweeps up what an ended program would leave; a killed one's is removed by the next run. */
    private final AtEnd sweeper;

    private final Standing standing;

    private final boolean csvMark;
    private final int tiles;
    /** Of files that were read for it, or copied from where it is known; no longer of those opened again. */
    private final Map<String, FileHash> hashes = new ConcurrentHashMap<>();
    /** Under this object's lock: moved into place, or given up; nothing is written any more. */
    private boolean ended;

    private RunFolder(Path target, Standing standing, RunTarget wanted, String id, Claim claim) {
        this.target = target;
        this.standing = standing;
        this.csvMark = wanted.csvMark();
        this.tiles = wanted.tiles();
        this.hidden = new HiddenBeside(target);
        this.staging = hidden.part(id);
        this.old = hidden.old(id);
        this.claim = claim;
        this.sweeper = AtEnd.run(this::sweep);
    }

    /**
     * Prepares a folder.
     *
     * @param inputs the study's input files; the target must hold none of them, since it may be replaced
     * @throws ProblemException if the target is a file, holds something that is not a run or files that were changed
     *     since, one of them is open in a program that lets nobody else write, or cannot be written beside
     */
    public static RunFolder prepare(RunTarget target, List<Path> inputs) {
        check(target, inputs, name -> false, (file, written) -> written.isIn(file)); // told at the end, at the latest
        return checked(target);
    }

    /** Prepares a folder that was {@linkplain #check looked at} a moment ago; it is not read again. */
    public static RunFolder checked(RunTarget target) {
        try {
            Path absolute = Standing.real(target.folder());
            Standing.mustBeElsewhere(absolute, target.folder().toString());
            Files.createDirectories(Objects.requireNonNullElse(absolute.getParent(), absolute));
            synchronized (MOVING) {
                HiddenBeside hidden = new HiddenBeside(absolute);
                try (Claim alone = Claim.of(hidden.move())) {
                    hidden.clear();
                    return begun(absolute, target);
                }
            }
        } catch (IOException e) {
            throw notWritten(target.folder().toString(), e);
        }
    }

    /** While nobody else begins or ends a run there: a lock file just made is not yet held. */
    private static RunFolder begun(Path target, RunTarget wanted) throws IOException {
        Standing standing = Standing.at(target, wanted.replace());
        String id = Claim.name();
        HiddenBeside hidden = new HiddenBeside(target);
        Claim claim = Claim.of(hidden.lock(id));
        try {
            Files.createDirectory(hidden.part(id));
        } catch (IOException e) {
            claim.close();
            throw e;
        }
        return new RunFolder(target, standing, wanted, id, claim);
    }

    /**
     * Looks whether a run may go there; writes nothing.
     *
     * @param own  whether the run may write a file of this name: what somebody put there is in its way
     * @param same whether a file of an earlier run still holds what that run wrote
     * @throws ProblemException as {@link #prepare}
     */
    public static void check(
            RunTarget target, List<Path> inputs, Predicate<String> own, BiPredicate<Path, FileHash> same) {
        String place = target.folder().toString();
        List<String> inTheWay = new ArrayList<>();
        try {
            Path absolute = Standing.real(target.folder());
            if (absolute.getParent() == null) {
                throw new ProblemException(ProblemCode.RUN_01_OCCUPIED, place);
            }
            for (Path input : inputs) {
                apart(absolute, input.toAbsolutePath().normalize(), place, input);
                apart(absolute, Standing.real(input), place, input);
            }
            Standing.mustBeFolder(absolute, place);
            if (Files.exists(absolute) && !isEmpty(absolute) && !Files.exists(absolute.resolve(RECORD))) {
                throw new ProblemException(ProblemCode.RUN_01_OCCUPIED, place);
            }
            Standing.mustBeElsewhere(absolute, place);
            LongName.mustSuitSqlite(
                    new HiddenBeside(absolute).part(Claim.name()).resolve("vectors/units.gpkg"));
            if (Files.exists(absolute.resolve(RECORD))) {
                RecordedRun earlier = RecordedRun.read(absolute);
                Standing.mustBeFree(absolute, earlier);
                Standing.mustBeRemovable(absolute, earlier, Files::isWritable);
                if (!target.replace()) {
                    inTheWay.addAll(earlier.changed(same));
                    earlier.added().stream().filter(own).forEach(inTheWay::add);
                }
            }
        } catch (IOException e) {
            throw notWritten(place, e);
        }
        Standing.keep(place, inTheWay);
    }

    private static void apart(Path target, Path lies, String place, Path input) {
        if (target.startsWith(lies)) {
            throw new ProblemException(ProblemCode.RUN_02_INSIDE_INPUT, place, input.getFileName());
        }
        if (lies.startsWith(target)) {
            throw new ProblemException(ProblemCode.RUN_03_HOLDS_INPUT, place, input.getFileName());
        }
    }

    /** Cells a side above which a raster is a folder of files of so many; 0 = never. */
    public int tiles() {
        return tiles;
    }

    /** Whether CSV files of this run begin with the mark of UTF-8. */
    public boolean csvMark() {
        return csvMark;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /**
     * The place of a file of the run; its folders are made.
     *
     * @throws IllegalStateException if the run has been moved into place or given up
     * @throws ProblemException RUN-04 if what was written so far has been removed from outside
     */
    public synchronized Path file(String name) {
        if (ended) {
            throw new IllegalStateException("the run folder has ended: " + name);
        }
        if (!Files.isDirectory(staging)) {
            String gone = String.valueOf(staging.getFileName());
            throw new ProblemException(
                    ProblemCode.RUN_04_NOT_WRITTEN,
                    target.toString(),
                    Bilingual.of(
                            "the hidden folder beside it (" + gone + ") was removed while the run wrote there",
                            "写入期间，其旁的隐藏文件夹（" + gone + "）被删除"));
        }
        Path file = staging.resolve(name);
        hashes.remove(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw notWritten(place(name), e);
        }
        return file;
    }

    /** Writes one file of the run, or fails naming it. */
    public void write(String name, Content content) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file(name)), 1 << 16)) {
            content.to(out);
        } catch (IOException e) {
            throw notWritten(place(name), e);
        }
    }

    /**
     * Writes one file of the run, or, where it is longer than so many bytes, a compressed one whose name ends in {@code
     * .gz}; whether it is compressed.
     *
     * @param pieces that follow each other in it and are made by several threads
     */
    public boolean writePacked(String name, long most, List<Content> pieces, Engine engine) {
        try (PackedFile out = new PackedFile(file(name), file(name + ".gz"), most, engine)) {
            out.write(pieces);
            return out.isPacked();
        } catch (IOException e) {
            throw notWritten(place(name), e);
        } catch (UncheckedIOException e) {
            throw notWritten(place(name), cause(e));
        }
    }

    /** Writes a text of the run in UTF-8. */
    public void write(String name, String text) {
        write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Every file written so far, by path within the folder. */
    public SortedSet<String> names() {
        try (Stream<Path> files = Files.walk(staging)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> staging.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw notWritten(target.toString(), e);
        } catch (UncheckedIOException e) {
            throw notWritten(target.toString(), cause(e));
        }
    }

    /** What a stream of files met. */
    private static IOException cause(UncheckedIOException e) {
        return Objects.requireNonNullElse(e.getCause(), new IOException(e));
    }

    /** Copies a file of the run; its writing has ended. */
    public void copy(String name, OutputStream out) throws IOException {
        Files.copy(staging.resolve(name), out);
    }

    /** Size and SHA-256 of a file of the run, read once; its writing has ended. */
    public FileHash hash(String name) {
        return hashes.computeIfAbsent(name, n -> FileHash.of(staging.resolve(n)));
    }

    /** Tells the hash of a file that was copied from where it is known, so that it need not be read for it. */
    public void hashed(String name, FileHash hash) {
        hashes.put(name, hash);
    }

    /** Where the run goes. */
    public Path target() {
        return target;
    }

    /** The way from the run's folder to another, with {@code /}; empty where there is none, as from drive to drive. */
    public String wayTo(Path other) {
        try {
            return target.relativize(Standing.real(other)).toString().replace('\\', '/');
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }

    /** Size and SHA-256 of the files that were read for it, by path within the folder. */
    public Map<String, FileHash> hashed() {
        return Map.copyOf(hashes);
    }

    /** Size and SHA-256 of every file written so far, by path within the folder. */
    public SortedMap<String, FileHash> written(Engine engine) {
        List<String> names = List.copyOf(names());
        List<FileHash> all = engine.each(names.size(), i -> hash(names.get(i)));
        SortedMap<String, FileHash> written = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            written.put(names.get(i), all.get(i));
        }
        return written;
    }

    /**
     * Moves the finished folder into place. Files of an earlier run there are replaced; all others stay beside the new
     * ones. If anything fails the earlier run stays as it was.
     *
     * @throws ProblemException RUN-15 if the run writes where a file stands that no run wrote
     */
    public synchronized void commit() {
        if (ended) {
            throw new IllegalStateException("the run folder has ended");
        }
        synchronized (MOVING) {
            try (Claim alone = Claim.of(hidden.move())) { // of several runs to one folder, one after the other
                move();
                claim.close();
            } catch (IOException e) {
                throw notWritten(target.toString(), e);
            } catch (UncheckedIOException e) {
                throw notWritten(target.toString(), cause(e));
            }
        }
    }

    private void move() throws IOException {
        boolean replaced = standing.takeAlong(staging);
        DiskSync.tree(staging);
        if (replaced) {
            IntoPlace.whole(target, old);
        }
        try {
            IntoPlace.whole(staging, target);
        } catch (IOException e) {
            if (replaced) {
                IntoPlace.whole(old, target);
            }
            throw e;
        }
        ended = true;
        DiskSync.folder(target.getParent());
        if (replaced) {
            hidden.tryRemovingReplaced(old);
        }
    }

    @Override
    public void close() {
        sweep();
        sweeper.close();
    }

    /**
     * Threads may still be writing when the program is being ended. Under its new name the folder is known to none of
     * them, so that nothing appears in it while it is removed; where the system does not rename what is open, a few
     * attempts do. What stays after all is hidden, named after this run, and removed by the next one.
     */
    private synchronized void sweep() {
        if (ended) {
            return;
        }
        ended = true;
        Path leaving = staging.resolveSibling(staging.getFileName() + ".ended");
        for (int attempt = 0; attempt < 5 && (Files.exists(staging) || Files.exists(leaving)); attempt++) {
            try {
                if (Files.exists(staging)) {
                    Files.move(staging, leaving, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                HiddenBeside.tryRemoving(staging);
            }
            HiddenBeside.tryRemoving(leaving);
        }
        claim.close();
    }

    /** Where a file of the run will lie, for problems: the disk that is full is known by it. */
    public String place(String name) {
        return target.resolve(name).toString();
    }

    /** The same problems, with files of the run named by where they would have been. */
    public ProblemException named(ProblemException e) {
        String making = staging + File.separator;
        return new ProblemException(e.problems().stream()
                .map(p -> p.place().startsWith(making) ? p.at(place(p.place().substring(making.length()))) : p)
                .toList());
    }

    /** An I/O failure while writing, in the user's words. */
    public static ProblemException notWritten(String place, IOException e) {
        String why = e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : String.valueOf(e.getMessage());
        Optional<ProblemException> folder = NoFolder.told(place, e);
        if (folder.isPresent()) {
            return folder.get();
        }
        if (e instanceof AccessDeniedException) {
            return new ProblemException(ProblemCode.RUN_04_NOT_WRITTEN, place, denied(File.separatorChar == '\\'));
        }
        if (LongName.isTold(why)) {
            return new ProblemException(ProblemCode.RUN_26_LONG_NAME, place, why);
        }
        if (SystemFault.isTold(why)) {
            return new ProblemException(ProblemCode.FAULT_08_SYSTEM, place, why);
        }
        return new ProblemException(
                FullDisk.isTold(why) ? ProblemCode.RUN_05_DISK_FULL : ProblemCode.RUN_04_NOT_WRITTEN, place, why);
    }

    /** Windows denies as well what moves or replaces a file, or a folder of one, that Excel or QGIS has open. */
    static Bilingual denied(boolean windows) {
        return windows
                ? Bilingual.of(
                        "writing there is not allowed, or another program has a file open there: close it",
                        "没有写权限，或其中有文件正被其他程序打开：请先关闭")
                : Bilingual.of("writing there is not allowed", "没有写权限");
    }
}
