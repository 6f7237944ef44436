-- One set of migrations serves SQLite and PostgreSQL: text, bigint and blobs only; instants are Unix milliseconds.
create table sequencers (name text not null primary key, value bigint not null);
insert into sequencers (name, value) values ('position', 0);

create table articles (
  id text not null primary key,
  position bigint not null unique,
  revision bigint not null,
  source text not null,
  sample bigint not null,
  stage bigint not null,
  attempts bigint not null,
  ready bigint not null,
  failure text null
);
-- Only unfinished work is in this index, so that it stays small however many articles there are.
create index articles_work on articles (stage, ready, position) where stage < 2;

-- Every text that an article ever had, each exactly once; the current one is that of articles.revision.
create table revisions (
  article text not null references articles (id) on delete cascade,
  revision bigint not null,
  position bigint not null unique,
  collected bigint not null,
  hash text not null,
  url text not null,
  canonical text not null,
  title text not null,
  kicker text null,
  lead text null,
  body text not null,
  published bigint null,
  published_offset bigint null,
  published_precision bigint null,
  published_from bigint not null,
  updated bigint null,
  updated_offset bigint null,
  updated_precision bigint null,
  source text not null,
  number text null,
  authors text not null,
  section text null,
  language text null,
  tags text not null,
  image text null,
  partial bigint not null,
  sample bigint not null,
  primary key (article, revision)
);

create table analyses (
  article text not null primary key references articles (id) on delete cascade,
  position bigint not null,
  version text not null,
  document text not null
);

create table settings (name text not null primary key, value text not null);
