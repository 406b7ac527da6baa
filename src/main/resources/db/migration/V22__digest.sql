-- Up to when groups have been told of what was offered to them: one row.
create table group_digest (
    id         varchar(10)              not null primary key,
    told_until timestamp with time zone not null
);

insert into group_digest (id, told_until) values ('digest', current_timestamp);

-- Whether a mail goes to somebody outside, whom nobody could tell otherwise that it never arrived.
alter table outbox add column outside boolean default false not null;
