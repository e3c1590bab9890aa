package org.carbonscape.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;

/** The works that the methods of a report name: cited in its text, listed at its end and in {@code references.bib}. */
public final class Bibliography {
    private static final InputTable WORKS = InputTable.preset("references", Bibliography.class, "references.csv");

    private final Language language;
    private final Map<String, Work> works = new LinkedHashMap<>();

    private Bibliography(Language language) {
        this.language = language;
    }

    /** Of the methods of a report, in the order in which they are first named: whole works before parts of works. */
    public static Bibliography of(Report report, Language language) {
        Bibliography all = new Bibliography(language);
        for (Report.Method method : report.appendix().methods()) {
            method.references().stream()
                    .flatMap(r -> named(r).stream())
                    .sorted(Comparator.comparing(p -> !p.zh().isEmpty())) // as cited() writes them
                    .forEach(p -> all.works.putIfAbsent(p.work().key(), p.work()));
        }
        return all;
    }

    /**
     * A work and where in it.
     *
     * @param en empty where the whole work is meant
     */
    private record Place(Work work, String en, String zh) {}

    /** What a method's reference names; empty where no such work is known. */
    private static List<Place> named(String reference) {
        List<Place> places = new ArrayList<>();
        for (InputTable.Row row : WORKS.rows()) {
            for (String cited : row.text("cited").split("\\|")) {
                String[] parts = Arrays.copyOf(cited.split("=>"), 3);
                if (parts[0].equals(reference)) {
                    places.add(new Place(
                            new Work(row), parts[1] == null ? "" : parts[1], parts[2] == null ? "" : parts[2]));
                }
            }
        }
        return places;
    }

    boolean isEmpty() {
        return works.isEmpty();
    }

    /** References of a method behind its text: author and year in English, numbers in Chinese; HTML with links. */
    String cited(List<String> references) {
        List<String> said = new ArrayList<>();
        TreeSet<Integer> whole = new TreeSet<>();
        for (String reference : references) {
            List<Place> places = named(reference);
            if (places.isEmpty()) {
                said.add(language.of("", "（") + Html.escape(reference) + language.of("", "）"));
            }
            for (Place place : places) {
                if (language == Language.EN) {
                    said.add(link(place.work(), place.work().label())
                            + (place.en().isEmpty() ? "" : ", " + Html.escape(place.en())));
                } else if (place.zh().isEmpty()) {
                    whole.add(number(place.work()));
                } else {
                    said.add("<sup>[" + link(place.work(), Integer.toString(number(place.work()))) + "]</sup>（"
                            + Html.escape(place.zh()) + "）");
                }
            }
        }
        if (language == Language.EN) {
            return said.isEmpty() ? "" : "(" + String.join("; ", said) + ")";
        }
        return (whole.isEmpty() ? "" : "<sup>[" + ranges(whole) + "]</sup>") + String.join("", said);
    }

    private int number(Work work) {
        return new ArrayList<>(works.keySet()).indexOf(work.key()) + 1;
    }

    private static String link(Work work, String text) {
        return "<a href=\"#" + anchor(work) + "\">" + Html.escape(text) + "</a>";
    }

    private static String anchor(Work work) {
        return "_reference-" + work.key();
    }

    /** 1-3,5 as GB/T 7714 joins numbers. */
    private String ranges(TreeSet<Integer> numbers) {
        List<Work> all = List.copyOf(works.values());
        StringBuilder out = new StringBuilder();
        for (int n : numbers) {
            if (numbers.contains(n - 1) && numbers.contains(n + 1)) {
                continue; // inside a range
            }
            out.append(out.length() == 0 ? "" : numbers.contains(n - 1) && numbers.contains(n - 2) ? "-" : ",")
                    .append(link(all.get(n - 1), Integer.toString(n)));
        }
        return out.toString();
    }

    /** The list at the end: numbered after GB/T 7714 in Chinese, by author and year in English. */
    String list() {
        if (language == Language.ZH) {
            return works.values().stream()
                    .map(w -> entry(w, "[" + number(w) + "]\u00a0" + w.gb7714()))
                    .collect(Collectors.joining());
        }
        return works.values().stream()
                .map(w -> entry(w, w.authorYear()))
                .sorted((a, b) -> sortKey(a).compareToIgnoreCase(sortKey(b)))
                .collect(Collectors.joining());
    }

    private static String sortKey(String entry) {
        return entry.substring(entry.indexOf('>') + 1);
    }

    private static String entry(Work work, String text) {
        return "<p class=\"reference\" id=\"" + anchor(work) + "\">" + Html.escape(text) + "</p>\n";
    }

    /** All works as BibTeX in UTF-8, in the order of the report; Chinese works by their Chinese titles in Chinese. */
    public String bibtex() {
        return works.values().stream().map(w -> w.bibtex(language)).collect(Collectors.joining("\n"));
    }
}
