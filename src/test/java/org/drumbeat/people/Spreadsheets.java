package org.drumbeat.people;

import java.nio.charset.StandardCharsets;

/** Files of people, as somebody in HR saves them. */
final class Spreadsheets {

    static final String HEADER = "id,name,email,role,manager,region,territory,hired_on,left_on";

    private Spreadsheets() {}

    /** A CSV file of these rows under the header. */
    static byte[] csv(String... rows) {
        return (HEADER + "\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
