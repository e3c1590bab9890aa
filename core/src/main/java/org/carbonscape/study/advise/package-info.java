/**
 * What to do: suitability, zones, measures, corridors, scenarios. A <em>layer source</em> is a layer as the study names
 * it, made when it is needed; a <em>criterion</em> is a graded layer; an <em>outcome</em> of a rule is a zone.
 */
package org.carbonscape.study.advise;
