/**
 * Carbon sources (positive) and sinks (negative), factors (amount per area and year), activities (fuel, product), inventory, allocation to cells, stocks.
 */
package org.carbonscape.carbon;
