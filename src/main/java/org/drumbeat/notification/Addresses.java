package org.drumbeat.notification;

import java.util.List;
import java.util.Set;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.springframework.stereotype.Component;

/** Finds the addresses of those a mail is for. */
@Component
class Addresses {

    private final People people;

    Addresses(People people) {
        this.people = people;
    }

    /** Empty where the person is unknown or has left, since leavers are told nothing more. */
    List<Address> of(Recipient recipient) {
        if (recipient.outside() != null) {
            return List.of(recipient.outside());
        }
        List<Person> found = recipient.everybodyOf() == null
                ? people.presentOf(List.of(recipient.personId()))
                : people.present(Set.of(recipient.everybodyOf()));
        return found.stream()
                .map(person -> new Address(person.name(), person.email()))
                .toList();
    }
}
