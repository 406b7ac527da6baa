package org.drumbeat.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The table of people. */
interface PersonRepository extends ListCrudRepository<Person, String> {

    /** {@link Person#presentOn} in SQL. */
    String PRESENT = " (hired_on is null or hired_on <= :day) and (left_on is null or left_on > :day) ";

    /** The same of a superior. */
    String SUPERIOR_PRESENT = " (superior.hired_on is null or superior.hired_on <= :day)"
            + " and (superior.left_on is null or superior.left_on > :day) ";

    String MATCHES = """
             (lower(name) like lower(:pattern) escape '!'
              or lower(id) like lower(:pattern) escape '!'
              or lower(email) like lower(:pattern) escape '!'
              or lower(region) like lower(:pattern) escape '!'
              or lower(territory) like lower(:pattern) escape '!')
            """;

    /**
     * Whether somebody leads the person below them: only managers and leaders may; HR and admins have superiors of their own
     * kind. Reporting lines from before imports enforced this may differ.
     */
    String LEADS = " (superior.role in ('manager', 'leader') or below.role not in ('rep', 'manager', 'leader')) ";

    /** This person and everybody above who leads them, the nearest first; a circle does not make the walk endless. */
    String LINE = """
            with recursive line (id, manager_id, distance) as (
                select id, manager_id, 0 from person where id = :id
                union all
                select next.id, next.manager_id, line.distance + 1
                from person next join line on next.id = line.manager_id
                where line.distance < 30)
            select superior.* from line
            join person superior on superior.id = line.id
            join person below on below.id = :id
            where (line.distance = 0 or""" + LEADS + ")";

    /** This person, then everybody above, present or not, the nearest first. */
    @Query(LINE + " order by line.distance")
    List<Person> lineFrom(String id);

    /** Everybody above this person, present or not, the nearest first. */
    @Query(LINE + " and superior.id <> :id order by line.distance")
    List<Person> lineAbove(String id);

    /** The nearest superior of somebody who is present. */
    record Above(String personId, String superiorId) {}

    /** The nearest present superior of each of these people; left out where there is none. */
    @Query("""
            with recursive line (person_id, id, manager_id, distance) as (
                select id, id, manager_id, 0 from person where id in (:ids)
                union all
                select line.person_id, superior.id, superior.manager_id, line.distance + 1
                from person superior join line on superior.id = line.manager_id
                where line.distance < 30),
            present (person_id, superior_id, place) as (
                select line.person_id, line.id, row_number() over (partition by line.person_id order by line.distance)
                from line
                join person superior on superior.id = line.id
                join person below on below.id = line.person_id
                where line.distance > 0 and""" + LEADS + "and" + SUPERIOR_PRESENT + """
                ) select person_id, superior_id from present where place = 1
            """)
    List<Above> superiorsOf(Collection<String> ids, LocalDate day);

    /**
     * Waits until no other transaction imports people or syncs the engine with them, and keeps others waiting until this one
     * ends.
     */
    @Query("select kind from import_turn where kind = 'people' for update")
    String takeTurn();

    @Query("select * from person where lower(id) = lower(:id)")
    Optional<Person> findByIdIgnoringCase(String id);

    /** The ids that match this pattern regardless of case, in lower case. */
    @Query("select lower(id) from person where lower(id) like lower(:pattern)")
    Set<String> idsLike(String pattern);

    /** Everybody whom this person leads, directly or by others; a circle does not make the walk endless. */
    @Query("""
            with recursive team (id, distance) as (
                select id, 1 from person where manager_id = :id
                union all
                select person.id, team.distance + 1
                from person join team on person.manager_id = team.id
                where team.distance < 30)
            select distinct below.id
            from team
            join person below on below.id = team.id
            join person superior on superior.id = :id
            where""" + LEADS)
    Set<String> below(String id);

    @Query("select id from person where left_on <= :day")
    List<String> leftBy(LocalDate day);

    @Query("select * from person where role in (:roles) and" + PRESENT + "order by name, id")
    List<Person> present(Collection<Role> roles, LocalDate day);

    @Query("select * from person where" + PRESENT + "and" + MATCHES
            + "order by name, id offset :offset rows fetch next :limit rows only")
    List<Person> page(String pattern, LocalDate day, long offset, int limit);

    @Query("select count(*) from person where" + PRESENT + "and" + MATCHES)
    long count(String pattern, LocalDate day);

    @Query("select distinct region from person where region is not null")
    List<String> regions();
}
