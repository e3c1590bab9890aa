/**
 * Land use. A <em>class</em> is a kind of land, numbered 1..K; a <em>legend</em> says which code of a file is which
 * class; a <em>role</em> is one of the six kinds of land that methods know by meaning. A <em>phase</em> is a year of
 * the series, an <em>interval</em> the time between two. A <em>transfer matrix</em> holds what became of what (row =
 * from); <em>change measures</em> and <em>intensity analysis</em> are arithmetic on it. Nothing here reads a raster:
 * counts come from below, and everything is small tables from then on.
 */
package org.carbonscape.land;
