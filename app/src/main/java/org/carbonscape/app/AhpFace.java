package org.carbonscape.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.finding.Table;
import org.carbonscape.io.table.own.CsvWriter;
import org.carbonscape.method.Methods;
import org.carbonscape.option.FileName;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.study.table.AhpMatrix;
import org.carbonscape.suitability.weight.Ahp;
import org.carbonscape.suitability.weight.RandomIndex;

/** The command that draws weights from judgements. */
final class AhpFace {
    private static final Face.Argument MATRIX = Face.many(
            "MATRIX",
            "Tables of n rows of n judgements (3, 1/3), with or without names; several tables "
                    + "are the experts of one group.",
            "n 行 n 列判断的表（3、1/3），有无名称均可；多个文件为一组专家。");

    private AhpFace() {}

    static Face face() {
        return Face.of(
                Methods.AHP.id(),
                Methods.AHP.summary(),
                List.of(MATRIX),
                List.of(
                        SuitabilityPlan.METHOD,
                        SuitabilityPlan.RANDOM_INDEX,
                        SuitabilityPlan.ALLOW_INCONSISTENT,
                        CommonOptions.JSON),
                AhpFace::run);
    }

    private static int run(Call call) throws Exception {
        var given = call.given();
        Ahp.Prioritisation prioritisation = given.or(SuitabilityPlan.METHOD, Ahp.Prioritisation.EIGENVECTOR);
        RandomIndex index = given.or(SuitabilityPlan.RANDOM_INDEX, RandomIndex.SAATY);
        String method = SuitabilityPlan.METHOD.kind().text(prioritisation);
        String ri = SuitabilityPlan.RANDOM_INDEX.kind().text(index);
        List<Path> files = call.arguments().stream().map(FileName::path).toList();
        Ahp ahp = AhpMatrix.weigh(
                AhpMatrix.read(files, AhpMatrix::name),
                new Ahp.Options(prioritisation, index, given.or(SuitabilityPlan.ALLOW_INCONSISTENT, false)));
        call.tell(ahp.cautions());
        if (call.json()) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("names", ahp.weights().names());
            out.put("weights", ahp.weights().values());
            out.put("lambda", ahp.lambda());
            out.put("ci", ahp.ci());
            out.put("cr", ahp.cr());
            out.put("method", method);
            out.put("ri", ri);
            out.put("experts", files.size());
            out.put("worst", ahp.findWorst().map(AhpFace::worst));
            call.print(out);
        } else {
            Table.Builder table = Table.named("ahp")
                    .text("criterion")
                    .number("weight", "lambda", "ci", "cr")
                    .text("method", "random_index");
            for (String name : ahp.weights().names()) {
                table.row(name, ahp.weights().get(name), ahp.lambda(), ahp.ci(), ahp.cr(), method, ri);
            }
            CsvWriter.write(table.build(), System.out);
        }
        return 0;
    }

    private static Map<String, Object> worst(Ahp.Worst worst) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("first", worst.first());
        out.put("second", worst.second());
        out.put("given", worst.given());
        out.put("implied", worst.implied());
        return out;
    }
}
