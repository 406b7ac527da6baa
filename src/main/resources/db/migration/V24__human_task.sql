-- Every task that a diagram gives to people, from its beginning to its end: whose it is, when it is due, how it ended. Ids and
-- moments alone, nothing of what it says; the engine's own transaction writes it. "Form" is the id of the form that it shows,
-- "person_id" is empty while it is offered to a group.
create table human_task (
    task_id       varchar(64)  not null primary key,
    process       varchar(255) not null,
    model_version integer,
    version_tag   varchar(64),
    box           varchar(255) not null,
    form          varchar(255),
    instance_id   varchar(64),
    business_key  varchar(255),
    person_id     varchar(255),
    created_at    timestamp with time zone not null,
    due_at        timestamp with time zone,
    ended_at      timestamp with time zone,
    how           varchar(20),
    keep_until    timestamp with time zone not null
);

create index human_task_due on human_task (form, due_at);
create index human_task_about on human_task (business_key, form);
create index human_task_instance on human_task (instance_id, box);
create index human_task_kept on human_task (keep_until);
