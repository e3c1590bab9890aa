package org.carbonscape.inventory;

import java.util.List;

/** Which edition of the IPCC's guidelines numbers are taken from where the two differ. */
public enum Guidelines {
    /** 2006 Guidelines: what parties to the Paris Agreement have to use. */
    IPCC_2006("2006"),
    /** 2019 Refinement: what they may use. */
    IPCC_2019("2019");

    private final String id;

    Guidelines(String id) {
        this.id = id;
    }

    /** As written in a study. */
    public String id() {
        return id;
    }

    /** Whether a row of an edition, or of both (empty), is among them. */
    boolean has(String edition) {
        return List.of("", id).contains(edition);
    }
}
