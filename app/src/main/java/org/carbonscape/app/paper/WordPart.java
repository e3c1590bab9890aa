package org.carbonscape.app.paper;

import java.util.Arrays;
import java.util.Optional;

/**
 * A part of the report in a Word file, and the words by which a template says where it goes: a paragraph that is
 * {@code {{abstract}}} or {@code {{摘要}}} and nothing else. In the order of GB/T 7713, which holds where a template says
 * nothing.
 */
enum WordPart {
    TITLE("title", "题名", false),
    ABSTRACT("abstract", "摘要", true),
    CONTENTS("contents", "目录", true),
    FIGURES("figures", "图清单", true),
    TABLES("tables", "表清单", false),
    BODY("body", "正文", true),
    REFERENCES("references", "参考文献", false),
    APPENDIX("appendix", "附录", false);

    private final String english;
    private final String chinese;
    private final boolean onNewPage;

    WordPart(String english, String chinese, boolean onNewPage) {
        this.english = "{{" + english + "}}";
        this.chinese = "{{" + chinese + "}}";
        this.onNewPage = onNewPage;
    }

    /** Whether it begins a page where no template says otherwise. */
    boolean onNewPage() {
        return onNewPage;
    }

    String place() { // known in both languages
        return english;
    }

    boolean isIn(String text) {
        return text.contains(english) || text.contains(chinese);
    }

    /** The text with what stands for this part replaced. */
    String replaced(String text, String by) {
        return text.replace(english, by).replace(chinese, by);
    }

    /** The part whose place a paragraph of this text is. */
    static Optional<WordPart> of(String text) {
        String bare = text.strip();
        return Arrays.stream(values())
                .filter(p -> bare.equals(p.english) || bare.equals(p.chinese))
                .findFirst();
    }
}
