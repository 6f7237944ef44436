create table reports (
  id text not null primary key,
  subscription text not null,
  opened bigint not null,
  closed bigint not null,
  after_position bigint not null,
  upto_position bigint not null,
  unique (subscription, closed)
);

create table deliveries (
  id text not null primary key,
  report text not null references reports (id) on delete cascade,
  address text not null,
  ready bigint not null,
  attempts bigint not null,
  claimed bigint null,
  sent bigint null,
  parked bigint not null,
  failure text null,
  unique (report, address)
);
create index deliveries_waiting on deliveries (ready) where sent is null and parked = 0;
