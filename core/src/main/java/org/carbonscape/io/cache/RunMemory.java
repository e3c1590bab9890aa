package org.carbonscape.io.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.io.run.FileHash;
import org.carbonscape.problem.ProblemException;

/**
 * What the files of a finished run were when it was moved into place, so that the next run there need not read them
 * all to see that nobody changed them since. A file whose times tell nothing is read.
 */
public final class RunMemory {
    private final SortedMap<String, FileMemo> files;
    private final Path target;

    private RunMemory(SortedMap<String, FileMemo> files, Path target) {
        this.files = files;
        this.target = target;
    }

    /** What is remembered of the run in a folder; nothing where no run that kept results was moved there. */
    @SuppressWarnings("unchecked") // what stands under a key was written under it
    public static RunMemory of(CacheFolder cache, Path target) {
        Path place = target.toAbsolutePath().normalize();
        Optional<SortedMap<String, FileMemo>> kept = cache.isNone()
                ? Optional.empty()
                : cache.read(key(place), (in, bytes) ->
                        (SortedMap<String, FileMemo>) new ObjectReader(in, bytes, List.of()).present());
        return new RunMemory(kept.orElse(Collections.emptySortedMap()), place);
    }

    private static String key(Path place) {
        return new KeyDigest()
                .update("run")
                .update(ProgramBuild.text())
                .update(place.toString())
                .hex();
    }

    /** Whether a file of the run still holds what was written to it. */
    public boolean isSame(Path file, FileHash written) {
        FileMemo known = files.get(name(file));
        try {
            if (known != null
                    && known.isSettled()
                    && known.sha256().equals(written.sha256())
                    && known.bytes() == written.bytes()
                    && known.holds(file)) {
                return true;
            }
        } catch (IOException | ProblemException e) {
            // read below
        }
        return written.isIn(file);
    }

    private String name(Path file) {
        return target.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    /** Remembers the files of a run that was just moved into place, where nobody else could write to them before. */
    public static void keep(CacheFolder cache, Path target, Map<String, FileHash> written) {
        if (cache.isNone()) {
            return;
        }
        Path place = target.toAbsolutePath().normalize();
        SortedMap<String, FileMemo> files = new TreeMap<>();
        try {
            for (Map.Entry<String, FileHash> file : written.entrySet()) {
                files.put(file.getKey(), FileMemo.known(place.resolve(file.getKey()), file.getValue()));
            }
            cache.write(key(place), false, out -> {
                ObjectWriter writer = ObjectWriter.ofValues(out, List.of());
                writer.write(files);
                writer.flush();
            });
        } catch (IOException | NotKept e) {
            // the next run reads them
        }
    }
}
