/**
 * The units of a study. A <em>unit set</em> is a named partition of the land: polygons or a fishnet. A cell belongs to
 * the unit its centre lies in, or, where shares are asked for, to each unit by the area that it covers of the cell.
 * The <em>crosstab</em> counts cells by unit and class in one reading.
 */
package org.carbonscape.zone;
