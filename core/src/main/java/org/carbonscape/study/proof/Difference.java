package org.carbonscape.study.proof;

/**
 * Something that is not what it was to be.
 *
 * @param file  where it stands: {@code tables/carbon-by-unit.csv}
 * @param where in it: {@code counties 430102 2005, source_tCO2}
 */
public record Difference(String file, String where, String expected, String got) {}
