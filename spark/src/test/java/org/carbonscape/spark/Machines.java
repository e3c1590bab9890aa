package org.carbonscape.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A standalone master and workers of one core each, as plain Java processes on loopback; they and all that they began
 * end when this is closed.
 */
final class Machines implements AutoCloseable {
    private final Path dir;
    private final int port;
    private final Process master;
    private final Map<String, String> variables;
    private final List<Process> workers = new ArrayList<>();

    Machines(Path dir, int workers) {
        this(dir, workers, Map.of());
    }

    /** @param variables of the environment, further ones */
    Machines(Path dir, int workers, Map<String, String> variables) {
        this.variables = variables;
        this.dir = dir;
        this.port = freePort();
        master = java(
                "master",
                List.of(),
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--webui-port",
                "0");
        awaitAnswer();
        for (int i = 0; i < workers; i++) {
            startWorker();
        }
    }

    private void awaitAnswer() {
        for (int attempt = 0; attempt < 600; attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(100_000_000);
            }
        }
        throw new IllegalStateException("the master does not answer; see " + dir.resolve("master.log"));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startWorker() {
        startWorker("127.0.0.1");
    }

    /** @param host the name it has: to Spark those of two names are two machines */
    void startWorker(String host) {
        String name = "worker" + workers.size();
        workers.add(java(
                name,
                List.of(),
                "org.apache.spark.deploy.worker.Worker",
                master(),
                "--host",
                host,
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                dir.resolve(name).toString()));
    }

    String master() {
        return "spark://127.0.0.1:" + port;
    }

    /** Settings of a small executor on each worker, so many of them. */
    Map<String, String> settings(int executors) {
        return Map.of(
                "spark.executor.memory", "512m",
                "spark.executor.cores", "1",
                "spark.cores.max", Integer.toString(executors),
                "spark.driver.host", "127.0.0.1",
                "spark.driver.bindAddress", "127.0.0.1",
                "spark.ui.enabled", "false",
                "spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData");
    }

    private Process java(String name, List<String> options, String main, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(dir.toFile(), name + ".log"));
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_HOME", home(dir).toString());
        builder.environment().putAll(variables);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A SPARK_HOME that holds nothing but jars. */
    static synchronized Path home(Path dir) {
        Path jars = dir.resolve("home/jars");
        try {
            if (!Files.isDirectory(jars)) {
                Files.createDirectories(jars);
                for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                    Path jar = Path.of(entry);
                    if (entry.endsWith(".jar") && !jar.getFileName().toString().startsWith("carbonscape")) {
                        Path link = jars.resolve(jar.getFileName());
                        if (!Files.exists(link)) {
                            Files.createSymbolicLink(link, jar);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jars.getParent();
    }

    /** Processes of executors. */
    List<ProcessHandle> executors() {
        return workers.stream()
                .flatMap(Process::descendants)
                .filter(p -> p.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend")
                        || Optional.of(p.pid())
                                .map(Machines::commandLine)
                                .orElse("")
                                .contains("CoarseGrainedExecutorBackend"))
                .toList();
    }

    /** Java does not tell long ones. */
    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    /** A worker ends at once, as by a kill, and with it its executors. */
    void killWorker(int number) {
        List<ProcessHandle> below = workers.get(number).descendants().toList();
        workers.get(number).destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>();
        workers.forEach(w -> {
            w.descendants().forEach(all::add);
            all.add(w.toHandle());
        });
        all.add(master.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(p -> p.onExit()
                .orTimeout(20, TimeUnit.SECONDS)
                .exceptionally(e -> null)
                .join());
    }
}
