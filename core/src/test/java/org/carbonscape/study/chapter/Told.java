package org.carbonscape.study.chapter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.layer.RasterStage;

/** What a chapter tells, as tests ask for it. */
public record Told(Findings findings) {
    public static final Words SOURCE = Words.of("made up", "虚构");

    /** The pictures a run would have filled. */
    public static Images images(SmallStudy.Run run, Path folder) {
        try (RunFolder out = RunFolder.prepare(new RunTarget(folder.resolve("images"), false), List.of())) {
            return new RasterStage(run.inputs(), run.counts(), run.land(), run.account())
                    .write(out, Language.EN, new PlainEngine());
        }
    }

    public static Told of(Findings.Builder chapter) {
        return new Told(chapter.build());
    }

    private List<Words> paragraphWords() {
        return findings.blocks().stream()
                .filter(Findings.Paragraph.class::isInstance)
                .map(b -> ((Findings.Paragraph) b).text())
                .toList();
    }

    public List<String> paragraphs(Language language) {
        return paragraphWords().stream().map(w -> w.in(language)).toList();
    }

    /** English and Chinese of the only paragraph that begins so in English. */
    public Words paragraph(String start) {
        return only(paragraphWords(), start);
    }

    public List<Words> notes() {
        return findings.blocks().stream()
                .filter(Findings.Note.class::isInstance)
                .map(b -> ((Findings.Note) b).text())
                .toList();
    }

    public Words note(String start) {
        return only(notes(), start);
    }

    private static Words only(List<Words> all, String start) {
        List<Words> found = all.stream().filter(w -> w.en().startsWith(start)).toList();
        if (found.size() != 1) {
            throw new NoSuchElementException(found.size() + " begin with \"" + start + "\": "
                    + all.stream().map(Words::en).toList());
        }
        return found.get(0);
    }

    public List<String> headings(Language language) {
        return findings.blocks().stream()
                .filter(Findings.Heading.class::isInstance)
                .map(b -> ((Findings.Heading) b).text().in(language))
                .toList();
    }

    public List<String> figureIds() {
        return findings.figures().stream().map(f -> f.caption().id()).toList();
    }

    public <F extends Figure> F figure(String id, Class<F> kind) {
        return findings.figures().stream()
                .filter(f -> f.caption().id().equals(id))
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(id + " is none of " + figureIds()));
    }

    public List<Excerpt> excerpts() {
        return findings.blocks().stream()
                .map(b -> b instanceof Findings.Aside aside ? aside.block() : b)
                .filter(Excerpt.class::isInstance)
                .map(Excerpt.class::cast)
                .toList();
    }

    /** The excerpt of a title. */
    public Excerpt excerpt(String title) {
        return excerpts().stream()
                .filter(e -> e.title().en().equals(title))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(title + " is none of "
                        + excerpts().stream().map(Excerpt::title).toList()));
    }

    public Table file(String name) {
        return findings.tables().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name + " is none of "
                        + findings.tables().stream().map(Table::name).toList()));
    }

    public List<String> files() {
        return findings.tables().stream().map(Table::name).toList();
    }

    /** Rows as a reader sees them: words and numbers as the columns say. */
    public static List<List<String>> rows(Excerpt shown, Language language) {
        Table table = shown.table();
        List<List<String>> rows = new ArrayList<>();
        for (int r = 0; r < Math.min(table.rows(), shown.rows()); r++) {
            List<String> row = new ArrayList<>();
            for (Excerpt.Column column : shown.columns()) {
                int c = table.column(column.name());
                row.add(
                        switch (table.columns().get(c).kind()) {
                            case TEXT ->
                                shown.shown(column.name(), table.text(r, c)).in(language);
                            case INTEGER -> Long.toString(table.integer(r, c));
                            case NUMBER -> Numbers.readable(table.number(r, c) * column.times(), column.decimals());
                        });
            }
            rows.add(row);
        }
        return rows;
    }

    public static List<String> headingsOf(Excerpt shown, Language language) {
        return shown.columns().stream().map(c -> c.heading().in(language)).toList();
    }
}
