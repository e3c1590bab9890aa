/**
 * Vector files. A <em>layer</em> is what a file says: geometries and columns in file order; a <em>unit layer</em> is a
 * layer whose polygons and ids were checked; <em>map layers</em> are written to a GeoPackage.
 */
package org.carbonscape.io.vector;
