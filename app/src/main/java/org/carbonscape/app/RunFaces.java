package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.run.Verification;

/** Commands about finished runs. */
final class RunFaces {
    private static final Option<Path> STUDY = Option.of(
            "study",
            Kinds.file(),
            "The study file of the run, by which its inputs are found (without it: looked for in the run folder and "
                    + "beside it).",
            "该次运行的研究文件，用于找到输入数据（不写则在结果文件夹内及其旁边查找）。");

    private RunFaces() {}

    static List<Face> all() {
        return List.of(Face.of(
                "verify",
                Bilingual.of(
                        "Compares the files of a run, and those it read, with the hashes it recorded.",
                        "将结果文件和输入文件与运行时记录的哈希值逐一核对。"),
                List.of(Face.one("RUN", "The run folder.", "结果文件夹。")),
                List.of(STUDY, CommonOptions.JSON),
                RunFaces::verify));
    }

    private static int verify(Call call) {
        String run = call.arguments().get(0);
        Verification found = Verification.of(Path.of(run), call.given().find(STUDY));
        List<Problem> problems = new ArrayList<>();
        tell(found.outputs(), run, problems);
        found.inputs()
                .ifPresent(
                        inputs -> tell(inputs, found.study().map(Path::toString).orElse(run), problems));
        if (found.inputs().isEmpty()) {
            call.tell(List.of(Problem.of(ProblemCode.RUN_C02_NO_STUDY, run)));
        }
        if (call.json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("run", run);
            answer.put("passed", found.passed());
            answer.put("outputs", counts(found.outputs()));
            answer.put("added", found.added());
            found.study().ifPresent(s -> answer.put("study", s.toString()));
            found.inputs().ifPresent(i -> answer.put("inputs", counts(i)));
            call.print(answer);
        } else {
            Carbonscape.print(problems, call.language());
            System.out.println(line(call, found));
        }
        return found.passed() ? 0 : Carbonscape.PROBLEMS;
    }

    private static void tell(Verification.Compared files, String place, List<Problem> problems) {
        if (!files.changed().isEmpty()) {
            problems.add(Problem.of(ProblemCode.RUN_17_DIFFERS, place, Listing.of(files.changed())));
        }
        if (!files.missing().isEmpty()) {
            problems.add(Problem.of(ProblemCode.RUN_18_MISSING, place, Listing.of(files.missing())));
        }
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
        if (!found.added().isEmpty()) {
            en += "; not of the run: " + Listing.of(found.added());
            zh += "；非本次运行写出：" + Listing.of(found.added());
        }
        return call.language().of(en + ".", zh + "。");
    }
}
