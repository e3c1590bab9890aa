package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.carbonscape.carbon.Category;
import org.carbonscape.problem.Bilingual;

/**
 * What of an inventory is there, category by category, with the notation keys of the IPCC (2006 Vol 1 Ch 8.2.5):
 * estimated, included elsewhere, not estimated, not occurring.
 */
public final class Completeness {
    /** The notation keys. */
    public enum Key {
        /** Estimated. */
        E,
        /** Included elsewhere. */
        IE,
        /** Not estimated. */
        NE,
        /** Not occurring: its amounts in the table are all zero. */
        NO
    }

    /** One of the categories that have none below them, or one above that rows go straight to. */
    public record Status(Category category, Key key, Bilingual why) {}

    private static final Category BOUGHT = Category.of("X.1");
    private static final Set<String> PLANTS = Set.of("1.A.1.a");

    private Completeness() {}

    /** @param beside what is counted beside the table of activities: it holds for all that is in its category */
    public static List<Status> of(List<Line> lines, List<Status> beside) {
        Set<Category> emitting =
                lines.stream().filter(l -> l.tonnes() != 0).map(Line::category).collect(Collectors.toSet());
        Set<Category> named = lines.stream().map(Line::category).collect(Collectors.toSet());
        List<Status> all = new ArrayList<>();
        for (Category category : Category.all()) {
            boolean leaf = Category.all().stream().noneMatch(c -> !c.equals(category) && c.isIn(category));
            if ((leaf || emitting.contains(category)) && category.isReported()) {
                all.add(status(category, emitting, named, beside));
            }
        }
        return all;
    }

    private static Status status(Category category, Set<Category> emitting, Set<Category> named, List<Status> beside) {
        if (emitting.contains(category)) {
            return new Status(category, Key.E, Bilingual.of("estimated from the table of activities", "由活动数据表估算"));
        }
        for (Category above : emitting) {
            if (category.isIn(above)) {
                return new Status(
                        category,
                        Key.IE,
                        Bilingual.of(
                                "in " + above.code() + ": the rows do not say which part it is",
                                "计入 " + above.code() + "：数据行未区分"));
            }
        }
        if (named.stream().anyMatch(n -> category.isIn(n))) {
            return new Status(category, Key.NO, Bilingual.of("its amounts in the table are zero", "表中数量为零"));
        }
        if (PLANTS.contains(category.code()) && emitting.contains(BOUGHT)) {
            return new Status(
                    category,
                    Key.IE,
                    Bilingual.of("in X.1: electricity and heat count where they are used", "计入 X.1：电力与热力按消费口径计算"));
        }
        return beside.stream()
                .filter(s -> category.isIn(s.category))
                .findFirst()
                .map(s -> new Status(category, s.key, s.why))
                .orElseGet(() ->
                        new Status(category, Key.NE, Bilingual.of("nothing in the table of activities", "活动数据表中没有")));
    }
}
