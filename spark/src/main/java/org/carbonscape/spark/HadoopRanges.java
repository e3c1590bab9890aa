package org.carbonscape.spark;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.functional.FutureIO;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.carbonscape.io.bytes.FolderServer;
import org.carbonscape.io.bytes.RangeServer;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A file or folder of whatever file systems Hadoop finds on the class path, with the settings of the cluster. One stream is kept
 * open; blocks that lie on a machine that is gone are read from another by Hadoop itself.
 */
public final class HadoopRanges implements RangeServer, FolderServer {
    private static final String POLICY = Options.OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY;

    private record Settings(SparkEnv of, Configuration all) {}

    private static Optional<Settings> settings = Optional.empty();

    private final String address;
    private Optional<FSDataInputStream> open = Optional.empty();
    private long size;
    private String version = "";

    public HadoopRanges(String address) {
        this.address = address;
    }

    /** Hadoop's, with what Spark's own say of it ({@code spark.hadoop.*}); an executor has them from the driver. */
    private static synchronized Configuration settings() {
        SparkEnv env = SparkEnv.get();
        if (env == null) {
            return SparkHadoopUtil.get().conf();
        }
        if (settings.isEmpty() || settings.get().of != env) {
            settings = Optional.of(new Settings(env, SparkHadoopUtil.get().newConfiguration(env.conf())));
        }
        return settings.get().all;
    }

    @Override
    public synchronized Answer ask(long position, int length, long known) throws IOException {
        return told(() -> {
            try {
                FSDataInputStream stream = open.isPresent() ? open.get() : opened();
                if (size == 0) {
                    throw new ProblemException(ProblemCode.FILE_02_EMPTY, address);
                }
                byte[] bytes = new byte[(int) Math.max(0, Math.min(length, size - position))];
                stream.readFully(position, bytes);
                return new Answer(bytes, size, Optional.of(version));
            } catch (EOFException e) { // shorter than it was
                close();
                throw new ProblemException(ProblemCode.FILE_07_CHANGED, address);
            } catch (IOException e) {
                close(); // the next attempt asks the name node again
                throw e;
            }
        });
    }

    @Override
    public List<String> files(boolean within) throws IOException {
        return told(() -> {
            Path folder = new Path(address + "/");
            FileSystem files = folder.getFileSystem(settings());
            String root = files.resolvePath(folder).toUri().getPath().replaceFirst("/+$", "");
            List<String> names = new ArrayList<>();
            RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, within);
            while (all.hasNext()) {
                names.add(all.next().getPath().toUri().getPath().substring(root.length() + 1));
            }
            return names;
        });
    }

    private interface Asking<T> {
        T ask() throws IOException;
    }

    /** What asking again would not change is a problem. */
    private <T> T told(Asking<T> asking) throws IOException {
        try {
            return asking.ask();
        } catch (FileNotFoundException e) {
            throw new ProblemException(ProblemCode.FILE_01_MISSING, address);
        } catch (AccessControlException e) {
            throw new ProblemException(
                    ProblemCode.FILE_03_UNREADABLE, address, Bilingual.of("reading is not allowed", "没有读取权限"));
        } catch (UnsupportedFileSystemException e) {
            throw new ProblemException(
                    ProblemCode.FILE_03_UNREADABLE, address, Bilingual.same(ClusterProblems.reason(e)));
        }
    }

    private FSDataInputStream opened() throws IOException {
        Path path = new Path(address);
        FileSystem files = path.getFileSystem(settings());
        FileStatus status = files.getFileStatus(path);
        FSDataInputStream stream = FutureIO.awaitFuture(files.openFile(path)
                .opt(POLICY, "random") // or an object store sends on from each block to the end
                .withFileStatus(status)
                .build());
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
