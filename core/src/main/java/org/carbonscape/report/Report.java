package org.carbonscape.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Problem;

/**
 * The report of one run: everything that stands on its page.
 *
 * @param title     of the study
 * @param lead      what was studied, in a sentence or two
 * @param synthetic whether the data are made up: the page and every figure say so
 * @param facts     the few numbers a reader should take home, shown first
 * @param maps      the maps of the brief
 * @param chapters  findings in reading order
 * @param cautions  of the whole study; those inside chapters are listed beside them at the head of the page
 * @param appendix  how it was done and checked, and where it came from
 */
public record Report(
        Words title,
        Words lead,
        boolean synthetic,
        List<Fact> facts,
        List<Figure> maps,
        List<Findings> chapters,
        List<Problem> cautions,
        Appendix appendix) {

    public Report {
        facts = List.copyOf(facts);
        maps = List.copyOf(maps);
        chapters = List.copyOf(chapters);
        cautions = List.copyOf(cautions);
        Set<String> ids = new HashSet<>();
        for (Findings chapter : chapters) {
            if (!ids.add(chapter.id())) {
                throw new IllegalArgumentException("two chapters are named: chapter \"" + chapter.id() + "\"");
            }
        }
        Set<String> figures = new HashSet<>();
        maps.forEach(m -> figures.add(m.caption().id()));
        for (Findings chapter : chapters) {
            for (Figure figure : chapter.figures()) {
                if (!figures.add(figure.caption().id())) {
                    throw new IllegalArgumentException("two figures would be one file: figure \""
                            + figure.caption().id() + "\"");
                }
            }
        }
    }

    /** What its page shows once the figures are drawn and the tables written, without what differs between runs. */
    public Report shown() {
        return new Report(
                Words.none(),
                lead,
                synthetic,
                facts,
                maps.stream().map(m -> (Figure) new Figure.Drawn(m.caption())).toList(),
                chapters.stream().map(Findings::shown).toList(),
                List.of(),
                appendix);
    }

    /** The same as that of a study file. */
    public Report of(String study, Words itsTitle, List<Input> inputs, List<Problem> itsCautions) {
        Provenance from = appendix.provenance();
        Provenance own = new Provenance(study, from.version(), from.seed(), inputs, from.notes());
        return new Report(
                itsTitle,
                lead,
                synthetic,
                facts,
                maps,
                chapters,
                itsCautions,
                new Appendix(appendix.checks(), appendix.methods(), appendix.factors(), own));
    }

    /** Every caution once: those of the study, then those that only a chapter has. */
    List<Problem> allCautions() {
        return Stream.concat(cautions.stream(), chapters.stream().flatMap(c -> c.cautions().stream()))
                .distinct()
                .toList();
    }

    /**
     * What lets a reader check a report; it stands at the end of the page.
     *
     * @param checks     conservation checks
     * @param methods    what was done, by which formulas, variants and conventions
     * @param factors    factors used with unit, source and tag; may be empty
     * @param provenance where it all came from
     */
    public record Appendix(List<Check> checks, List<Method> methods, List<Excerpt> factors, Provenance provenance) {
        public Appendix {
            checks = List.copyOf(checks);
            methods = List.copyOf(methods);
            factors = List.copyOf(factors);
        }
    }

    /**
     * A number to take home.
     *
     * @param label  "Construction land, 2005–2020"
     * @param value  "+842.11", made by {@code measure.Numbers}
     * @param unit   "km²"
     * @param detail a short remark: "from 1 123.40 to 1 965.51"; may be empty
     */
    public record Fact(Words label, String value, Words unit, Words detail) {}

    /**
     * Two ways to the same number.
     *
     * @param what      what must be equal: "Sum of classes = cells of the region, 2005"
     * @param left      one way
     * @param right     the other way
     * @param unit      of both
     * @param tolerance largest relative difference allowed, |left - right| / max(|left|, |right|); 0 = equal to the
     *                  last bit
     */
    public record Check(Words what, double left, double right, Words unit, double tolerance) {
        /** |left - right| / max(|left|, |right|); 0 where both are 0; NaN where either is NaN. */
        public double difference() {
            double most = Math.max(Math.abs(left), Math.abs(right));
            return most == 0 ? 0 : Math.abs(left - right) / most;
        }

        public boolean holds() {
            return difference() <= tolerance;
        }
    }

    /**
     * One thing that was done.
     *
     * @param title      of the method; empty for a remark on this run
     * @param text       with formulas: {@code w_ij} has an index, {@code n^2} a power
     * @param references after whom
     */
    public record Method(Words title, Words text, List<String> references) {
        public Method {
            references = List.copyOf(references);
        }

        /** A remark on this run. */
        public static Method remark(Words text) {
            return new Method(Words.none(), text, List.of());
        }
    }

    /** A file that went in. */
    public record Input(String key, String file, long bytes, String sha256) {}

    /**
     * Where it all came from.
     *
     * @param study   the study file
     * @param version of the program
     * @param seed    of all random streams
     * @param inputs  every file read
     * @param notes   what was done to the inputs ("lu2010.tif: nearest, from EPSG:4326"), other settings
     */
    public record Provenance(String study, String version, long seed, List<Input> inputs, List<Words> notes) {
        public Provenance {
            inputs = List.copyOf(inputs);
            notes = List.copyOf(notes);
        }
    }
}
