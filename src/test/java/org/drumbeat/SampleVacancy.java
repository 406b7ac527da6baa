package org.drumbeat;

import java.time.LocalDate;
import java.util.Map;

/** What marco answers when he asks for a vacancy, for every test that needs one. */
public final class SampleVacancy {

    private SampleVacancy() {}

    public static Map<String, Object> answers() {
        return answersFor(Monday.TODAY.plusMonths(3));
    }

    /** The same for tests that live in another time. */
    public static Map<String, Object> answersFor(LocalDate neededBy) {
        return Map.of(
                "title", "Account executive",
                "region", "North",
                "territory", "Maine",
                "reason", "new",
                "neededBy", neededBy.toString(),
                "jurisdiction", "US",
                "hiringManager", "marco");
    }
}
