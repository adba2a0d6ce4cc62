-- The user's e-mail address when the link was made, if it was verified: empty if it wasn't, null if unknown.
alter table oauth_accounts add column verified_email text;
