/**
 * CHECK, ALIGN and UNITS: opening what a plan names and bringing it onto one grid. The <em>study area</em> is what all
 * stages share: grid, cell areas, legend, years. A <em>phase</em> is the land use of one year; a <em>driver layer</em>
 * is a driver, opened: a raster, a table of units, or the classes it is a share of or a distance to.
 */
package org.carbonscape.study.intake;
