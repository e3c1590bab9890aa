/**
 * The chapters of the report: results of the stages as text, excerpts of tables and figures, in both languages. A
 * <em>section</em> is a part of a chapter about one method.
 */
package org.carbonscape.study.chapter;
