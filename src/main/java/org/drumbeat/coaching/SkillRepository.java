package org.drumbeat.coaching;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface SkillRepository extends ListCrudRepository<Skill, String> {

    Optional<Skill> findFirstByCodeOrderByVersionNumberDesc(String code);

    /** The newest version of each skill. */
    @Query("""
            select code, version_number, name, offered from skill
            where not exists (
                select 1 from skill later
                where later.code = skill.code and later.version_number > skill.version_number)""")
    List<Skill.Listed> newest();

    /** These versions whole, in one look: a row for each behaviour. */
    @Query("""
            select skill.id, skill.code, skill.version_number, skill.name, skill.purpose, skill.offered, skill.version,
                behaviour.behaviour_id as its_behaviour_id, behaviour.name as its_name, behaviour.level1 as its_level1,
                behaviour.level2 as its_level2, behaviour.level3 as its_level3, behaviour.level4 as its_level4,
                behaviour.level5 as its_level5
            from skill join behaviour on behaviour.skill = skill.id
            where skill.id in (:ids)
            order by skill.id, behaviour.skill_key""")
    List<Skill.Row> rows(Collection<String> ids);
}
