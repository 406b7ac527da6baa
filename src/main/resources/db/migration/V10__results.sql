-- What everybody was to sell and sold, a row a month. Without a quota there is none; bookings that nobody has told of are null.
-- source and external_id say which system, and which record of it, a row came from last.
create table sales_result (
    person_id   varchar(64)    not null references person (id),
    month_start date           not null,
    quota       numeric(19, 2),
    booked      numeric(19, 2),
    currency    varchar(3)     not null,
    source      varchar(100),
    external_id varchar(200),
    primary key (person_id, month_start)
);

-- The rows of the file that is being imported. They are written and taken away in the one transaction of the import, and there
-- is one at a time, so that nobody else ever sees a row here. No index: whoever fills it would wait for that, and nobody looks for
-- single rows.
create table sales_result_line (
    row_number_in_file integer     not null,
    person_id          varchar(64) not null,
    month_start        date        not null,
    quota              numeric(19, 2),
    booked             numeric(19, 2),
    currency           varchar(3)  not null,
    source             varchar(100),
    external_id        varchar(200)
);

insert into import_turn (kind) values ('results');

-- Every import of results while it runs, and what came of it. Written beside the import's own transaction, so that others see
-- how far it is; whoever wants it to stop says so in cancelled_by.
create table sales_result_import (
    id           varchar(36)  not null primary key,
    started_by   varchar(64)  not null,
    file_name    varchar(255) not null,
    size_bytes   bigint       not null,
    bytes_read   bigint       not null,
    rows_read    integer      not null,
    state        varchar(20)  not null,
    created      integer,
    updated      integer,
    unchanged    integer,
    errors       integer,
    cancelled_by varchar(64),
    started_at   timestamp with time zone not null,
    ended_at     timestamp with time zone
);

create index sales_result_import_started on sales_result_import (started_at, id);
create index sales_result_import_state on sales_result_import (state);
