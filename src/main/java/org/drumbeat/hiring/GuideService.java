package org.drumbeat.hiring;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Refusal;
import org.drumbeat.workflow.Revision;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The questions of interviews, in versions that never change: each is read once. None is asked for in the transaction that adds it,
 * or it would be known here even if that is rolled back.
 */
@Service
@Transactional
class GuideService {

    private final QuestionGuideRepository guides;
    private final InterviewKitRepository kits;
    private final Map<String, QuestionGuide> versions = new ConcurrentHashMap<>();

    GuideService(QuestionGuideRepository guides, InterviewKitRepository kits) {
        this.guides = guides;
        this.kits = kits;
    }

    /** The version that the kit of this vacancy has pinned: every candidate is asked the same. */
    @Transactional(readOnly = true)
    QuestionGuide guideOf(String vacancyId, QuestionGuide.Kind kind) {
        InterviewKit kit = kits.findById(vacancyId).orElseThrow();
        return version(kit.guide(kind)).orElseThrow();
    }

    private Optional<QuestionGuide> version(String id) {
        return Optional.ofNullable(
                versions.computeIfAbsent(id, unread -> guides.findById(unread).orElse(null)));
    }

    /** The guides that these scorecards answer. */
    @Transactional(readOnly = true)
    Map<QuestionGuide.Kind, QuestionGuide> askedIn(String vacancyId, List<Scorecard> cards) {
        return cards.stream()
                .map(Scorecard::kind)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), kind -> guideOf(vacancyId, kind)));
    }

    @Transactional(readOnly = true)
    QuestionGuide newest(QuestionGuide.Kind kind) {
        return newest().filter(guide -> guide.kind() == kind).findFirst().orElseThrow();
    }

    /** One of each kind. */
    private Stream<QuestionGuide> newest() {
        return guides.newest().stream().map(this::version).flatMap(Optional::stream);
    }

    /** The versions of each kind to choose from, the newest first. */
    @Transactional(readOnly = true)
    Map<QuestionGuide.Kind, List<Choice>> choices() {
        return guides.newestVersions().stream()
                .collect(Collectors.groupingBy(
                        QuestionGuide.ListedVersion::kind,
                        Collectors.mapping(
                                version -> new Choice(
                                        "Version " + version.versionNumber() + " (" + version.questions()
                                                + " questions)",
                                        version.id()),
                                Collectors.toList())));
    }

    /**
     * Adds a version; where nothing was changed, there is none to add.
     *
     * @param basedOn id of the version that the person changed; null for the newest
     * @throws Refusal where somebody else has added one since
     */
    void revise(QuestionGuide.Kind kind, String basedOn, List<QuestionGuide.GuideQuestion> questions) {
        QuestionGuide newest = newest(kind);
        new Revision(newest.id(), newest.versionNumber(), "these questions").requireBasis(basedOn);
        if (!questions.equals(newest.questions())) {
            guides.save(newest.revised(questions));
        }
    }

    /**
     * Ids of the guides that are asked, by kind: the newest of a kind where none is named.
     *
     * @throws Refusal where there is none of this id and kind
     */
    @Transactional(readOnly = true)
    Map<QuestionGuide.Kind, String> chosen(String fit, String behavioral) {
        Map<QuestionGuide.Kind, String> chosen = new EnumMap<>(QuestionGuide.Kind.class);
        if (fit == null || behavioral == null) {
            newest().forEach(guide -> chosen.put(guide.kind(), guide.id()));
        }
        Optional.ofNullable(fit).ifPresent(id -> chosen.put(QuestionGuide.Kind.FIT, id));
        Optional.ofNullable(behavioral).ifPresent(id -> chosen.put(QuestionGuide.Kind.BEHAVIORAL, id));
        chosen.forEach((kind, id) -> version(id)
                .filter(guide -> guide.kind() == kind)
                .orElseThrow(() -> Refusal.invalid(
                        "“" + kind.label() + "” needs a question guide of its kind: choose one from the list.")));
        return chosen;
    }
}
