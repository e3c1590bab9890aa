/**
 * Where land suits as a carbon sink: criteria, weights, overlay, levels, zones, strategies.
 */
package org.carbonscape.suitability;
