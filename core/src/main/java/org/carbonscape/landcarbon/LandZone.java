package org.carbonscape.landcarbon;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** A kind of place by which the IPCC gives parameters of land: climate, ecological zone, part of the Earth, soil. */
public interface LandZone {
    /** That of the constant. */
    String name();

    /** As in study files and tables: {@code warm-temperate-moist}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is called. */
    Bilingual text();

    static List<String> ids(LandZone[] values) {
        return Arrays.stream(values).map(LandZone::id).toList();
    }

    /** By id or name (warm temperate, moist; 暖温带湿润); case, width, blanks, commas and hyphens do not count. */
    static <Z extends LandZone> Optional<Z> find(Z[] values, String written) {
        String wanted = key(written).replaceFirst("(?<=\\p{IsHan}{2})气候区?$|(?<=\\p{IsHan}{2})区$", "");
        return Arrays.stream(values)
                .filter(v -> List.of(v.id(), v.text().in(Language.EN), v.text().in(Language.ZH)).stream()
                        .anyMatch(name -> key(name).equals(wanted)))
                .findFirst();
    }

    private static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z},、_-]+", "");
    }
}
