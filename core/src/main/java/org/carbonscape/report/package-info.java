/**
 * Findings as tables, figures, map layers and pages.
 */
package org.carbonscape.report;
