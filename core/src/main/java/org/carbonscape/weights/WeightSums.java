package org.carbonscape.weights;

/**
 * The sums global statistics need (Cliff and Ord 1981).
 *
 * @param s0 sum of all weights
 * @param s1 half the sum of (w_ij + w_ji)^2
 * @param s2 sum over i of (row sum + column sum)^2
 */
public record WeightSums(double s0, double s1, double s2) {}
