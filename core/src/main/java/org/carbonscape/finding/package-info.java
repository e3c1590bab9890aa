/**
 * What the report tells. {@link org.carbonscape.finding.Findings} is a chapter of the report: text, {@link
 * org.carbonscape.finding.Excerpt}s of tables, cautions and {@link org.carbonscape.finding.Figure}s, which say what is
 * shown and leave the drawing to the report. Whatever a reader sees is {@link org.carbonscape.finding.Words}, in
 * English and Chinese.
 */
package org.carbonscape.finding;
