/**
 * Who is a neighbour of whom. A <em>unit</em> is a polygon, a fishnet cell, a point or a raster cell, known by its
 * place 0..size-1; a place without a unit (a hole in a lattice, a unit without value) is <em>absent</em>: it neither
 * has nor is a neighbour. A unit without neighbours is an <em>island</em>. <em>Queen</em> neighbours share a point,
 * <em>rook</em> neighbours share an edge. The <em>raw</em> weight of a link is 1 for contiguity, nearest and band
 * neighbours, and a function of distance for the others; <em>row-standardised</em> weights are raw weights divided by
 * their row's sum; the other <em>styles</em> stand in {@link org.carbonscape.weights.Standardisation}. Units <em>of
 * order k</em> are k steps away by the shortest way. No unit is its own neighbour, whatever a file says; statistics
 * that want it say so. The <em>origin</em> of weights is what the user should know of how they were found; every
 * statistic tells it.
 */
package org.carbonscape.weights;
