/** The chapter on what to do: suitability and its levels, zones, measures, corridors and scenarios, a section each. */
package org.carbonscape.study.chapter.suitability;
