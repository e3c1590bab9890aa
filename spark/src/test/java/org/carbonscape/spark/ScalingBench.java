package org.carbonscape.spark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Work;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.zone.Crosstab;

/**
 * What COUNT of four phases gains by a second executor of one core: {@code ScalingBench DIR BLOCKS PASSES ROUNDS [live]},
 * files as of {@link ScaleBench}. A master and two workers on loopback; in each pass one executor, then two, each in processes
 * of their own and so many rounds. The last line is the ratio of the middle rounds, each process's first (which compiles) left out, by the clock and by what the tasks
 * alone say: CPU seconds of the executor that had most of them, which other work on the machine does not lengthen.
 * With {@code live} the driver's heap is what cannot be collected, looked at again and again, and the clock means nothing.
 */
final class ScalingBench {
    /** Units a side, of which all have the same sequences of classes on rasters of 10^8 cells and more. */
    private static final int FEWER = 32;

    private ScalingBench() {}

    /** Of one task. */
    private record Ran(String executor, long launched, long finished, long cpu_ns) {}

    private static final ConcurrentLinkedQueue<Ran> TASKS = new ConcurrentLinkedQueue<>();

    /** Spark makes it by its name. */
    public static final class Heard extends SparkListener {
        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            TaskMetrics metrics = end.taskMetrics();
            TASKS.add(new Ran(
                    end.taskInfo().executorId(),
                    end.taskInfo().launchTime(),
                    end.taskInfo().finishTime(),
                    metrics.executorCpuTime() + metrics.executorDeserializeCpuTime()));
        }
    }

    /** Seconds by the clock, from the first task's start to the last one's end, and of CPU in the busiest executor. */
    private record Round(double clock, double tasks, double busiest) {}

    private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
        double[] all = rounds.stream().mapToDouble(of).sorted().toArray();
        return (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
    }

    /** The most memory that a process has held, in MB. */
    private static long held_mb(ProcessHandle process) {
        try (Stream<String> status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return status.filter(l -> l.startsWith("VmHWM:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("[^0-9]", "")) >> 10)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks again and again what of the heap is in use once all else is collected. */
    private static final class Live extends Thread {
        private volatile boolean ended;
        private long most;

        @Override
        public void run() {
            while (!ended) {
                System.gc();
                long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(p -> p.getType() == MemoryType.HEAP)
                        .mapToLong(p -> p.getCollectionUsage().getUsed())
                        .sum();
                most = Math.max(most, used);
                LockSupport.parkNanos(50_000_000);
            }
        }

        long most_mb() throws InterruptedException {
            ended = true;
            join();
            return most >> 20;
        }
    }

    /** Of all executors, whatever runs in them. */
    private static long theirCpu_ms(Machines machines) {
        return machines.executors().stream()
                .mapToLong(
                        p -> p.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
                .sum();
    }

    private static Round count(
            Machines machines, Engine engine, List<ClassRaster> phases, int executors, int round, boolean isLive)
            throws Exception {
        Grid grid = phases.get(0).grid();
        Live live = new Live();
        if (isLive) {
            live.start();
        }
        TASKS.clear();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        OperatingSystemMXBean own = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long ownCpu = own.getProcessCpuTime();
        long theirs = theirCpu_ms(machines);
        long begun = System.nanoTime();
        new Crosstab(phases, List.of(Lands.units(grid, isLive ? FEWER : 54)), Crosstab.RowArea.NONE).count(engine);
        double clock = (System.nanoTime() - begun) / 1e9;
        double driver = (own.getProcessCpuTime() - ownCpu) / 1e9;
        double whole = (theirCpu_ms(machines) - theirs) / 1e3;
        Thread.sleep(500); // listeners are told a little later
        Map<String, Long> cpu = new HashMap<>();
        TASKS.forEach(t -> cpu.merge(t.executor, t.cpu_ns, Long::sum));
        long first = TASKS.stream().mapToLong(Ran::launched).min().orElseThrow();
        long last = TASKS.stream().mapToLong(Ran::finished).max().orElseThrow();
        double all = cpu.values().stream().mapToLong(c -> c).sum() / 1e9;
        double busiest = cpu.values().stream().mapToLong(c -> c).max().orElseThrow() / 1e9;
        System.out.printf(
                Locale.ROOT,
                "| %d of one core, round %d | 4 x %,d^2 | %.2f | %.2f | %d | %.2f | %.2f | %.2f | %.2f | %.0f | %d | %d |%n",
                executors,
                round,
                grid.columns(),
                clock,
                (last - first) / 1e3,
                TASKS.size(),
                all,
                busiest,
                whole,
                driver,
                grid.cells() * ScaleBench.PHASES / clock / 1e6,
                isLive ? live.most_mb() : ScaleBench.heap_mb(),
                machines.executors().stream()
                        .mapToLong(ScalingBench::held_mb)
                        .max()
                        .orElse(0));
        return new Round(clock, (last - first) / 1e3, busiest);
    }

    public static void main(String[] args) throws Exception {
        Path dir = Files.createDirectories(Path.of(args[0]));
        List<ClassRaster> phases = ScaleBench.phases(dir, Integer.parseInt(args[1]));
        boolean isLive = args.length > 4;
        Map<Integer, List<Round>> warm = Map.of(1, new ArrayList<>(), 2, new ArrayList<>());
        System.out.println(
                "| executors | cells | seconds | from first to last task | tasks | tasks' cpu s | cpu s of the"
                        + " busiest | executors' cpu s | driver's cpu s | million cells/s | driver's heap MB | executor MB |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        try (Machines machines = new Machines(Files.createTempDirectory(dir, "machines"), 2)) {
            for (int pass = 0; pass < Integer.parseInt(args[2]); pass++) {
                for (int executors = 1; executors <= 2; executors++) {
                    Map<String, String> settings = new HashMap<>(machines.settings(executors));
                    settings.put("spark.executor.extraJavaOptions", "-XX:+UseSerialGC");
                    settings.put("spark.extraListeners", Heard.class.getName());
                    try (Engine engine = new SparkCluster(machines.master(), 1, settings)
                            .engine(new Work(), UnaryOperator.identity())) {
                        for (int round = 1; round <= Integer.parseInt(args[3]); round++) {
                            Round ran = count(machines, engine, phases, executors, round, isLive);
                            if (round > 1) {
                                warm.get(executors).add(ran);
                            }
                        }
                    }
                }
            }
        }
        if (warm.get(1).isEmpty()) {
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "one executor / two: %.2f by the clock, %.2f from first to last task, %.2f by cpu of the busiest%n",
                ratio(warm, Round::clock),
                ratio(warm, Round::tasks),
                ratio(warm, Round::busiest));
    }

    private static double ratio(Map<Integer, List<Round>> warm, ToDoubleFunction<Round> of) {
        return median(warm.get(1), of) / median(warm.get(2), of);
    }
}
