package org.drumbeat.hiring;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** What comes with an application, as {@link Application} says; any of it may be null. */
record Enclosure(
        @Id String candidacyId,
        String phone,
        String link,
        String note,
        @Version Integer version) {

    static Enclosure of(Application application, String candidacyId) {
        return new Enclosure(candidacyId, application.phone(), application.link(), application.note(), null);
    }

    boolean isEmpty() {
        return phone == null && link == null && note == null;
    }
}
