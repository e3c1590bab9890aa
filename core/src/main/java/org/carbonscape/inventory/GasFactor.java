package org.carbonscape.inventory;

import org.carbonscape.carbon.Category;
import org.carbonscape.carbon.Gas;

/** What an item emits of one gas in one category. */
record GasFactor(Category category, Gas gas, String stream, FuelFactor factor) {}
