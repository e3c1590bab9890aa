/**
 * An option declared once. From one {@link org.carbonscape.option.Option} come the reading of the study file, the
 * command's option, range checks, the JSON Schema, help and reference pages in both languages, and the record of a run.
 *
 * <p>An <em>option</em> has a key and a {@link org.carbonscape.option.Kind}, which reads what users write. A
 * <em>section</em> holds options and sections, as the study file does. What was written for a section is
 * {@link org.carbonscape.option.Given}. A <em>setting</em> binds an option to the component of a method's options that
 * it sets, so that an option which several methods share is still declared once.
 */
package org.carbonscape.option;
