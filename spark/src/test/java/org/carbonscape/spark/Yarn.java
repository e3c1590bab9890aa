package org.carbonscape.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/** A YARN of a resource manager and two node managers in this Java, over an HDFS; its containers are processes. */
final class Yarn implements AutoCloseable {
    private final MiniYARNCluster nodes;
    private final Path settings;

    Yarn(Path dir, Hdfs hdfs) throws IOException {
        YarnConfiguration conf = new YarnConfiguration();
        conf.set("fs.defaultFS", hdfs.root());
        conf.set("yarn.resourcemanager.hostname", "127.0.0.1");
        conf.set("yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "100");
        conf.set("yarn.nodemanager.vmem-check-enabled", "false");
        conf.set("yarn.scheduler.minimum-allocation-mb", "256");
        // the jar has no capacity-scheduler.xml
        String queue = "yarn.scheduler.capacity.root.";
        conf.set(queue + "queues", "default");
        conf.set(queue + "default.capacity", "100");
        conf.set(queue + "default.maximum-capacity", "100");
        conf.set("yarn.scheduler.capacity.maximum-am-resource-percent", "0.5");
        nodes = new MiniYARNCluster("yarn", 2, 1, 1);
        nodes.init(conf);
        nodes.start();
        while (nodes.getConfig().get(YarnConfiguration.RM_ADDRESS).endsWith(":0")) {
            LockSupport.parkNanos(100_000_000);
        }
        settings = Files.createDirectories(dir);
        try (OutputStream out = Files.newOutputStream(settings.resolve("yarn-site.xml"))) {
            nodes.getConfig().writeXml(out);
        }
        Files.writeString(
                settings.resolve("core-site.xml"),
                "<configuration><property><name>fs.defaultFS</name><value>" + hdfs.root()
                        + "</value></property></configuration>");
    }

    /** The folder that HADOOP_CONF_DIR names. */
    Path settings() {
        return settings;
    }

    @Override
    public void close() {
        nodes.stop();
    }
}
