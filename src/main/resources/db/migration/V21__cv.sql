-- What a candidate hands in beside the application; all of it may be left out, and goes with an erasure.
create table enclosure (
    candidacy_id varchar(36) not null primary key references candidacy (id),
    phone        varchar(50),
    link         varchar(500),
    note         varchar(2000),
    version      integer     not null
);

-- A PDF of at most 5 MB, the newest alone.
create table cv (
    candidacy_id varchar(36) not null primary key references candidacy (id),
    content      bytea       not null,
    stored_by    varchar(64) not null references person (id),
    stored_at    timestamp with time zone not null,
    version      integer     not null
);
