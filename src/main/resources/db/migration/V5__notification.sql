-- What is to be sent by mail, written in the transaction of what it tells of; the engine sends it afterwards.
create table outbox (
    id              varchar(36)   not null primary key,
    mail_key        varchar(200)  not null unique,
    about           varchar(64),
    to_name         varchar(200)  not null,
    to_email        varchar(254),
    subject         varchar(500)  not null,
    text_body       varchar(50000) not null,
    html_body       varchar(50000) not null,
    calendar        varchar(20000),
    calendar_method varchar(10),
    task_id         varchar(64),
    assignee        varchar(64),
    state           varchar(20)   not null,
    attempts        integer       not null,
    last_error      varchar(200),
    created_at      timestamp with time zone not null,
    next_attempt_at timestamp with time zone,
    sent_at         timestamp with time zone
);

create index outbox_state on outbox (state, created_at);
create index outbox_about on outbox (about);

-- Who was reminded of something late, and whose superior was told; ids and days alone, nothing of what it is about.
create table accountability_event (
    id           varchar(36)  not null primary key,
    kind         varchar(20)  not null,
    person_id    varchar(64)  not null,
    told         varchar(64),
    process      varchar(100) not null,
    task_key     varchar(100) not null,
    task_id      varchar(64)  not null,
    business_key varchar(64),
    due_at       timestamp with time zone not null,
    happened_at  timestamp with time zone not null,
    happened_on  date         not null,
    constraint one_event_a_day unique (task_id, person_id, kind, happened_on)
);

create index accountability_person on accountability_event (person_id, happened_at);
