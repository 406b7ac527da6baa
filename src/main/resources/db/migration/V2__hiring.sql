-- Hiring: a vacancy, the kit that its interviews follow, the people who apply, and what interviewers noted.
create table vacancy (
    id              varchar(36)  not null primary key,
    title           varchar(120) not null,
    region          varchar(100) not null,
    territory       varchar(100) not null,
    reason          varchar(20)  not null,
    needed_by       date         not null,
    jurisdiction    varchar(10)  not null,
    hiring_manager  varchar(64)  not null references person (id),
    requested_by    varchar(64)  not null references person (id),
    requested_at    timestamp with time zone not null,
    state           varchar(20)  not null,
    decided_by      varchar(64) references person (id),
    decided_at      timestamp with time zone,
    decision_text   varchar(2000),
    filled_with     varchar(36),
    version         integer      not null
);

create index vacancy_state on vacancy (state);

-- A version of a guide never changes: every candidate of a vacancy is asked the same questions.
create table question_guide (
    id             varchar(64) not null primary key,
    kind           varchar(20) not null,
    version_number integer     not null,
    version        integer     not null,
    unique (kind, version_number)
);

create table guide_question (
    question_guide     varchar(64)  not null references question_guide (id),
    question_guide_key integer      not null,
    question_id        varchar(64)  not null,
    competency         varchar(100) not null,
    question           varchar(500) not null,
    primary key (question_guide, question_guide_key),
    unique (question_guide, question_id)
);

create table interview_kit (
    vacancy_id      varchar(36) not null primary key references vacancy (id),
    fit_interviewer varchar(64) not null references person (id),
    fit_guide       varchar(64) not null references question_guide (id),
    version         integer     not null
);

create table panel_member (
    interview_kit varchar(36) not null references interview_kit (vacancy_id),
    person_id     varchar(64) not null references person (id),
    primary key (interview_kit, person_id)
);

-- The e-mail is stored in lower case, so that nobody applies twice by writing it differently.
create table candidacy (
    id            varchar(36)  not null primary key,
    vacancy_id    varchar(36)  not null references vacancy (id),
    name          varchar(200) not null,
    email         varchar(254) not null,
    source        varchar(100) not null,
    consented_at  timestamp with time zone not null,
    state         varchar(20)  not null,
    decided_by    varchar(64) references person (id),
    decided_at    timestamp with time zone,
    decision_text varchar(2000),
    version       integer      not null,
    constraint one_application_an_email unique (vacancy_id, email)
);

create table scorecard (
    id             varchar(36) not null primary key,
    candidacy_id   varchar(36) not null references candidacy (id),
    interviewer    varchar(64) not null references person (id),
    recommendation varchar(20) not null,
    submitted_at   timestamp with time zone not null,
    version        integer     not null,
    constraint one_scorecard_an_interviewer unique (candidacy_id, interviewer)
);

create table score (
    scorecard     varchar(36)   not null references scorecard (id),
    scorecard_key integer       not null,
    question_id   varchar(64)   not null,
    rating        integer       not null check (rating between 1 and 4),
    evidence      varchar(2000) not null,
    primary key (scorecard, scorecard_key)
);

insert into question_guide (id, kind, version_number, version) values ('fit-1', 'FIT', 1, 0);

insert into guide_question (question_guide, question_guide_key, question_id, competency, question) values
    ('fit-1', 0, 'motivation', 'Motivation',
     'What made you choose sales, and what makes a week of selling a good one for you?'),
    ('fit-1', 1, 'customers', 'Customer focus',
     'Tell me about a customer you lost. What did you do, and what did you learn about them too late?'),
    ('fit-1', 2, 'coachability', 'Coachability',
     'When did feedback last change how you sell? What did you do differently the week after?'),
    ('fit-1', 3, 'persistence', 'Persistence',
     'Describe a deal that took far longer than planned. How did you keep going, and when would you have stopped?'),
    ('fit-1', 4, 'teamwork', 'Working with others',
     'Give an example of a result you owe to a colleague outside sales. What was your part in it?'),
    ('fit-1', 5, 'integrity', 'Integrity',
     'When did you advise a customer against buying, or walk away from a deal that you could have won?');
