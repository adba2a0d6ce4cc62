-- Accounts. E-mail addresses arrive in canonical form, so comparing their bytes is comparing them.
create table users (
  id            text    primary key,
  email         text    not null unique,
  password_hash text    not null,
  is_active     integer not null,
  is_superuser  integer not null,
  is_verified   integer not null,
  version       integer not null,
  epoch         integer not null
) strict;

-- Open sessions. Instants are microseconds since 1970-01-01T00:00:00Z.
create table sessions (
  id           text    primary key,
  user_id      text    not null references users (id) on delete cascade,
  backend      text    not null,
  token_hash   text    unique,
  opened_at    integer not null,
  last_seen_at integer not null,
  expires_at   integer not null,
  address      text    not null,
  user_agent   text    not null
) strict;

create index sessions_by_user on sessions (user_id);
create index sessions_by_expiry on sessions (expires_at);

-- Keys that tokens are signed with, sealed under the master key. The first one of an algorithm is
-- unique: of nodes that start at the same time, one makes it.
create table signing_keys (
  id         text    primary key,
  algorithm  text    not null,
  is_first   integer not null,
  created_at integer not null,
  sealed     text    not null
) strict;

create unique index signing_keys_first on signing_keys (algorithm) where is_first;
