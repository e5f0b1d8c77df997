-- A market that closes or moves says where its workers go.
alter table markets.state_change add column workers_go_to uuid references markets.market;
comment on column markets.state_change.workers_go_to is 'Where the workers go when the market closes or relocates; they are told.';
