/**
 * Where sources and sinks gather: kernel density, autocorrelation, hot and cold spots, class breaks, ellipse.
 */
package org.carbonscape.stats;
