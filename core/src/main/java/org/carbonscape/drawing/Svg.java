package org.carbonscape.drawing;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.carbonscape.io.xml.XmlText;

/** A drawing as SVG: lines as lines, text as text, images as embedded PNG of their own size. */
public final class Svg implements Path.Walker {
    private final StringBuilder out = new StringBuilder();
    private final String prefix;
    private final Stencils stencils;
    private int clips;
    private char step; // of the path being written
    private long atX; // where its pen is, in hundredths of a point
    private long atY;

    private Svg(String prefix, Stencils stencils) {
        this.prefix = prefix;
        this.stencils = stencils;
    }

    /**
     * The element {@code <svg>}.
     *
     * @param id    begins the ids inside, so that several may stand in one page
     * @param alone with a size in points and the declarations of a file of its own
     * @param title       read aloud by a screen reader; escaped here
     * @param description what the title leaves unsaid; read after it; escaped here
     */
    public static String of(
            Drawing drawing, String id, boolean alone, String title, String description, Stencils stencils) {
        Svg svg = new Svg(id, stencils);
        StringBuilder out = svg.out;
        String width = number(drawing.width);
        String height = number(drawing.height());
        out.append("<svg");
        if (alone) {
            out.append(" xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                    .append(width)
                    .append("pt\" height=\"")
                    .append(height)
                    .append("pt\"");
        }
        out.append(" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" role=\"img\" aria-label=\"")
                .append(XmlText.escape(title))
                .append("\" font-family=\"")
                .append(Typeface.FAMILIES)
                .append("\">\n");
        out.append("<title>").append(XmlText.escape(title)).append("</title>\n");
        if (!description.isBlank()) {
            out.append("<desc>").append(XmlText.escape(description)).append("</desc>\n");
        }
        svg.marks(drawing.marks());
        return out.append("</svg>\n").toString();
    }

    private void marks(List<Mark> marks) {
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (mark instanceof Mark.Fill m) {
                path(m.path());
                out.append(" fill=\"").append(colour(m.rgb())).append('"');
                if (m.opacity() < 1) {
                    out.append(" fill-opacity=\"").append(number(m.opacity())).append('"');
                }
                if (i + 1 < marks.size()
                        && marks.get(i + 1) instanceof Mark.Stroke edge
                        && edge.path().isSame(m.path())) {
                    stroke(edge); // of the same path: painted after the fill, as two elements would be
                    i++;
                }
                out.append("/>\n");
            } else if (mark instanceof Mark.Stroke m) {
                path(m.path());
                out.append(" fill=\"none\"");
                stroke(m);
                out.append("/>\n");
            } else if (mark instanceof Mark.Text m) {
                text(m);
            } else if (mark instanceof Mark.Image m) {
                out.append("<image")
                        .append(box(m.x(), m.y(), m.width(), m.height()))
                        .append(" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" "
                                + "href=\"data:image/png;base64,")
                        .append(stencils.embedded(
                                m.index(), () -> Base64.getEncoder().encodeToString(Png.of(m))))
                        .append("\"/>\n");
            } else if (mark instanceof Mark.Clipped m) {
                String id = prefix + "-clip" + ++clips;
                out.append("<clipPath id=\"")
                        .append(id)
                        .append("\"><rect")
                        .append(box(m.x(), m.y(), m.width(), m.height()))
                        .append("/></clipPath>\n<g clip-path=\"url(#")
                        .append(id)
                        .append(")\">\n");
                marks(m.marks());
                out.append("</g>\n");
            }
        }
    }

    private void stroke(Mark.Stroke m) {
        out.append(" stroke=\"")
                .append(colour(m.rgb()))
                .append("\" stroke-width=\"")
                .append(number(m.width()))
                .append("\" stroke-linejoin=\"round\"");
        if (m.dash() > 0) {
            out.append(" stroke-dasharray=\"").append(number(m.dash())).append('"');
        }
    }

    private static String box(double x, double y, double width, double height) {
        return " x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\""
                + number(height) + '"';
    }

    private void text(Mark.Text m) {
        out.append("<text x=\"")
                .append(number(m.x()))
                .append("\" y=\"")
                .append(number(m.y()))
                .append("\" font-size=\"")
                .append(number(m.size()))
                .append("\" fill=\"")
                .append(colour(m.rgb()))
                .append('"');
        if (m.anchor() != Mark.Anchor.START) {
            out.append(" text-anchor=\"")
                    .append(m.anchor().name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        if (m.turned()) {
            out.append(" transform=\"rotate(-90 ")
                    .append(number(m.x()))
                    .append(' ')
                    .append(number(m.y()))
                    .append(")\"");
        }
        if (m.halo()) {
            out.append(" stroke=\"#fff\" stroke-width=\"")
                    .append(number(m.size() * 0.28))
                    .append("\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        }
        out.append('>').append(XmlText.escape(m.text())).append("</text>\n");
    }

    private void path(Path path) {
        out.append("<path d=\"");
        step = ' ';
        path.walk(this);
        out.append('"');
    }

    @Override
    public void move(double x, double y) {
        atX = hundredths(x);
        atY = hundredths(y);
        step = 'M';
        out.append(step);
        first(atX);
        next(atY);
    }

    /** Steps from where the pen is: maps have many, and most are short. */
    @Override
    public void line(double x, double y) {
        long toX = hundredths(x);
        long toY = hundredths(y);
        if (step == 'l' && toX == atX && toY == atY) {
            return;
        }
        step('l', toX - atX);
        next(toY - atY);
        atX = toX;
        atY = toY;
    }

    @Override
    public void curve(double x1, double y1, double x2, double y2, double x, double y) {
        step('c', hundredths(x1) - atX);
        next(hundredths(y1) - atY);
        next(hundredths(x2) - atX);
        next(hundredths(y2) - atY);
        next(hundredths(x) - atX);
        next(hundredths(y) - atY);
        atX = hundredths(x);
        atY = hundredths(y);
    }

    @Override
    public void close() {
        step = 'Z';
        out.append(step);
    }

    private void step(char kind, long hundredths) {
        if (step == kind) {
            next(hundredths);
        } else {
            out.append(kind);
            first(hundredths);
            step = kind;
        }
    }

    private void next(long hundredths) {
        if (hundredths >= 0) {
            out.append(' ');
        }
        first(hundredths);
    }

    /** Hundredths of a point are finer than any printer; written by hand since paths have many. */
    private void first(long hundredths) {
        long positive = Math.abs(hundredths);
        if (hundredths < 0) {
            out.append('-');
        }
        if (positive >= 100 || positive % 100 == 0) {
            out.append(positive / 100);
        }
        if (positive % 100 != 0) {
            out.append('.').append(positive % 100 / 10);
            if (positive % 10 != 0) {
                out.append(positive % 10);
            }
        }
    }

    private static long hundredths(double value) {
        return Math.round(value * 100);
    }

    public static String colour(int rgb) {
        return "#" + Integer.toHexString(rgb | 0x1000000).substring(1);
    }

    static String number(double value) {
        StringBuilder text = new StringBuilder();
        number(text, value);
        return text.toString();
    }

    private static StringBuilder number(StringBuilder text, double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            text.append('-');
            hundredths = -hundredths;
        }
        text.append(hundredths / 100);
        int rest = (int) (hundredths % 100);
        if (rest > 0) {
            text.append('.').append((char) ('0' + rest / 10));
            if (rest % 10 > 0) {
                text.append((char) ('0' + rest % 10));
            }
        }
        return text;
    }
}
