/**
 * Where cells lie. A <em>grid</em> is a coordinate reference system, an origin (the outer corner of the first, upper
 * left cell), a cell size and a number of columns and rows. A <em>window</em> is a rectangle of its cells, a
 * <em>tiling</em> cuts it into windows. A <em>raster</em> gives cell contents window by window and comes in two kinds
 * only: classes (index 0 = none) and values (NaN = none). A file's no-data sentinel never travels past the reader.
 */
package org.carbonscape.grid;
