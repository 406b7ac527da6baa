package org.drumbeat.workflow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is deployed in the engine, many at a time: the newest versions, and the versions that still have instances. */
@Component
class DeployedModels {

    /** A kind of model: the engine's table of its versions, and the ending of its files. */
    enum Kind {
        PROCESS("ACT_RE_PROCDEF", ".bpmn"),
        DECISION("ACT_RE_DECISION_DEF", ".dmn"),
        FORM("ACT_RE_CAMFORMDEF", ".form");

        private final String table;
        private final String ending;

        Kind(String table, String ending) {
            this.table = table;
            this.ending = ending;
        }

        String ending() {
            return ending;
        }
    }

    /** @param deployment the name that whoever deployed it gave */
    record Version(int number, String deployment) {}

    /** A version of a process and its file. */
    record ProcessVersion(String key, int number, byte[] content) {}

    private final JdbcClient database;

    DeployedModels(JdbcClient database) {
        this.database = database;
    }

    /**
     * Those of the newest versions that did not come with Drumbeat but were deployed by an admin.
     *
     * @return by the name of the file that the packaged one has, such as {@code vacancy.bpmn}
     */
    Map<String, Version> deployedByAdmins() {
        Map<String, Version> found = new HashMap<>();
        for (Kind kind : Kind.values()) {
            database.sql("""
                            select v.KEY_, v.VERSION_, d.NAME_
                              from %1$s v join ACT_RE_DEPLOYMENT d on d.ID_ = v.DEPLOYMENT_ID_
                             where v.VERSION_ = (select max(VERSION_) from %1$s n where n.KEY_ = v.KEY_)
                               and (d.SOURCE_ is null or d.SOURCE_ <> :ours)
                            """.formatted(kind.table))
                    .param("ours", ModelDeployment.SOURCE)
                    .query(row -> {
                        found.put(
                                row.getString("KEY_") + kind.ending,
                                new Version(row.getInt("VERSION_"), row.getString("NAME_")));
                    });
        }
        return found;
    }

    /** Ids of all processes, decisions or forms that are deployed. */
    Set<String> keys(Kind kind) {
        return new HashSet<>(database.sql("select distinct KEY_ from " + kind.table)
                .query(String.class)
                .list());
    }

    List<ProcessVersion> newestProcesses() {
        return processes("v.VERSION_ = (select max(VERSION_) from ACT_RE_PROCDEF n where n.KEY_ = v.KEY_)");
    }

    List<ProcessVersion> processesWithInstances() {
        return processes("exists (select 1 from ACT_RU_EXECUTION e where e.PROC_DEF_ID_ = v.ID_)");
    }

    private List<ProcessVersion> processes(String which) {
        return database.sql("""
                        select v.KEY_, v.VERSION_, b.BYTES_
                          from ACT_RE_PROCDEF v
                          join ACT_GE_BYTEARRAY b on b.DEPLOYMENT_ID_ = v.DEPLOYMENT_ID_ and b.NAME_ = v.RESOURCE_NAME_
                         where %s
                         order by v.KEY_, v.VERSION_
                        """.formatted(which))
                .query((row, number) ->
                        new ProcessVersion(row.getString("KEY_"), row.getInt("VERSION_"), row.getBytes("BYTES_")))
                .list();
    }
}
