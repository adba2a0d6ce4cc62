-- From when a key signs (null: from its creation on), until when it verifies (null: no other key follows it), the longest
-- lifetime of its tokens, and the number of changes of the row.
alter table signing_keys add column signs_from bigint;
alter table signing_keys add column verifies_until bigint;
alter table signing_keys add column longest_token bigint not null default 0;
alter table signing_keys add column revision bigint not null default 0;

-- So far, a token lives as long as its session.
update signing_keys
set longest_token = coalesce((select max(expires_at - opened_at) from sessions), 0);
