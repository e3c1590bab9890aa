package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.carbonscape.io.json.Json;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.run.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Tells everything that is wrong with a study, all at once, and writes nothing.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer>, Carbonscape.Speaking {
    @Parameters(paramLabel = "STUDY", description = "The study file (or a folder that holds study.yaml).")
    private Path study;

    @Option(names = "--json", description = "Machine output on standard output.")
    private boolean json;

    @Mixin
    private Options options;

    @Override
    public Integer call() {
        Problems problems = new Problems();
        try (var engine = options.engine()) {
            Pipeline.check(study, problems, engine);
        }
        if (json) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("problems", list(problems.problems()));
            out.put("cautions", list(problems.cautions()));
            System.out.print(Json.text(out));
        } else {
            Carbonscape.print(problems.problems(), language());
            Carbonscape.print(Problem.together(problems.cautions()), language());
            System.out.println(language()
                    .of(
                            count(problems.problems(), "problem") + ", " + count(problems.cautions(), "caution"),
                            problems.problems().size() + " 个问题，"
                                    + problems.cautions().size() + " 条提醒"));
        }
        return problems.isEmpty() ? 0 : Carbonscape.PROBLEMS;
    }

    private static String count(List<Problem> all, String what) {
        return all.size() + " " + what + (all.size() == 1 ? "" : "s");
    }

    private List<Object> list(List<Problem> problems) {
        List<Object> list = new ArrayList<>();
        for (Problem p : problems) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("code", p.code().id());
            one.put("place", p.place());
            one.put("found", p.found(language()));
            one.put("remedy", p.remedy(language()));
            list.add(one);
        }
        return list;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
