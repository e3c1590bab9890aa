/**
 * The study file, its problems, the pipeline and the explicit list of methods.
 */
package org.carbonscape.study;
