package org.drumbeat.results;

/**
 * Knows in which row something first appeared, among millions: for each it keeps a 64-bit fingerprint and the row, 24 to 48
 * bytes in all (75 MB for a moment at two million). Two among two million share a fingerprint once in ten million files.
 */
final class FirstRows {

    private static final int FIRST_CAPACITY = 1 << 12;

    /** A quarter to half full; nought is a free place. */
    private long[] prints = new long[FIRST_CAPACITY];

    private int[] rows = new int[FIRST_CAPACITY];
    private int size;

    /** The row in which this first appeared; this row if it is new. */
    int of(String what, int row) {
        if (size * 2 >= prints.length) {
            grow();
        }
        return put(fingerprint(what), row);
    }

    private int put(long print, int row) {
        int place = (int) (print >>> Integer.SIZE) & prints.length - 1;
        while (prints[place] != 0) {
            if (prints[place] == print) {
                return rows[place];
            }
            place = place + 1 & prints.length - 1;
        }
        prints[place] = print;
        rows[place] = row;
        size++;
        return row;
    }

    private void grow() {
        long[] before = prints;
        int[] rowsBefore = rows;
        prints = new long[before.length * 2];
        rows = new int[before.length * 2];
        size = 0;
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                put(before[i], rowsBefore[i]);
            }
        }
    }

    /** FNV-1a, and the end of MurmurHash 3, which spreads it. */
    private static long fingerprint(String what) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < what.length(); i++) {
            hash = (hash ^ what.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
