-- Statements of the previous release, in the order of a user's life. Each must still work on both databases.
-- At each release, replace them by the statements of that release.
insert into users (id, email, password_hash, is_active, is_superuser, is_verified, attributes, version, epoch)
values ('01a20000-0000-7000-8000-000000000001', 'arthur@camelot.bt', '$argon2id$x', true, false, false, '{}', 0, 0)
on conflict (email) do nothing;

insert into sessions (id, user_id, backend, token_hash, opened_at, last_seen_at, expires_at, address, user_agent)
select '01a20000-0000-7000-8000-000000000002', users.id, 'database',
       '0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', 1, 1, 99999999999999999, '', ''
from users where users.id = '01a20000-0000-7000-8000-000000000001' and is_active and epoch = 0;

select sessions.id as session_id, user_id, backend, opened_at, last_seen_at, expires_at, address, user_agent, email,
       is_active, is_superuser, is_verified, attributes
from sessions join users on users.id = sessions.user_id
where sessions.token_hash = '0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a' and expires_at > 5;

update sessions set last_seen_at = 4
where id = '01a20000-0000-7000-8000-000000000002' and last_seen_at < 4 and expires_at > 4;

insert into one_time_tokens (hash, purpose, user_id, email, epoch, expires_at, is_spent)
select 'h1', 'VERIFICATION', users.id, users.email, users.epoch, 99999999999999999, false
from users where id = '01a20000-0000-7000-8000-000000000001' and is_active and email = 'arthur@camelot.bt' and epoch = 0;

update users
set email = 'arthur@camelot.bt', password_hash = '$argon2id$y', is_active = true, is_superuser = false,
    is_verified = true, attributes = '{}', version = 1, epoch = 0
where id = '01a20000-0000-7000-8000-000000000001' and version = 1 - 1;

update one_time_tokens set is_spent = true
where hash = 'h1' and user_id = '01a20000-0000-7000-8000-000000000001' and is_spent = false;

select hash, user_id, email, epoch, expires_at, is_spent from one_time_tokens
where hash = 'h1' and purpose = 'VERIFICATION' and expires_at > 5;

update users set kept_session_id = '01a20000-0000-7000-8000-000000000002'
where id = '01a20000-0000-7000-8000-000000000001';

select id, email, password_hash, is_active, is_superuser, is_verified, attributes, version, epoch from users
where id = '01a20000-0000-7000-8000-000000000001'
  and (epoch = 7 or kept_session_id = '01a20000-0000-7000-8000-000000000002');

insert into letters (purpose, email, requested_at, due_at, attempts, address, user_agent)
values ('RESET', 'arthur@camelot.bt', 1, 1, 0, '', '') on conflict do nothing;

delete from letters where purpose = 'RESET' and email = 'arthur@camelot.bt' and requested_at = 1;

insert into audit_log (what, subject_id, by_id, happened_at, address, user_agent, details)
values ('UserLoggedIn', '01a20000-0000-7000-8000-000000000001', null, 1, '', '', '');

insert into signing_keys (id, algorithm, is_first, created_at, sealed) values ('k0', 'EdDSA', true, 1, 'sealed')
on conflict do nothing;

insert into oauth_accounts (id, user_id, provider, account_id, account_email, access_token, refresh_token, expires_at)
select '01a20000-0000-7000-8000-000000000003', users.id, 'google', '117', 'a@b.example', 's', null, null
from users where users.id = '01a20000-0000-7000-8000-000000000001'
on conflict do nothing;

select id, email, password_hash, is_active, is_superuser, is_verified, attributes, version, epoch from users
where id > '01a10000-0000-7000-8000-000000000000' order by id limit 1;
