package org.drumbeat.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The table of people. */
interface PersonRepository extends ListCrudRepository<Person, String> {

    /** {@link Person#presentOn}, said in SQL. */
    String PRESENT = " (hired_on is null or hired_on <= :day) and (left_on is null or left_on > :day) ";

    String MATCHES = """
             (lower(name) like lower(:pattern) escape '!'
              or lower(id) like lower(:pattern) escape '!'
              or lower(email) like lower(:pattern) escape '!'
              or lower(region) like lower(:pattern) escape '!'
              or lower(territory) like lower(:pattern) escape '!')
            """;

    /**
     * Everybody above this person, present or not, the nearest first. The number of steps is limited, so that people who
     * report to each other in a circle do not make the walk endless.
     */
    @Query("""
            with recursive line (id, manager_id, distance) as (
                select id, manager_id, 0 from person where id = :id
                union all
                select superior.id, superior.manager_id, line.distance + 1
                from person superior join line on superior.id = line.manager_id
                where line.distance < 30)
            select person.* from person join line on person.id = line.id
            where person.id <> :id
            order by line.distance
            """)
    List<Person> lineAbove(String id);

    @Query("select * from person where role in (:roles) and" + PRESENT + "order by name, id")
    List<Person> present(Collection<Role> roles, LocalDate day);

    @Query("select * from person where" + PRESENT + "and" + MATCHES
            + "order by name, id offset :offset rows fetch next :limit rows only")
    List<Person> page(String pattern, LocalDate day, long offset, int limit);

    @Query("select count(*) from person where" + PRESENT + "and" + MATCHES)
    long count(String pattern, LocalDate day);

    @Query("select distinct region from person where region is not null")
    List<String> regions();

    @Query("select distinct territory from person where territory is not null")
    List<String> territories();
}
