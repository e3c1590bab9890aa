package org.carbonscape.option;

import org.carbonscape.problem.Bilingual;

/** What a section of the study file may hold. */
public sealed interface Item permits Option, Section {
    /** The key that stands for any name the user chooses: a year, a unit set, a driver. */
    String ANY = "*";

    /** As written; {@link #ANY} stands for a name of the user's. */
    String key();

    /** What forms call it: in English the key, in Chinese two or three words. */
    Bilingual title();

    /** What it is, in a sentence. */
    Bilingual doc();

    /** Whether its absence is a problem. */
    boolean required();
}
