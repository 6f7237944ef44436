-- What is still to be read of a site's past, step by step, so that a killed server goes on where it was.
create table backfills (
  feed text not null primary key references feeds (address) on delete cascade,
  since bigint not null,
  asked bigint not null,
  ready bigint not null,
  undated bigint not null,
  finished bigint null,
  trouble text null
);

create table backfill_steps (
  feed text not null references backfills (feed) on delete cascade,
  address text not null,
  sitemap bigint not null,
  listed bigint not null,
  attempts bigint not null,
  ready bigint not null,
  outcome bigint null,
  primary key (feed, address)
);
create index backfill_waiting on backfill_steps (feed, sitemap, listed) where outcome is null;
