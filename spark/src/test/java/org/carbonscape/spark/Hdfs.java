package org.carbonscape.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** An HDFS of one name node and two data nodes, each block on both. */
final class Hdfs implements AutoCloseable {
    /** For who runs in this Java: each reading counts. */
    static final Map<String, String> COUNTED = Map.of(
            "spark.hadoop.fs.hdfs.impl", Counting.class.getName(), "spark.hadoop.fs.hdfs.impl.disable.cache", "true");

    static final AtomicInteger REQUESTS = new AtomicInteger();
    static final AtomicLong BYTES = new AtomicLong();

    private final MiniDFSCluster nodes;

    Hdfs(Path dir) throws IOException {
        HdfsConfiguration conf = new HdfsConfiguration();
        conf.set("dfs.replication", "2");
        nodes = new MiniDFSCluster.Builder(conf, dir.toFile()).numDataNodes(2).build();
        nodes.waitActive();
    }

    String root() {
        return "hdfs://127.0.0.1:" + nodes.getNameNodePort();
    }

    /** Puts a file there; its address. */
    String put(Path file, String name) throws IOException {
        nodes.getFileSystem()
                .copyFromLocalFile(
                        new org.apache.hadoop.fs.Path(file.toUri()), new org.apache.hadoop.fs.Path("/" + name));
        return root() + "/" + name;
    }

    void stopDataNode() {
        nodes.stopDataNode(0);
    }

    @Override
    public void close() {
        nodes.close();
    }

    /** Counts readings at positions and their bytes. */
    public static final class Counting extends DistributedFileSystem {
        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path path, int buffer) throws IOException {
            return new FSDataInputStream(super.open(path, buffer)) {
                @Override
                public void readFully(long position, byte[] into) throws IOException {
                    REQUESTS.incrementAndGet();
                    BYTES.addAndGet(into.length);
                    super.readFully(position, into);
                }
            };
        }
    }
}
