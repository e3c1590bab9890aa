package org.carbonscape.inventory;

import java.util.List;
import java.util.Optional;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Nearest;

/**
 * Items that may have been meant by a name that none has: of those counted in its unit of measure the nearest, since of
 * 水稻 in 公顷 kinds of rice are meant, not 水泥; else those with a letter of it; of others the nearest of all.
 */
final class NearItems {
    private static final int FEW = 3;
    private static final List<Dimension> OF_FUELS = List.of(Dimension.MASS, Dimension.VOLUME, Dimension.ENERGY);

    private NearItems() {}

    static String of(String name, String measure, EnergyItems items) {
        Optional<Dimension> counted = Unit.find(measure).map(Unit::dimension);
        List<String> alike = items.names().stream()
                .filter(n -> counted.filter(
                                d -> isCountedIn(items, items.find(n).orElse(n), d))
                        .isPresent())
                .toList();
        List<String> near = Nearest.to(name, alike);
        if (near.isEmpty()) {
            near = alike.stream().filter(n -> shareALetter(n, name)).limit(FEW).toList();
        }
        return near.isEmpty() ? Nearest.orAll(name, items.names()) : String.join(", ", near);
    }

    private static boolean isCountedIn(EnergyItems items, String item, Dimension dimension) {
        return items.units(item)
                        .flatMap(u -> Unit.find(u.substring(u.indexOf('/') + 1)).stream())
                        .anyMatch(u -> u.dimension().equals(dimension))
                || items.isFuel(item) && OF_FUELS.contains(dimension);
    }

    private static boolean shareALetter(String one, String other) {
        return one.codePoints().anyMatch(c -> Character.isIdeographic(c) && other.indexOf(c) >= 0);
    }
}
