/**
 * The inventory: what activities emit. An <em>item</em> is something counted (a fuel, electricity, clinker, heads of
 * cattle, hectares of rice); an <em>activity</em> is an amount of it in a unit of the study and a year; a
 * <em>route</em> is the set of factors that turns fuels into carbon; an <em>own factor</em> is the user's and goes
 * before the program's. Every item belongs to a category of the IPCC.
 */
package org.carbonscape.inventory;
