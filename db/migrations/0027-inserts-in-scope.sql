-- A row that somebody inserts lies in their own scope: the application's rules said so already, now the database does as well.
-- Left open on purpose: kernel.journal and kernel.unsealed (everything that happens is written down, whoever does it, and nothing
-- of it can be changed), notices.message (a message concerns somebody else; it is sealed, and read by its recipient alone).
drop policy write on accounts.person;
create policy write on accounts.person for insert with check (
  (select kernel.sees_all()) or created_by = (select kernel.me()) or person_id = (select kernel.me()));
drop policy own on accounts.credential;
create policy own on accounts.credential for all using ((select kernel.sees_all()) or person_id = (select kernel.me()));

drop policy write on accounts.role_grant;
create policy write on accounts.role_grant for insert with check (
  (select kernel.sees_all()) or (role = 'employer' and granted_by = (select kernel.me())));
comment on policy write on accounts.role_grant is 'A role of staff is only taken up through a one-time link, by the doorkeeper; a caller gives nothing but an employer''s.';
revoke update on accounts.role_grant from linggong_app;
grant update (ended_at, ended_by, ended_why) on accounts.role_grant to linggong_app;

drop policy write on employers.employer;
create policy write on employers.employer for insert with check (
  (select kernel.sees_all()) or (created_by = (select kernel.me()) and level = 'unverified'));
drop policy write on employers.tie;
create policy write on employers.tie for insert with check (
  (select kernel.sees_all()) or employer_id = (select kernel.my_employer()) or market_id = any ((select kernel.seen_markets())::uuid[]));

drop policy write on workers.worker;
create policy write on workers.worker for insert with check (
  kernel.sees_person(worker_id) or market_id = any ((select kernel.seen_markets())::uuid[]));

drop policy write on jobs.review;
create policy write on jobs.review for insert with check (
  (select kernel.sees_all()) or market_id = any ((select kernel.seen_markets())::uuid[])
  or exists (select from jobs.post p where p.market_id = review.market_id and p.post_id = review.post_id and p.employer_id = kernel.my_employer()));
