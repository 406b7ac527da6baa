-- Whom processes were told of that they have left. Whoever comes back is forgotten, so that they are told of the next time.
create table departure (
    person_id varchar(64) not null primary key references person (id),
    noted_at  timestamp with time zone not null
);

-- No process waits to hear of those who left before there was anything to be told.
insert into departure (person_id, noted_at)
select id, current_timestamp from person where left_on < current_date;
