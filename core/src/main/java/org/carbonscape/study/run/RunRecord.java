package org.carbonscape.study.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.carbonscape.align.AlignmentNote;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.CellArea;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.run.Build;
import org.carbonscape.io.run.FileHash;
import org.carbonscape.io.run.Version;
import org.carbonscape.problem.Alike;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.report.Report;
import org.carbonscape.study.intake.ReadTable;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.UnitSet;

/** {@code run.json}: what was run, on what, with which result, and the hash of every file. */
final class RunRecord {
    private final Map<String, Object> record = new LinkedHashMap<>();
    private final List<Map<String, Object>> stages = new ArrayList<>();
    private long since = System.nanoTime();
    private Optional<Duration> spent = spent();
    private String stage = "";
    private Map<String, Object> used = Map.of();

    /**
     * What the stages told.
     *
     * @param parts of the record, by name
     * @param used  what automatic options became
     */
    record Told(Map<String, Object> parts, Map<String, Object> used) {}

    Told told() {
        return new Told(new LinkedHashMap<>(record), used);
    }

    /** What stages of an earlier run told, of the same results. */
    void tell(Told told) {
        record.putAll(told.parts);
        used = told.used;
    }

    /** What automatic options became. */
    void used(Map<String, Object> options) {
        used = options;
    }

    boolean isIn(String name) {
        return stage.equals(name);
    }

    /**
     * Ends the stage before and begins another.
     *
     * @param share of the stage before
     */
    void stage(String name, StageCache.Share share) {
        long now = System.nanoTime();
        Optional<Duration> all = spent();
        if (!stage.isEmpty()) {
            Map<String, Object> ended = Json.object("name", stage, "seconds", Math.round((now - since) / 1e6) / 1e3);
            if (all.isPresent() && spent.isPresent()) {
                ended.put("cpuSeconds", all.get().minus(spent.get()).toMillis() / 1e3);
            }
            if (share.taken() > 0) {
                ended.put("cache", Json.object("taken", share.taken(), "made", share.made()));
            }
            stages.add(ended);
        }
        stage = name;
        since = now;
        spent = all;
    }

    /** CPU time of all threads of this process, its compilers' among them; empty where the system does not tell. */
    private static Optional<Duration> spent() {
        return ProcessHandle.current().info().totalCpuDuration();
    }

    /** The region's intervals. */
    void uncertainty(Table table) {
        int set = table.column("unit_set");
        record.put(
                "uncertainty",
                Json.rows(table.where("uncertainty", r -> table.text(r, set).equals(UnitSet.REGION))));
    }

    /** What the lines of the ledger have in common. */
    void ledger(Map<String, Object> common) {
        record.put("ledger", common);
    }

    /** The tables that stand in compressed files; nothing where there are none. */
    void packed(List<Map<String, Object>> tables) {
        if (!tables.isEmpty()) {
            record.put("packedTables", tables);
        }
    }

    /** What was run, on which machine and grid. */
    void ran(Study study, String wayToStudy, StudyArea studyArea, int threads) {
        record.put("program", Json.object("name", "Carbonscape", "version", Version.TEXT, "build", Build.text()));
        record.put(
                "study",
                Json.object(
                        "title",
                        study.title(),
                        "file",
                        study.file().getFileName().toString(),
                        "folder",
                        wayToStudy,
                        "synthetic",
                        study.synthetic(),
                        "seed",
                        study.seed()));
        record.put("machine", machine(threads));
        record.put("options", RunOptions.of(study));
        record.put("used", used);
        record.put("grid", grid(studyArea));
    }

    /** What went in, and how it was read. */
    void read(List<Report.Input> files, List<AlignmentNote> notes, List<ReadTable> tables) {
        record.put("inputs", files.stream().map(RunRecord::input).toList());
        record.put("alignment", notes.stream().map(RunRecord::note).toList());
        record.put("tables", tables.stream().map(RunRecord::table).toList());
    }

    /** Which sums agree, and what a reader has to know. */
    void found(List<ConservationCheck> checks, List<Problem> cautions) {
        record.put("conservation", checks.stream().map(RunRecord::check).toList());
        record.put(
                "cautions",
                Alike.together(cautions).stream().map(RunRecord::caution).toList());
        record.put("cautionCounts", Problem.counts(cautions));
    }

    /** Ends the last stage; the whole record, with what came out. */
    Map<String, Object> with(SortedMap<String, FileHash> outputs) {
        stage("", new StageCache.Share(0, 0));
        record.put("stages", stages);
        record.put(
                "outputs",
                outputs.entrySet().stream()
                        .map(e -> Json.object(
                                "file",
                                e.getKey(),
                                "bytes",
                                e.getValue().bytes(),
                                "sha256",
                                e.getValue().sha256()))
                        .toList());
        return record;
    }

    private static Map<String, Object> machine(int threads) {
        return Json.object(
                "java",
                System.getProperty("java.version"),
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                "cores",
                Runtime.getRuntime().availableProcessors(),
                "memory_MB",
                Runtime.getRuntime().maxMemory() >> 20,
                "threads",
                threads);
    }

    private static Map<String, Object> grid(StudyArea studyArea) {
        CellArea.Distortion areaError = studyArea.cellArea().distortion();
        return Json.object(
                "crs",
                studyArea.grid().crs().label(),
                "west",
                studyArea.grid().west(),
                "north",
                studyArea.grid().north(),
                "cellWidth",
                studyArea.grid().cellWidth(),
                "cellHeight",
                studyArea.grid().cellHeight(),
                "columns",
                studyArea.grid().columns(),
                "rows",
                studyArea.grid().rows(),
                "cell_m2",
                studyArea.cellArea().isUniform() ? studyArea.cellArea().cell_m2() : Double.NaN,
                "areaErrorLeast",
                areaError.least(),
                "areaErrorMost",
                areaError.most());
    }

    /** A file on a server has its version there in place of a hash. */
    private static Map<String, Object> input(Report.Input f) {
        return FileHash.version(f.sha256())
                .map(v -> Json.object("key", f.key(), "file", f.file(), "bytes", f.bytes(), "version", v))
                .orElseGet(
                        () -> Json.object("key", f.key(), "file", f.file(), "bytes", f.bytes(), "sha256", f.sha256()));
    }

    private static Map<String, Object> check(ConservationCheck c) {
        return Json.object(
                "name",
                c.name(),
                "expected",
                c.expected(),
                "got",
                c.got(),
                "relative",
                c.relative(),
                "tolerance",
                c.tolerance(),
                "passed",
                c.passed());
    }

    private static Map<String, Object> caution(Problem p) {
        return Json.object(
                "code",
                p.code().id(),
                "place",
                p.place(),
                "found",
                p.found(Language.EN),
                "remedy",
                p.remedy(Language.EN));
    }

    private static Map<String, Object> table(ReadTable table) {
        return Json.object(
                "key",
                table.key(),
                "file",
                table.file(),
                "sheet",
                table.reading().sheet(),
                "headerRows",
                table.reading().header(),
                "rowsNotRead",
                table.reading().skipped(),
                "columns",
                table.reading().columns(),
                "years",
                table.reading().years(),
                "unitOfAmounts",
                table.reading().measure());
    }

    private static Map<String, Object> note(AlignmentNote note) {
        return Json.object(
                "file",
                note.place(),
                "way",
                note.way().name().toLowerCase(Locale.ROOT),
                "differences",
                note.differences().stream()
                        .map(d -> d.name().toLowerCase(Locale.ROOT))
                        .toList(),
                "resampling",
                note.resampling().name().toLowerCase(Locale.ROOT),
                "operation",
                note.operation().in(Language.EN),
                "coveredShare",
                note.coverage().share(),
                "droppedCells",
                note.coverage().droppedCells());
    }
}
