/**
 * Bringing any raster onto the study grid. <em>Aligned</em> rasters read like any other and hold no cells: a window is
 * read from the file when asked for. Classes take the <em>nearest</em> source cell; values the nearest, a
 * <em>bilinear</em> mixture of four, or the <em>mean</em> of the source cells inside. What was done to which file
 * stands in its <em>alignment note</em>.
 */
package org.carbonscape.align;
