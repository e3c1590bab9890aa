/**
 * Methods on plain files, without a study file: for the commands and for library users.
 */
package org.carbonscape.study.face;
