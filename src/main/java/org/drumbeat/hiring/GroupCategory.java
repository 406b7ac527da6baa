package org.drumbeat.hiring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.FreeText;
import org.drumbeat.workflow.Refusal;

/**
 * The groups by which the four-fifths rule compares how candidates fare (29 CFR 1607.4; the categories of the EEO-1 report of the
 * United States), and age 40, from which on the law protects it there (29 USC 631).
 */
enum GroupCategory {
    GENDER(
            "Gender",
            new Choice("Woman", "woman"),
            new Choice("Man", "man"),
            new Choice("Neither of these", "another_gender")),
    ETHNICITY(
            "Ethnicity",
            new Choice("Hispanic or Latino", "hispanic_or_latino"),
            new Choice("White", "white"),
            new Choice("Black or African American", "black_or_african_american"),
            new Choice("Asian", "asian"),
            new Choice("Native Hawaiian or Pacific Islander", "native_hawaiian_or_pacific_islander"),
            new Choice("American Indian or Alaska Native", "american_indian_or_alaska_native"),
            new Choice("Two or more of these", "two_or_more")),
    AGE("Age", new Choice("Under 40", "under_40"), new Choice("40 or over", "from_40"));

    private final String label;
    private final List<Choice> groups;

    GroupCategory(String label, Choice... groups) {
        this.label = label;
        this.groups = List.of(groups);
    }

    String label() {
        return label;
    }

    /** The name of the category in forms and tables: {@code gender}, {@code ethnicity}, {@code age}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Choice> groups() {
        return groups;
    }

    /**
     * The group that was declared in this category, or null where none was.
     *
     * @param declared codes of groups by code of the category
     * @throws Refusal where there is no such group
     */
    String declared(Map<String, String> declared) {
        String group = FreeText.tidy(declared.get(code()));
        if (group.isEmpty()) {
            return null;
        }
        if (groups.stream().noneMatch(choice -> choice.value().equals(group))) {
            throw Refusal.invalid("“" + label + "” must be one of the list, or left out.");
        }
        return group;
    }
}
