package org.carbonscape.land;

import java.util.Optional;

/**
 * One class of a legend.
 *
 * @param index  1..K, the order of first appearance in the legend
 * @param name   unique in the legend
 * @param nameZh Chinese name; the name where none is given
 * @param color  {@code #rrggbb}
 * @param role   which of the six kinds of land it is; empty where the legend does not say
 */
public record LandClass(int index, String name, String nameZh, String color, Optional<LandRole> role) {}
