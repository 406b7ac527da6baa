package org.drumbeat.results;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.drumbeat.imports.Alike;
import org.drumbeat.people.Person;

/** Everybody whose results a file may hold, by what it may call them. */
final class Owners {

    private final Set<String> ids = new HashSet<>();

    /** By e-mail and name, as people take them for the same; null where two people share it. */
    private final Map<String, String> callings = new HashMap<>();

    Owners(Collection<Person> people) {
        people.forEach(person -> ids.add(person.id()));
        people.forEach(person -> {
            call(person.name(), person.id());
            call(person.email(), person.id());
        });
    }

    private void call(String calling, String id) {
        if (calling == null) {
            return;
        }
        String key = Alike.key(calling);
        boolean isAnothers = callings.containsKey(key) && !id.equals(callings.get(key));
        callings.put(key, isAnothers ? null : id);
    }

    boolean hasId(String id) {
        return ids.contains(id);
    }

    /** The id of whoever has this id, e-mail or name; null where nobody has, or several have. */
    String find(String calling) {
        return ids.contains(calling) ? calling : callings.get(Alike.key(calling));
    }

    /** Whether several people are called so. */
    boolean isAmbiguous(String calling) {
        return find(calling) == null && callings.containsKey(Alike.key(calling));
    }
}
