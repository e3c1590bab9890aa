/**
 * GeoTIFF and BigTIFF, both ways; Erdas Imagine, ESRI ASCII grids and several files as one, read as if they were TIFFs.
 * A <em>block</em> is a file's tile or strip, the unit of compression. A <em>code</em> is the whole number a file
 * stores
 * for a class; it becomes a class index at this door and goes no further, and so does the file's no-data value. {@link
 * org.carbonscape.io.tiff.TiffFile} reads, {@link org.carbonscape.io.tiff.TiffWriter}
 * writes.
 */
package org.carbonscape.io.tiff;
