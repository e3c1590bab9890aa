package org.carbonscape.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Times a piece of work and prints {@code workload,peer,seconds,peak_mb,check_value} as the peers' runners do: the best
 * of the repeats, since the machine is shared, and a second line {@code workload.cpu} with its CPU seconds over all
 * threads. The first, cold run stands in a line {@code workload.first}.
 */
final class StatsTimer {
    private StatsTimer() {}

    static void run(String workload, int threads, int repeats, DoubleSupplier work) {
        double best = Double.POSITIVE_INFINITY;
        double cpu = Double.POSITIVE_INFINITY;
        double check = 0;
        String peer = "carbonscape(" + threads + "t)";
        for (int r = 0; r < repeats; r++) {
            double before = cpu();
            long start = System.nanoTime();
            check = work.getAsDouble();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (r == 0) {
                print(workload + ".first", peer, seconds, check);
            }
            best = Math.min(best, seconds);
            cpu = Math.min(cpu, cpu() - before);
        }
        print(workload, peer, best, check);
        print(workload + ".cpu", peer, cpu, check);
    }

    static void print(String workload, String peer, double seconds, double check) {
        System.out.printf(Locale.ROOT, "%s,%s,%.4f,%d,%.10g%n", workload, peer, seconds, peak(), check);
    }

    private static double cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    private static long peak() {
        long heap = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                heap += pool.getPeakUsage().getUsed();
            }
        }
        return heap >> 20;
    }

    static double[] lattice(Path in, int side) throws IOException {
        double[] values = new double[side * side];
        ByteBuffer.wrap(Files.readAllBytes(in.resolve("lattice_" + side + ".f64")))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(values);
        return values;
    }
}
