package org.carbonscape.app.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carbonscape.app.web.Reply;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** An atlas as plain files, for any web server that answers byte ranges. */
public final class Publication {
    private Publication() {}

    /**
     * Writes every file of a tree into a folder that is not there yet, or is empty: whole or not at all, as a run.
     *
     * @return how many files
     * @throws ProblemException SERVE-04 if the folder holds something
     */
    public static int write(AtlasTree tree, Path folder) throws IOException {
        mustBeFree(folder);
        int count = 0;
        try (RunFolder made = RunFolder.checked(new RunTarget(folder, false))) {
            for (String path : tree.paths()) {
                Reply content = tree.find(path).orElseThrow(() -> new IOException("the atlas lost " + path));
                if (content instanceof Reply.OnDisk disk) {
                    made.write(path, out -> Files.copy(disk.file(), out));
                } else if (content instanceof Reply.Packed packed) {
                    made.write(path, out -> out.write(packed.bytes()));
                } else if (content instanceof Reply.Whole whole) {
                    made.write(path, out -> out.write(whole.bytes()));
                }
                count++;
            }
            try {
                made.commit();
            } catch (ProblemException e) {
                mustBeFree(folder); // which it was at first: another has written it meanwhile
                throw e;
            }
        }
        return count;
    }

    /** @throws ProblemException SERVE-04 where there is a file, or a folder that holds something */
    public static void mustBeFree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            if (!Files.isDirectory(folder)) {
                throw new ProblemException(ProblemCode.SERVE_04_NOT_EMPTY, folder.toString());
            }
            try (var inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new ProblemException(ProblemCode.SERVE_04_NOT_EMPTY, folder.toString());
                }
            }
        }
    }
}
