/**
 * The library's engine on Apache Spark, which is the scheduler and nothing else: a verb becomes a job, a run of blocks
 * a task, and what a task gives is merged as on one machine. A task that is lost, late or done twice changes nothing.
 */
package org.carbonscape.spark;
