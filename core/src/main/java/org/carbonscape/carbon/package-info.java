/**
 * Carbon accounts. A <em>source</em> is positive, a <em>sink</em> negative, <em>net</em> their sum. A <em>factor</em>
 * is carbon per area and year of a class; an <em>activity</em> or <em>item</em> (a fuel, electricity, clinker, heads of
 * cattle) becomes carbon by one <em>route</em>; <em>emissions</em> are the carbon of a unit of the study in a year;
 * <em>allocation</em> brings them to cells without losing any; a <em>balance</em> puts factors and emissions together;
 * a
 * <em>stock</em> is carbon held, by pools. Amounts are kept in tonnes of carbon and shown in tC or tCO2 (44/12
 * exactly). Every number that ships says where it comes from and how far it can be trusted.
 */
package org.carbonscape.carbon;
