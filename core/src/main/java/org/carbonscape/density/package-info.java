/**
 * Where a mass lies that is given at points: how thick it is around each cell of a grid (<em>kernel density</em>, its
 * reach the <em>radius</em>) and how it is spread as a whole (<em>centre of gravity</em>, <em>standard deviational
 * ellipse</em>, and how both moved between phases). Nothing here asks what chance would make of it, and no unit has
 * neighbours: that is {@code stats}. Results do not depend on threads.
 */
package org.carbonscape.density;
