package org.drumbeat.workflow;

import java.util.regex.Pattern;

/** Looks for a pattern that an admin wrote, and gives up where the search would take forever. */
final class PatientPattern {

    private static final int MOST_LOOKS = 1_000_000;

    private PatientPattern() {}

    /** Whether the pattern occurs somewhere in the text; false where that cannot be decided. */
    static boolean finds(String pattern, String text) {
        try {
            return Pattern.compile(pattern)
                    .matcher(new Counted(text, new int[1]))
                    .find();
        } catch (TooLong | StackOverflowError endless) {
            return false;
        }
    }

    /** Each step of the search looks at a character. */
    private record Counted(CharSequence text, int[] looks) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_LOOKS) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
