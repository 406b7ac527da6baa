package org.drumbeat.text;

import java.util.Locale;

/** One of a few values as people read it: {@code NOT_DONE} is “Not done”. */
public final class ChoiceInWords {

    private ChoiceInWords() {}

    public static String of(Enum<?> value) {
        String name = value.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
