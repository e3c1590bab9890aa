/**
 * How every tonne of an account came about: its lines, held against the account to the last digit, and as a run writes
 * them.
 */
package org.carbonscape.study.ledger;
