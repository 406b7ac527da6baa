package org.drumbeat.hiring;

import org.springframework.data.repository.ListCrudRepository;

interface EnclosureRepository extends ListCrudRepository<Enclosure, String> {}
