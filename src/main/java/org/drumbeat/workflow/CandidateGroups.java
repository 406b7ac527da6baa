package org.drumbeat.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says which group is to hear of a task that is nobody's own. */
@Component
class CandidateGroups {

    /** Every database accepts this many values in a condition. */
    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;

    CandidateGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By task, one of the groups that it is offered to: one that the engine knows, where there is such a one. */
    Map<String, String> of(Collection<String> taskIds) {
        Map<String, String> groups = new HashMap<>();
        for (Collection<String> part : inParts(taskIds)) {
            jdbc.sql("""
                    select LINK.TASK_ID_, coalesce(min(KNOWN.ID_), min(LINK.GROUP_ID_)) as GROUP_ID_
                    from ACT_RU_IDENTITYLINK LINK left join ACT_ID_GROUP KNOWN on KNOWN.ID_ = LINK.GROUP_ID_
                    where LINK.TYPE_ = 'candidate' and LINK.GROUP_ID_ is not null and LINK.TASK_ID_ in (:tasks)
                    group by LINK.TASK_ID_""").param("tasks", part).query(link -> {
                groups.put(link.getString("TASK_ID_"), link.getString("GROUP_ID_"));
            });
        }
        return groups;
    }

    static List<List<String>> inParts(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
        return parts;
    }
}
