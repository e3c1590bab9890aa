package org.carbonscape.land;

import java.util.List;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Nearest;

/** Which classes may have been meant by a name that is none's. */
public final class MeantClass {
    private MeantClass() {}

    /** The names that may be written instead, the nearest first, in Chinese the Chinese ones. */
    public static Bilingual of(String name, List<LandClass> classes) {
        List<String> english = classes.stream().map(LandClass::name).toList();
        List<String> chinese = classes.stream().map(c -> chinese(c, classes)).toList();
        String meant = Nearest.to(name, english).stream()
                .findFirst()
                .map(near -> chinese.get(english.indexOf(near)))
                .orElse(name);
        return Bilingual.of(Nearest.orAll(name, english), Nearest.orAll(meant, chinese));
    }

    /** Its Chinese name, where that names no other class. */
    private static String chinese(LandClass c, List<LandClass> classes) {
        boolean alone = !c.nameZh().isBlank()
                && classes.stream().filter(d -> d.nameZh().equals(c.nameZh())).count() == 1;
        return alone ? c.nameZh() : c.name();
    }
}
