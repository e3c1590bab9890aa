package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.carbonscape.land.Legend;
import org.carbonscape.land.MeantClass;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/** Rows of a table of classes that the legend does not name: one finding, however many they are. */
public final class UnknownClasses {
    private static final Pattern SUM =
            Pattern.compile("(?i)[合总小共]\\s*计|平均值?|均值|(?:grand |sub)?totals?|sum|mean|average");

    private static final Bilingual OF_SUM =
            Bilingual.of(" Remove a row of sums or means: it is no class.", "合计、平均等行不是地类，请删去。");

    private final Set<String> names = new LinkedHashSet<>();
    private final List<String> places = new ArrayList<>();

    /** A row that names none of the legend's classes. */
    public void add(InputTable.Row row, String name) {
        names.add(name);
        places.add(row.place(name));
    }

    /** CARBON-02 of all rows, where there are any. */
    public void tell(Legend legend, Problems problems) {
        if (!names.isEmpty()) {
            Bilingual near = MeantClass.of(names.size() == 1 ? names.iterator().next() : "", legend.list());
            Bilingual quoted = Bilingual.list(names.stream()
                    .map(n -> Bilingual.of("\"" + n + "\"", "“" + n + "”"))
                    .toList());
            boolean sum = names.stream().anyMatch(n -> SUM.matcher(n.strip()).matches());
            Bilingual more = sum ? OF_SUM : ofFiner(legend, names);
            problems.add(Problem.of(ProblemCode.CARBON_02_CLASS, "", quoted, near, more)
                    .at(places));
        }
    }

    /**
     * How to study classes that are finer than the legend's, as a further sentence of a remedy; empty where no name is
     * that of one of the legend's codes.
     */
    public static Bilingual ofFiner(Legend legend, Collection<String> names) {
        return names.stream().anyMatch(n -> legend.findByEntry(n).isPresent())
                ? Bilingual.of(
                        " To study the finer classes instead, give a legend that has them in its column class, and "
                                + "their kind of land (forest, water) in its column role.",
                        "若要按细分地类研究，请在图例中将其列名写为“地类”，并以“归类”列注明其土地类型（如林地、水域）。")
                : Bilingual.same("");
    }
}
