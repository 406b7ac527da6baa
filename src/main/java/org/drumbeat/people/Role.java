package org.drumbeat.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody does in the sales organisation, which decides what they may see and which tasks are theirs. */
public enum Role {
    REP("Rep"),
    MANAGER("Manager"),
    LEADER("Leader"),
    HR("HR"),
    ADMIN("Admin"),
    /** Not a person but the system that hands in applications. */
    INTAKE("Intake");

    private final String displayName;

    Role(String displayName) {
        this.displayName = displayName;
    }

    /** The role as it is stored, and the id of the engine's group of everybody who has it. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String displayName() {
        return displayName;
    }

    /** The role of this group; empty where the group is not one of ours, such as one that an admin has created. */
    public static Optional<Role> ofGroup(String group) {
        return Arrays.stream(values())
                .filter(role -> role.group().equals(group))
                .findFirst();
    }

    /** As it stands in a sentence: “a rep”, “an admin”. */
    String withArticle() {
        return switch (this) {
            case REP, MANAGER, LEADER -> "a " + group();
            case HR -> "in HR";
            case ADMIN -> "an admin";
            case INTAKE -> "a system";
        };
    }

    /**
     * The role of this group id.
     *
     * @throws IllegalArgumentException if there is none, with a sentence that lists the existing roles
     */
    public static Role of(String group) {
        return ofGroup(group)
                .orElseThrow(() -> new IllegalArgumentException("“" + group + "” is not a role: use one of "
                        + Arrays.stream(values()).map(Role::group).collect(Collectors.joining(", ")) + "."));
    }
}
