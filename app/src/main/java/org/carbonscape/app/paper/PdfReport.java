package org.carbonscape.app.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer.SvgScriptMode;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carbonscape.drawing.Lettering;
import org.carbonscape.io.run.TemporaryFolder;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A run's report as a tagged PDF: A4, with the shipped font embedded, figures as vectors, bookmarks, contents and lists
 * of figures and tables with page numbers. The chapters are those of the page.
 */
public final class PdfReport {
    /** Width of the text of a page in CSS pixels, 1/96 inch: 178 mm. */
    private static final double WIDTH = 672;

    private static final double HEIGHT = 800;
    private static final double BRIEF_WIDTH = 300;
    private static final double BRIEF_HEIGHT = 380;
    private static final int DPI = 300;
    private static final int MANY_CELLS = 400; // across: fewer are seen as cells, however large
    private static final double SMALLEST = 0.75; // of the size that there is room for
    private static final int PNG_HEAD = 32; // letters that hold its size
    private static final int PNG_WIDTH = 16;

    /** Rows with the heading of a table that is not broken: the dynamic degrees of six classes are one. */
    private static final int SHORT = 17;

    /** Places of white letters around a letter. */
    private static final int AROUND = 8;

    /** Points: widths of the contents and of the lists of figures and tables, which have longer entries. */
    private static final double CONTENTS = 230;

    private static final double FIGURES = 258;

    /** Points: letters of an entry, and how far sections stand in. */
    private static final double ENTRY = 7.6;

    private static final double INDENT = 10;

    /** In letters of an entry: what dots and a page number need at least. */
    private static final double PAGE = 2.2;

    private static final String MORE = "_more";
    /** Bytes: Java copies the font of figures there, once a weight, and goes on without one where it cannot. */
    private static final int COPIES_OF_FONTS = 5 << 20;

    private static final String FAMILY = "Noto Sans SC";

    private final Path run;
    private final ReportDocument page;
    private final Document document;
    private final Language language;

    private PdfReport(Path run, ReportDocument page) {
        this.run = run;
        this.page = page;
        this.document = page.document();
        this.language = page.language();
    }

    /** Characters that the embedded font lacks, which print as #; empty where it has all. */
    public static Optional<Problem> lacking(Path run) {
        TreeSet<String> lacking = new TreeSet<>();
        PdfReport report = new PdfReport(run, ReportDocument.read(run));
        new SmallLetters(report.document).spell();
        ReportDocument.text(report.page.first("body"))
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Lettering.has(c))
                .forEach(c -> lacking.add(Character.toString(c)));
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.REPORT_C01_NO_LETTER, "report.pdf", String.join(" ", lacking)));
    }

    /** Writes it. */
    public static void write(Path run, OutputStream out) throws IOException {
        PdfReport report = new PdfReport(run, ReportDocument.read(run));
        report.prepare();
        TemporaryFolder.prove(COPIES_OF_FONTS);
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        for (int weight : List.of(400, 700)) {
            builder.useFont(
                    Lettering::font,
                    FAMILY,
                    weight,
                    BaseRendererBuilder.FontStyle.NORMAL,
                    true,
                    EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
        }
        try (BatikSVGDrawer drawer = new BatikSVGDrawer(SvgScriptMode.SECURE, Set.of("data"))) {
            builder.useSVGDrawer(drawer);
            builder.usePdfUaAccessibility(true);
            builder.useFastMode();
            builder.withProducer("Carbonscape");
            builder.withW3cDocument(
                    report.document, run.toAbsolutePath().toUri().toString());
            builder.toStream(out);
            builder.run();
        }
    }

    private String say(String en, String zh) {
        return language.of(en, zh);
    }

    /** Makes paper of the page: its own style, one drawing of each figure, and what a browser has no need of. */
    private void prepare() {
        ReportDocument.all(document, "section").stream()
                .filter(s -> s.getAttribute("id").equals(MORE))
                .forEach(ReportDocument::remove); // a list of files, which the page has
        for (Element figure : ReportDocument.all(document, "figure")) {
            ReportDocument.all(figure, "div", "narrow").forEach(ReportDocument::remove);
            FigureFile.of(run, document, figure)
                    .ifPresent(svg -> ReportDocument.all(figure, "img")
                            .forEach(i -> i.getParentNode().replaceChild(svg, i)));
        }
        lists(); // with tCO₂ as it is, which is then spelt there as well
        new SmallLetters(document).spell();
        for (Element svg : ReportDocument.all(document, "svg")) {
            fit(svg, isInBrief(svg));
            svg.setAttribute("alt", svg.getAttribute("aria-label"));
            svg.setAttribute("font-family", FAMILY);
            ReportDocument.all(svg, "text").forEach(PdfReport::halo);
        }
        for (Element image : ReportDocument.all(document, "image")) { // as SVG 1.1 has them
            image.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", image.getAttribute("href"));
            image.removeAttribute("style");
            image.setAttribute("image-rendering", "optimizeSpeed"); // cells as cells, not blurred
        }
        for (Element table : ReportDocument.tables(document)) {
            if (ReportDocument.all(table, "tr").size() <= SHORT) {
                table.setAttribute("class", "table short");
            }
        }
        for (Element image : ReportDocument.all(document, "img")) {
            image.setAttribute("class", isInBrief(image) ? "in-brief" : "whole");
        }
        Element style = page.first("style");
        style.setTextContent(style());
        Element head = page.first("head");
        Element subject = element(head, "meta");
        subject.setAttribute("name", "subject");
        subject.setAttribute("content", page.title());
        Element description = element(head, "meta");
        description.setAttribute("name", "description");
        description.setAttribute("content", page.title());
        maps();
        bookmarks(head);
        LineBreaks.mend(document);
    }

    /** White around letters: the text in white around itself, since the library paints no lines around letters. */
    private static void halo(Element text) {
        if (!text.hasAttribute("paint-order")) {
            return;
        }
        double reach = Double.parseDouble(text.getAttribute("stroke-width")) / 2;
        String white = text.getAttribute("stroke");
        for (String line : List.of("stroke", "stroke-width", "stroke-linejoin", "paint-order")) {
            text.removeAttribute(line);
        }
        for (int turn = 0; turn < AROUND; turn++) {
            Element copy = (Element) text.cloneNode(true);
            copy.setAttribute("fill", white);
            move(copy, "x", reach * Math.cos(2 * Math.PI * turn / AROUND));
            move(copy, "y", reach * Math.sin(2 * Math.PI * turn / AROUND));
            text.getParentNode().insertBefore(copy, text);
        }
    }

    private static void move(Element text, String along, double by) {
        text.setAttribute(along, Double.toString(Double.parseDouble(text.getAttribute(along)) + by));
    }

    private static boolean isInBrief(Element element) {
        for (Node n = element; n != null; n = n.getParentNode()) {
            if (n instanceof Element e && e.getAttribute("class").equals("maps")) {
                return true;
            }
        }
        return false;
    }

    /** Plain pixels beside the view box, without which the library clips a drawing. */
    private static void fit(Element svg, boolean brief) {
        String[] box = svg.getAttribute("viewBox").split(" ");
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);
        double scale = Math.min((brief ? BRIEF_WIDTH : WIDTH) / width, (brief ? BRIEF_HEIGHT : HEIGHT) / height);
        scale = Math.max(SMALLEST * scale, Math.min(scale, sharp(svg)));
        svg.setAttribute("width", Long.toString(Math.round(width * scale)));
        svg.setAttribute("height", Long.toString(Math.round(height * scale)));
    }

    /** The most that a drawing may be enlarged so that many cells, drawn as a picture, print at 300 dpi. */
    private static double sharp(Element svg) {
        double most = Double.MAX_VALUE;
        for (Element image : ReportDocument.all(svg, "image")) {
            String data = image.getAttribute("href");
            int from = data.indexOf(',') + 1;
            if (data.length() < from + PNG_HEAD) {
                continue;
            }
            byte[] head = Base64.getDecoder().decode(data.substring(from, from + PNG_HEAD));
            int wide = ByteBuffer.wrap(head).getInt(PNG_WIDTH);
            if (wide >= MANY_CELLS) {
                most = Math.min(most, wide * 96.0 / DPI / Double.parseDouble(image.getAttribute("width")));
            }
        }
        return most;
    }

    private static String style() {
        try (InputStream in = PdfReport.class.getResourceAsStream("paper.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Element element(Node within, String tag) {
        Element made = document.createElement(tag);
        within.appendChild(made);
        return made;
    }

    /** The maps of the brief, two by two: the library knows no grids. */
    private void maps() {
        for (Element maps : ReportDocument.all(document, "div", "maps")) {
            List<Element> figures = ReportDocument.all(maps, "figure");
            Element table = document.createElement("table");
            table.setAttribute("class", "side");
            maps.getParentNode().replaceChild(table, maps);
            for (int i = 0; i < figures.size(); i += 2) {
                Element row = element(table, "tr");
                for (Element figure : figures.subList(i, Math.min(i + 2, figures.size()))) {
                    element(row, "td").appendChild(figure);
                }
            }
        }
    }

    private void bookmarks(Element head) {
        Element all = element(head, "bookmarks");
        for (Element section : ReportDocument.all(document, "section")) {
            Element mark = mark(all, ReportDocument.all(section, "h2").get(0), section.getAttribute("id"));
            for (Element heading : ReportDocument.all(section, "h3")) {
                if (heading.hasAttribute("id")) {
                    mark(mark, heading, heading.getAttribute("id"));
                }
            }
        }
    }

    private Element mark(Element within, Element heading, String id) {
        Element mark = element(within, "bookmark");
        mark.setAttribute("name", ReportDocument.text(heading));
        mark.setAttribute("href", "#" + id);
        return mark;
    }

    /** Contents with sections, then figures and tables; page numbers come from the style. */
    private void lists() {
        Element nav = page.first("nav");
        while (nav.hasChildNodes()) {
            nav.removeChild(nav.getFirstChild());
        }
        List<String[]> contents = new ArrayList<>();
        for (Element section : ReportDocument.all(document, "section")) {
            contents.add(new String[] {
                "one",
                section.getAttribute("id"),
                ReportDocument.text(ReportDocument.all(section, "h2").get(0))
            });
            for (Element heading : ReportDocument.all(section, "h3")) {
                if (heading.hasAttribute("id")) {
                    contents.add(new String[] {"two", heading.getAttribute("id"), ReportDocument.text(heading)});
                }
            }
        }
        Element row = element(element(nav, "table"), "tr");
        ((Element) row.getParentNode()).setAttribute("class", "side");
        list(element(row, "td"), CONTENTS, say("Contents", "目录"), contents);
        Element beside = element(row, "td");
        beside.setAttribute("class", "beside");
        List<String[]> figures = new ArrayList<>();
        for (Element figure : ReportDocument.all(document, "figure")) {
            figures.add(new String[] {
                "one",
                figure.getAttribute("id"),
                ReportDocument.text(ReportDocument.all(figure, "figcaption").get(0))
            });
        }
        list(beside, FIGURES, say("Figures", "图清单"), figures);
        List<String[]> tables = new ArrayList<>();
        for (Element table : ReportDocument.tables(document)) {
            tables.add(new String[] {
                "one",
                table.getAttribute("id"),
                ReportDocument.text(ReportDocument.all(table, "caption").get(0))
            });
        }
        list(beside, FIGURES, say("Tables", "表清单"), tables);
    }

    private void list(Element within, double width, String title, List<String[]> entries) {
        if (entries.isEmpty()) {
            return;
        }
        element(within, "h2").setTextContent(title);
        for (String[] entry : entries) {
            Element line = element(within, "div");
            line.setAttribute("class", entry[0]);
            Element link = element(line, "a");
            link.setAttribute("href", "#" + entry[1]);
            int last = LineBreaks.lastLine(entry[2], (width - (entry[0].equals("two") ? INDENT : 0)) / ENTRY, PAGE);
            link.appendChild(document.createTextNode(entry[2].substring(0, last).strip()));
            if (last > 0 && last < entry[2].length()) {
                element(link, "br");
            }
            link.appendChild(document.createTextNode(entry[2].substring(last)));
        }
    }
}
