package org.drumbeat.hiring;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface QuestionGuideRepository extends ListCrudRepository<QuestionGuide, String> {

    QuestionGuide findFirstByKindOrderByVersionNumberDesc(QuestionGuide.Kind kind);

    List<QuestionGuide> findByKindOrderByVersionNumberDesc(QuestionGuide.Kind kind);
}
