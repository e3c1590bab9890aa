package org.carbonscape.app.start;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.app.Carbonscape;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * What the jar begins with. Started by one of our scripts, it sees to the settings of Java; from the jar alone ({@code
 * java -jar}), Java is as the user has set it, unless the command says {@code --memory} or names beyond ASCII are not
 * seen.
 */
public final class Launch {
    /** Set by the start scripts. */
    static final String SCRIPT = "carbonscape.script";
    /** More options of Java, for those who measure or look for a fault. */
    private static final String OPTIONS = "CARBONSCAPE_JAVA_OPTS";
    /** How a shell tells an end by KILL, which is how Linux takes memory back. */
    private static final int KILLED = 128 + 9;

    private static final int PROBLEMS = 1;
    private static final int FAULT = 3;

    private Launch() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (SecondJava.isThis()) {
            SecondJava.watch();
            Carbonscape.main(SecondJava.arguments(args));
        } else {
            System.exit(first(System.getProperty(SCRIPT) != null, args));
        }
    }

    private static int first(boolean script, String... args) throws IOException, InterruptedException {
        String temporary = script ? System.getenv().getOrDefault("TMPDIR", "") : "";
        if (!temporary.isEmpty()) { // Java does not look there, and an app image cannot hand it over
            System.setProperty("java.io.tmpdir", temporary);
        }
        Words words = Words.asWritten(args);
        if (words.unreadable().isPresent()) {
            tellName(words.unreadable().get());
            return PROBLEMS;
        }
        Optional<SharedClasses> shared = script ? SharedClasses.named() : Optional.empty();
        if (shared.isPresent()) {
            if (args.length == 1 && args[0].equals(SharedClasses.MAKE)) {
                shared.get().make();
                return 0;
            }
            shared.get().makeBeside();
        }
        String given = script ? System.getenv().getOrDefault(OPTIONS, "").strip() : "";
        Optional<String> memory = Memory.asked(words.all());
        Optional<List<String>> tuned = script || memory.isPresent()
                ? Tuning.of(Runtime.getRuntime().maxMemory(), words.all())
                : Optional.empty();
        boolean blind = Words.isBlind();
        Optional<SparkJava> spark;
        try {
            spark = SparkJava.isAsked(words.all())
                    ? Optional.of(SparkJava.of(
                                    System.getProperty("java.class.path"),
                                    Optional.ofNullable(System.getenv("SPARK_HOME")))
                            .reaching(name -> Optional.ofNullable(System.getenv(name)), words.all()))
                    : Optional.empty();
        } catch (ProblemException e) {
            Carbonscape.tell(e.problems(), args);
            return PROBLEMS;
        }
        if (spark.isEmpty() && tuned.isEmpty() && memory.isEmpty() && given.isEmpty() && !blind) {
            return Carbonscape.run(words.all());
        }
        List<String> options = new ArrayList<>();
        if (shared.isPresent()) {
            shared.get().look();
            options.addAll(shared.get().options());
        }
        options.addAll(JavaOptions.ALWAYS);
        shared.ifPresent(s -> options.addAll(s.quiet()));
        List<String> users = given.isEmpty() ? List.of() : List.of(given.split("\\s+"));
        if (script || memory.isPresent()) {
            options.addAll(JavaOptions.without(users, tuned.orElse(JavaOptions.SHORT)));
        } else {
            users = ofJava();
        }
        options.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        if (tuned.isPresent()) {
            options.add(JavaOptions.heap(Runtime.getRuntime().maxMemory()));
        }
        memory.ifPresent(m -> options.add("-Xmx" + m)); // goes before a share
        options.addAll(users);
        spark.ifPresent(s -> options.addAll(s.options()));
        List<String> main = spark.map(s -> s.main(words.all())).orElseGet(SecondJava::main);
        int code = SecondJava.run(options, main, blind, words.all());
        if (code == KILLED) {
            Carbonscape.tell(List.of(Problem.of(ProblemCode.FAULT_06_KILLED, "carbonscape")), args);
            return FAULT;
        }
        return code;
    }

    /** The options that Java was started with. */
    private static List<String> ofJava() throws IOException {
        try {
            return ManagementFactory.getRuntimeMXBean().getInputArguments();
        } catch (ExceptionInInitializerError e) { // it asks for the folder, whose name Java cannot write in this locale
            return Words.ofJava();
        }
    }

    /** In both languages: it comes before any is chosen. */
    private static void tellName(String name) {
        System.err.println("carbonscape: the name \"" + name + "\" is not written in UTF-8 but, it seems, in GBK; "
                + "rename the file: `convmv -f GBK -t UTF-8 --notest FILE`");
        System.err.println(
                "carbonscape: “" + name + "”的名称不是 UTF-8 编码（似为 GBK），请重命名：" + "`convmv -f GBK -t UTF-8 --notest 文件`");
    }
}
