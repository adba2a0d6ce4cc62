-- The installation's own fields, as JSON; and the one session that the last change of epoch kept.
alter table users add column attributes text not null default '{}';
alter table users add column kept_session_id uuid;

-- One-time tokens that are out, by the SHA-256 of their secrets.
create table one_time_tokens (
  hash       text    primary key,
  purpose    text    not null,
  user_id    uuid    not null references users (id) on delete cascade,
  email      text    not null,
  epoch      bigint  not null,
  expires_at bigint  not null,
  is_spent   boolean not null
);

create index one_time_tokens_by_user on one_time_tokens (user_id);
create index one_time_tokens_by_expiry on one_time_tokens (expires_at);

-- Letters that somebody asked for; one of a kind to an address at a time.
create table letters (
  purpose      text    not null,
  email        text    collate "C" not null,
  requested_at bigint not null,
  due_at       bigint not null,
  attempts     integer not null,
  address      text    not null,
  user_agent   text    not null,
  primary key (purpose, email)
);

create index letters_by_due on letters (due_at);

-- What happened. The users that it tells of may be gone.
create table audit_log (
  number      bigint  generated always as identity primary key,
  what        text    not null,
  subject_id  uuid,
  by_id       uuid,
  happened_at bigint not null,
  address     text    not null,
  user_agent  text    not null,
  details     text    not null
);

create index audit_log_by_subject on audit_log (subject_id, number);
create index audit_log_by_time on audit_log (happened_at);

-- Accounts at other providers; the tokens are sealed under the master key.
create table oauth_accounts (
  id            uuid    primary key,
  user_id       uuid    not null references users (id) on delete cascade,
  provider      text    collate "C" not null,
  account_id    text    collate "C" not null,
  account_email text    not null,
  access_token  text    not null,
  refresh_token text,
  expires_at    bigint,
  unique (provider, account_id)
);

create index oauth_accounts_by_user on oauth_accounts (user_id, provider, account_id);
