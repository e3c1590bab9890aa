/**
 * Carbon accounts. A <em>source</em> is positive, a <em>sink</em> negative, <em>net</em> their sum. A <em>factor</em>
 * is carbon per area and year of a class; a <em>gas</em> is one of those that inventories count, a <em>category</em>
 * the place of an emission in an inventory (IPCC 2006); <em>emissions</em> are the carbon of a unit of the study in a
 * year; <em>allocation</em> brings them to cells without losing any; a <em>balance</em> puts factors and emissions
 * together; a <em>stock</em> is carbon held, by pools. Amounts are kept in tonnes of carbon and shown in tC or tCO2
 * (44/12 exactly). Every number that ships says where it comes from and how far it can be trusted.
 */
package org.carbonscape.carbon;
