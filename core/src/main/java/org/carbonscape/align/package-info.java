/**
 * Bringing any raster onto the study grid, and how true the area of its cells is. <em>Aligning</em> is nearest for classes, bilinear or mean for values.
 */
package org.carbonscape.align;
