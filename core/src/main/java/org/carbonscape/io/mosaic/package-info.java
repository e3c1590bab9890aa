/**
 * Several rasters that are one: a folder, a pattern, a list, or a VRT that lays them side by side. A <em>piece</em>
 * is one of them.
 */
package org.carbonscape.io.mosaic;
