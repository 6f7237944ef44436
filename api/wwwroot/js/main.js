import { read, go, onChange } from './state.js';
import { Problem } from './api.js';
import * as api from './api.js';
import { speak, say, language, number, day, learnTopics } from './language.js';
import { make } from './elements.js';
import * as timeline from './timeline.js';
import * as results from './results.js';
import * as facets from './facets.js';
import * as article from './article.js';

const byId = id => document.getElementById(id);
let facts = null, running = null, shown = '';

const option = (value, word) => make('option', { value }, say(word));
const isoDay = (start, addDays = 0) => {
  const date = new Date(new Date(start).getTime() + addDays * 86400000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tehran', year: 'numeric', month: '2-digit', day: '2-digit' }).format(date);
};

function problem(error) {
  byId('problem').textContent = error?.message ?? '';
  byId('problem').hidden = !error;
}

/** Writes the state into the controls. */
function fill(state) {
  speak(state.lang || localStorage.getItem('lang') || 'fa');
  document.title = state.q && state.q !== '*' ? `${state.q} – ${say('brand')}` : say('brand');
  byId('q').value = state.q;
  byId('from').value = state.from;
  byId('to').value = state.to;
  byId('share').checked = state.share === '1';
  byId('interval').replaceChildren(...['auto', 'hour', 'day', 'week', 'month', 'year'].map(value => option(value, value)));
  byId('calendar').replaceChildren(...['jalali', 'gregorian'].map(value => option(value, value)));
  byId('sort').replaceChildren(...['newest', 'relevance'].map(value => option(value, value)));
  for (const id of ['interval', 'calendar', 'sort']) byId(id).value = state[id];
  byId('language').textContent = say('other');
  byId('chips').replaceChildren(...state.vs.map(other => make('button', { type: 'button', title: say('remove'),
    onclick: () => go({ vs: state.vs.filter(query => query !== other) }) }, `${other} ✕`)));
  ranges(state);
}

function ranges(state) {
  const last = facts?.last && isoDay(facts.last);
  const choices = [[say('all'), '', ''], ...[1, 7, 30, 90].map(n => [say('lastDays', number(n)), last ? isoDay(facts.last, 1 - n) : '', last ?? ''])];
  byId('ranges').replaceChildren(...choices.map(([name, from, to]) => make('button', { type: 'button',
    'aria-pressed': String(state.from === from && state.to === to), onclick: () => go({ from, to }) }, name)));
}

async function tellStatus(state) {
  const [status, taxonomy] = await Promise.all([api.status(), api.topics()]);
  facts = status;
  learnTopics(taxonomy.topics);
  byId('sample').hidden = !facts.sample;
  byId('footer').textContent = facts.articles
    ? say('footer', number(facts.articles), number(facts.sources), facts.first ? day(new Date(facts.first), state.calendar) : '–', facts.last ? day(new Date(facts.last), state.calendar) : '–')
    : say('empty');
}

function intervalOf(state) {
  if (state.interval !== 'auto') return state.interval;
  const from = state.from && /^(19|20)/.test(state.from) ? state.from : facts?.first, to = state.to && /^(19|20)/.test(state.to) ? state.to : facts?.last;
  return from && to ? timeline.intervalFor((new Date(to) - new Date(from)) / 86400000 + 1) : 'day';
}

function toggle(filter) {
  const query = read().q;
  go({ q: query.includes(filter) ? query.replace(filter, '').replace(/\s+/g, ' ').trim() : `${query === '*' ? '' : query} ${filter}`.trim() });
}

async function view(state) {
  running?.abort();
  const mine = running = new AbortController();
  document.body.classList.add('busy');
  try {
    const interval = intervalOf(state);
    const [found, counts, top] = await Promise.all([api.search(state, mine.signal), api.trends(state, interval, mine.signal), api.facets(state, mine.signal)]);
    problem(null);
    results.show(found, state, id => go({ article: id }));
    facets.show(byId('facets'), top, state.q, toggle);
    const undated = counts.series[0]?.undated ?? 0;
    byId('timeline-note').textContent = undated ? say('undated', number(undated)) : counts.series[0]?.points.length ? '' : say('noData');
    timeline.draw(byId('timeline'), counts, { interval, calendar: state.calendar, share: state.share === '1',
      onPick: (start, next) => go({ from: isoDay(start), to: next ? isoDay(next, interval === 'hour' ? 0 : -1) : isoDay(start) }) });
  } catch (error) {
    if (error.name === 'AbortError') return;
    if (!(error instanceof Problem)) throw error;
    problem(error);
  } finally {
    if (mine === running) document.body.classList.remove('busy');
  }
}

async function openArticle(state) {
  const dialog = byId('article');
  if (!state.article) return dialog.open && dialog.close();
  try {
    article.show(dialog, await api.article(state.article), state.calendar,
      { close: () => go({ article: '' }), filter: filter => { go({ article: '', q: filter, page: 1 }); } });
  } catch (error) { problem(error); }
}

async function render(state) {
  fill(state);
  const { article: open, ...rest } = state, key = JSON.stringify(rest) + language();
  await Promise.all([openArticle(state), key === shown ? null : view(state)]);
  shown = key;
}

byId('search').addEventListener('submit', event => { event.preventDefault(); go({ q: byId('q').value.trim() }); });
byId('compare').addEventListener('submit', event => {
  event.preventDefault();
  const other = byId('vs').value.trim(), { vs } = read();
  byId('vs').value = '';
  if (other && !vs.includes(other)) go({ vs: [...vs, other] });
});
for (const id of ['from', 'to', 'interval', 'calendar', 'sort']) byId(id).addEventListener('change', () => go({ [id]: byId(id).value.trim() }));
byId('share').addEventListener('change', () => go({ share: byId('share').checked ? '1' : '' }));
byId('newer').addEventListener('click', () => go({ page: read().page - 1 }));
byId('older').addEventListener('click', () => go({ page: read().page + 1 }));
byId('article').addEventListener('cancel', event => { event.preventDefault(); go({ article: '' }); });
byId('article').addEventListener('click', event => { if (event.target === byId('article')) go({ article: '' }); });
byId('language').addEventListener('click', () => {
  const next = language() === 'fa' ? 'en' : 'fa';
  localStorage.setItem('lang', next);
  go({ lang: next, page: read().page });
});
byId('remove-sample').addEventListener('click', async () => {
  byId('remove-sample').disabled = true;
  byId('remove-sample').textContent = say('removing');
  try { await api.removeSample(); location.assign('.'); } catch (error) { problem(error); byId('remove-sample').disabled = false; }
});

onChange(render);
const first = read();
fill(first);
try { await tellStatus(first); } catch (error) { problem(error); }
await render(first);
document.body.dataset.ready = 'true';
