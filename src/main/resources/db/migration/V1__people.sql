-- Who works here, in which role, and who reports to whom. A person who leaves stays: the facts of the past name them.
create table person (
    id         varchar(64)  not null primary key,
    name       varchar(200) not null,
    email      varchar(200),
    role       varchar(20)  not null,
    manager_id varchar(64) references person (id),
    region     varchar(100),
    territory  varchar(100),
    hired_on   date,
    left_on    date,
    version    integer      not null
);

create index person_manager on person (manager_id);
create index person_role on person (role);
-- The search looks for text anywhere in five columns, which no index speeds up; its pages come in the order of names.
create index person_name on person (name, id);
