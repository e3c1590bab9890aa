/**
 * A run, from a study file to a run folder: the pipeline, its record, its progress.
 */
package org.carbonscape.study.run;
