/**
 * How sure the account is: its numbers as terms of uncertain inputs, their draws for totals, units and cells, and the
 * areas that accuracy matrices correct.
 */
package org.carbonscape.study.uncertainty;
