/**
 * How much each criterion counts: the judgements of experts (AHP, with their consistency), what the data say (entropy,
 * CRITIC), both together, and weights drawn around given ones. Weights are shares that add up to 1.
 */
package org.carbonscape.suitability.weight;
