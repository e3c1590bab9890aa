package org.carbonscape.spark;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.carbonscape.io.bytes.RangeServer;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A file of whatever file systems Hadoop finds on the class path, with the settings of the cluster. One stream is kept
 * open; blocks that lie on a machine that is gone are read from another by Hadoop itself.
 */
public final class HadoopRanges implements RangeServer {
    private final String address;
    private Optional<FSDataInputStream> open = Optional.empty();
    private long size;
    private String version = "";

    public HadoopRanges(String address) {
        this.address = address;
    }

    @Override
    public synchronized Answer ask(long position, int length, long known) throws IOException {
        try {
            FSDataInputStream stream = open.isPresent() ? open.get() : opened();
            if (size == 0) {
                throw new ProblemException(ProblemCode.FILE_02_EMPTY, address);
            }
            byte[] bytes = new byte[(int) Math.max(0, Math.min(length, size - position))];
            stream.readFully(position, bytes);
            return new Answer(bytes, size, Optional.of(version));
        } catch (FileNotFoundException e) {
            throw new ProblemException(ProblemCode.FILE_01_MISSING, address);
        } catch (AccessControlException e) {
            throw new ProblemException(
                    ProblemCode.FILE_03_UNREADABLE, address, Bilingual.of("reading is not allowed", "没有读取权限"));
        } catch (UnsupportedFileSystemException e) {
            throw new ProblemException(
                    ProblemCode.FILE_03_UNREADABLE, address, Bilingual.same(ClusterProblems.reason(e)));
        } catch (EOFException e) { // shorter than it was
            close();
            throw new ProblemException(ProblemCode.FILE_07_CHANGED, address);
        } catch (IOException e) {
            close(); // the next attempt asks the name node again
            throw e;
        }
    }

    private FSDataInputStream opened() throws IOException {
        Path path = new Path(address);
        FileSystem files = path.getFileSystem(SparkHadoopUtil.get().conf());
        FileStatus status = files.getFileStatus(path);
        FSDataInputStream stream = files.open(path);
        open = Optional.of(stream);
        size = status.getLen();
        version = Long.toString(status.getModificationTime());
        return stream;
    }

    private void close() throws IOException {
        Optional<FSDataInputStream> was = open;
        open = Optional.empty();
        if (was.isPresent()) {
            was.get().close();
        }
    }
}
