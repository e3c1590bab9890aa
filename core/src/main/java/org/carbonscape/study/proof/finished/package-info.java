/**
 * A finished run as its folder tells it: its record, its tables row by row and by unit and year; and what is found of
 * it, a difference at a time.
 */
package org.carbonscape.study.proof.finished;
