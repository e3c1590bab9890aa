package org.carbonscape.app.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** The styles of paragraphs by their names in Word; those that a template lacks are ours. */
final class WordStyles {
    /** Without these a file has no look of its own. */
    private static final List<String> MAIN = List.of("heading 1", "heading 2", "caption");

    private static final String BULLETED = "List Bullet";

    /** As templates of Chinese schools call them; Word's own names are English in every language. */
    private static final Map<String, List<String>> CHINESE = Map.ofEntries(
            Map.entry("heading 1", List.of("标题 1", "标题1", "一级标题", "章标题")),
            Map.entry("heading 2", List.of("标题 2", "标题2", "二级标题", "节标题")),
            Map.entry("caption", List.of("题注", "图表标题", "图表题注")),
            Map.entry("title", List.of("题名", "标题", "论文题目")),
            Map.entry("subtitle", List.of("副标题")),
            Map.entry("body text", List.of("正文文本", "论文正文")),
            Map.entry("toc heading", List.of("toc 标题", "目录标题")),
            Map.entry("toc 1", List.of("目录 1", "目录1")),
            Map.entry("table of figures", List.of("图表目录", "figure index 1")),
            Map.entry("list bullet", List.of("列表项目符号", "项目符号")),
            Map.entry("bibliography", List.of("书目", "参考文献")),
            Map.entry("table text", List.of("表格文字", "表格正文", "表格内容", "table contents")),
            Map.entry("figure", List.of("图", "图片", "插图")),
            Map.entry("note", List.of("注释", "表注")));

    private final Map<String, CTStyle> theirs = new LinkedHashMap<>(); // by name in small letters
    private final TreeSet<String> taken = new TreeSet<>(); // ids
    private final Map<String, String> ids = new LinkedHashMap<>(); // by our names in small letters
    private final List<String> lacking = new ArrayList<>();

    private WordStyles() {}

    /** Our own, for a file that has none. */
    static WordStyles ours(XWPFDocument document) {
        document.createStyles().setStyles(ours());
        WordStyles styles = new WordStyles();
        for (CTStyle style : ours().getStyleList()) {
            styles.ids.put(name(style), style.getStyleId());
        }
        CTStyle list = document.getStyles().getStyle(styles.id(BULLETED)).getCTStyle();
        list.getPPr().addNewNumPr().addNewNumId().setVal(bullets(document));
        return styles;
    }

    /** Those of a template; what it lacks is put into it. */
    static WordStyles of(XWPFDocument template) throws IOException, XmlException {
        WordStyles styles = new WordStyles();
        boolean none = template.getStyles() == null;
        XWPFStyles part = none ? template.createStyles() : template.getStyles();
        if (!none) {
            for (CTStyle style : template.getStyle().getStyleList()) {
                styles.taken.add(style.getStyleId());
                if (style.getType() == STStyleType.PARAGRAPH && style.isSetName()) {
                    styles.theirs.putIfAbsent(name(style), style);
                }
            }
        }
        for (CTStyle ours : ours().getStyleList()) {
            if (ours.getType() == STStyleType.PARAGRAPH) {
                String name = ours.getName().getVal();
                Optional<CTStyle> found = styles.find(name);
                if (found.isEmpty()) {
                    styles.add(ours, template, part);
                }
                styles.ids.put(name(ours), found.orElse(ours).getStyleId());
            }
        }
        return styles;
    }

    private static String name(CTStyle style) {
        return style.getName().getVal().toLowerCase(Locale.ROOT);
    }

    private static CTStyles ours() {
        try (InputStream in = WordStyles.class.getResourceAsStream("word/styles.xml")) {
            return StylesDocument.Factory.parse(in).getStyles();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By its name, its Chinese name, and for headings by its level in the outline. */
    private Optional<CTStyle> find(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        if (theirs.containsKey(small)) {
            return Optional.of(theirs.get(small));
        }
        for (String other : CHINESE.getOrDefault(small, List.of())) {
            if (theirs.containsKey(other)) {
                return Optional.of(theirs.get(other));
            }
        }
        return switch (small) {
            case "normal" -> first(CTStyle::isSetDefault);
            case "heading 1", "heading 2" -> first(s -> level(s).equals(small.substring(8)));
            default -> Optional.empty();
        };
    }

    private Optional<CTStyle> first(Predicate<CTStyle> is) {
        return theirs.values().stream().filter(is).findFirst();
    }

    private static String level(CTStyle style) {
        return style.isSetPPr() && style.getPPr().isSetOutlineLvl()
                ? style.getPPr().getOutlineLvl().getVal().add(BigInteger.ONE).toString()
                : "";
    }

    private void add(CTStyle ours, XWPFDocument template, XWPFStyles part) {
        String name = ours.getName().getVal();
        if (MAIN.contains(name)) {
            lacking.add(name);
        }
        while (!taken.add(ours.getStyleId())) {
            ours.setStyleId("Carbonscape" + ours.getStyleId());
        }
        if (ours.isSetNext()) {
            ours.unsetNext();
        }
        if (ours.isSetBasedOn()) {
            ours.getBasedOn().setVal(id("Normal"));
        }
        if (name.equals(BULLETED)) {
            ours.getPPr().addNewNumPr().addNewNumId().setVal(bullets(template));
        }
        part.addStyle(new XWPFStyle(ours));
    }

    private static BigInteger bullets(XWPFDocument document) {
        XWPFNumbering numbering = document.createNumbering();
        CTAbstractNum list = CTAbstractNum.Factory.newInstance();
        list.setAbstractNumId(BigInteger.valueOf(numbering.getAbstractNums().stream()
                        .mapToLong(n -> n.getCTAbstractNum().getAbstractNumId().longValue())
                        .max()
                        .orElse(-1)
                + 1));
        CTLvl level = list.addNewLvl();
        level.setIlvl(BigInteger.ZERO);
        level.addNewStart().setVal(BigInteger.ONE);
        level.addNewNumFmt().setVal(STNumberFormat.BULLET);
        level.addNewLvlText().setVal("•");
        level.addNewLvlJc().setVal(STJc.LEFT);
        var indent = level.addNewPPr().addNewInd();
        indent.setLeft(BigInteger.valueOf(420));
        indent.setHanging(BigInteger.valueOf(420));
        return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(list)));
    }

    /** The id of a style by its name. */
    String id(String name) {
        return Optional.ofNullable(ids.get(name.toLowerCase(Locale.ROOT))).orElseThrow();
    }

    /** The main styles that a template lacks. */
    List<String> lacking() {
        return List.copyOf(lacking);
    }
}
