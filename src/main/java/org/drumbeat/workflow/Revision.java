package org.drumbeat.workflow;

/**
 * The newest version of something that people revise, each in a task of their own: anybody whose changes are based on
 * another version is told so, and loses nothing.
 *
 * @param id of the version
 * @param number 1 for the first version, and so on
 * @param of what it is a version of, as in “of these questions”
 */
public record Revision(String id, int number, String of) {

    /**
     * @param basedOn id of the version that the person changed; null for the newest
     * @throws Refusal where somebody else has added one since
     */
    public void requireBasis(String basedOn) {
        if (basedOn != null && !basedOn.equals(id)) {
            throw Refusal.conflict("Version " + number + " of " + of + " was added while you wrote."
                    + " Keep a copy of your text and reload the page: it then shows that version for you to change.");
        }
    }
}
