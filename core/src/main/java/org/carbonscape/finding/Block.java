package org.carbonscape.finding;

/** One piece of a chapter. */
public sealed interface Block
        permits Findings.Heading,
                Findings.Paragraph,
                Findings.Note,
                Findings.Caution,
                Findings.Brief,
                Findings.Aside,
                Excerpt,
                Figure {}
