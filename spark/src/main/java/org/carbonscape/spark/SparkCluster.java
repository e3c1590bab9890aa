package org.carbonscape.spark;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.carbonscape.engine.Cluster;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.Work;
import org.carbonscape.io.bytes.RemoteFile;
import org.carbonscape.io.run.Version;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** A master of Spark and what works behind it. Whatever else Spark is told comes from its own settings. */
public final class SparkCluster implements Cluster {
    private static final Pattern MASTER =
            Pattern.compile("local(\\[(\\*|\\d+)(,\\s*\\d+)?])?|local-cluster\\[.*]|spark://.+|yarn|k8s://.+");
    private static final Pattern ALONE = Pattern.compile("spark://([^:,/]+):(\\d+)");
    private static final int ANSWERS_MS = 5_000;
    /** Until the first executor has come: one that starts on a busy machine takes half a minute. */
    private static final int COMES_S = 120;

    /** For executors that were asked for beyond the first; where nobody says how many, so long after the last came. */
    private static final int OTHERS_S = 60;

    private static final int QUIET_S = 3;
    private static final int LOOK_MS = 100;
    /** Times that all are asked: a quick executor takes its neighbour's question too. */
    private static final int ROUNDS = 20;
    /** Files elsewhere that are tried in each folder. */
    private static final int A_FOLDER = 8;

    private final String master;
    private final int threads;
    private final Map<String, String> settings;

    /**
     * @param master  as Spark writes it
     * @param threads of this machine, for what stays here
     */
    public SparkCluster(String master, Integer threads) {
        this(master, threads, Map.of());
    }

    /** @param settings of Spark, beside its own */
    SparkCluster(String master, int threads, Map<String, String> settings) {
        this.master = master;
        this.threads = threads;
        this.settings = settings;
    }

    @Override
    public Engine engine(Work work, UnaryOperator<String> words) {
        JavaSparkContext context = open();
        try {
            for (Member member : members(context, List.of())) {
                if (member.problem().isPresent()) {
                    throw new ProblemException(List.of(member.problem().get()));
                }
            }
            return new SparkEngine(context, new LocalEngine(threads, work), work, words);
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    @Override
    public List<Member> members(List<String> files) {
        try (JavaSparkContext context = open()) {
            awaitOthers(context);
            return members(context, files);
        }
    }

    private JavaSparkContext open() {
        if (!MASTER.matcher(master).matches()) {
            throw new ProblemException(ProblemCode.CLUSTER_09_NO_SUCH_MASTER, master);
        }
        answers();
        yarnAnswers();
        SparkConf conf = new SparkConf().setMaster(master);
        conf.setIfMissing("spark.app.name", "Carbonscape");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        settings.forEach(conf::set);
        image(conf);
        if (!master.matches("local(\\[.*])?")) {
            carried(conf);
        }
        JavaSparkContext context;
        try {
            context = new JavaSparkContext(conf);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemCode.CLUSTER_11_SETTINGS, master, Bilingual.same(ClusterProblems.reason(e)));
        } catch (RuntimeException e) {
            throw new ProblemException(
                    ProblemCode.CLUSTER_04_NO_MASTER, master, Bilingual.same(ClusterProblems.reason(e)));
        }
        try {
            awaitExecutor(context);
            return context;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /** Asked at once: Spark itself needs a minute to say that nobody is there. */
    private void answers() {
        Matcher alone = ALONE.matcher(master);
        if (!alone.matches()) {
            return;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(alone.group(1), Integer.parseInt(alone.group(2))), ANSWERS_MS);
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemCode.CLUSTER_04_NO_MASTER,
                    master,
                    e instanceof UnknownHostException
                            ? Bilingual.of(
                                    "the host name " + alone.group(1) + " is not known", "无法解析主机名 " + alone.group(1))
                            : Bilingual.same(ClusterProblems.reason(e)));
        }
    }

    /** Hadoop's client would try for a quarter of an hour. */
    private void yarnAnswers() {
        if (!master.equals("yarn")) {
            return;
        }
        Configuration conf = new Configuration(SparkHadoopUtil.get().conf());
        conf.addResource("yarn-site.xml");
        String rm = "yarn.resourcemanager.";
        Optional<String> refused = Optional.empty();
        for (String id : conf.getTrimmed(rm + "ha.rm-ids", "").split("\\s*,\\s*")) {
            String of = id.isEmpty() ? "" : "." + id;
            String host = conf.getTrimmed(rm + "hostname" + of, "0.0.0.0");
            String[] at = conf.getTrimmed(rm + "address" + of, host + ":8032").split(":");
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(at[0], Integer.parseInt(at[1])), ANSWERS_MS);
                return;
            } catch (IOException | IllegalArgumentException e) {
                refused = Optional.of(at[0] + ":" + at[1] + " " + ClusterProblems.reason(e));
            }
        }
        throw new ProblemException(ProblemCode.CLUSTER_04_NO_MASTER, master, Bilingual.same(refused.orElse("?")));
    }

    /** Asked at once: Spark itself would wait for executors that it cannot make. */
    private void image(SparkConf conf) {
        String image = "spark.kubernetes.container.image";
        if (master.startsWith("k8s:")
                && !conf.contains(image)
                && !conf.contains("spark.kubernetes.executor.container.image")) {
            throw new ProblemException(
                    ProblemCode.CLUSTER_11_SETTINGS,
                    master,
                    Bilingual.of(image + " names no image with the cluster's Spark", image + " 未指定含集群所用 Spark 的镜像"));
        }
    }

    /** The program goes to the executors: its jars, or where it runs from folders, those. */
    private static void carried(SparkConf conf) {
        List<String> jars = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        for (Class<?> of : List.of(SparkCluster.class, Engine.class)) {
            Path place = Path.of(URI.create(
                    of.getProtectionDomain().getCodeSource().getLocation().toString()));
            (Files.isDirectory(place) ? folders : jars).add(place.toString());
        }
        if (folders.isEmpty()) {
            List<String> all =
                    new ArrayList<>(Arrays.asList(conf.get("spark.jars", "").split(",")));
            all.removeIf(String::isBlank);
            jars.stream()
                    .distinct()
                    .filter(j -> all.stream().noneMatch(a -> a.endsWith(name(j))))
                    .forEach(all::add);
            conf.set("spark.jars", String.join(",", all));
        } else {
            String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(entry -> new File(entry).getAbsolutePath())
                    .collect(Collectors.joining(File.pathSeparator));
            conf.setIfMissing("spark.executor.extraClassPath", path);
        }
    }

    private static String name(String jar) {
        return jar.substring(jar.lastIndexOf(File.separatorChar) + 1);
    }

    private void awaitExecutor(JavaSparkContext context) {
        if (master.matches("local(\\[.*])?")) {
            return;
        }
        long end = System.nanoTime() + COMES_S * 1_000_000_000L;
        while (!context.sc().isStopped() && context.statusTracker().getExecutorInfos().length < 2) {
            if (System.nanoTime() > end) {
                throw new ProblemException(ProblemCode.CLUSTER_05_NO_EXECUTOR, master, COMES_S);
            }
            try {
                Thread.sleep(LOOK_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        if (context.sc().isStopped()) {
            throw new ProblemException(
                    ProblemCode.CLUSTER_04_NO_MASTER,
                    master,
                    Bilingual.of(
                            "what answers there is no master of Spark " + context.version(),
                            "应答者不是 Spark " + context.version() + " 的主节点"));
        }
    }

    private void awaitOthers(JavaSparkContext context) {
        boolean told = master.equals("yarn") || master.startsWith("k8s:");
        int most = told ? context.getConf().getInt("spark.executor.instances", 2) : Integer.MAX_VALUE;
        long quiet = (told ? OTHERS_S : QUIET_S) * 1_000_000_000L;
        long since = System.nanoTime();
        int come = 0;
        while (!master.startsWith("local") && come < most && System.nanoTime() - since < quiet) {
            if (executors(context) != come) {
                come = executors(context);
                since = System.nanoTime();
            }
            LockSupport.parkNanos(LOOK_MS * 1_000_000L);
        }
    }

    /** Those that are there; the driver is one where it does the work. */
    private static int executors(JavaSparkContext context) {
        return Math.max(1, context.statusTracker().getExecutorInfos().length - 1);
    }

    /** What an executor says of itself. */
    private record Told(String id, String host, String runs, long data_mb, Optional<String> unseen)
            implements Serializable {}

    /** What was answered to questions, so that each executor looks once. */
    private static final Map<String, Told> ANSWERED = new ConcurrentHashMap<>();

    private List<Member> members(JavaSparkContext context, List<String> files) {
        String runs = runs();
        List<String> names = new ArrayList<>(asked(files));
        names.stream().filter(SparkCluster::isFar).forEach(RemoteFile::open); // or it is not the executors' fault
        String question = UUID.randomUUID().toString();
        Map<String, Member> members = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS && members.size() < executors(context); round++) {
            int asked = Math.max(2, 2 * context.defaultParallelism());
            long pause = round * LOOK_MS;
            List<byte[]> answers;
            try {
                context.setJobGroup("carbonscape", "Carbonscape " + Version.TEXT, true);
                answers = context.parallelize(Collections.nCopies(asked, 0), asked)
                        .map(i -> {
                            Thread.sleep(pause);
                            return Packed.of(ANSWERED.computeIfAbsent(question, q -> told(names)));
                        })
                        .collect();
            } catch (Exception e) { // Spark's are not declared
                throw ClusterProblems.failed(e, master);
            }
            Map<String, Integer> cores = new HashMap<>();
            context.sc().statusStore().executorList(true).foreach(e -> cores.put(e.id(), e.totalCores()));
            for (byte[] answer : answers) {
                Told told = Packed.open(answer);
                Optional<Problem> problem = !told.runs.equals(runs)
                        ? Optional.of(Problem.of(ProblemCode.CLUSTER_07_VERSIONS, master, told.host, told.runs, runs))
                        : told.unseen.map(f -> Problem.of(ProblemCode.CLUSTER_06_NOT_SEEN, f, told.host));
                int own = cores.getOrDefault(told.id, 1);
                members.putIfAbsent(told.id, new Member(told.host, told.runs, own, told.data_mb, problem));
            }
        }
        return List.copyOf(members.values());
    }

    /** Files of this machine's name all; of those elsewhere some of each folder: what opens these opens the others. */
    private static List<String> asked(List<String> files) {
        Map<String, Integer> folders = new HashMap<>();
        return files.stream()
                .filter(f ->
                        !isFar(f) || folders.merge(f.substring(0, f.lastIndexOf('/')), 1, Integer::sum) <= A_FOLDER)
                .toList();
    }

    private static Told told(List<String> files) {
        SparkEnv env = SparkEnv.get();
        return new Told(
                env.executorId(),
                Task.host(),
                runs(),
                Runtime.getRuntime().maxMemory() >> 20,
                files.stream().filter(f -> !isSeen(f)).findFirst());
    }

    private static boolean isFar(String file) {
        return FileName.address(FileName.path(file)).isPresent();
    }

    private static boolean isSeen(String file) {
        if (!isFar(file)) {
            return Files.isReadable(FileName.path(file));
        }
        try {
            RemoteFile.open(file);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    /** Versions that must agree; that of Java need not. */
    static String runs() {
        return "Spark " + org.apache.spark.package$.MODULE$.SPARK_VERSION() + ", Carbonscape " + Version.TEXT;
    }
}
