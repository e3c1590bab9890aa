/**
 * Numbers cut into classes. A <em>break</em> is a bound between two classes and belongs to the lower one: classes are
 * closed on the right, the first with its minimum, and equal values are never parted. <em>Natural</em> breaks leave the
 * least sum of squares within classes (Fisher-Jenks), exactly, for any number of values.
 */
package org.carbonscape.breaks;
