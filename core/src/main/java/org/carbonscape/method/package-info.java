/**
 * The seam every analysis fits into: what a method declares and what it finds. {@link org.carbonscape.method.Findings}
 * is a chapter of the report: text, {@link org.carbonscape.method.Excerpt}s of tables, cautions and
 * {@link org.carbonscape.method.Figure}s, which say what is shown and leave the drawing to the report. Whatever a reader
 * sees is {@link org.carbonscape.method.Words}, in English and Chinese.
 */
package org.carbonscape.method;
