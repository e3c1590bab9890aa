/**
 * Where land suits as a carbon sink, and what follows for protection and restoration.
 *
 * <p>A <em>criterion</em> is a raster with a <em>grading</em> that turns its values into <em>scores</em> (high = good
 * for the sink). <em>Weights</em> (sum 1) come from judgements (analytic hierarchy process), from the data (entropy,
 * CRITIC) or both. The <em>overlay</em> is the weighted mean of scores, cut into <em>levels</em>: level 1 is the most
 * suitable. <em>Rules</em> turn levels and other layers into <em>zones</em>; a <em>patch</em> is a connected piece of
 * one zone. A <em>corridor</em> is the least-cost path between two patches over a <em>resistance</em> surface. A
 * <em>measure</em> is what a strategy asks for on the land of a zone. Missing is class index 0 or NaN, everywhere.
 */
package org.carbonscape.suitability;
