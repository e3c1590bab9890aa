package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carbonscape.finding.Table;
import org.carbonscape.io.json.Rows;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.proof.Anew;
import org.carbonscape.study.proof.Cause;
import org.carbonscape.study.proof.Program;
import org.carbonscape.study.proof.Verification;
import org.carbonscape.study.proof.finished.Difference;
import org.carbonscape.study.proof.finished.Findings;

/** Commands about finished runs. */
final class RunFaces {
    private static final Option<Path> STUDY = Option.of(
            "study",
            Kinds.file(),
            "The study file of the run, by which its inputs are found (without it: looked for where the run read it, "
                    + "in the run folder and beside it).",
            "该次运行的研究文件，用于找到输入数据（不写则在运行时的位置、结果文件夹内及其旁边查找）。");

    private static final int FEW = 3;

    private static final Option<Long> SAMPLE = Option.of(
                    "sample",
                    Kinds.integer(0, 1_000_000),
                    "Cells, and units, to work out anew from the inputs; 0 for none.",
                    "从输入数据重算的像元数与单元数；0 表示不抽样。")
            .standard(100L);
    private static final Option<Long> SEED = Option.of(
                    "seed", Kinds.integer(0, Long.MAX_VALUE), "Seed of the sample.", "抽样的随机种子。")
            .standard(1L);

    private static final Option<Path> AGAIN = Option.of(
            "again",
            Kinds.folder(),
            "Run the study once more into this folder, and hold every file of the run against it: tables, rasters, "
                    + "layers, figures, report and record. Takes as long as the run.",
            "将研究重新运行到该文件夹，并逐一核对全部文件：表、栅格、图层、图、报告与运行记录。耗时与运行相同。");

    private RunFaces() {}

    static List<Face> all() {
        return List.of(Face.of(
                "verify",
                Bilingual.of(
                        "Recomputes the hashes and sums of a run, and a sample of its cells and units from the inputs; "
                                + "says what differs.",
                        "重新计算结果的哈希值与各项合计，并从输入数据抽样重算像元与单元，说明何处不一致。"),
                List.of(Face.one("RUN", "The run folder.", "结果文件夹。")),
                List.of(STUDY, SAMPLE, SEED, AGAIN, CommonOptions.JSON),
                RunFaces::verify));
    }

    private static int verify(Call call) {
        String run = call.arguments().get(0);
        Verification found = Verification.of(
                FileName.path(run),
                call.given().find(STUDY),
                new Verification.Draw(
                        (int) (long) call.given().or(SAMPLE, 100L), call.given().or(SEED, 1L)),
                call.given().find(AGAIN).map(folder -> new Anew(folder, new Console(call))),
                call.engine());
        List<Problem> problems = new ArrayList<>();
        List<Cause> causes = found.causes();
        tell(found.outputs(), causes, run, problems);
        found.inputs()
                .ifPresent(inputs -> tell(
                        inputs, List.of(), found.study().map(Path::toString).orElse(run), problems));
        causes.stream()
                .map(Cause::file)
                .distinct()
                .filter(f -> !found.outputs().changed().contains(f)
                        && !found.outputs().missing().contains(f))
                .forEach(f -> problems.add(Problem.of(ProblemCode.RUN_24_RECOMPUTED, run, withPlaces(f, causes))));
        Program own = Program.own();
        found.otherProgram()
                .ifPresent(other -> call.tell(
                        List.of(Problem.of(ProblemCode.RUN_C04_OTHER_PROGRAM, run, other.text(own), own.text(other)))));
        if (found.inputs().isEmpty()) {
            call.tell(List.of(Problem.of(ProblemCode.RUN_C02_NO_STUDY, run)));
        }
        if (call.json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("run", run);
            answer.put("passed", found.passed());
            answer.put(
                    "causes",
                    causes.stream()
                            .map(c -> json(c.place(), c.file(), call.language()))
                            .toList());
            answer.put("outputs", counts(found.outputs()));
            answer.put("added", found.added());
            found.study().ifPresent(s -> answer.put("study", s.toString()));
            found.inputs().ifPresent(i -> answer.put("inputs", counts(i)));
            answer.put("sums", findings(found.sums(), call.language()));
            found.sample().ifPresent(s -> answer.put("sample", findings(s, call.language())));
            found.again().ifPresent(s -> answer.put("again", findings(s, call.language())));
            call.print(answer);
        } else {
            Carbonscape.print(problems, call.language());
            System.out.println(line(call, found));
        }
        return found.passed() ? 0 : Carbonscape.PROBLEMS;
    }

    private static void tell(Verification.Compared files, List<Cause> causes, String place, List<Problem> problems) {
        if (!files.changed().isEmpty()) {
            problems.add(Problem.of(
                    ProblemCode.RUN_17_DIFFERS,
                    place,
                    Bilingual.list(files.changed().stream()
                            .map(f -> withPlaces(f, causes))
                            .toList())));
        }
        if (!files.missing().isEmpty()) {
            problems.add(Problem.of(
                    ProblemCode.RUN_18_MISSING,
                    place,
                    Bilingual.list(files.missing().stream().map(Bilingual::same).toList())));
        }
    }

    /** A file that was changed, and where, as far as that is known. */
    private static Bilingual withPlaces(String file, List<Cause> causes) {
        List<Bilingual> places = causes.stream()
                .filter(c -> c.file().equals(file))
                .map(c -> place(c.place()))
                .toList();
        if (places.isEmpty()) {
            return Bilingual.same(file);
        }
        List<Bilingual> shown = places.subList(0, Math.min(places.size(), FEW));
        int more = places.size() - shown.size();
        return Bilingual.of(
                file + " ("
                        + shown.stream().map(b -> b.in(Language.EN)).collect(Collectors.joining("; "))
                        + (more > 0 ? "; and " + more + " more" : "") + ")",
                file + "（"
                        + shown.stream().map(b -> b.in(Language.ZH)).collect(Collectors.joining("；"))
                        + (more > 0 ? "；等 " + places.size() + " 处" : "") + "）");
    }

    private static Bilingual place(Difference d) {
        String where = d.where().in(Language.EN);
        String whereZh = d.where().in(Language.ZH);
        if (where.isEmpty()) {
            return d.got();
        }
        if (d.expected().isEmpty() && !d.got().in(Language.EN).isEmpty()) {
            return Bilingual.of(
                    where + ": " + d.got().in(Language.EN),
                    whereZh + "：" + d.got().in(Language.ZH));
        }
        return Bilingual.of(
                where + ": " + orNothing(d.got().in(Language.EN)) + " instead of " + orNothing(d.expected()),
                whereZh + "：现为 " + orNothingZh(d.got().in(Language.ZH)) + "，应为 " + orNothingZh(d.expected()));
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? "nothing" : text;
    }

    private static String orNothingZh(String text) {
        return text.isEmpty() ? "空" : text;
    }

    private static Map<String, Object> findings(Findings findings, Language language) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("compared", findings.compared());
        answer.put("different", findings.different());
        answer.put(
                "differences",
                Rows.of(
                        findings.differences().stream()
                                .map(d -> json(d, d.file(), language))
                                .toList(),
                        Table.named("differences").text("file", "where", "expected", "got")));
        return answer;
    }

    private static Map<String, Object> json(Difference difference, String file, Language language) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("file", file);
        one.put("where", difference.where().in(language));
        one.put("expected", difference.expected());
        one.put("got", difference.got().in(language));
        return one;
    }

    private static Map<String, Object> counts(Verification.Compared files) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("recorded", files.recorded());
        counts.put("same", files.same());
        counts.put("changed", files.changed());
        counts.put("missing", files.missing());
        return counts;
    }

    private static String line(Call call, Verification found) {
        Verification.Compared out = found.outputs();
        String en = out.same() + " of " + out.recorded() + " files of the run are as recorded";
        String zh = "结果文件 " + out.recorded() + " 个，与记录一致 " + out.same() + " 个";
        if (found.inputs().isPresent()) {
            Verification.Compared in = found.inputs().get();
            en += ", " + in.same() + " of " + in.recorded() + " inputs";
            zh += "；输入文件 " + in.recorded() + " 个，与记录一致 " + in.same() + " 个";
        }
        Findings sums = found.sums();
        en += "; " + (sums.compared() - sums.different()) + " of " + sums.compared() + " recomputed numbers agree";
        zh += "；重算数值 " + sums.compared() + " 个，一致 " + (sums.compared() - sums.different()) + " 个";
        if (found.sample().isPresent()) {
            Findings drawn = found.sample().get();
            en += ", " + (drawn.compared() - drawn.different()) + " of " + drawn.compared() + " drawn from the inputs";
            zh += "；由输入数据抽样重算 " + drawn.compared() + " 个，一致 " + (drawn.compared() - drawn.different()) + " 个";
        }
        if (found.again().isPresent()) {
            Findings again = found.again().get();
            en += again.different() == 0
                    ? ", and all " + again.compared() + " files and fields are those of the study run again"
                    : ", and " + again.different()
                            + (again.different() == 1
                                    ? " number or text is not that of the study run again"
                                    : " numbers and texts are not those of the study run again");
            zh += again.different() == 0
                    ? "；与重新运行的研究逐一核对文件与记录字段 " + again.compared() + " 个，全部一致"
                    : "；与重新运行的研究不同的数值与文字 " + again.different() + " 处";
        }
        if (found.different() > 0) {
            int places = found.causes().size();
            en += "; all that differs follows from the " + (places == 1 ? "place" : places + " places") + " told above";
            zh += "；不一致之处均源自上列 " + places + " 处改动";
        }
        if (!found.added().isEmpty()) {
            Bilingual added =
                    Bilingual.list(found.added().stream().map(Bilingual::same).toList());
            en += "; not of the run: " + added.in(Language.EN);
            zh += "；非本次运行写出：" + added.in(Language.ZH);
        }
        return call.language().of(en + ".", zh + "。");
    }
}
