package org.carbonscape.io.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carbonscape.disk.DiskSync;
import org.carbonscape.disk.IntoPlace;
import org.carbonscape.engine.AtEnd;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A command's file: written beside its place and moved there at the end, so that a failure leaves what was there
 * before.
 */
public final class WholeFile {
    private static final String PART = ".part-";
    private static final String LOCK = ".lock";
    private static final String AUX = ".aux.xml";
    private static final String OLD = ".old";
    /** What other programs read as a part of a raster. */
    private static final List<String> BELONGING = List.of(AUX, ".ovr", ".msk");
    /** What may lie beside a part, to be removed with it. */
    private static final Pattern BESIDE = Pattern.compile("\\.lock$|(\\.ovr|\\.msk)\\.old$|\\.aux\\.xml(\\.old)?$");

    private static final Pattern RASTER = Pattern.compile("(?i).*\\.tiff?");
    /** What SQLite keeps beside a GeoPackage that is open; it would be taken for a part of the new file. */
    private static final List<String> OPEN = List.of("-wal", "-journal");

    private WholeFile() {}

    /**
     * Looks whether a command may write there, before it begins to work; writes nothing.
     *
     * @param inputs  everything the command reads; none of them may be written over, whatever the user says
     * @param replace whether the user allows that a file there is replaced, and with it what belongs to it
     * @throws ProblemException RUN_08 where it is an input, RUN_09 where there is a file already, RUN_10 where there is
     *     something that is no file, RUN_12 or RUN_04 where its folder is missing or closed, RUN_13 where another
     *     program has it open
     */
    public static void check(Path out, List<Path> inputs, boolean replace) {
        Path place = out.toAbsolutePath().normalize();
        for (Path input : inputs) {
            if (isSame(place, input.toAbsolutePath().normalize())) {
                throw new ProblemException(ProblemCode.RUN_08_IS_INPUT, out.toString(), input.getFileName());
            }
        }
        Path folder = place.getParent();
        if (folder == null || Files.exists(place) && !Files.isRegularFile(place)) {
            throw new ProblemException(ProblemCode.RUN_10_NO_FILE, out.toString());
        }
        if (!Files.isDirectory(folder)) {
            throw new ProblemException(ProblemCode.RUN_12_NO_FOLDER, out.toString());
        }
        if (!Files.isWritable(folder)) {
            throw RunFolder.notWritten(out.toString(), new AccessDeniedException(folder.toString()));
        }
        for (String ending : OPEN) {
            Path beside = beside(place, ending);
            if (Files.exists(beside)) {
                throw new ProblemException(ProblemCode.RUN_13_HELD, out.toString(), beside.getFileName());
            }
        }
        if (!replace) {
            if (Files.exists(place)) {
                throw new ProblemException(ProblemCode.RUN_09_EXISTS, out.toString());
            }
            belonging(place).stream()
                    .map(e -> beside(place, e))
                    .filter(Files::exists)
                    .findFirst()
                    .ifPresent(file -> {
                        throw new ProblemException(ProblemCode.RUN_09_EXISTS, file.toString());
                    });
        }
    }

    /** Also under another name: through a link, or where case does not matter. */
    private static boolean isSame(Path one, Path other) {
        try {
            return one.equals(other) || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes the file at the path given, which has the same ending. */
    public interface AtPath {
        void to(Path file) throws IOException;
    }

    /**
     * Writes a file; with a raster also the {@code .aux.xml} that is written beside it. What belonged to a raster that
     * is replaced (its .aux.xml, .ovr, .msk) goes with it: readers would take it for the new one's.
     *
     * @throws ProblemException if it cannot be written; nothing is then left half-written
     */
    public static void at(Path out, AtPath content) {
        Path place = out.toAbsolutePath();
        sweep(place);
        Path part = place.resolveSibling(PART + Claim.name() + "-" + out.getFileName());
        try (Claim claim = Claim.of(lock(part));
                AtEnd sweeper = AtEnd.run(() -> {
                    remove(part);
                    claim.close();
                })) {
            content.to(part);
            DiskSync.file(part);
            Path aux = beside(part, AUX);
            if (Files.exists(aux)) {
                DiskSync.file(aux);
            }
            moveAlone(part, place);
            if (Files.exists(aux)) {
                IntoPlace.move(aux, beside(place, AUX));
            }
            DiskSync.folder(place.getParent());
        } catch (IOException e) {
            throw RunFolder.notWritten(out.toString(), e);
        } catch (ProblemException e) { // its writer knows the file by its name in the making only
            throw new ProblemException(e.problems().stream()
                    .map(p -> p.place().startsWith(part.toString()) ? p.at(out.toString()) : p)
                    .toList());
        } finally {
            remove(part);
        }
    }

    /** Moves a file to its place without what belonged to a raster there, which stays whole where that fails. */
    private static void moveAlone(Path part, Path place) throws IOException {
        List<String> aside = new ArrayList<>();
        try {
            for (String ending : belonging(place)) {
                if (Files.exists(beside(place, ending))) {
                    IntoPlace.move(beside(place, ending), beside(part, ending + OLD));
                    aside.add(ending);
                }
            }
            IntoPlace.move(part, place);
        } catch (IOException e) {
            for (String ending : aside) {
                IntoPlace.move(beside(part, ending + OLD), beside(place, ending));
            }
            throw e;
        }
    }

    private static List<String> belonging(Path place) {
        return RASTER.matcher(String.valueOf(place.getFileName())).matches() ? BELONGING : List.of();
    }

    private static Path beside(Path place, String ending) {
        return place.resolveSibling(place.getFileName() + ending);
    }

    /** What killed programs left of this file. */
    private static void sweep(Path place) {
        String ending = "-" + place.getFileName();
        try (Stream<Path> entries = Files.list(place.getParent())) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                String bare = BESIDE.matcher(name).replaceFirst("");
                if (bare.startsWith(PART) && bare.endsWith(ending)) {
                    Path part = entry.resolveSibling(bare);
                    if (!Claim.isHeld(lock(part))) {
                        remove(part);
                        Files.deleteIfExists(lock(part));
                    }
                }
            }
        } catch (IOException e) {
            // what cannot be swept does not keep a file from being written
        }
    }

    private static Path lock(Path part) {
        return part.resolveSibling(part.getFileName() + LOCK);
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
            Files.deleteIfExists(beside(part, AUX));
            for (String ending : BELONGING) {
                Files.deleteIfExists(beside(part, ending + OLD));
            }
        } catch (IOException e) {
            // the failure that matters is on its way
        }
    }

    /** The same through a stream. */
    public static void write(Path out, Content content) {
        at(out, file -> {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                content.to(stream);
            }
        });
    }
}
