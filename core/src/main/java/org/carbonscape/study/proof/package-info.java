/**
 * Finished runs held to account: an <em>explanation</em> prints how a unit's tonnes came about, a <em>verification</em>
 * recomputes what a run says, a <em>comparison</em> tells what two runs have different and why. All begin with what
 * stands in the run folder.
 */
package org.carbonscape.study.proof;
