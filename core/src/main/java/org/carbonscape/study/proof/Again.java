package org.carbonscape.study.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.FileHash;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.advise.SuitabilityRun;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Part;
import org.carbonscape.study.proof.layer.Along;
import org.carbonscape.study.run.Progress;
import org.carbonscape.study.run.StudyRun;

/**
 * The study run once more from its inputs. All that a run writes follows from them, its options and its seed, to the
 * last byte: every file of the finished run is held against the new one, and every field of its record that is not of
 * the machine.
 */
final class Again {
    /** Of the place, the machine and the day; the hashes of outputs are those of the files that are compared. */
    private static final Set<String> NOT_COMPARED =
            Set.of("program", "machine", "stages", "outputs", "seal", "study.folder");

    /** Another program may draw, write and word otherwise; its numbers should be the same. */
    private static final Pattern NUMBERS =
            Pattern.compile("tables/(?!dictionary\\.).+\\.csv(\\.gz)?|rasters/.+\\.tif|vectors/.+\\.gpkg");

    private static final Pattern TABLE = Pattern.compile("tables/(.+)\\.csv(\\.gz)?");
    private static final Pattern RASTER = Pattern.compile("rasters/.+\\.tif");
    private static final Pattern TEXT = Pattern.compile(".+\\.(html|svg|qml|bib)");

    /** Places told of a file. */
    private static final int MOST = 20;

    private static final int AROUND = 24; // letters beside what differs

    private final FinishedRun run;
    private final FinishedRun again;
    private final Findings findings = new Findings();

    private Again(FinishedRun run, FinishedRun again) {
        this.run = run;
        this.again = again;
    }

    /**
     * Runs and compares.
     *
     * @param sameProgram whether this program made the run
     * @throws org.carbonscape.problem.ProblemException of the study, and where the folder cannot be written
     */
    static Findings check(FinishedRun run, Path study, Anew anew, boolean sameProgram, Engine engine) {
        RunTarget target = new RunTarget(anew.folder(), false, hasMark(run), tiles(run));
        RunFolder.check(target, List.of(run.folder()), name -> false, (file, written) -> written.isIn(file));
        run(run, study, target, anew.progress(), engine);
        return compared(run, FinishedRun.open(anew.folder()), study, sameProgram);
    }

    /** @param made what the study run again wrote */
    static Findings compared(FinishedRun run, FinishedRun made, Path study, boolean sameProgram) {
        Again again = new Again(run, made);
        again.files(study, sameProgram);
        if (sameProgram) {
            again.record("", run.record(), again.again.record());
        }
        return again.findings;
    }

    private static void run(FinishedRun run, Path study, RunTarget target, Progress progress, Engine engine) {
        OptionalLong seed =
                OptionalLong.of(run.record().path("study").path("seed").asLong());
        Optional<SuitabilityRun.Extent> part = part(run);
        if (part.isPresent()) {
            StudyRun.runSuitability(
                    study, target, part.get(), seed, language(run), engine, CacheFolder.none(), progress);
        } else {
            StudyRun.run(study, target, seed, language(run), engine, CacheFolder.none(), progress);
        }
    }

    /** What a command for suitability or zones ran; empty of a whole study, which has the areas of classes. */
    private static Optional<SuitabilityRun.Extent> part(FinishedRun run) {
        List<String> tables = run.tables();
        return tables.contains("class-areas")
                ? Optional.empty()
                : Optional.of(
                        tables.contains("scenario")
                                ? SuitabilityRun.Extent.SCENARIOS
                                : tables.contains("corridors")
                                        ? SuitabilityRun.Extent.CORRIDORS
                                        : tables.contains("zones")
                                                ? SuitabilityRun.Extent.ZONES
                                                : SuitabilityRun.Extent.LEVELS);
    }

    private static Language language(FinishedRun run) {
        return start(run.folder().resolve("report.html")).contains("<html lang=\"zh") ? Language.ZH : Language.EN;
    }

    private static boolean hasMark(FinishedRun run) {
        return run.table("dictionary").isPresent()
                && start(run.folder().resolve(run.name("dictionary"))).startsWith("\uFEFF");
    }

    /** The first letters; none of a file that is gone. */
    private static String start(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(100), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    /** Cells a side of the first file of a raster in several; 0 where all are whole. */
    private static int tiles(FinishedRun run) {
        return names(run)
                .filter(n -> n.endsWith(".vrt"))
                .map(n -> run.folder().resolve(n.substring(0, n.length() - ".vrt".length())))
                .flatMap(folder -> names(run)
                        .map(run.folder()::resolve)
                        .filter(f -> f.startsWith(folder) && f.toString().endsWith(".tif")))
                .findFirst()
                .flatMap(file -> new Problems().attempt(() -> TiffFile.open(file)))
                .map(first -> Math.max(first.columns(), first.rows()))
                .orElse(0);
    }

    private static Stream<String> names(FinishedRun run) {
        Stream.Builder<String> names = Stream.builder();
        run.record().path("outputs").forEach(o -> names.add(o.path("file").asText()));
        return names.build();
    }

    private void files(Path study, boolean sameProgram) {
        Path made = study.toAbsolutePath().normalize();
        Path own = run.folder().toAbsolutePath().normalize();
        String inside = made.startsWith(own) ? own.relativize(made).getName(0) + "/" : "\0"; // the demo's own study
        SortedSet<String> all = new TreeSet<>();
        Stream.concat(names(run), names(again))
                .filter(n -> !n.startsWith(inside))
                .filter(n -> sameProgram || NUMBERS.matcher(n).matches())
                .forEach(all::add);
        for (String name : all) {
            Path file = run.folder().resolve(name);
            Path other = again.folder().resolve(name);
            Findings.Held held = findings.cells(name);
            held.same(); // it is looked at
            if (!Files.isRegularFile(other)) {
                held.differs(
                        Bilingual.same(""),
                        "",
                        Bilingual.of("the study run again writes no such file", "重新运行研究不写出该文件"));
            } else if (!Files.isRegularFile(file)) {
                held.differs(Bilingual.same(""), "", Bilingual.of("it is not there", "文件不存在"));
            } else if (!FileHash.of(other).isIn(file)) {
                differs(name, file, other, held);
            }
        }
    }

    private void differs(String name, Path file, Path other, Findings.Held held) {
        long before = findings.different();
        Part part = new Part(name, 0, f -> {
            if (TABLE.matcher(name).matches()) {
                rows(other, file, held);
            } else if (RASTER.matcher(name).matches()) {
                cells(TiffFile.open(other).values(), TiffFile.open(file).values(), held);
            } else if (TEXT.matcher(name).matches()) {
                lines(read(other), read(file), held);
            }
        });
        findings.add(part.findings(run.folder(), size -> {}));
        if (findings.different() == before) {
            held.differs(
                    Bilingual.same(""),
                    "",
                    Bilingual.of("other bytes than the study run again writes", "与重新运行研究写出的内容不同"));
        }
    }

    private static List<String> read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    private static void rows(Path expected, Path got, Findings.Held held) {
        try (CsvRows wanted = CsvRows.open(expected);
                CsvRows own = CsvRows.open(got)) {
            held.text(
                    () -> Bilingual.of("columns", "列"),
                    wanted.columns().toString(),
                    own.columns().toString());
            int row = 2; // with the header, as spreadsheets count
            boolean more = wanted.next();
            boolean has = own.next();
            for (; more && has; row++) {
                for (String column : wanted.columns()) {
                    int number = row;
                    held.text(
                            () -> Bilingual.of("row " + number + ", " + column, "第 " + number + " 行，" + column),
                            wanted.text(column),
                            own.text(column));
                }
                more = wanted.next();
                has = own.next();
            }
            held.text(() -> Bilingual.of("more rows", "更多行"), String.valueOf(more), String.valueOf(has));
        }
    }

    private static void cells(ValueRaster expected, ValueRaster got, Findings.Held held) {
        Grid grid = expected.grid();
        if (grid.columns() != got.grid().columns() || grid.rows() != got.grid().rows()) {
            return;
        }
        Tiling blocks = expected.tiling();
        float[] wanted = new float[blocks.blockWidth() * blocks.blockHeight()];
        float[] own = new float[wanted.length];
        long different = 0;
        try (ValueRaster.Reader ofWanted = expected.open();
                ValueRaster.Reader ofOwn = got.open()) {
            for (int b = 0; b < blocks.count(); b++) {
                Window window = blocks.window(b);
                ofWanted.read(window, wanted);
                ofOwn.read(window, own);
                for (int i = 0; i < window.cells(); i++) {
                    if (Float.floatToIntBits(wanted[i]) != Float.floatToIntBits(own[i]) && different++ == 0) {
                        held.differs(
                                Along.cell(window.column() + i % window.width(), window.row() + i / window.width()),
                                Numbers.text(wanted[i]),
                                Bilingual.same(Numbers.text(own[i])));
                    }
                }
            }
        }
        held.more(Math.max(0, different - 1));
    }

    /** Where as many lines are there, each that differs; else the first. */
    private static void lines(List<String> expected, List<String> got, Findings.Held held) {
        int told = 0;
        int most = expected.size() == got.size() ? MOST : 1;
        for (int i = 0; i < Math.min(expected.size(), got.size()); i++) {
            String wanted = expected.get(i);
            String own = got.get(i);
            if (!wanted.equals(own) && told++ < most) {
                int line = i + 1;
                int start = Arrays.mismatch(wanted.toCharArray(), own.toCharArray());
                int end = 0; // letters that are the same at the end
                while (end < Math.min(wanted.length(), own.length()) - start
                        && wanted.charAt(wanted.length() - 1 - end) == own.charAt(own.length() - 1 - end)) {
                    end++;
                }
                held.differs(
                        Bilingual.of("line " + line, "第 " + line + " 行"),
                        around(wanted, start, end),
                        Bilingual.same(around(own, start, end)));
            }
        }
        held.more(expected.size() == got.size() ? Math.max(0, told - most) : 0);
    }

    /** What differs of a line, with some letters beside it; of a long one its beginning. */
    private static String around(String line, int start, int end) {
        int from = Math.max(0, start - AROUND);
        int to = Math.min(line.length(), Math.min(start + 2 * AROUND, line.length() - end) + AROUND);
        return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    }

    private void record(String where, JsonNode got, JsonNode expected) {
        if (NOT_COMPARED.contains(where)) {
            return;
        }
        String dot = where.isEmpty() ? "" : where + ".";
        if (expected.isObject() && got.isObject()) {
            SortedSet<String> keys = new TreeSet<>();
            expected.fieldNames().forEachRemaining(keys::add);
            got.fieldNames().forEachRemaining(keys::add);
            keys.forEach(key -> record(dot + key, got.path(key), expected.path(key)));
        } else if (expected.isArray() && got.isArray() && expected.size() == got.size()) {
            for (int i = 0; i < expected.size(); i++) {
                record(where + "[" + (i + 1) + "]", got.path(i), expected.path(i));
            }
        } else {
            findings.cells(RunFolder.RECORD).text(() -> Bilingual.same(where), text(expected), text(got));
        }
    }

    private static String text(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.isMissingNode() ? "" : node.toString();
    }
}
