package org.carbonscape.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.app.paper.DocxReport;
import org.carbonscape.app.paper.PdfReport;
import org.carbonscape.io.run.Papers;
import org.carbonscape.io.run.WholeFile;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;

/** {@code report RUN}: the report of a finished run as a PDF or a Word file. */
final class ReportFace {
    private static final Option<Path> OUT = Option.of(
                    "out",
                    Kinds.written(),
                    "The .pdf to write; a name that ends in .docx makes it a Word file.",
                    "写出的 .pdf 文件；文件名以 .docx 结尾时为 Word 文件。")
            .standard("report.pdf or report.docx in the run folder", "结果文件夹中的 report.pdf 或 report.docx");
    private static final Option<Boolean> DOCX = Option.of(
            "docx",
            Kinds.flag(),
            "Write a Word file: headings, captions, contents, tables and figures are Word's own.",
            "写出 Word 文件：标题、题注、目录、表格与图片均为 Word 原生对象。");
    private static final Option<Path> TEMPLATE = Option.of(
            "template",
            Kinds.file(),
            "A .docx or .dotx whose styles, page, headers and footers the Word file takes; implies --docx. Paragraphs "
                    + "that are {{title}}, {{abstract}}, {{contents}}, {{figures}}, {{tables}}, {{body}}, "
                    + "{{references}} or {{appendix}} say where the parts go; the template's own text stays then.",
            "Word 文件套用其样式、页面与页眉页脚的 .docx 或 .dotx 模板；隐含 --docx。内容为 {{题名}}、{{摘要}}、{{目录}}、"
                    + "{{图清单}}、{{表清单}}、{{正文}}、{{参考文献}} 或 {{附录}} 的段落标明各部分的位置，此时保留模板自己的文字。");

    private ReportFace() {}

    static Face face() {
        return Face.of(
                "report",
                Bilingual.of(
                        "Prints the report of a run as a PDF (or a Word file): fonts embedded, figures as "
                                + "vectors, bookmarks, contents, "
                                + "lists of figures and tables.",
                        "把一次结果的报告输出为 PDF（或 Word 文件）：内嵌字体、矢量图件、书签、目录与图表清单。"),
                List.of(Face.one("RUN", "The run folder.", "结果文件夹。")),
                List.of(OUT, DOCX, TEMPLATE, CommonOptions.JSON),
                ReportFace::run);
    }

    private static boolean isWord(Path out) {
        return ends(out, ".docx");
    }

    private static boolean ends(Path out, String ending) {
        return out.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private static int run(Call call) {
        Path run = FileName.path(call.arguments().get(0));
        Optional<Path> template = call.given().find(TEMPLATE);
        boolean word = template.isPresent()
                || call.given()
                        .find(DOCX)
                        .or(() -> call.given().find(OUT).map(ReportFace::isWord))
                        .orElse(false);
        call.given()
                .find(OUT)
                .filter(o -> !ends(o, word ? ".docx" : ".pdf")) // a PDF called .odt opens nowhere
                .ifPresent(o -> {
                    String wanted = word ? ".docx" : ".pdf" + (call.given().has(DOCX) ? "" : " / .docx");
                    throw call.usage(
                            "--out must end in " + wanted + ", not " + o.getFileName() + ".",
                            "--out 须以 " + wanted + " 结尾，而不是 " + o.getFileName() + "。");
                });
        Path out = call.given().or(OUT, run.resolve(word ? "report.docx" : "report.pdf"));
        List<Path> inputs = Stream.concat(Stream.of(run.resolve("report.html")), template.stream())
                .toList();
        if (!word) {
            PdfReport.lacking(run).ifPresent(p -> call.tell(List.of(p)));
        }
        boolean replace = call.given().or(CommonOptions.REPLACE, false) || Papers.isOwn(run, out);
        WholeFile.check(out, inputs, replace);
        WholeFile.write(out, to -> {
            if (word) {
                DocxReport.write(run, template, to).ifPresent(p -> call.tell(List.of(p)));
            } else {
                PdfReport.write(run, to);
            }
        });
        Papers.record(run, out);
        call.wrote(out);
        return 0;
    }
}
