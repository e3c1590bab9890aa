package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a PDF, read back by the library that wrote it. */
class ReportPaperTest {
    @TempDir
    private Path root;

    private Desk run(String title) {
        return run(root, title);
    }

    /** A small run of everything that papers show. */
    static Desk run(Path root, String title) {
        Desk desk = new Desk(root)
                .write("legend.csv", "code,class,name_zh\n1,Field,农田\n2,Wood,树林\n3,Settlement,聚落\n")
                .write("factors.csv", "class,value,unit,source\nWood,-0.6,tC/ha/yr,somewhere\n")
                .write("a.tif", PlainTiff.of("112233 112223 112223 111133"))
                .write("b.tif", PlainTiff.of("112333 112223 112223 111133"))
                .squares("u.geojson", 4547, "W 450000 3099600 450300 3100000", "E 450300 3099600 450600 3100000")
                .write("study.yaml", "study: \"" + title + "\"\n" + """
                        landUse: { legend: legend.csv, phases: { 2000: a.tif, 2010: b.tif } }
                        units: { d: { file: u.geojson, id: id, name: name } }
                        carbon: { factors: factors.csv }
                        """);
        Desk.Outcome run = desk.run("--lang", "zh");
        assertThat(run.code()).as(run.err()).isZero();
        return desk;
    }

    @Test
    void thePdfHasEmbeddedFontsTagsBookmarksAndTheListsOfFiguresAndTables() throws Exception {
        Desk desk = run("长株潭 <一>");
        Path pdf = root.resolve("报告.pdf");
        Desk.Outcome made = Desk.command("report", desk.folder().resolve("run").toString(), "--out", pdf.toString());
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.err()).doesNotContain("REPORT-C01");
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("长株潭 <一>");
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
            List<String> marks = new ArrayList<>();
            for (PDOutlineItem item :
                    document.getDocumentCatalog().getDocumentOutline().children()) {
                marks.add(item.getTitle());
            }
            assertThat(marks).contains("摘要", "1. 土地利用变化").last().asString().contains("参考文献");
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("目录", "图清单", "表清单", "图 1. 土地利用，2010", "表 1. 各类用地面积（km²）")
                    .contains("长株潭 <一>")
                    .doesNotContain("#");
            assertThat(text.lines()).noneMatch(l -> l.matches("[）。，、；：].*|.*[（“]"));
            assertThat(text).containsPattern("各类用地面积（km²）[ .…]*[0-9]+"); // with its page
        }
    }

    /** The lists of figures and tables wrote tCO2 where captions have tCO₂. */
    @Test
    void theTwoOfCarbonDioxideIsLowWhereverItIsWritten() throws Exception {
        Desk desk = run("一");
        Path pdf = root.resolve("two.pdf");
        Path run = desk.folder().resolve("run");
        assertThat(Desk.command("report", run.toString(), "--out", pdf.toString())
                        .code())
                .isZero();
        List<Float> sizes = new ArrayList<>(); // of the 2, by that of the O before it
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> letters) {
                    for (int i = text.indexOf("tCO2"); i >= 0; i = text.indexOf("tCO2", i + 1)) {
                        sizes.add(letters.get(i + 3).getFontSizeInPt()
                                / letters.get(i + 2).getFontSizeInPt());
                    }
                }
            }.getText(document);
        }
        assertThat(sizes).isNotEmpty().allMatch(s -> s < 0.8);
    }

    /** Wherever on a page the chapter begins: its heading stood alone there, "see Figure 5" below it. */
    @Test
    void aHeadingAndWhatItSendsTheReaderToStandOnOnePage() throws Exception {
        Path run = run("一").folder().resolve("run");
        String page = Files.readString(run.resolve("report.html"));
        String chapter = "<section id=\"where-they-lie\">";
        assertThat(page).containsPattern(chapter + "\\s*<h2>[^<]*</h2>\\s*<p class=\"see\">");
        for (int lines = 0; lines < 60; lines += 10) {
            Files.writeString(run.resolve("report.html"), page.replace(chapter, "<p>行</p>".repeat(lines) + chapter));
            Path pdf = root.resolve(lines + ".pdf");
            assertThat(Desk.command("report", run.toString(), "--out", pdf.toString())
                            .code())
                    .isZero();
            try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
                PDFTextStripper stripper = new PDFTextStripper();
                for (int p = 1; p <= document.getNumberOfPages(); p++) {
                    stripper.setStartPage(p);
                    stripper.setEndPage(p);
                    String text = stripper.getText(document);
                    if (!text.contains("目录") && text.contains("碳源与碳汇的空间分布")) {
                        assertThat(text).as("%d lines before", lines).containsPattern("图 \\d+\\. 净碳排放");
                    }
                }
            }
        }
    }

    /** Java copies fonts there; where it cannot, figures ended in a fault of the library that draws them. */
    @Test
    void aTemporaryFolderThatIsNotThereIsTold() {
        Path run = run("长株潭").folder().resolve("run");
        String temporary = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", root.resolve("gone").toString());
        try {
            Desk.Outcome told = Desk.command("report", run.toString());
            assertThat(told.code()).isEqualTo(3);
            assertThat(told.err())
                    .contains("RUN-11")
                    .contains("gone: the temporary folder cannot be used: it does not exist")
                    .contains("TMPDIR");
            assertThat(run.resolve("report.pdf")).doesNotExist();
        } finally {
            System.setProperty("java.io.tmpdir", temporary);
        }
    }

    @Test
    void papersAreTheRunsOwnUntilSomebodyChangesThem() throws Exception {
        Desk desk = run("长株潭");
        Path folder = desk.folder().resolve("run");
        Path pdf = folder.resolve("report.pdf");
        assertThat(Desk.command("report", folder.toString()).code()).isZero();
        assertThat(Desk.command("report", folder.toString()).code()).isZero(); // its own, printed again
        assertThat(Desk.command("report", folder.toString(), "--docx").code()).isZero();
        Desk.Outcome odd = Desk.command(
                "report",
                folder.toString(),
                "--out",
                desk.folder().resolve("a.odt").toString());
        assertThat(odd.code()).isEqualTo(2);
        assertThat(odd.err()).startsWith("--out must end in .pdf / .docx, not a.odt.\n");
        assertThat(desk.folder().resolve("a.odt")).doesNotExist();
        assertThat(Desk.command("verify", folder.toString()).code()).isZero();
        // the next run takes the place of both
        assertThat(desk.run().code()).isZero();
        assertThat(folder.resolve("run.json")).exists();
        assertThat(pdf).doesNotExist();
        assertThat(folder.resolve("report.docx")).doesNotExist();
        assertThat(folder.resolve("papers.json")).doesNotExist();

        // notes in the margin: told, and nobody's but the reader's
        assertThat(Desk.command("report", folder.toString()).code()).isZero();
        Files.write(pdf, new byte[] {1}, StandardOpenOption.APPEND);
        byte[] noted = Files.readAllBytes(pdf);
        assertThat(Desk.command("verify", folder.toString()).err())
                .contains("RUN-17")
                .contains("report.pdf");
        assertThat(Desk.command("report", folder.toString()).err()).contains("RUN-09");
        assertThat(desk.run().err()).contains("RUN-15").contains("report.pdf");
        assertThat(pdf).hasBinaryContent(noted);

        // thrown away: nothing is missed
        Files.delete(pdf);
        assertThat(Desk.command("verify", folder.toString()).code()).isZero();

        // a record somebody wrote names nothing of the program's
        assertThat(Desk.command("report", folder.toString()).code()).isZero();
        Files.writeString(folder.resolve("papers.json"), "{}");
        assertThat(desk.run().code()).isZero();
        assertThat(pdf).exists();
        assertThat(folder.resolve("papers.json")).hasContent("{}");
    }

    @Test
    void aLetterThatTheFontLacksIsToldAndSeen() throws Exception {
        Desk desk = run("龘县");
        String folder = desk.folder().resolve("run").toString();
        Desk.Outcome made = Desk.command("report", folder);
        assertThat(made.code()).isZero();
        assertThat(made.err())
                .contains("REPORT-C01  report.pdf: the font that is embedded has not these letters, and # stands for "
                        + "each: 龘\n"
                        + "            Print report.html from a browser, which takes letters from the fonts of the "
                        + "machine.\n");
        assertThat(Desk.command("report", folder, "--lang", "zh", "--replace").err())
                .contains("REPORT-C01  report.pdf：内嵌字体缺少以下字符，PDF 中以 # 代替：龘\n"
                        + "            如需完整显示，请用浏览器打印 report.html（使用本机字体）。\n");
        try (PDDocument document =
                Loader.loadPDF(desk.folder().resolve("run/report.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("#县");
        }
        assertThat(Desk.command("report", root.toString()).err()).contains("RUN-16");
        Files.writeString(desk.folder().resolve("run/report.html"), "<html>half");
        assertThat(Desk.command("report", folder, "--replace").err()).contains("RUN-16");
    }
}
