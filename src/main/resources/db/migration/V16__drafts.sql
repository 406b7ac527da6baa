-- What a person has written in the form of an open task and not handed in: theirs alone, and gone with the task.
create table form_draft (
    task_id   varchar(64)     not null,
    person_id varchar(64)     not null,
    answers   varchar(200000) not null,
    version   integer         not null,
    saved_at  timestamp with time zone not null,
    constraint form_draft_key primary key (task_id, person_id)
);
