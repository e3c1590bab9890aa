/**
 * Findings as pictures and pages. A {@link org.carbonscape.finding.Figure} is laid out once, as a drawing of a few
 * kinds of marks (areas, lines, texts, images), which is then written as SVG or painted as PNG; the charts know
 * neither. Painting uses no part of the machine: own scan conversion, own reading of the font that ships, so that small
 * servers without fonts work and the same figure gives the same bytes everywhere. {@link org.carbonscape.report.Report}
 * is the page of a run; {@link org.carbonscape.report.QgisStyle} gives map layers the same colours in QGIS.
 */
package org.carbonscape.report;
