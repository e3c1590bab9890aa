package org.carbonscape.app;

import java.nio.file.Path;
import java.util.List;
import org.carbonscape.app.paper.PdfReport;
import org.carbonscape.io.run.WholeFile;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;

/** {@code report RUN}: the report of a finished run as a PDF. */
final class ReportFace {
    private static final Option<Path> OUT = Option.of("out", Kinds.written(), "The PDF file.", "写出的 PDF 文件。")
            .standard("report.pdf in the run folder", "结果文件夹中的 report.pdf");

    private ReportFace() {}

    static Face face() {
        return Face.of(
                "report",
                Bilingual.of(
                        "Prints the report of a run as a PDF: fonts embedded, figures as vectors, bookmarks, contents, "
                                + "lists of figures and tables.",
                        "把一次结果的报告输出为 PDF：内嵌字体、矢量图件、书签、目录与图表清单。"),
                List.of(Face.one("RUN", "The run folder.", "结果文件夹。")),
                List.of(OUT),
                ReportFace::run);
    }

    private static int run(Call call) {
        Path run = Path.of(call.arguments().get(0));
        Path out = call.given().or(OUT, run.resolve("report.pdf"));
        PdfReport.lacking(run).ifPresent(p -> call.tell(List.of(p)));
        WholeFile.check(out, List.of(run.resolve("report.html")), call.given().or(CommonOptions.REPLACE, false));
        WholeFile.write(out, to -> PdfReport.write(run, to));
        System.out.println(out);
        return 0;
    }
}
