package org.carbonscape.spark;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.engine.Work;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.option.FileName;

/**
 * What is read of a file elsewhere while its cells are counted by two tasks: bytes against those of its blocks, and
 * requests. {@code RangesBench DIR}; a row for each way to name it, as bench/results.md has it.
 */
final class RangesBench {
    private static final String STORE = "AWS_ENDPOINT_URL_S3";
    private static final int SIDE = 6000;

    private RangesBench() {}

    public static void main(String[] args) throws Exception {
        Path dir = Files.createDirectories(Path.of(args[0]));
        String store = System.getenv(STORE);
        if (store == null) { // where s3:// leads is read of the environment alone
            System.exit(again(dir).inheritIO().start().waitFor());
        }
        Path folder = Files.createDirectories(dir.resolve("bucket"));
        Path file = folder.resolve("noise.tif");
        write(file);
        long blocks = Files.size(file); // there are no overviews, and the header is small
        String expected = Lands.counts(twice(file), new PlainEngine());
        try (Hdfs hdfs = new Hdfs(dir.resolve("hdfs"));
                Bucket bucket = new Bucket(folder, URI.create(store).getPort());
                Engine engine =
                        new SparkCluster("local[2]", 2, settings(store)).engine(new Work(), UnaryOperator.identity())) {
            hdfs.put(file, "noise.tif");
            System.out.println("| read | MB of blocks | MB read | share | requests |\n| --- | --- | --- | --- | --- |");
            for (String address : List.of(
                    store + "/bucket/noise.tif",
                    "s3://bucket/noise.tif",
                    "s3a://bucket/noise.tif",
                    hdfs.root() + "/noise.tif")) {
                boolean counted = address.startsWith("hdfs");
                LongSupplier requests = counted ? Hdfs.REQUESTS::get : bucket.requests::get;
                LongSupplier bytes = counted ? Hdfs.BYTES::get : bucket.bytes::get;
                long asked = requests.getAsLong();
                long read = bytes.getAsLong();
                if (!Lands.counts(twice(FileName.path(address)), engine).equals(expected)) {
                    throw new IllegalStateException("other counts from " + address);
                }
                read = bytes.getAsLong() - read;
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.2f | %.2f | %.3f | %d |%n",
                        address.substring(0, address.indexOf("://") + 3),
                        blocks / 1e6,
                        read / 1e6,
                        (double) read / blocks,
                        requests.getAsLong() - asked);
            }
        }
        System.exit(0); // threads of stores are left
    }

    /** The same in a Java of its own, with a store in its environment. */
    static ProcessBuilder again(Path dir) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(a -> !a.startsWith("-javaagent"))
                .toList());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), RangesBench.class.getName(), dir.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(STORE, "http://127.0.0.1:" + Machines.freePort());
        builder.environment().put("AWS_ACCESS_KEY_ID", "me");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
        return builder;
    }

    /** Two phases that are one file: a table of pairs needs two. */
    private static List<ClassRaster> twice(Path file) {
        ClassRaster raster = Lands.open(file);
        return List.of(raster, raster);
    }

    private static void write(Path file) {
        ClassRaster noise = new Lands.Noise(Lands.grid(SIDE));
        TiffOptions plain = TiffOptions.STANDARD;
        TiffOptions alone = new TiffOptions(plain.compression(), plain.predictor(), false, plain.bits());
        try (TiffWriter out = TiffWriter.classes(file, noise.grid(), Lands.CLASSES, List.of(), alone)) {
            out.write(new PlainEngine(), noise);
            out.finish();
        }
    }

    private static Map<String, String> settings(String store) {
        Map<String, String> settings = new HashMap<>(Hdfs.COUNTED);
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.driver.host", "127.0.0.1");
        String s3a = "spark.hadoop.fs.s3a.";
        settings.put(s3a + "endpoint", store);
        settings.put(s3a + "endpoint.region", "us-east-1");
        settings.put(s3a + "path.style.access", "true");
        settings.put(s3a + "access.key", "me");
        settings.put(s3a + "secret.key", "secret");
        return settings;
    }
}
