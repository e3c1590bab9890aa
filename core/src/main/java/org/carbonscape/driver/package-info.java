/**
 * What drives them: the geographical detector. Words of this room: a <em>unit</em> is one place with a value y; a
 * <em>driver</em> is a variable x that may explain y; its <em>strata</em> are the classes of x; q is the share of the
 * variance of y that the strata explain, {@code q = 1 - SSW / SST}. Crossing two drivers means taking every pair of
 * strata that occurs as a stratum of its own.
 *
 * <p>Everything here works on arrays. y is turned once into whole numbers relative to one of its own values
 * ({@link org.carbonscape.driver.DetectorData}), so that sums over strata do not care about the order of units, the
 * number of threads or the origin of y.
 */
package org.carbonscape.driver;
