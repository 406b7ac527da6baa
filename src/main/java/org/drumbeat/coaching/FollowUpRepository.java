package org.drumbeat.coaching;

import org.springframework.data.repository.ListCrudRepository;

interface FollowUpRepository extends ListCrudRepository<FollowUp, String> {}
