package org.carbonscape.app.web;

import java.io.IOException;
import java.io.InputStream;

/** What a server answers, described as OpenAPI 3.1. */
public final class OpenApi {
    private static final String FILE = "openapi.json";
    public static final Route ROUTE = Route.get("/" + FILE, r -> Reply.bytes(bytes(), MediaTypes.JSON));

    private OpenApi() {}

    private static byte[] bytes() throws IOException {
        try (InputStream in = OpenApi.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException("the program lacks " + FILE);
            }
            return in.readAllBytes();
        }
    }
}
