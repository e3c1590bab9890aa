package org.carbonscape.study.proof;

/** Land of a class in a year, or in the years of an interval, {@code 2005-2010}. */
record ClassYear(String years, String className) {
    /** {@code 2005-2010 water}. */
    String text() {
        return years + " " + className;
    }
}
