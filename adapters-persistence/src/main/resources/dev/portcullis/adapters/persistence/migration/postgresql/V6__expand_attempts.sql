-- Failed attempts and attempts in progress, by what they are counted under. Times are microseconds since 1970.
create table attempts (
  name text collate "C" primary key,
  failures bigint not null,
  window_end bigint not null,
  not_before bigint not null,
  reserved bigint not null,
  reserved_until bigint not null,
  expires_at bigint not null
);

create index attempts_expires_at on attempts (expires_at);
