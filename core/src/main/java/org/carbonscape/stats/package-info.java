/**
 * Where sources and sinks gather. <em>Place</em>: position of a unit in the weights and in every array; <em>z</em> of a
 * value: the value less the mean; <em>lag</em>: the weighted sum of the neighbours' z; <em>conditional
 * permutation</em>: a unit keeps its value while its neighbours' values are drawn from all others; <em>hot spot</em>:
 * high values together. Each statistic takes plain arrays (NaN = missing), {@link org.carbonscape.weights.Weights},
 * options and an engine, and returns an immutable result with its cautions; {@link org.carbonscape.stats.Convention}
 * sets the options of a tool. Results do not depend on threads; permutations are named by seed, method and item.
 */
package org.carbonscape.stats;
