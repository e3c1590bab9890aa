package org.carbonscape.inventory;

import java.util.List;
import org.carbonscape.carbon.Category;
import org.carbonscape.carbon.Gas;

/** What an item emits of one gas in one category. */
record GasFactor(Category category, Gas gas, String stream, FuelFactor factor) {
    /** Of those that ship: one of a stream they have stands for this stream alone, any other for all of the gas. */
    boolean replaces(ItemFactor shipped, List<ItemFactor> all) {
        return gas.equals(shipped.gas())
                && (stream.equals(shipped.stream())
                        || all.stream()
                                .noneMatch(
                                        f -> f.gas().equals(gas) && f.stream().equals(stream)));
    }
}
