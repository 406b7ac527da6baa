package org.drumbeat.coaching;

import org.springframework.data.repository.ListCrudRepository;

interface ProposedFocusRepository extends ListCrudRepository<ProposedFocus, String> {}
