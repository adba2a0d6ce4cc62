-- When and how a session's user was authenticated; the methods are separated by blanks.
alter table sessions add column authenticated_at integer;
alter table sessions add column amr text not null default '';

-- What a mail says beyond its kind, as JSON. For such a mail, "purpose" is the kind with a digest.
alter table letters add column parameters text not null default '{}';

-- Events have literal names; they were named after classes.
update audit_log set what = case what
  when 'UserRegistered' then 'user.registered'
  when 'UserLoggedIn' then 'session.started'
  when 'LogInRefused' then 'login.refused'
  when 'UserLoggedOut' then 'session.ended'
  when 'VerificationRequested' then 'user.verification-requested'
  when 'UserVerified' then 'user.verified'
  when 'PasswordForgotten' then 'user.password-reset-requested'
  when 'PasswordReset' then 'user.password-reset'
  when 'UserUpdated' then 'user.updated'
  when 'OAuthAccountLinked' then 'user.oauth-account-linked'
  when 'OAuthAccountUnlinked' then 'user.oauth-account-unlinked'
  when 'UserDeleted' then 'user.deleted'
  else what end;
