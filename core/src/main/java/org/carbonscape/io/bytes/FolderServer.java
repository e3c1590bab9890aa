package org.carbonscape.io.bytes;

import java.io.IOException;
import java.util.List;

/** A folder elsewhere that says what lies in it. */
public interface FolderServer {
    /**
     * Names of its files, as seen from it ({@code a.tif}, {@code south/b.tif}).
     *
     * @param within whether those in its folders too
     * @throws IOException where asking again may help
     * @throws org.carbonscape.problem.ProblemException FILE-01 to FILE-07 where it does not
     */
    List<String> files(boolean within) throws IOException;
}
