package org.drumbeat.imports;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts that people consider the same: they differ only in case or in the kind of apostrophe, dash or space. */
public final class Alike {

    private static final Pattern APOSTROPHES = Pattern.compile("[‘’‛ʼʹ´`′]");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}−]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Zs}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Cf}");

    private Alike() {}

    /** The same key for all texts that people consider the same. An accent makes a difference, as it does in a name. */
    public static String key(String text) {
        // Before normalizing, which would turn a standalone acute accent into a space and a mark.
        String plain = APOSTROPHES.matcher(text).replaceAll("'");
        plain = Normalizer.normalize(plain, Normalizer.Form.NFKC);
        plain = DASHES.matcher(plain).replaceAll("-");
        plain = SPACE.matcher(MARKS.matcher(plain).replaceAll("")).replaceAll(" ");
        return plain.strip().toLowerCase(Locale.ROOT);
    }
}
