-- Promise 5: a job card does not change under a hire. The application may update only what moves.
revoke update on hires.hire from linggong_app;
grant update (state, live, ended_at, ended_by, end_reason, ended_late) on hires.hire to linggong_app;
