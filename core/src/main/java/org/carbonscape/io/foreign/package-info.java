/**
 * Rasters that are no TIFF, read by their headers into a {@link org.carbonscape.io.block.Layout}: Erdas Imagine and
 * ESRI ASCII grids.
 */
package org.carbonscape.io.foreign;
