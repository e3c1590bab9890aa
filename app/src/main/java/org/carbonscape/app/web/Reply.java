package org.carbonscape.app.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.carbonscape.io.json.Json;

/** What the asker gets. */
public sealed interface Reply {
    /** Bytes that the program made. */
    record Whole(int status, byte[] bytes, String type) implements Reply {}

    /** Bytes that the program made once and hands out often: packed already. */
    record Packed(byte[] bytes, byte[] gzip, String type) implements Reply {}

    /** A file of a run or of a user, whole or by ranges. It is shown under a policy that lets no script of it run. */
    record OnDisk(Path file, String type) implements Reply {}

    /** Why it does not get what it asks for, in one sentence. */
    record Refusal(int status, String why) implements Reply {}

    /** Server-sent events, one after another, until their source ends or the reader goes away. */
    record Events(Source source) implements Reply {}

    /** Where events come from; runs in a thread of its own. */
    @FunctionalInterface
    interface Source {
        void sendTo(Outlet out) throws IOException, InterruptedException;
    }

    /** Where events go. */
    interface Outlet {
        /**
         * Sends an event.
         *
         * @param name  kind of event, one word
         * @param value as {@link Json} takes it
         * @throws IOException if the reader has gone
         */
        void event(String name, Object value) throws IOException;

        /** A sign of life, so that a reader who has gone is noticed. */
        void alive() throws IOException;
    }

    static Reply bytes(byte[] bytes, String type) {
        return new Whole(200, bytes, type);
    }

    /** To be kept by whoever makes it. */
    static Packed packed(byte[] bytes, String type) {
        return new Packed(bytes, Sending.gzip(bytes), type);
    }

    static Reply json(Object value) {
        return json(200, value);
    }

    static Reply json(int status, Object value) {
        return new Whole(status, Json.text(value).getBytes(StandardCharsets.UTF_8), MediaTypes.JSON);
    }

    static Reply missing() {
        return new Refusal(404, "there is no such thing here");
    }
}
