package org.drumbeat.hiring;

import org.springframework.data.repository.ListCrudRepository;

interface InterviewKitRepository extends ListCrudRepository<InterviewKit, String> {}
