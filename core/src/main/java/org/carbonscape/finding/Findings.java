package org.carbonscape.finding;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.problem.Problem;

/**
 * What a method (or the main job) found: a chapter of the report, and the whole tables of the run folder. Blocks stand
 * in reading order; a {@link Heading} opens a section. Methods build findings and draw or write nothing. Immutable.
 *
 * @param id     chapter anchor and prefix of file names: lower case, digits and hyphens ({@code land-change})
 * @param title  title of the chapter
 * @param blocks what a reader sees, in order
 * @param tables whole tables for {@code tables/*.csv}; their names are unique
 */
public record Findings(String id, Words title, List<Block> blocks, List<Table> tables) {

    public Findings {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("not an id: \"" + id + "\"");
        }
        blocks = List.copyOf(blocks);
        tables = List.copyOf(tables);
    }

    /** Opens a section. */
    public record Heading(Words text) implements Block {}

    /** Running text. */
    public record Paragraph(Words text) implements Block {}

    /** An aside: a convention used, a variant, a limit of the method. */
    public record Note(Words text) implements Block {}

    /** A caution beside the result it concerns; the report lists it again at its head. */
    public record Caution(Problem problem) implements Block {}

    /** What a sentence of the brief tells. */
    public enum Part {
        FOUND,
        DOUBT,
        ADVICE
    }

    /** A sentence for the brief that opens the report; it is not shown in its chapter. */
    public record Brief(Part part, Words text) implements Block {}

    /**
     * A figure or an excerpt that repeats what others show: its file is written, and the report names it at its end.
     */
    public record Aside(Block block) implements Block {
        public Aside {
            if (!(block instanceof Figure || block instanceof Excerpt)) {
                throw new IllegalArgumentException("only figures and tables stand aside");
            }
        }
    }

    /** The figures, in order, those that stand aside as well. */
    public List<Figure> figures() {
        return blocks.stream()
                .map(b -> b instanceof Aside aside ? aside.block() : b)
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .toList();
    }

    /** What a page shows of it once the figures are drawn and the tables written. */
    public Findings shown() {
        return new Findings(id, title, blocks.stream().map(Findings::shown).toList(), List.of());
    }

    private static Block shown(Block block) {
        return block instanceof Aside aside
                ? new Aside(shown(aside.block()))
                : block instanceof Figure figure
                        ? new Figure.Drawn(figure.caption())
                        : block instanceof Excerpt excerpt ? excerpt.cut() : block;
    }

    /** The same with other blocks. */
    public Findings withBlocks(List<Block> others) {
        return new Findings(id, title, others, tables);
    }

    /** The cautions, in order. */
    public List<Problem> cautions() {
        return blocks.stream()
                .filter(Caution.class::isInstance)
                .map(b -> ((Caution) b).problem())
                .toList();
    }

    /** Starts a chapter. */
    public static Builder named(String id, Words title) {
        return new Builder(id, title);
    }

    /** Adds blocks in reading order. */
    public static final class Builder {
        private final String id;
        private final Words title;
        private final List<Block> blocks = new ArrayList<>();
        private final List<Table> tables = new ArrayList<>();

        private Builder(String id, Words title) {
            this.id = id;
            this.title = title;
        }

        public Builder heading(Words text) {
            return add(new Heading(text));
        }

        public Builder paragraph(Words text) {
            return add(new Paragraph(text));
        }

        /** A finding: it opens its section, and stands in the brief. */
        public Builder found(Words text) {
            return brief(Part.FOUND, text).paragraph(text);
        }

        /** A sentence for the brief alone. */
        public Builder brief(Part part, Words text) {
            return add(new Brief(part, text));
        }

        /** A figure or an excerpt that repeats what others show. */
        public Builder aside(Block block) {
            return block instanceof Excerpt e && e.table().rows() == 0 ? this : add(new Aside(block));
        }

        public Builder note(Words text) {
            return add(new Note(text));
        }

        public Builder caution(Problem problem) {
            return add(new Caution(problem));
        }

        /**
         * Any block: an {@link Excerpt} or a {@link Figure} as well. An excerpt of a table without rows is left out.
         */
        public Builder add(Block block) {
            if (!(block instanceof Excerpt excerpt) || excerpt.table().rows() > 0) {
                blocks.add(block);
            }
            return this;
        }

        /** A whole table for the run folder; what readers see of it is an {@link Excerpt}. */
        public Builder file(Table table) {
            tables.add(table);
            return this;
        }

        /** A heading over nothing is left out. */
        public Findings build() {
            List<Block> kept = new ArrayList<>();
            for (int i = 0; i < blocks.size(); i++) {
                int next = i + 1;
                while (next < blocks.size()
                        && (blocks.get(next) instanceof Brief || blocks.get(next) instanceof Aside)) {
                    next++;
                }
                boolean bare = next == blocks.size() || blocks.get(next) instanceof Heading;
                if (!(blocks.get(i) instanceof Heading) || !bare) {
                    kept.add(blocks.get(i));
                }
            }
            return new Findings(id, title, kept, tables);
        }
    }
}
