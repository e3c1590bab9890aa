package org.carbonscape.suitability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.finding.Words;

/**
 * A region that the bundled measures know.
 *
 * @param within  the region it is part of; empty for none
 * @param climate of all of it; empty where it has several
 */
public record Region(String id, Words name, String within, Optional<ClimaticDomain> climate) {

    /** Those of the bundled table. */
    public static List<Region> all() {
        return CsvText.resource("regions.csv").stream()
                .skip(1)
                .map(r -> new Region(r.get(0), Words.of(r.get(1), r.get(2)), r.get(3), ClimaticDomain.find(r.get(4))))
                .toList();
    }

    /** By its id or its name in either language, whatever case, blanks and hyphens. */
    static Optional<Region> find(String written) {
        String plain = plain(written);
        return all().stream()
                .filter(r -> plain.equals(plain(r.id))
                        || plain.equals(plain(r.name.en()))
                        || plain.equals(plain(r.name.zh())))
                .findFirst();
    }

    /** The one word for a region, of the bundled ones or of a table's own. */
    static String canonical(String written) {
        return find(written).map(Region::id).orElseGet(() -> plain(written));
    }

    private static String plain(String written) {
        return written.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    /**
     * Where a study lies.
     *
     * @param regions from the narrowest to the widest, as {@link #canonical} has them
     * @param climate empty where nobody says
     */
    public record Place(List<String> regions, Optional<ClimaticDomain> climate) {
        /** Regions as written, with those that hold them; the first one's climate where none is given. */
        public static Place of(List<String> written, Optional<ClimaticDomain> climate) {
            List<String> chain = new ArrayList<>();
            for (String each : written) {
                String id = canonical(each);
                while (!id.isEmpty() && !chain.contains(id)) {
                    chain.add(id);
                    id = find(id).map(Region::within).orElse("");
                }
            }
            return new Place(
                    List.copyOf(chain),
                    climate.or(() -> chain.stream()
                            .flatMap(id -> find(id).flatMap(Region::climate).stream())
                            .findFirst()));
        }
    }
}
