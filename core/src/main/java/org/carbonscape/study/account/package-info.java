/**
 * COUNT to tables: what the counts of land say of change and carbon. Tables of land, the carbon account with its
 * conservation checks, flux rasters made cell by cell from the same counts, and the layers of units.
 */
package org.carbonscape.study.account;
