package org.carbonscape.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

/** What is told of clusters, whole and in both languages; when it is told, the tests of the module spark say. */
class ClusterTextsTest {
    private static void told(Problem problem, String en, String zh) {
        String indent = "\n            ";
        assertThat(problem.text(Language.EN)).isEqualTo(en.replace("\n", indent));
        assertThat(problem.text(Language.ZH)).isEqualTo(zh.replace("\n", indent));
    }

    @Test
    void whereSparkIsNotThereOrNotTheRightOne() {
        told(
                Problem.of(
                        ProblemCode.CLUSTER_01_NO_SPARK,
                        "--engine spark",
                        Bilingual.of("SPARK_HOME is not set", "未设置 SPARK_HOME")),
                "CLUSTER-01  --engine spark: no Apache Spark was found (SPARK_HOME is not set)\n"
                        + "Set SPARK_HOME to the folder of Spark 4, the one that holds jars; without --engine the work "
                        + "is done on this machine.",
                "CLUSTER-01  --engine spark：未找到 Apache Spark（未设置 SPARK_HOME）\n"
                        + "请将 SPARK_HOME 设为 Spark 4 所在文件夹（其中有 jars）；不写 --engine 则在本机计算。");
        told(
                Problem.of(ProblemCode.CLUSTER_02_NO_PART, "--engine spark"),
                "CLUSTER-02  --engine spark: the part that works with Spark is not there\n"
                        + "Put carbonscape-spark.jar of the same version beside the program's own jar; in a "
                        + "checkout, run "
                        + "mvn -Pspark -DskipTests package.",
                "CLUSTER-02  --engine spark：缺少与 Spark 配合的组件\n"
                        + "请将同版本的 carbonscape-spark.jar 放在程序自身的 jar 旁；若为源代码目录，请运行 mvn -Pspark -DskipTests "
                        + "package。");
        told(
                Problem.of(ProblemCode.CLUSTER_03_SPARK_VERSION, "/opt/spark/jars", "3.5.9", "4.2.0"),
                "CLUSTER-03  /opt/spark/jars: it holds Spark 3.5.9; Spark 4 is needed\n"
                        + "Set SPARK_HOME to a Spark 4 (tried with 4.2.0).",
                "CLUSTER-03  /opt/spark/jars：其中为 Spark 3.5.9，需要 Spark 4\n请将 SPARK_HOME 设为 Spark 4（已用 4.2.0 测试）。");
    }

    @Test
    void whereMasterOrExecutorsAreNotThere() {
        told(
                Problem.of(ProblemCode.CLUSTER_04_NO_MASTER, "spark://a:7077", "Connection refused"),
                "CLUSTER-04  spark://a:7077: no master answers there: Connection refused\n"
                        + "Check host and port (the master's own page shows its address) and what lies "
                        + "between; --master "
                        + "local[*] works on this machine alone.",
                "CLUSTER-04  spark://a:7077：没有主节点应答：Connection refused\n"
                        + "请核对主机与端口（主节点页面上有其地址）及其间的网络；--master local[*] 只用本机。");
        told(
                Problem.of(ProblemCode.CLUSTER_05_NO_EXECUTOR, "spark://a:7077", 120),
                "CLUSTER-05  spark://a:7077: no executor came within 120 s\n"
                        + "See on the master's page whether workers are there with free cores and memory; ask for less "
                        + "of both in Spark's own settings (conf/spark-defaults.conf).",
                "CLUSTER-05  spark://a:7077：120 秒内没有执行器就位\n"
                        + "请在主节点页面查看是否有空闲核心与内存的工作节点；可在 Spark 的设置（conf/spark-defaults.conf）中减少所需的核心与内存。");
        told(
                Problem.of(ProblemCode.CLUSTER_09_NO_SUCH_MASTER, "a:7077"),
                "CLUSTER-09  a:7077: it names no master\n"
                        + "Write local[*], spark://HOST:7077, yarn or k8s://https://HOST:PORT.",
                "CLUSTER-09  a:7077：不是主节点的写法\n请写 local[*]、spark://HOST:7077、yarn 或 k8s://https://HOST:PORT。");
    }

    @Test
    void whereTheWayToAMasterIsMissing() {
        told(
                Problem.of(ProblemCode.CLUSTER_10_LACKS, "yarn", "x"),
                "CLUSTER-10  yarn: what leads there is missing: x\n"
                        + "Set HADOOP_CONF_DIR as the cluster's own tools have it, and SPARK_HOME to the whole Spark "
                        + "that the cluster has.",
                "CLUSTER-10  yarn：缺少连接所需的内容：x\n" + "请按集群自带工具的设置给出 HADOOP_CONF_DIR，并将 SPARK_HOME 指向集群所用的完整 Spark。");
    }

    @Test
    void whereSparkDoesNotBegin() {
        told(
                Problem.of(ProblemCode.CLUSTER_11_SETTINGS, "local[2]", "x"),
                "CLUSTER-11  local[2]: Spark does not begin with its settings: x\n"
                        + "Change what it names: memory of this machine by --memory (1 GB will do), all else in "
                        + "conf/spark-defaults.conf.",
                "CLUSTER-11  local[2]：Spark 无法按现有设置启动：x\n"
                        + "请修改其中所指的设置：本机内存用 --memory（1 GB 即可），其余在 conf/spark-defaults.conf 中。");
    }

    @Test
    void whereMachinesDiffer() {
        told(
                Problem.of(ProblemCode.CLUSTER_06_NOT_SEEN, "/data/lu.tif", "node7"),
                "CLUSTER-06  /data/lu.tif: the executor on node7 does not see it, this machine does\n"
                        + "Put it where every machine reads it by the same name: a file share, hdfs://, s3a:// or "
                        + "https://.",
                "CLUSTER-06  /data/lu.tif：node7 上的执行器读不到该文件，而本机可以\n"
                        + "请放到各机器以同一名称可读的位置：共享文件夹、hdfs://、s3a:// 或 https://。");
        told(
                Problem.of(ProblemCode.CLUSTER_07_VERSIONS, "yarn", "node7", "Spark 4.1.3", "Spark 4.2.0"),
                "CLUSTER-07  yarn: the executor on node7 runs Spark 4.1.3, this machine Spark 4.2.0\n"
                        + "Run the same versions on all of them: point SPARK_HOME here to what the cluster has, "
                        + "and take "
                        + "jars of this program's other versions out of the executors' class path.",
                "CLUSTER-07  yarn：node7 上的执行器运行 Spark 4.1.3，本机为 Spark 4.2.0\n"
                        + "请使各机器版本一致：将本机的 SPARK_HOME 指向与集群相同的版本，并从执行器的类路径中移除本程序其他版本的 jar。");
        told(
                Problem.of(ProblemCode.CLUSTER_08_GAVE_UP, "yarn", "No space left on device"),
                "CLUSTER-08  yarn: the cluster gave up: No space left on device\n"
                        + "See the executors' logs on the master's page; run again when their machines have memory and "
                        + "disk to spare. Nothing was written.",
                "CLUSTER-08  yarn：集群放弃了任务：No space left on device\n" + "请在主节点页面查看执行器日志；待各机器有足够的内存与磁盘后重新运行。未写出任何结果。");
        told(
                Problem.of(ProblemCode.FILE_09_NO_HADOOP, "hdfs://n/lu.tif", "hdfs"),
                "FILE-09     hdfs://n/lu.tif: hdfs:// is read by Hadoop, which is not there\n"
                        + "Run it with --engine spark (--master local[*] will do), whose Hadoop reads it; or copy the "
                        + "file and name the copy.",
                "FILE-09     hdfs://n/lu.tif：hdfs:// 需由 Hadoop 读取，而当前没有 Hadoop\n"
                        + "请加上 --engine spark（--master local[*] 即可），由其中的 Hadoop 读取；也可先复制到本地，再指定该副本。");
        told(
                Problem.of(
                        ProblemCode.FILE_10_OTHER,
                        "lu.tif",
                        Bilingual.of("it had 10 bytes and now has 12", "原为 10 字节，现为 12 字节")),
                "FILE-10     lu.tif: it is not what it was when the run began: it had 10 bytes and now has 12\n"
                        + "Run again once nobody writes to it; on a cluster, make sure that every machine sees "
                        + "the same "
                        + "file.",
                "FILE-10     lu.tif：已不是运行开始时的文件：原为 10 字节，现为 12 字节\n" + "请待其不再变动后重新运行；若在集群上运行，请确认各机器读到的是同一文件。");
    }
}
