package org.carbonscape.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Spark asks of Kubernetes, answered by a stand-in: pods are made, listed and deleted, and the one container of a
 * pod is a process that does what the entry point of Spark's own image does. No scheduler, no images, no networks.
 */
final class Kubernetes implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Path dir;
    private final Path jars;
    private final Map<String, ObjectNode> pods = new LinkedHashMap<>();
    private final List<Process> containers = new ArrayList<>();
    private final List<ObjectNode> asked = new ArrayList<>();

    /** @param jars of the Spark that the image holds */
    Kubernetes(Path dir, Path jars) throws IOException {
        this.dir = dir;
        this.jars = jars;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String master() {
        return "k8s://http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Pods that were asked for, as they were asked for. */
    synchronized List<ObjectNode> asked() {
        return List.copyOf(asked);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String name = path.replaceFirst(".*/pods/?", "");
            JsonNode answer = switch (exchange.getRequestMethod()) {
                case "POST" ->
                    path.endsWith("/pods")
                            ? begun((ObjectNode) JSON.readTree(exchange.getRequestBody()))
                            : JSON.readTree(exchange.getRequestBody());
                case "DELETE" -> deleted();
                default ->
                    path.endsWith("/pods")
                            ? list()
                            : Optional.<JsonNode>ofNullable(pods.get(name)).orElse(JSON.createObjectNode());
            };
            byte[] text = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.isEmpty() ? 404 : 200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private ObjectNode begun(ObjectNode pod) throws IOException {
        asked.add(pod.deepCopy());
        Map<String, String> variables = new LinkedHashMap<>();
        for (JsonNode v : pod.at("/spec/containers/0/env")) {
            variables.put(
                    v.path("name").asText(), v.path("value").asText("127.0.0.1")); // a pod's own address is a reference
        }
        String name = pod.at("/metadata/name").asText();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (int i = 0; variables.containsKey("SPARK_JAVA_OPT_" + i); i++) {
            command.add(variables.get("SPARK_JAVA_OPT_" + i));
        }
        command.addAll(List.of(
                "-Xmx" + variables.get("SPARK_EXECUTOR_MEMORY"),
                "-cp",
                jars + File.separator + "*",
                "org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend",
                "--driver-url",
                variables.get("SPARK_DRIVER_URL"),
                "--executor-id",
                variables.get("SPARK_EXECUTOR_ID"),
                "--cores",
                variables.get("SPARK_EXECUTOR_CORES"),
                "--app-id",
                variables.get("SPARK_APPLICATION_ID"),
                "--hostname",
                "127.0.0.1",
                "--resourceProfileId",
                variables.get("SPARK_RESOURCE_PROFILE_ID"),
                "--podName",
                name));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve(name + ".log").toFile());
        builder.environment().putAll(variables);
        builder.environment().put("SPARK_LOCAL_DIRS", dir.toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        containers.add(builder.start());
        pod.withObject("/metadata").put("uid", name).put("namespace", "default");
        pod.withObject("/status").put("phase", "Running");
        pods.put(name, pod);
        return pod;
    }

    private JsonNode deleted() {
        pods.clear();
        containers.forEach(Process::destroyForcibly);
        return JSON.createObjectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Success");
    }

    private JsonNode list() {
        ObjectNode list = JSON.createObjectNode().put("kind", "PodList").put("apiVersion", "v1");
        list.putObject("metadata").put("resourceVersion", "1");
        ArrayNode items = list.putArray("items");
        pods.values().forEach(items::add);
        return list;
    }

    @Override
    public void close() {
        server.stop(0);
        containers.forEach(Process::destroyForcibly);
    }
}
