package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** The report as a Word file, read back by the library that wrote it, on our own and on others' templates. */
class ReportWordTest {
    @TempDir
    private static Path study;

    private static Path folder;

    @TempDir
    private Path root;

    @BeforeAll
    static void run() {
        folder = ReportPaperTest.run(study, "长株潭 <一>").folder().resolve("run");
    }

    private Path made(String name, String... more) {
        Path docx = root.resolve(name);
        String[] all = new String[4 + more.length];
        System.arraycopy(new String[] {"report", folder.toString(), "--out", docx.toString()}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        Desk.Outcome made = Desk.command(all);
        assertThat(made.code()).as(made.err()).isZero();
        return docx;
    }

    private static XWPFDocument read(Path docx) throws Exception {
        try (InputStream in = Files.newInputStream(docx)) {
            return new XWPFDocument(in);
        }
    }

    private Path template(String name, Consumer<XWPFDocument> fill) throws Exception {
        Path file = root.resolve(name);
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            fill.accept(document);
            document.write(out);
        }
        return file;
    }

    private static void style(XWPFDocument document, String id, String name, int level) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.setType(STStyleType.PARAGRAPH);
        style.addNewName().setVal(name);
        if (level >= 0) {
            style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level));
        }
        document.createStyles().addStyle(new XWPFStyle(style));
    }

    private static List<String> texts(XWPFDocument document, String style) {
        return document.getParagraphs().stream()
                .filter(p -> style.equals(p.getStyle()))
                .map(XWPFParagraph::getText)
                .toList();
    }

    private static String all(XWPFDocument document) {
        return document.getParagraphs().stream().map(XWPFParagraph::getText).collect(Collectors.joining("\n"));
    }

    private static String part(Path docx, String name) throws Exception {
        try (ZipFile zip = new ZipFile(docx.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), "UTF-8");
        }
    }

    @Test
    void theWordFileHasHeadingsCaptionsFieldsTablesAndPicturesInTheOrderOfAThesis() throws Exception {
        Path docx = made("报告.docx");
        try (XWPFDocument document = read(docx)) {
            assertThat(all(document))
                    .containsSubsequence("长株潭 <一>", "摘要", "目录", "图清单", "表清单", "1. 土地利用变化", "参考文献", "[1]", "附录");
            assertThat(all(document))
                    .as("a card of the page in one line")
                    .containsPattern("碳汇，2010：15\\.4.tCO₂/年（2000.年：17\\.6）");
            assertThat(texts(document, "Heading1")).startsWith("摘要", "1. 土地利用变化");
            assertThat(texts(document, "Caption")).contains("图 3\u3000土地利用，2000–2010", "表 1\u3000各类用地面积（km²）");
            assertThat(texts(document, "TableofFigures")).anyMatch(t -> t.startsWith("图 1. 土地利用，2010"));
            assertThat(document.getAllPictures()).isNotEmpty();
            XWPFTable areas = document.getTables().stream()
                    .filter(t -> t.getText().contains("树林"))
                    .findFirst()
                    .orElseThrow();
            assertThat(areas.getRow(0).isRepeatHeader()).isTrue();
            assertThat(document.getProperties().getCoreProperties().getTitle()).isEqualTo("长株潭 <一>");
        }
        assertThat(part(docx, "word/document.xml"))
                .contains(" SEQ 图 \\* ARABIC ", " SEQ 表 \\* ARABIC ", " TOC \\h \\z \\c \"图\" ")
                .containsPattern(" REF _Ref\\d+ \\\\h ")
                .containsPattern("descr=\"[^\"]*土地利用")
                .doesNotContain("w:val=\"\"");
        assertThat(part(docx, "word/styles.xml")).contains("w:eastAsia=\"黑体\"", "w:eastAsia=\"宋体\"");
        assertThat(part(docx, "word/settings.xml")).contains("updateFields");
        // the same report, the same bytes; and a report is a template of its own
        assertThat(made("again.docx", "--docx")).hasSameBinaryContentAs(docx);
        try (XWPFDocument one = read(docx);
                XWPFDocument two = read(made("own.docx", "--template", docx.toString()))) {
            assertThat(all(two)).isEqualTo(all(one));
        }
    }

    /** A thesis has the title of a figure once, below it: the picture is cropped above and keeps its shape. */
    @Test
    void figuresLeaveTheirTitlesToTheCaptions() throws Exception {
        String svg = Files.readString(folder.resolve("figures/land-use-maps.svg"));
        assertThat(svg).contains("<text x=\"2\" y=\"11\" font-size=\"9\" fill=\"#1f2328\">土地利用，2000–2010</text>");
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\S+) (\\S+)\"").matcher(svg);
        assertThat(box.find()).isTrue();
        double wide = Double.parseDouble(box.group(1));
        double high = Double.parseDouble(box.group(2));
        String word = part(made("titles.docx"), "word/document.xml");
        Matcher picture = Pattern.compile(
                        "<wp:extent cx=\"(\\d+)\" cy=\"(\\d+)\"/>(?:(?!<wp:extent).)*?name=\"land-use-maps\""
                                + "(?:(?!<wp:extent).)*?<a:srcRect t=\"(\\d+)\"/>")
                .matcher(word);
        assertThat(picture.find()).isTrue();
        assertThat(Integer.parseInt(picture.group(3))).isEqualTo((int) Math.round(100_000 * 19 / high));
        assertThat(Double.parseDouble(picture.group(1)) / Double.parseDouble(picture.group(2)))
                .isCloseTo(wide / (high - 19), within(0.01));
        assertThat(word.split("<pic:pic ", -1)).hasSameSizeAs(word.split("<a:srcRect t=", -1));
    }

    /** What is to be read with care stands out, as on the page: a bar, a tint, its code in bold. */
    @Test
    void cautionsHaveAStyleOfTheirOwn() throws Exception {
        Path docx = made("cautions.docx");
        try (XWPFDocument document = read(docx)) {
            assertThat(texts(document, "Caution"))
                    .containsExactly(
                            "CARBON-C02 carbon.factors (factors.csv)",
                            "以下地类没有系数，按零计算：农田、聚落。请为其添加系数（预设系数按图例的 role 列识别地类）；若本意为零可不改。");
            XWPFParagraph first = document.getParagraphs().stream()
                    .filter(p -> p.getText().startsWith("CARBON-C02 "))
                    .findFirst()
                    .orElseThrow();
            assertThat(first.getRuns().get(0).text()).isEqualTo("CARBON-C02");
            assertThat(first.getRuns()).extracting(r -> r.isBold()).startsWith(true, false);
        }
        assertThat(part(docx, "word/styles.xml")).containsPattern("w:val=\"Caution\"/>.*C8811F.*FDF6EC");
    }

    @Test
    void stylesOfATemplateAreFoundByEnglishNameChineseNameAndOutlineLevel() throws Exception {
        Path template = template("学校 模板.docx", d -> {
            style(d, "1", "我的章", 0);
            style(d, "a2", "二级标题", -1);
            style(d, "Heading1", "taken", -1); // an id of ours under another name
            style(d, "a5", "题注", -1);
            d.createParagraph().createRun().setText("旧文字");
        });
        try (XWPFDocument made = read(made("x.docx", "--template", template.toString()))) {
            assertThat(texts(made, "1")).startsWith("摘要", "1. 土地利用变化");
            assertThat(texts(made, "a5")).anyMatch(t -> t.startsWith("图 3\u3000"));
            assertThat(texts(made, "Heading1")).isEmpty();
            assertThat(all(made)).doesNotContain("旧文字");
        }
    }

    @Test
    void aTemplateSaysWhereThePartsGoAndKeepsItsOwnText() throws Exception {
        Path template = template("thesis.docx", d -> {
            style(d, "h1", "heading 1", 0);
            style(d, "h2", "heading 2", 1);
            style(d, "c", "caption", -1);
            XWPFParagraph cover = d.createParagraph();
            cover.createRun().setText("论文：{{题");
            cover.createRun().setText("名}}。");
            for (String text : List.of("{{contents}}", "声明", "{{摘要}}", "{{正文}}", " {{references}} ", "致谢")) {
                d.createParagraph().createRun().setText(text);
            }
        });
        try (XWPFDocument made = read(made("x.docx", "--template", template.toString()))) {
            assertThat(all(made))
                    .containsSubsequence("论文：长株潭 <一>。", "目录", "声明", "摘要", "1. 土地利用变化", "参考文献", "[1]", "致谢")
                    .doesNotContain("{{")
                    .doesNotContain("附录 其他图表", "图清单"); // no place, no part
        }
        Path half = template("half.docx", d -> d.createParagraph().createRun().setText("{{abstract}}"));
        assertThat(Desk.command("report", folder.toString(), "--template", half.toString())
                        .err())
                .contains("REPORT-02   " + half
                        + ": the template says where parts of the report go, but not where its body "
                        + "goes\n            Add a paragraph that is {{body}} and nothing else.\n");
        assertThat(Desk.command("report", folder.toString(), "--template", half.toString(), "--lang", "zh")
                        .err())
                .contains(
                        "REPORT-02   " + half + "：模板标明了报告某些部分的位置，却没有标明正文的位置\n" + "            请加入一个只含“{{body}}”的段落。\n");
    }

    @Test
    void whatATemplateLacksIsOursAndTold() throws Exception {
        Path bare = template("bare.docx", d -> d.createParagraph());
        String run = folder.toString();
        assertThat(Desk.command("report", run, "--template", bare.toString(), "--replace")
                        .err())
                .contains(
                        "REPORT-C02  " + bare + ": the template has no styles for: heading 1, heading 2, caption; the "
                                + "report's own stand in\n            Use each once in the template (Word keeps only "
                                + "styles that were used), or give your own heading styles an outline level.\n");
        assertThat(Desk.command("report", run, "--template", bare.toString(), "--replace", "--lang", "zh")
                        .err())
                .contains("REPORT-C02  " + bare + "：模板中没有这些样式：heading 1、heading 2、caption；以报告自带的样式代替\n"
                        + "            请在模板中把每种样式各用一次（Word 只保存用过的样式），或为自定义的标题样式设置大纲级别。\n");
        try (XWPFDocument made = read(folder.resolve("report.docx"))) {
            assertThat(texts(made, "Heading1")).startsWith("摘要");
            assertThat(made.getNumbering().getNums()).isNotEmpty(); // bullets of our lists
        }
    }

    /** The parts of a Word file with one kind of content in the place of another. */
    private Path turned(Path docx, String name, String from, String to) throws Exception {
        Path file = root.resolve(name);
        try (ZipFile zip = new ZipFile(docx.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : zip.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String text = part(docx, entry.getName());
                out.write(text.replace(from, to).getBytes("UTF-8"));
            }
        }
        return file;
    }

    @Test
    void aDotxDoesAndWhatIsNoWordFileIsToldWithARemedy() throws Exception {
        Path bare = template("bare.docx", d -> d.createParagraph());
        String document = XWPFRelation.DOCUMENT.getContentType();
        Path dotx = turned(bare, "bare.dotx", document, XWPFRelation.TEMPLATE.getContentType());
        assertThat(part(made("x.docx", "--template", dotx.toString()), "[Content_Types].xml"))
                .contains(document)
                .doesNotContain("template.main");
        Path entity = turned(
                bare,
                "entity.docx",
                "<w:document ",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document ");
        Path old = root.resolve("old.docx"); // what Word 97 wrote, and what a password makes
        Files.write(old, new BigInteger("D0CF11E0A1B11AE1", 16).toByteArray());
        Path cut = root.resolve("cut.docx");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(bare), 900));
        Path empty = Files.createFile(root.resolve("empty.docx"));
        Path text = folder.resolveSibling("study.yaml");
        Path macros = turned(bare, "macros.docm", document, XWPFRelation.MACRO_DOCUMENT.getContentType());
        for (Path bad : List.of(entity, old, cut, empty, text, macros)) {
            assertThat(Desk.command("report", folder.toString(), "--template", bad.toString())
                            .err())
                    .as(bad.toString())
                    .contains("REPORT-01   " + bad + ": this is no Word file (.docx, .dotx) that can be read\n"
                            + "            Open it in Word and save it as .docx, without a password and not as Strict "
                            + "Open XML; a report.docx whose styles were changed does as well.\n");
        }
        assertThat(Desk.command("report", folder.toString(), "--template", text.toString(), "--lang", "zh")
                        .err())
                .contains("REPORT-01   " + text + "：不是可读取的 Word 文件（.docx、.dotx）\n"
                        + "            请用 Word 打开并另存为 .docx（不加密码，不选“严格 Open XML”）；改过样式的 report.docx 也可以。\n");
    }
}
