package org.carbonscape.app.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.carbonscape.app.web.Reply;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** An atlas as plain files, for any web server that answers byte ranges. */
public final class Publication {
    private Publication() {}

    /**
     * Writes every file of a tree into a folder that is not there yet, or is empty: beside it first, moved into place
     * when whole.
     *
     * @return how many files
     * @throws ProblemException SERVE-04 if the folder holds something
     */
    public static int write(AtlasTree tree, Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var inside = Files.list(folder)) {
                if (!Files.isDirectory(folder) || inside.findAny().isPresent()) {
                    throw new ProblemException(ProblemCode.SERVE_04_NOT_EMPTY, folder.toString());
                }
            } catch (java.nio.file.NotDirectoryException e) {
                throw new ProblemException(ProblemCode.SERVE_04_NOT_EMPTY, folder.toString());
            }
        }
        Path target = folder.toAbsolutePath().normalize();
        Files.createDirectories(target.getParent());
        Path part = Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-");
        boolean whole = false;
        int count = 0;
        try {
            for (String path : tree.paths()) {
                Reply content = tree.find(path).orElseThrow(() -> new IOException("the atlas lost " + path));
                Path file = part.resolve(path);
                Files.createDirectories(file.getParent());
                if (content instanceof Reply.OnDisk disk) {
                    Files.copy(disk.file(), file);
                } else if (content instanceof Reply.Packed made) {
                    Files.write(file, made.bytes());
                } else if (content instanceof Reply.Whole made) {
                    Files.write(file, made.bytes());
                }
                count++;
            }
            Files.deleteIfExists(target); // an empty folder
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            whole = true;
        } finally {
            if (!whole) {
                remove(part);
            }
        }
        return count;
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
