-- One row: the node that has locked it is starting, and every other one waits (workflow.StartUpTurn).
create table start_up (
    id integer not null primary key
);

insert into start_up (id) values (1);
