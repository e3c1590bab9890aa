/**
 * Amounts: units with their substance (tC is not tCO2), exact sums that do not care about order, numbers as text that
 * are the same on every Java version.
 */
package org.carbonscape.measure;
