-- Accounts. E-mail addresses arrive in canonical form, so comparing their bytes is comparing them.
create table users (
  id            uuid    primary key,
  email         text    collate "C"    not null unique,
  password_hash text    not null,
  is_active     boolean not null,
  is_superuser  boolean not null,
  is_verified   boolean not null,
  version       bigint  not null,
  epoch         bigint  not null
);

-- Open sessions. Instants are microseconds since 1970-01-01T00:00:00Z.
create table sessions (
  id           uuid    primary key,
  user_id      uuid    not null references users (id) on delete cascade,
  backend      text    not null,
  token_hash   text    unique,
  opened_at    bigint  not null,
  last_seen_at bigint  not null,
  expires_at   bigint  not null,
  address      text    not null,
  user_agent   text    not null
);

create index sessions_by_user on sessions (user_id);
create index sessions_by_expiry on sessions (expires_at);

-- Keys that tokens are signed with, sealed under the master key. The first one of an algorithm is
-- unique: of nodes that start at the same time, one makes it.
create table signing_keys (
  id         text    primary key,
  algorithm  text    not null,
  is_first   boolean not null,
  created_at bigint  not null,
  sealed     text    not null
);

create unique index signing_keys_first on signing_keys (algorithm) where is_first;
