package org.carbonscape.study.proof.finished;

/** Land of a class in a year, or in the years of an interval, {@code 2005-2010}. */
public record ClassYear(String years, String className) {
    /** {@code 2005-2010 water}. */
    public String text() {
        return years + " " + className;
    }
}
