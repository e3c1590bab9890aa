package org.carbonscape.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.driver.ChoiceRule;
import org.carbonscape.driver.DetectorData;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.driver.DiscretisationSearch;
import org.carbonscape.driver.Factor;
import org.carbonscape.driver.FactorDetector;
import org.carbonscape.driver.InteractionDetector;
import org.carbonscape.driver.SearchOptions;
import org.carbonscape.driver.Strata;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.measure.Numbers;

/**
 * W8: {@code DetectorBench INDIR N TASK [THREADS [REPEATS]]}; TASK is factor (q, F, all p but permutation), inter (q of
 * 10 factors and 45 pairs from plain arrays), opgd (search by largest q over 5 methods x 3..10 classes), permute (999)
 * or excess (999 for 45 pairs). Prints {@code workload,peer,seconds,peak_mb,check_value}, the best of the repeats.
 */
public final class DetectorBench {
    private DetectorBench() {}

    public static void main(String[] args) throws IOException {
        Path in = Path.of(args[0]);
        int n = Integer.parseInt(args[1]);
        String task = args[2];
        int threads = args.length > 3 ? Integer.parseInt(args[3]) : 2;
        int repeats = args.length > 4 ? Integer.parseInt(args[4]) : 5;
        double[][] columns = new double[11][n];
        ByteBuffer values = read(in.resolve("geodet_" + n + ".f64"));
        for (double[] column : columns) {
            values.asDoubleBuffer().get(column);
            values.position(values.position() + 8 * n);
        }
        ByteBuffer codes = read(in.resolve("geodet_" + n + ".i32"));
        List<Strata> strata = new ArrayList<>();
        List<String> names = new ArrayList<>();
        double[][] x = new double[10][];
        for (int d = 0; d < 10; d++) {
            int[] column = new int[n];
            codes.asIntBuffer().get(column);
            codes.position(codes.position() + 4 * n);
            strata.add(Strata.ofNumbers("x" + d, column));
            names.add("x" + d);
            x[d] = columns[d + 1];
        }
        double[] y = columns[0];
        DetectorOptions plain =
                DetectorOptions.defaults(1).withPermutations(0, 0).withReplicates(0, 0.95);
        try (Engine engine = new LocalEngine(threads)) {
            DoubleSupplier work = switch (task) {
                case "factor" ->
                    () -> FactorDetector.run(DetectorData.of("y", y, strata), plain, engine).stream()
                            .mapToDouble(Factor::q)
                            .sum();
                case "inter" ->
                    () -> InteractionDetector.run(DetectorData.of("y", y, strata), plain, engine).stream()
                            .mapToDouble(i -> i.shares().q())
                            .sum();
                case "opgd" ->
                    () -> DiscretisationSearch.run(
                                    "y",
                                    y,
                                    names,
                                    x,
                                    new int[0],
                                    SearchOptions.defaults(1).withClasses(3, 10).withRule(ChoiceRule.LARGEST_Q),
                                    engine)
                            .stream()
                            .mapToDouble(c -> c.chosen().q())
                            .sum();
                case "natural" ->
                    () -> DiscretisationSearch.run(
                                    "y",
                                    y,
                                    names,
                                    x,
                                    new int[0],
                                    SearchOptions.defaults(1)
                                            .withClasses(3, 10)
                                            .withMethods(EnumSet.of(BreakMethod.NATURAL)),
                                    engine)
                            .stream()
                            .mapToDouble(c -> c.chosen().q())
                            .sum();
                case "permute" ->
                    () ->
                            FactorDetector.run(DetectorData.of("y", y, strata), plain.withPermutations(999, 0), engine)
                                    .stream()
                                    .mapToDouble(f -> f.test().pPermutation())
                                    .sum();
                case "bootstrap" ->
                    () ->
                            FactorDetector.run(DetectorData.of("y", y, strata), plain.withReplicates(999, 0.95), engine)
                                    .stream()
                                    .mapToDouble(f ->
                                            f.interval().low() + f.interval().high())
                                    .sum();
                case "excess" ->
                    () ->
                            InteractionDetector.run(
                                            DetectorData.of("y", y, strata), plain.withPermutations(999, 0), engine)
                                    .stream()
                                    .mapToDouble(i -> i.test().p())
                                    .sum();
                default -> throw new IllegalArgumentException(task);
            };
            double best = Double.POSITIVE_INFINITY;
            double cpu = Double.POSITIVE_INFINITY;
            double check = 0;
            for (int r = 0; r < repeats; r++) {
                long start = System.nanoTime();
                long used = cpu();
                check = work.getAsDouble();
                best = Math.min(best, (System.nanoTime() - start) / 1e9);
                cpu = Math.min(cpu, (cpu() - used) / 1e9);
            }
            System.out.println("w8_" + task + "_" + n + ",carbonscape-" + threads + "," + Numbers.readable(best, 4)
                    + "," + peak() + "," + Numbers.text(check));
            System.out.println("w8_" + task + "_" + n + ".cpu,carbonscape-" + threads + "," + Numbers.readable(cpu, 4)
                    + "," + peak() + ","
                    + Numbers.text(check)); // includes compiling and collecting, on a busy machine the steadier figure
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(p -> p.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(u -> u.getUsed())
                        .sum()
                >> 20;
    }

    private static ByteBuffer read(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
