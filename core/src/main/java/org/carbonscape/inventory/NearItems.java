package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Nearest;

/**
 * Items that may have been meant by a name that none has: of those counted in its unit of measure the nearest, since of
 * 水稻 in 公顷 kinds of rice are meant, not 水泥; else those with a letter of it. One that the name holds and that is
 * counted by another measure is offered with it: 早稻 (ha) for 早稻产量. Where none is near, what there is in that unit, if
 * that is little: what most are counted in says nothing.
 */
final class NearItems {
    private static final int FEW = 3;
    /** More have nothing in common with a name but a unit of measure. */
    private static final int MANY = 30;

    private static final List<Dimension> OF_FUELS = List.of(Dimension.MASS, Dimension.VOLUME, Dimension.ENERGY);

    /** Letters that say nothing of the kind: 钢材 is no 木材, 纯碱 no 折纯氮. */
    private static final String GENERIC = "材品料物量车石制化学产工业纯纸机其他用";

    private final String name;
    private final Optional<Unit> unit;
    private final EnergyItems items;

    private NearItems(String name, Optional<Unit> unit, EnergyItems items) {
        this.name = name;
        this.unit = unit;
        this.items = items;
    }

    static Bilingual of(String name, String measure, EnergyItems items) {
        return new NearItems(name, Unit.find(measure), items).text();
    }

    private Bilingual text() {
        List<String> alike = items.names().stream().filter(this::isCountedAlike).toList();
        List<String> near = new ArrayList<>(splits());
        String bare = bare(name);
        boolean chinese = name.codePoints().anyMatch(Character::isIdeographic);
        List<String> within = alike.stream()
                .filter(n -> chinese && n.length() > 1 && bare.contains(n))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(1)
                .toList();
        near.addAll(
                !within.isEmpty()
                        ? within
                        : chinese && !bare.equals(name) // 原煤 is one slip from 原铝
                                ? alike.stream()
                                        .filter(n -> bare(n).contains(bare)
                                                || bare(n).length() > 1 && bare.contains(bare(n)))
                                        .limit(FEW)
                                        .toList()
                                : Nearest.closelyTo(name, alike).stream()
                                        .filter(n -> !chinese || shareALetter(n, name))
                                        .toList());
        if (near.isEmpty()) {
            String kind = bare.isEmpty() ? "" : bare.substring(bare.length() - 1); // of 原煤 and 水稻 the last letter
            List<String> sharing =
                    alike.stream().filter(n -> shareALetter(bare(n), bare)).toList();
            List<String> ofKind =
                    sharing.stream().filter(n -> shareALetter(bare(n), kind)).toList();
            (ofKind.isEmpty() ? sharing : ofKind).stream().limit(FEW).forEach(near::add);
        }
        if (near.isEmpty() && !chinese) { // oil consumption: crude oil, fuel oil
            List<String> words = List.of(bare.split("\\P{L}+"));
            alike.stream()
                    .filter(n -> Stream.of(n.split("\\P{L}+")).anyMatch(w -> w.length() > 2 && words.contains(w)))
                    .limit(FEW)
                    .forEach(near::add);
        }
        if (near.isEmpty() && unit.isEmpty()) {
            near.addAll(Nearest.closelyTo(name, items.names()));
        }
        if (!near.isEmpty()) {
            return Bilingual.of("Write one of: " + Listing.of(near), "请写以下之一：" + Listing.of(near, "、"));
        }
        List<String> all = each(alike);
        return all.isEmpty() || all.size() > MANY
                ? Bilingual.of("Leave it out if it emits nothing", "若其不产生排放，请删去")
                : Bilingual.of( // 土地面积 beside items
                        "Leave it out if it emits nothing, or write one of: " + Listing.of(all),
                        "若其不产生排放，请删去，否则请写以下之一：" + Listing.of(all, "、"));
    }

    /** Items within the name that are counted by another measure than its last word says, with theirs. */
    private List<String> splits() {
        return MeasureWords.split(name.strip().toLowerCase(Locale.ROOT))
                .flatMap(s -> items
                        .find(s.item())
                        .filter(i -> !items.isFuel(i))
                        .flatMap(i -> items.units(i).findFirst())
                        .map(u -> s.item() + " (" + below(u) + ")")
                        .stream())
                .limit(1)
                .toList();
    }

    /** In its unit of measure; no fuel that is said to be produced, since those that are burnt are counted. */
    private boolean isCountedAlike(String other) {
        String item = items.find(other).orElse(other);
        return unit.filter(u -> isCountedIn(item, u)).isPresent() && !(items.isFuel(item) && isProduced());
    }

    private boolean isCountedIn(String item, Unit in) {
        return in.substance() == Substance.COAL_EQUIVALENT
                ? item.equals("standard coal")
                : items.units(item)
                                .flatMap(u -> Unit.find(below(u)).stream())
                                .anyMatch(u -> u.dimension().equals(in.dimension()))
                        || items.isFuel(item) && OF_FUELS.contains(in.dimension());
    }

    private boolean isProduced() {
        return MeasureWords.split(name.strip().toLowerCase(Locale.ROOT))
                .findFirst() // the longest: 消费量 ends in 量 as well
                .filter(s -> !s.measures().contains(MeasureWords.CONSUMPTION))
                .isPresent();
    }

    /** Each item once, in the letters of the name. */
    private List<String> each(Iterable<String> names) {
        boolean chinese = name.codePoints().anyMatch(Character::isIdeographic);
        List<String> each = new ArrayList<>();
        names.forEach(n -> {
            String item = items.find(n).orElse(n);
            each.add(chinese ? items.nameZh(item) : item);
        });
        return each.stream().distinct().collect(Collectors.toList());
    }

    private static String below(String unit) {
        return unit.substring(unit.indexOf('/') + 1);
    }

    /** Without what many names have in common: what of it is counted, and that it is another one. */
    private static String bare(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return MeasureWords.split(lower)
                .map(MeasureWords.Split::item)
                .findFirst()
                .orElse(lower)
                .replaceFirst("^其[他它]", "");
    }

    private static boolean shareALetter(String one, String other) {
        return one.codePoints()
                .anyMatch(c -> Character.isIdeographic(c) && GENERIC.indexOf(c) < 0 && other.indexOf(c) >= 0);
    }
}
