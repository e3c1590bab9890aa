/**
 * COUNT to tables: what the counts of land say of change and carbon. Tables of land, the carbon account with its
 * conservation checks, and columns of units.
 */
package org.carbonscape.study.account;
