/**
 * Findings as pictures and pages. A {@link org.carbonscape.finding.Figure} is laid out once, as a {@link
 * org.carbonscape.drawing.Drawing}, whatever its sizes; charts know neither SVG nor pixels. {@link
 * org.carbonscape.report.Report} is the page of a run; {@link org.carbonscape.report.QgisStyle} gives map layers the
 * same colours in QGIS.
 */
package org.carbonscape.report;
