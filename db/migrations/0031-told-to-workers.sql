-- What a worker should know of a post that was published with warnings.
alter table jobs.post add column warnings jsonb not null default '[]';
comment on column jobs.post.warnings is '[{code, source}] of the rules its last check only warned of; public, in plain words on the worker''s page.';
