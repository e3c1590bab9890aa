package org.carbonscape.app;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests neither take from the cache of whoever runs them nor put into it, unless they name a folder. */
public final class NothingKeptAtHome implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        System.setProperty("carbonscape.stages", "none");
    }
}
