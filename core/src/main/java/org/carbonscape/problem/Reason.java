package org.carbonscape.problem;

/** What an exception says, for the place of a finding in a problem's text. */
public final class Reason {
    private Reason() {}

    /** The first line of its message; its kind where it says nothing. */
    public static String of(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
