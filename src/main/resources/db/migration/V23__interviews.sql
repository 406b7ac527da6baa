-- Whoever plans or passes on an interview holds this row until they are done: nobody is booked twice by two at the same moment.
create table interview_planning (
    id varchar(10) not null primary key
);

insert into interview_planning (id) values ('planning');
