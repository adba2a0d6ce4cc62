-- Secrets that were given out without being kept, and are spent: by their SHA-256.
create table spent_secrets (
  hash       text    primary key,
  expires_at integer not null
) strict;

create index spent_secrets_by_expiry on spent_secrets (expires_at);
