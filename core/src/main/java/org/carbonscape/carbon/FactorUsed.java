package org.carbonscape.carbon;

/**
 * One number that a result rests on, as the table of factors used prints it.
 *
 * @param what       what it is a factor of: {@code forest}, {@code raw coal: net calorific value}
 * @param value      as it was written
 * @param unit       as it was written
 * @param source     where it comes from; may be empty for a user's own
 */
public record FactorUsed(String what, double value, String unit, String source, Provenance provenance) { }
