package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.carbonscape.engine.Steps;
import org.carbonscape.engine.Work;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressingTest {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();
    private final Work work = new Work();
    private int columns = 200;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        StandardError.wipe();
        System.setErr(before);
    }

    private String said() {
        String text = said.toString(StandardCharsets.UTF_8);
        said.reset();
        return text;
    }

    private Progressing progressing(Language language, Progressing.Way way) {
        return new Progressing(work, language, way, nanos::get, () -> columns);
    }

    private void seconds(double s) {
        nanos.addAndGet((long) (s * 1e9));
    }

    private static Work.State state(double seconds, double share) {
        return of("zones", seconds, share);
    }

    private static Work.State of(String stage, double seconds, double share) {
        return new Work.State(stage, seconds, OptionalDouble.of(share), 0, 0, Optional.empty());
    }

    @Test
    void aLineSaysShareAndTimeLeft() {
        assertThat(Progressing.text(state(10, 0.2), Language.EN)).isEqualTo("zones: 20 % done, about 40 s left");
        assertThat(Progressing.text(state(10, 0.2), Language.ZH)).isEqualTo("分区：已完成 20%，约剩 40 秒");
        assertThat(Progressing.text(of("check", 10, 0.2), Language.ZH)).startsWith("检查研究：已完成 20%");
        assertThat(Progressing.text(of("density", 10, 0.2), Language.ZH)).startsWith("核密度");
        assertThat(Progressing.text(of("check", 10, 0.2), Language.EN)).startsWith("check: 20 % done");
        assertThat(Progressing.text(state(100, 0.5), Language.EN)).isEqualTo("zones: 50 % done, about 1 min 40 s left");
        assertThat(Progressing.text(state(100, 0.5), Language.ZH)).isEqualTo("分区：已完成 50%，约剩 1 分 40 秒");
        assertThat(Progressing.text(state(7500, 0.5), Language.EN)).isEqualTo("zones: 50 % done, about 2 h 5 min left");
        assertThat(Progressing.text(state(7500, 0.5), Language.ZH)).isEqualTo("分区：已完成 50%，约剩 2 小时 5 分");
        assertThat(Progressing.text(state(10, 0.01), Language.EN)).isEqualTo("zones: 1 % done");
        // what is last may take long: no promise
        assertThat(Progressing.text(state(10, 1), Language.EN)).isEqualTo("zones: 99 % done, 10 s so far");
        assertThat(Progressing.text(state(10, 1), Language.ZH)).isEqualTo("分区：已完成 99%，已用 10 秒");
    }

    @Test
    void whereNoShareIsKnownALineSaysForHowLong() {
        Work.State alone = new Work.State("local-moran", 8.4, OptionalDouble.empty(), 0, 0, Optional.empty());
        assertThat(Progressing.text(alone, Language.EN)).isEqualTo("local-moran: 8 s so far");
        assertThat(Progressing.text(alone, Language.ZH)).isEqualTo("局部莫兰指数：已用 8 秒");
        Work.State reading = new Work.State(
                "change", 61, OptionalDouble.empty(), 0, 0, Optional.of(new Work.Blocks(456, 1000, 0, 1.9)));
        assertThat(Progressing.text(reading, Language.EN))
                .isEqualTo("change: 1 min 1 s so far, 45 % of the present step");
        assertThat(Progressing.text(reading, Language.ZH)).isEqualTo("变化：已用 1 分 1 秒，当前步骤 45%");
        Work.State cells = new Work.State(
                "change", 61, OptionalDouble.empty(), 0, 0, Optional.of(new Work.Blocks(25, 100, 3_000_000_000L, 10)));
        assertThat(Progressing.text(cells, Language.EN))
                .isEqualTo("change: 1 min 1 s so far, 25 % of the present step, 300 million cells/s, about 30 s left");
        assertThat(Progressing.text(cells, Language.ZH)).isEqualTo("变化：已用 1 分 1 秒，当前步骤 25%，每秒 3.0 亿像元，约剩 30 秒");
        Work.State fewer = new Work.State(
                "change", 61, OptionalDouble.empty(), 0, 0, Optional.of(new Work.Blocks(25, 100, 30_000_000, 10)));
        assertThat(Progressing.text(fewer, Language.ZH)).contains("，每秒 300 万像元，");
    }

    @Test
    void linesComeBeforeFiveSecondsOfSilenceAndNoMoreOften() {
        Progressing progressing = progressing(Language.EN, Progressing.Way.LINES);
        work.stage("density");
        List<Double> told = new ArrayList<>(List.of(0.0));
        for (int i = 1; i <= 240; i++) { // a minute, looked at every quarter of a second
            seconds(0.25);
            progressing.tell();
            String line = said();
            if (!line.isEmpty()) {
                assertThat(line).matches("\\[ +[0-9.]+ s] density: [0-9] s so far\\R");
                told.add(i * 0.25);
            }
        }
        told.add(60.0);
        for (int i = 1; i < told.size(); i++) {
            assertThat(told.get(i) - told.get(i - 1)).isLessThan(5);
        }
        assertThat(told).hasSizeLessThan(20);
    }

    @Test
    void aDrawnLineStaysWithinANarrowTerminal() {
        columns = 24;
        work.stage("suitability");
        Progressing english = progressing(Language.EN, Progressing.Way.REDRAWN);
        seconds(2);
        english.tell();
        assertThat(said()).isEqualTo("\r[  2.00 s] suitability:");
        StandardError.wipe();
        said();
        Progressing chinese = progressing(Language.ZH, Progressing.Way.REDRAWN);
        seconds(3);
        chinese.tell();
        // a Chinese letter takes two places: 11 + 12 of 23
        assertThat(said()).isEqualTo("\r[  3.00 s] 适宜性：已用");
    }

    @Test
    void aStageIsALineOfItsOwnFromWhichSilenceIsCounted() {
        Progressing progressing = progressing(Language.ZH, Progressing.Way.LINES);
        seconds(3.5);
        progressing.stage("check and align");
        assertThat(said()).isEqualTo("[  3.50 s] 检查与配准" + System.lineSeparator());
        seconds(3.25);
        progressing.tell();
        assertThat(said()).isEmpty();
    }

    @Test
    void aTerminalHasOneLineThatIsDrawnAgainAndGoesAway() {
        Progressing progressing = progressing(Language.EN, Progressing.Way.REDRAWN);
        work.stage("geodetector");
        seconds(0.5);
        progressing.tell();
        assertThat(said()).as("a short command").isEmpty();
        seconds(1);
        progressing.tell();
        String first = said();
        assertThat(first).isEqualTo("\r[  1.50 s] geodetector: 0 s so far");
        try (Steps steps = work.steps(2)) {
            steps.next();
            progressing.tell();
        }
        assertThat(said()).isEqualTo("\r[  1.50 s] geodetector: 50 % done ");
        StandardError.line("STATS-C05  a caution");
        assertThat(said())
                .isEqualTo("\r" + " ".repeat(first.length() - 1) + "\rSTATS-C05  a caution" + System.lineSeparator());
        progressing.tell();
        said();
        progressing.close();
        assertThat(said()).matches("\r +\r");
    }

    @Test
    void machinesAreToldInJson() {
        Progressing progressing = progressing(Language.EN, Progressing.Way.JSON);
        work.stage("correlogram");
        seconds(4);
        try (Steps steps = work.steps(4)) {
            steps.next();
            progressing.tell();
        }
        assertThat(said().strip())
                .matches("\\{ \"progress\": \"correlogram\", \"seconds\": [0-9.]+, \"share\": 0[.]25 }");
    }

    @Test
    void dumbTerminalsAndContinuousIntegrationKeepLines() {
        assertThat(Terminal.mayRedraw(Map.of("TERM", "xterm-256color"))).isTrue();
        assertThat(Terminal.mayRedraw(Map.of())).isTrue();
        assertThat(Terminal.mayRedraw(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.mayRedraw(Map.of("TERM", "xterm", "CI", "true"))).isFalse();
    }

    @Test
    void whatAnswersToSttyHasColumns() {
        assertThat(Terminal.columns("24 40\n")).hasValue(40);
        assertThat(Terminal.columns("24 3\n"))
                .as("nothing can be read below 20")
                .hasValue(20);
        assertThat(Terminal.columns("0 0\n"))
                .as("a terminal that does not know")
                .isEmpty();
        assertThat(Terminal.columns("")).isEmpty();
    }

    /** A pane beside others: folded for 55 columns, every line would go on in a second one, and a drawn one stay. */
    @Test
    void aTerminalOfFortyColumnsIsNotWrittenBeyond() throws Exception {
        Path script = Path.of("/usr/bin/script");
        assumeTrue(
                Files.isExecutable(script) && System.getProperty("os.name").equals("Linux"),
                "skipped: no terminal here");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "stty cols 40; '" + java + "' -XX:TieredStopAtLevel=1 -cp '" + Desk.classPath()
                + "' org.carbonscape.app.Carbonscape check /nowhere/study.yaml";
        ProcessBuilder asked =
                new ProcessBuilder(script.toString(), "-qc", command, "/dev/null").redirectErrorStream(true);
        asked.environment().put("TERM", "xterm");
        asked.environment().remove("CI");
        Process told = asked.start();
        told.getOutputStream().close();
        String said = new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("STUDY-01").contains("carbonscape new");
        assertThat(said.lines()
                        .mapToInt(line -> line.stripTrailing().length())
                        .max()
                        .orElseThrow())
                .as(said)
                .isLessThanOrEqualTo(40);
    }

    /** By the true clock: work of ten seconds that tells nothing itself. */
    @Test
    void slowWorkIsNeverSilentForFiveSeconds() throws InterruptedException {
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                heard.add(System.nanoTime());
                super.println(line);
            }
        });
        heard.add(System.nanoTime());
        try (Progressing progressing =
                new Progressing(new Work(), Language.EN, Progressing.Way.LINES, System::nanoTime, () -> 80).watch()) {
            progressing.stage("report");
            Thread.sleep(10_000);
        }
        heard.add(System.nanoTime());
        assertThat(heard).hasSizeBetween(5, 6);
        for (int i = 1; i < heard.size(); i++) {
            assertThat((heard.get(i) - heard.get(i - 1)) / 1e9).isLessThan(5);
        }
    }
}
