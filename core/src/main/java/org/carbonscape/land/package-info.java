/**
 * Land use: class, legend, phase (a year of the series), transfer matrix (row = from), change measures, intensity analysis.
 */
package org.carbonscape.land;
