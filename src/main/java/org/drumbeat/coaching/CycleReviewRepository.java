package org.drumbeat.coaching;

import org.springframework.data.repository.ListCrudRepository;

interface CycleReviewRepository extends ListCrudRepository<CycleReview, String> {}
