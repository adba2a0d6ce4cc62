-- The installation's own fields, as JSON; and the one session that the last change of epoch kept.
alter table users add column attributes text not null default '{}';
alter table users add column kept_session_id text;

-- One-time tokens that are out, by the SHA-256 of their secrets.
create table one_time_tokens (
  hash       text    primary key,
  purpose    text    not null,
  user_id    text    not null references users (id) on delete cascade,
  email      text    not null,
  epoch      integer not null,
  expires_at integer not null,
  is_spent   integer not null
) strict;

create index one_time_tokens_by_user on one_time_tokens (user_id);
create index one_time_tokens_by_expiry on one_time_tokens (expires_at);

-- Letters that somebody asked for; one of a kind to an address at a time.
create table letters (
  purpose      text    not null,
  email        text    not null,
  requested_at integer not null,
  due_at       integer not null,
  attempts     integer not null,
  address      text    not null,
  user_agent   text    not null,
  primary key (purpose, email)
) strict;

create index letters_by_due on letters (due_at);

-- What happened. The users that it tells of may be gone.
create table audit_log (
  number      integer primary key autoincrement,
  what        text    not null,
  subject_id  text,
  by_id       text,
  happened_at integer not null,
  address     text    not null,
  user_agent  text    not null,
  details     text    not null
) strict;

create index audit_log_by_subject on audit_log (subject_id, number);
create index audit_log_by_time on audit_log (happened_at);

-- Accounts at other providers; the tokens are sealed under the master key.
create table oauth_accounts (
  id            text    primary key,
  user_id       text    not null references users (id) on delete cascade,
  provider      text    not null,
  account_id    text    not null,
  account_email text    not null,
  access_token  text    not null,
  refresh_token text,
  expires_at    integer,
  unique (provider, account_id)
) strict;

create index oauth_accounts_by_user on oauth_accounts (user_id, provider, account_id);
