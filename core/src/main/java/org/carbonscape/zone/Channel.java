package org.carbonscape.zone;

/**
 * Phases counted together: all of them, or a pair.
 *
 * @param phases numbers of the phases, from the earliest
 * @param keys   how many sequences of classes there can be
 */
record Channel(int[] phases, long keys) {}
