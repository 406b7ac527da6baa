-- Whose first day processes are to be told of, and when they were: whoever was added before that day or on it.
create table arrival (
    person_id varchar(64) not null primary key references person (id) on delete cascade,
    noted_at  timestamp with time zone not null,
    told_at   timestamp with time zone
);

create index arrival_told on arrival (told_at);

-- Whoever a vacancy has welcomed was told of then.
insert into arrival (person_id, noted_at)
select id, current_timestamp from person
where hired_on > current_date and not exists (select 1 from vacancy where hired_as = person.id);

-- The link by which somebody sets a password: one a person, the last; only its fingerprint, so that nobody reads it here.
create table password_link (
    person_id  varchar(64) not null primary key references person (id) on delete cascade,
    token_hash varchar(64) not null unique,
    invited_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    used_at    timestamp with time zone
);
