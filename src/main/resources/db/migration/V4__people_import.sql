-- One row a kind of import. Whoever imports holds its row, so that imports of a kind follow each other.
create table import_turn (
    kind varchar(20) not null primary key
);

insert into import_turn (kind) values ('people');
