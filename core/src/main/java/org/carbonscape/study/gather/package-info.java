/**
 * Where sources and sinks gather: statistics on units and kernel density for every phase. A <em>series</em> is one
 * flow (net, source, sink) of one phase on one unit set; a <em>place</em> is the position of a unit among those with
 * neighbours.
 */
package org.carbonscape.study.gather;
