/**
 * The seam between a statistic and everything that offers it. A {@link org.carbonscape.method.Method} says what it is,
 * which options it takes, how it runs, and what its columns and classes are called; study file, commands, tables, maps
 * and reference pages are made from that. The statistic itself is a library class of a room below and knows nothing of
 * this.
 *
 * <p>A {@link org.carbonscape.method.UnitStatistic} is a method on values of units and their neighbours; a
 * <em>place</em> is the position of a unit among them. A <em>column</em> is one thing a table says of each place, a
 * <em>class key</em> the classes a map shows, with the words and colours of its legend. {@link
 * org.carbonscape.method.Statistics} lists all.
 */
package org.carbonscape.method;
