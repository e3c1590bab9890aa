package org.carbonscape.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;

/** A work as references have it: a row of {@code references.csv}. */
record Work(InputTable.Row row) {
    private static final int NAMED = 3; // authors before "et al."
    private static final String OTHERS = "others"; // in place of authors that are not known

    String key() {
        return row.text("key");
    }

    private String text(String column) {
        return row.text(column);
    }

    /** In Chinese where the work is. */
    private String chinese(String column) {
        return text(column + "_zh").isEmpty() ? text(column) : text(column + "_zh");
    }

    private static List<String> names(String authors) {
        return Arrays.asList(authors.split("; "));
    }

    /** "Pontius et al., 2004". */
    String label() {
        List<String> authors = names(text("authors")).stream()
                .map(a -> a.replaceAll(",.*", ""))
                .toList();
        String who = authors.size() > 2 || authors.contains(OTHERS)
                ? authors.get(0) + " et al."
                : String.join(" & ", authors);
        return text("year").isEmpty() ? who : who + ", " + text("year");
    }

    /** "Lee, S. I. (2001). Title. Journal, 3(4), 369–385. doi:…". */
    String authorYear() {
        List<String> authors = names(text("authors"));
        int last = authors.size() - 1;
        String who = authors.contains(OTHERS)
                ? authors.get(0) + " et al."
                : last == 0 ? authors.get(0) : String.join(", ", authors.subList(0, last)) + ", & " + authors.get(last);
        String year = text("year").isEmpty() ? "n.d." : text("year");
        String where = switch (text("kind")) {
            case "article" ->
                text("container")
                        + before(", ", text("volume").replace('/', '–'))
                        + before(", ", text("pages").replace('-', '–'));
            case "chapter" -> "In " + text("container") + ". " + text("place");
            case "online" -> text("container");
            default -> text("place");
        };
        return who + " (" + year + "). " + (text("title").isEmpty() ? "" : text("title") + ". ") + where
                + before(". doi:", text("doi"))
                + (text("kind").equals("online") || !text("doi").isEmpty() ? "" : ".");
    }

    /** As GB/T 7714-2015 has it: "LEE S I. Title[J]. Journal, 2001, 3(4): 369-385. DOI: …". */
    String gb7714() {
        boolean chinese = !text("authors_zh").isEmpty();
        List<String> authors = names(chinese("authors"));
        boolean more = authors.size() > NAMED || authors.contains(OTHERS);
        String who = authors.stream()
                .filter(a -> !a.equals(OTHERS))
                .limit(NAMED)
                .map(Work::capitals)
                .collect(Collectors.joining(", "));
        String mark = switch (text("kind")) {
            case "article" -> "[J]";
            case "book" -> "[M]";
            case "chapter" -> "[C]//";
            case "standard" -> "[S]";
            case "online" -> "[EB/OL]";
            default -> "[R]";
        };
        String title = chinese("title").isEmpty() ? "" : chinese("title") + mark;
        String where = switch (text("kind")) {
            case "article" ->
                chinese("container")
                        + before(", ", text("year"))
                        + before(", ", text("volume"))
                        + before(": ", text("pages"));
            case "chapter" -> chinese("container") + ". " + chinese("place") + ", " + text("year");
            case "online" -> text("container");
            default -> chinese("place") + ", " + text("year");
        };
        String joint = title.isEmpty() || mark.endsWith("//") ? "" : ". ";
        return who + (more ? chinese ? ", 等" : ", et al" : "") + ". " + title + joint + where
                + before(". DOI: ", text("doi")) + ".";
    }

    /** "LOZANO-GRACIA N" of "Lozano-Gracia, N."; names of offices and Chinese names as they are. */
    private static String capitals(String name) {
        int comma = name.indexOf(',');
        return comma < 0
                ? name
                : name.substring(0, comma).toUpperCase(Locale.ROOT) + " "
                        + name.substring(comma + 1)
                                .replace(".", "")
                                .replaceAll("\\s+", " ")
                                .strip();
    }

    private static String before(String mark, String text) {
        return text.isEmpty() ? "" : mark + text;
    }

    /** An entry of BibTeX. */
    String bibtex(Language language) {
        boolean zh = language == Language.ZH && !text("title_zh").isEmpty();
        String place = zh ? chinese("place") : text("place");
        String volume = text("volume");
        int issue = volume.indexOf('(');
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                "author",
                names(zh ? chinese("authors") : text("authors")).stream()
                        .map(a -> a.contains(",") || zh || a.equals(OTHERS) ? tex(a) : "{" + tex(a) + "}")
                        .collect(Collectors.joining(" and ")));
        fields.put("title", text("title").isEmpty() ? "" : "{" + tex(zh ? chinese("title") : text("title")) + "}");
        String kind = text("kind");
        String container = tex(zh ? chinese("container") : text("container"));
        fields.put("journal", kind.equals("article") ? container : "");
        fields.put("booktitle", kind.equals("chapter") ? container : "");
        fields.put("url", kind.equals("online") ? text("container") : "");
        String house = kind.equals("report") || kind.equals("standard") ? "institution" : "publisher";
        fields.put(house, tex(place.substring(place.indexOf(':') + 1).strip()));
        fields.put("address", place.isEmpty() ? "" : tex(place.substring(0, place.indexOf(':'))));
        fields.put("year", text("year"));
        fields.put("volume", issue < 0 ? volume : volume.substring(0, issue));
        fields.put("number", issue < 0 ? "" : volume.substring(issue + 1, volume.length() - 1));
        fields.put("pages", text("pages").replace("-", "--"));
        fields.put("doi", text("doi"));
        String type = switch (kind) {
            case "article", "book" -> kind;
            case "chapter" -> "incollection";
            case "online" -> "misc";
            default -> "techreport";
        };
        return "@" + type + "{" + key() + ",\n"
                + fields.entrySet().stream()
                        .filter(f -> !f.getValue().isEmpty())
                        .map(f -> "  " + f.getKey() + " = {" + f.getValue() + "}")
                        .collect(Collectors.joining(",\n"))
                + "\n}\n";
    }

    private static String tex(String text) {
        return text.replaceAll("[&%$#_]", "\\\\$0");
    }
}
