package org.carbonscape.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.face.Inspection;
import org.carbonscape.study.face.Inspections;

/** The command that says what files are. */
final class InspectFace {
    private InspectFace() {}

    static Face face() {
        return Face.of(
                "inspect",
                Bilingual.of(
                        "Says what files are: kind, coordinate system, grid, classes with their cells, units with ids, "
                                + "columns with guessed units, years, how far they overlap.",
                        "说明各文件的内容：种类、坐标系、格网、类别及像元数、单元及编号、各列及推测的单位、年份、相互重叠的程度。"),
                List.of(Face.many(
                        "FILE",
                        "Rasters, polygons or tables, in any order, or folders of them, with the folders in these.",
                        "栅格、面文件或表格，次序不限；也可为其所在文件夹（含子文件夹）。")),
                List.of(CommonOptions.JSON),
                InspectFace::run);
    }

    private static int run(Call call) {
        List<Inspection> all = new ArrayList<>();
        try (var engine = call.engine()) {
            call.arguments().forEach(f -> all.addAll(Inspections.in(FileName.path(f), engine)));
        }
        List<Map<String, Object>> told = Inspections.told(all);
        List<Problem> problems =
                all.stream().flatMap(i -> i.problems().stream()).toList();
        List<Problem> wrong =
                problems.stream().filter(p -> !p.code().isCaution()).toList();
        List<Problem> doubtful =
                problems.stream().filter(p -> p.code().isCaution()).toList();
        if (call.json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("files", told);
            answer.put("problems", Call.objects(wrong, call.language()));
            call.tell(doubtful);
            call.print(answer);
        } else {
            StandardOutput.line(InspectionText.of(told, call.language()));
            call.tell(doubtful);
        }
        Carbonscape.print(wrong, call.language());
        return Faults.code(wrong);
    }
}
