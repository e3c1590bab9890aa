package org.carbonscape.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.engine.Work;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.option.FileName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs on an HDFS of one name node and two data nodes. */
class HadoopTest {
    private static final int SIDE = 1500;

    @TempDir
    Path dir;

    @Test
    @SuppressWarnings("deprecation") // the bytes that a file system has read stand nowhere else
    void rastersOnHdfsAreReadByRangesAndOnWithADataNodeAway() throws Exception {
        List<Path> files = Lands.write(dir, SIDE, 3);
        String expected = Lands.counts(Lands.open(files), new PlainEngine());
        HdfsConfiguration conf = new HdfsConfiguration();
        conf.set("dfs.replication", "2");
        try (MiniDFSCluster hdfs = new MiniDFSCluster.Builder(
                                conf, dir.resolve("hdfs").toFile())
                        .numDataNodes(2)
                        .build();
                Engine engine = new SparkCluster(
                                "local[2]", 2, Map.of("spark.ui.enabled", "false", "spark.driver.host", "127.0.0.1"))
                        .engine(new Work(), UnaryOperator.identity())) {
            hdfs.waitActive();
            String root = "hdfs://127.0.0.1:" + hdfs.getNameNodePort();
            long stored = 0;
            for (Path file : files) {
                hdfs.getFileSystem()
                        .copyFromLocalFile(
                                new org.apache.hadoop.fs.Path(file.toUri()),
                                new org.apache.hadoop.fs.Path("/" + file.getFileName()));
                stored += Files.size(file);
            }
            List<Path> there = files.stream()
                    .map(f -> FileName.path(root + "/" + f.getFileName()))
                    .toList();
            FileSystem.Statistics read = FileSystem.getStatistics("hdfs", DistributedFileSystem.class);
            long before = read.getBytesRead();
            assertThat(Lands.counts(Lands.open(there), engine)).isEqualTo(expected);
            assertThat(read.getBytesRead() - before)
                    .as("bytes read, against %d stored with overviews", stored)
                    .isLessThan(stored * 11 / 10 + 2L * 64 * 1024 * files.size() * 2 * 6);
            hdfs.stopDataNode(0);
            assertThat(Lands.counts(Lands.open(there), engine))
                    .as("one data node is away")
                    .isEqualTo(expected);
            assertThat(((SparkEngine) engine).stayed()).isEmpty();
            assertThatThrownBy(() -> TiffFile.open(FileName.path(root + "/none.tif")))
                    .hasMessageStartingWith("FILE-01     " + root + "/none.tif");
        }
    }
}
