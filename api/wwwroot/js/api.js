import { say, language } from './language.js';

/** A problem that the server explained (RFC 9457) or that the network made; <c>position</c> is where in the query it stands, if it does. */
export class Problem extends Error {
  constructor(message, position) {
    super(message);
    this.position = position;
  }
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, { headers: { accept: 'application/json' }, ...options });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem(say('unreachable'));
  }
  if (response.ok) return response.status === 204 ? null : response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Problem((language() === 'fa' && problem.persian) || problem.detail || problem.title || `HTTP ${response.status}`, problem.position);
}

const withQuery = (path, pairs) => {
  const query = new URLSearchParams();
  for (const [key, value] of pairs) if (value !== '' && value != null) query.append(key, value);
  return `${path}?${query}`;
};

const range = state => [['from', state.from], ['to', state.to]];
export const pageSize = 20;

export const search = (state, signal) => ask(withQuery('api/search', [['q', state.q || '*'], ...range(state), ['sort', state.sort],
  ['size', pageSize], ['offset', (state.page - 1) * pageSize]]), { signal });
export const trends = (state, interval, signal) => ask(withQuery('api/trends', [['q', state.q || '*'], ...state.vs.map(other => ['q', other]),
  ...range(state), ['interval', interval], ['calendar', state.calendar]]), { signal });
export const facets = (state, signal) => ask(withQuery('api/facets', [['q', state.q || '*'], ...range(state), ['size', 10]]), { signal });
export const article = id => ask(`api/articles/${encodeURIComponent(id)}`);
export const topics = () => ask('api/topics');
export const status = () => ask('api/status');
export const removeSample = () => ask('api/sample/remove', { method: 'POST' });

const json = (method, body) => ({ method, headers: { accept: 'application/json', 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** The sources page: what is followed, how it fares, and what may be shown of it. */
export const sources = {
  list: () => ask('api/sources'),
  /** Feeds that a site, a feed address or a Telegram channel offers, each tried; nothing is saved. */
  test: url => ask('api/sources/test', json('POST', { url })),
  add: source => ask('api/sources', json('POST', source)),
  change: (name, change) => ask(`api/sources/${encodeURIComponent(name)}`, json('PATCH', change)),
  pause: (address, paused) => ask(withQuery('api/sources/feeds/pause', [['address', address], ['paused', paused]]), { method: 'POST' }),
  /** With a day, also the site's past from that day on. */
  backfill: (address, since) => ask(withQuery('api/sources/feeds/backfill', [['address', address], ['since', since]]), { method: 'POST' }),
  remove: address => ask(withQuery('api/sources/feeds', [['address', address]]), { method: 'DELETE' }),
  opml: text => ask('api/sources/opml', { method: 'POST', headers: { accept: 'application/json', 'content-type': 'text/x-opml' }, body: text }),
};
