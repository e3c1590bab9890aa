package org.carbonscape.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

public class TypefaceTest {
    private final Typeface face = Typeface.shipped();

    /** Whether a letter is drawn otherwise than the empty box of those the font lacks. */
    /** Whether a letter has a drawing of its own. */
    public static boolean has(int codePoint) {
        return !corners(codePoint).equals(corners(0xe000));
    }

    private static List<Double> corners(int codePoint) {
        List<Double> all = new ArrayList<>();
        Typeface.shipped()
                .outline(Character.toString(codePoint), 0, 0, 10, false)
                .walk(new Path.Walker() {
                    @Override
                    public void move(double x, double y) {
                        all.addAll(List.of(x, y));
                    }

                    @Override
                    public void line(double x, double y) {
                        all.addAll(List.of(x, y));
                    }

                    @Override
                    public void curve(double x1, double y1, double x2, double y2, double x, double y) {
                        all.addAll(List.of(x1, y1, x2, y2, x, y));
                    }

                    @Override
                    public void close() {}
                });
        return all;
    }

    @Test
    void everyLetterOfGb2312AndOfOurOwnTextsIsInTheFont() {
        Charset gb2312 = Charset.forName("GB2312");
        int hanzi = 0;
        for (int hi = 0xb0; hi <= 0xf7; hi++) {
            for (int lo = 0xa1; lo <= 0xfe; lo++) {
                String letter = new String(new byte[] {(byte) hi, (byte) lo}, gb2312);
                if (letter.length() == 1 && letter.charAt(0) != '\ufffd') {
                    assertThat(has(letter.charAt(0))).as(letter).isTrue();
                    hanzi++;
                }
            }
        }
        assertThat(hanzi).isEqualTo(6763);
        "tCO₂ ha⁻¹ a⁻¹ km² 10⁴ ≤ ≥ × − – · ～，。（）q\u2009%′°δΣ✓"
                .codePoints()
                .filter(c -> c != '✓')
                .forEach(c -> assertThat(has(c)).as(Character.toString(c)).isTrue());
        assertThat(has('✓')).isFalse();
    }

    @Test
    void widthsAreThoseOfTheFont() {
        assertThat(face.width("碳汇", 10)).isEqualTo(20); // a hanzi is as wide as it is tall
        assertThat(face.width("", 10)).isZero();
        assertThat(face.width("10\u2009000", 10)).isCloseTo(face.width("10000", 10) + 1.7, within(1e-9));
    }

    @Test
    void outlinesAreThoseThatJavasOwnFontReaderFinds() throws Exception {
        Font font;
        try {
            font = Font.createFont(Font.TRUETYPE_FONT, Typeface.class.getResourceAsStream("NotoSansSC-subset.ttf"))
                    .deriveFont(100f);
        } catch (Throwable noFontSystem) {
            assumeTrue(false, "this machine has no font system for Java to compare with: " + noFontSystem);
            return;
        }
        FontRenderContext context = new FontRenderContext(null, true, true);
        for (String letter : List.of("A", "g", "%", "8", "é", "碳", "鬱", "。", "Ω", "i")) {
            if (!font.canDisplay(letter.charAt(0))) {
                continue;
            }
            Rectangle2D expected =
                    font.createGlyphVector(context, letter).getOutline().getBounds2D();
            double[] box = {1e9, 1e9, -1e9, -1e9};
            face.outline(letter, 0, 0, 100, false).walk(new Path.Walker() {
                private void at(double x, double y) {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x);
                    box[3] = Math.max(box[3], y);
                }

                public void move(double x, double y) {
                    at(x, y);
                }

                public void line(double x, double y) {
                    at(x, y);
                }

                public void curve(double x1, double y1, double x2, double y2, double x, double y) {
                    at(x, y);
                }

                public void close() {}
            });
            assertThat(box[0]).as("left of " + letter).isCloseTo(expected.getMinX(), within(2.0));
            assertThat(box[1]).as("top of " + letter).isCloseTo(expected.getMinY(), within(2.0));
            assertThat(box[2]).as("right of " + letter).isCloseTo(expected.getMaxX(), within(2.0));
            assertThat(box[3]).as("bottom of " + letter).isCloseTo(expected.getMaxY(), within(2.0));
            assertThat(face.width(letter, 100))
                    .isCloseTo(font.getStringBounds(letter, context).getWidth(), within(0.6));
        }
    }

    /** Liling with a breve stands in the boundaries of a well-known map of China's counties. */
    @Test
    void anAccentedLetterThatTheFontLacksIsDrawnAsItsBase() {
        Typeface face = Typeface.shipped();
        assertThat(face.has('\u012d')).isFalse();
        assertThat(face.outline("L\u012dl", 3, 5, 12, false).isSame(face.outline("Lil", 3, 5, 12, false)))
                .isTrue();
        assertThat(face.width("L\u012dl", 12)).isEqualTo(face.width("Lil", 12));
    }

    @Test
    void linesBreakAtSpacesAndBetweenHanziAndNeverRunOver() {
        String english = "Transfers are many; the largest run between cultivated land and forest";
        for (String text : List.of(english, "建设用地变化最快：二〇〇五至二〇二〇年增加，转移频繁。", "长株潭 Chang-Zhu-Tan 城市群")) {
            for (double width : new double[] {60, 90, 150, 1000}) {
                List<String> lines = face.wrap(text, 8, width);
                assertThat(lines)
                        .as(text)
                        .allSatisfy(line -> assertThat(face.width(line, 8)).isLessThanOrEqualTo(width));
                assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
                assertThat(lines)
                        .noneMatch(line -> line.startsWith("，") || line.startsWith("。") || line.startsWith("："));
            }
        }
        assertThat(face.wrap(english, 8, 1000)).containsExactly(english);
        assertThat(face.wrap("", 8, 10)).isEmpty();
        assertThat(face.wrap("Donaudampfschifffahrt", 8, 10))
                .as("one long word stays whole")
                .containsExactly("Donaudampfschifffahrt");
    }
}
