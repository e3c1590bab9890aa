package org.carbonscape.io.bytes;

import java.util.List;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Which files lie in a folder elsewhere. */
public final class RemoteFolder {
    private RemoteFolder() {}

    /** Whether what stands behind an address can say so; a web server cannot. */
    public static boolean isListed(String address) {
        return !address.startsWith("http");
    }

    /**
     * Names of its files, as seen from it.
     *
     * @param within whether those in its folders too
     * @throws ProblemException FILE-01 to FILE-09; FILE-11 of a web server
     */
    public static List<String> files(String address, boolean within) {
        if (!isListed(address)) {
            throw new ProblemException(ProblemCode.FILE_11_NO_LIST, address);
        }
        FolderServer folder = address.startsWith("s3:") ? ObjectStore.folder(address) : HadoopDoor.folder(address);
        return RemoteFile.patiently(address, () -> folder.files(within));
    }
}
