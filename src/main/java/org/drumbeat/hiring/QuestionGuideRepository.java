package org.drumbeat.hiring;

import org.springframework.data.repository.ListCrudRepository;

interface QuestionGuideRepository extends ListCrudRepository<QuestionGuide, String> {

    QuestionGuide findFirstByKindOrderByVersionNumberDesc(QuestionGuide.Kind kind);
}
