package org.carbonscape.app.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * The Java of a command that works on a Spark cluster: Spark's own jars first, so that driver and executors run the
 * same, then ours; begun by Spark's submitter, which knows its settings ({@code conf/spark-defaults.conf}) and its
 * masters.
 */
record SparkJava(Path jars, List<String> program) {
    /** Spark as it was tried. */
    private static final String TRIED = "4.2.0";

    private static final String JAR = "carbonscape.jar";
    private static final String PART = "carbonscape-spark.jar";
    private static final Pattern CORE = Pattern.compile("spark-core_2\\.\\d+-(\\d+)(\\..+)?\\.jar");
    /** What Spark opens of Java. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    /** Whether the words ask for a cluster; where Spark itself began this Java, all is there. */
    static boolean isAsked(String... args) {
        List<String> words = Arrays.asList(args);
        int at = words.indexOf("--engine");
        boolean asked = words.contains("--engine=spark")
                || at >= 0 && at + 1 < words.size() && words.get(at + 1).equals("spark")
                || !words.isEmpty() && words.get(0).equals("cluster-check");
        return asked
                && !words.contains("--help")
                && !words.contains("-h")
                && SparkJava.class.getResource("/org/apache/spark/SparkContext.class") == null;
    }

    /**
     * @param path  of this Java's classes
     * @param spark SPARK_HOME
     * @throws ProblemException CLUSTER-01 to 03
     */
    static SparkJava of(String path, Optional<String> spark) {
        boolean installed = path.endsWith(JAR) && !path.contains(File.pathSeparator);
        Path beside = Path.of(installed ? path : "").toAbsolutePath().resolveSibling("spark");
        Path home = spark.filter(h -> !h.isBlank()).map(Path::of).orElse(beside);
        Path jars = home.resolve("jars");
        if (!Files.isDirectory(jars)) {
            Bilingual where = spark.isPresent()
                    ? Bilingual.same("SPARK_HOME=" + spark.get())
                    : Bilingual.of("SPARK_HOME is not set", "未设置 SPARK_HOME");
            throw new ProblemException(ProblemCode.CLUSTER_01_NO_SPARK, "--engine spark", where);
        }
        checkVersion(jars);
        List<String> program = new ArrayList<>();
        if (installed) {
            Path part = Path.of(path).toAbsolutePath().resolveSibling(PART);
            if (!Files.isRegularFile(part)) {
                throw new ProblemException(ProblemCode.CLUSTER_02_NO_PART, "--engine spark");
            }
            program.add(part.toString());
        }
        program.addAll(Arrays.asList(path.split(Pattern.quote(File.pathSeparator))));
        return new SparkJava(jars, program);
    }

    private static void checkVersion(Path jars) {
        try (Stream<Path> all = Files.list(jars)) {
            Optional<Matcher> core = all.map(j -> CORE.matcher(j.getFileName().toString()))
                    .filter(Matcher::matches)
                    .findFirst();
            if (core.isEmpty()) {
                throw new ProblemException(
                        ProblemCode.CLUSTER_01_NO_SPARK, "--engine spark", Bilingual.same(jars.toString()));
            }
            if (!core.get().group(1).equals("4")) {
                String found = core.get().group(1)
                        + Optional.ofNullable(core.get().group(2)).orElse("");
                throw new ProblemException(ProblemCode.CLUSTER_03_SPARK_VERSION, jars.toString(), found, TRIED);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.CLUSTER_01_NO_SPARK, "--engine spark", Bilingual.same(jars.toString()));
        }
    }

    /**
     * The same, once what the master needs is there; Spark itself would end in a trace of Java.
     *
     * @throws ProblemException CLUSTER-09 or CLUSTER-10
     */
    SparkJava reaching(Function<String, Optional<String>> variables, String... args) {
        String master = master(args);
        boolean yarn = master.equals("yarn");
        if (!yarn && Stream.of("local", "spark", "k8s").noneMatch(master::startsWith)) {
            throw new ProblemException(ProblemCode.CLUSTER_09_NO_SUCH_MASTER, master);
        }
        if (yarn
                && Stream.of("HADOOP_CONF_DIR", "YARN_CONF_DIR")
                        .noneMatch(v -> variables
                                .apply(v)
                                .filter(d -> Files.isDirectory(Path.of(d)))
                                .isPresent())) {
            throw lacks(
                    master,
                    Bilingual.of(
                            "HADOOP_CONF_DIR names no folder with the cluster's yarn-site.xml and core-site.xml",
                            "HADOOP_CONF_DIR 未指向含集群 yarn-site.xml 与 core-site.xml 的文件夹"));
        }
        if (yarn || master.startsWith("k8s:")) {
            String name = yarn ? "spark-yarn" : "spark-kubernetes";
            try (Stream<Path> all = Files.list(jars)) {
                if (all.noneMatch(j -> String.valueOf(j.getFileName()).startsWith(name + "_"))) {
                    throw lacks(master, Bilingual.of(name + " is not among " + jars, jars + " 中没有 " + name));
                }
            } catch (IOException e) {
                throw lacks(master, Bilingual.same(jars.toString()));
            }
        }
        return this;
    }

    private static ProblemException lacks(String master, Bilingual what) {
        return new ProblemException(ProblemCode.CLUSTER_10_LACKS, master, what);
    }

    /** Options of Java. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        OPENED.forEach(p -> options.add("--add-opens=java.base/" + p + "=ALL-UNNAMED"));
        options.add("-Dslf4j.provider=org.apache.logging.slf4j.SLF4JServiceProvider"); // ours is silent
        options.add("-Dslf4j.internal.verbosity=WARN");
        options.add("-Dlog4j.provider=org.apache.logging.log4j.core.impl.Log4jProvider"); // ours hands on to slf4j
        options.add("-Djdk.reflect.useDirectMethodHandle=false");
        if (!Files.exists(conf().resolve("log4j2.properties"))) {
            options.add("-Dlog4j2.configurationFile=carbonscape-log4j2.properties");
        }
        return options;
    }

    /** The folder of Spark's settings. */
    private Path conf() {
        return Optional.ofNullable(System.getenv("SPARK_CONF_DIR"))
                .filter(c -> !c.isBlank())
                .map(Path::of)
                .orElse(jars.resolveSibling("conf"));
    }

    /** What follows the options: class path, main class, and its words before the command's own. */
    List<String> main(String... args) {
        List<String> path = new ArrayList<>();
        path.add(conf().toString());
        path.add(jars + File.separator + "*");
        for (String name : new String[] {"HADOOP_CONF_DIR", "YARN_CONF_DIR"}) {
            Optional.ofNullable(System.getenv(name)).ifPresent(path::add);
        }
        path.addAll(program);
        List<String> main = new ArrayList<>();
        main.addAll(List.of("-cp", String.join(File.pathSeparator, path), "org.apache.spark.deploy.SparkSubmit"));
        main.addAll(List.of("--master", master(args), "--name", "Carbonscape"));
        main.addAll(List.of("--class", Launch.class.getName()));
        List<String> jarsOfOurs =
                program.stream().filter(p -> p.endsWith(".jar")).toList();
        if (program.get(0).endsWith(PART)) {
            main.addAll(List.of("--jars", String.join(",", jarsOfOurs)));
        }
        main.add("spark-internal"); // as Spark calls a program that is on the class path
        return main;
    }

    /** As the command has it. */
    private static String master(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--master=")) {
                return args[i].substring("--master=".length());
            }
            if (args[i].equals("--master") && i + 1 < args.length) {
                return args[i + 1];
            }
        }
        return "local[*]";
    }
}
