-- Failed attempts and attempts in progress, by what they are counted under. Times are microseconds since 1970.
create table attempts (
  name text primary key,
  failures integer not null,
  window_end integer not null,
  not_before integer not null,
  reserved integer not null,
  reserved_until integer not null,
  expires_at integer not null
);

create index attempts_expires_at on attempts (expires_at);
