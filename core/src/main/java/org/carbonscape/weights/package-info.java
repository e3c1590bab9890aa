/**
 * Who is a neighbour of whom: contiguity, distance band, nearest, kernel, lattice.
 */
package org.carbonscape.weights;
