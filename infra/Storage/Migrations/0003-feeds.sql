insert into sequencers (name, value) values ('feeds', 0);

create table sources (
  name text not null primary key,
  site text null,
  language text null,
  region text null,
  shown bigint not null,
  paused bigint not null
);

create table feeds (
  address text not null primary key,
  source text not null references sources (name),
  host text not null,
  language text null,
  paused bigint not null,
  due bigint not null,
  leased bigint not null,
  etag text null,
  last_modified text null,
  moved text null,
  failures bigint not null,
  error text null,
  fetched bigint null,
  succeeded bigint null,
  yield bigint null,
  delay bigint null
);
create index feeds_due on feeds (due);
create index feeds_host on feeds (host, leased);
