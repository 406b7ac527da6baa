package org.drumbeat.people;

import java.util.List;
import org.drumbeat.workflow.Choice;

/** People as lines of a list to pick from: the name and, since names repeat, where they work. */
public final class PersonChoice {

    private PersonChoice() {}

    public static List<Choice> of(List<Person> people) {
        return people.stream()
                .map(person -> new Choice(person.name() + " (" + place(person) + ")", person.id()))
                .toList();
    }

    private static String place(Person person) {
        String role = person.role().displayName();
        return person.region() == null ? role : role + ", " + person.region();
    }
}
