/**
 * What land itself emits and takes up, by the IPCC's Tier 1 (2006 Guidelines and 2019 Refinement, Vol 4) or from layers
 * of productivity. A <em>category</em> is one of the six of the IPCC, a <em>use</em> what parts a category (paddy rice,
 * plantation); land <em>remains</em> in a category or was <em>converted</em> to it within the <em>transition</em> (20
 * years). A <em>stratum</em> is climate, ecological zone, region and soil; a <em>pool</em> holds carbon above or below
 * ground, in dead organic matter or in soil. A <em>history</em> is the sequence of a cell's classes over the phases.
 */
package org.carbonscape.landcarbon;
