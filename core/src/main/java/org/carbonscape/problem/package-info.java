/**
 * What is wrong with a study, in the user's words. A <em>problem</em> stops a run, a <em>caution</em> never does;
 * both carry a code, the place, what was found and what to do. Rooms throw {@link
 * org.carbonscape.problem.ProblemException}; the study collects so that all problems are told at once. An <em>input
 * table</em> keeps the place of each of its rows, so that a problem can name it.
 */
package org.carbonscape.problem;
