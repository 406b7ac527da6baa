package org.drumbeat.coaching;

import org.springframework.data.repository.ListCrudRepository;

interface VisitReportRepository extends ListCrudRepository<VisitReport, String> {}
