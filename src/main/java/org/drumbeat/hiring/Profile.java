package org.drumbeat.hiring;

import java.util.Comparator;
import java.util.List;

/**
 * What a candidate's psychometric profile came to: input to a conversation, seen by HR and the hiring manager alone.
 *
 * @param norm whom the scores are compared with, and where that is from
 * @param scales in the order of their names
 */
record Profile(String norm, List<Assessment.ScaleScore> scales) {

    static Profile of(Assessment answered) {
        return new Profile(
                answered.norm(),
                answered.scales().stream()
                        .sorted(Comparator.comparing(Assessment.ScaleScore::scale))
                        .toList());
    }
}
