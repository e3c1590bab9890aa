package org.carbonscape.driver;

/**
 * Whether two drivers differ in how much of y they explain.
 *
 * @param a         the driver given first
 * @param b         the other
 * @param f         the statistic: {@code SSW_a/SSW_b = (1-q_a)/(1-q_b)}; in the conventions geodetector and GD
 *                  {@code max(q)/min(q)}
 * @param p         two-sided, {@code 2 min(P(F<f), P(F>f))} with N-1 and N-1 degrees of freedom; in the conventions
 *                  geodetector, GD and gdverse the upper tail only
 * @param pAdjusted for the number of pairs
 * @param different the verdict
 */
public record Ecological(String a, String b, double f, double p, double pAdjusted, boolean different) {}
