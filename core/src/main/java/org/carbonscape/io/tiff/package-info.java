/**
 * GeoTIFF and BigTIFF, both ways, and the one door for rasters of any format: {@link
 * org.carbonscape.io.tiff.TiffFile} reads, {@link org.carbonscape.io.tiff.TiffWriter} writes.
 */
package org.carbonscape.io.tiff;
