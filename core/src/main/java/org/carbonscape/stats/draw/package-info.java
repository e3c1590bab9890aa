/**
 * What permutations are made of: random orders and samples, tables of draws, and structures that count at once how many
 * of them lie above and below what was observed. Whole numbers throughout; knows no statistic, no values and no
 * neighbours by name.
 */
package org.carbonscape.stats.draw;
