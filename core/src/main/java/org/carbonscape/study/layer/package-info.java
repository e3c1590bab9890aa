/**
 * The account as layers: rasters of land, change, source, sink, net and stock, made cell by cell of the same counts and
 * factors as its tables; the layers of units; and the pictures, keys and styles that maps are drawn of.
 */
package org.carbonscape.study.layer;
