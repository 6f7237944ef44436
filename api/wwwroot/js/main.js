import { read, go, onChange } from './state.js';
import { Problem } from './api.js';
import * as api from './api.js';
import { speak, say, language, number, digits, latin, day, dayField, learnTopics } from './language.js';
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
  // What was found for another query would pass for this one's answer.
  document.body.classList.toggle('failed', Boolean(error));
  if (error?.position == null) return;
  const query = byId('q').value;
  byId('problem').append(make('bdi', { class: 'mistake', dir: 'auto' }, query.slice(0, error.position), make('mark', {}, query.slice(error.position) || ' ')));
}

/** Writes the state into the controls. */
function fill(state) {
  speak(state.lang || localStorage.getItem('lang') || 'fa');
  document.title = state.q && state.q !== '*' ? `${state.q} – ${say('brand')}` : say('brand');
  byId('q').value = state.q;
  for (const id of ['from', 'to']) byId(id).value = dayField(state[id], state.calendar);
  byId('share').checked = state.share === '1';
  byId('interval').replaceChildren(...['auto', 'hour', 'day', 'week', 'month', 'year'].map(value => option(value, value)));
  byId('calendar').replaceChildren(...['jalali', 'gregorian'].map(value => option(value, value)));
  byId('sort').replaceChildren(...['newest', 'relevance'].map(value => option(value, value)));
  for (const id of ['interval', 'calendar', 'sort']) byId(id).value = state[id];
  byId('language').textContent = say('other');
  byId('chips').replaceChildren(...state.vs.map((other, i) => {
    const chip = make('button', { type: 'button', title: say('remove'), onclick: () => go({ vs: state.vs.filter(query => query !== other) }) }, make('bdi', {}, other), ' ✕');
    chip.style.borderColor = timeline.colours[i + 1];
    return chip;
  }));
  byId('from').placeholder = state.calendar === 'jalali' ? digits('1403-03-31') : '2024-06-20';
  byId('to').placeholder = state.calendar === 'jalali' ? digits('1403-04-31') : '2024-07-21';
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

/** A day as the address bar has it, ISO or Jalali, near enough to count days with; null when it is none. */
function roughly(text) {
  const [year, month, date] = latin(text).split(/[-/]/).map(Number);
  if (!(year && month && date)) return null;
  // Nowruz is about 80 days into the Gregorian year, and a Jalali month has 30.4 days.
  return year < 1700 ? Date.UTC(year + 621, 0, 80 + (month - 1) * 30.4 + date - 1) : Date.UTC(year, month - 1, date);
}

function intervalOf(state) {
  if (state.interval !== 'auto') return state.interval;
  const from = roughly(state.from) ?? (facts?.first && Date.parse(facts.first)), to = roughly(state.to) ?? (facts?.last && Date.parse(facts.last));
  return from && to ? timeline.intervalFor((to - from) / 86400000 + 1) : 'day';
}

function toggle(filter) {
  const query = read().q;
  go({ q: query.includes(filter) ? query.replace(filter, '').replace(/\s+/g, ' ').trim() : `${query === '*' ? '' : query} ${filter}`.trim() });
}

/** What stands under the chart: its peak, what it leaves out, and that it can be clicked. */
function noteOf(series, interval, calendar) {
  const peak = timeline.peak(series, interval, calendar);
  return [peak ?? say('noData'), series.undated ? say('undated', number(series.undated)) : null, peak ? say('zoom') : null].filter(Boolean).join(' · ');
}

async function view(state) {
  running?.abort();
  const mine = running = new AbortController();
  document.body.classList.add('busy');
  try {
    const interval = intervalOf(state);
    const [found, counts, top] = await Promise.all([api.search(state, mine.signal), api.trends(state, interval, mine.signal), api.facets(state, mine.signal)]);
    problem(null);
    results.show(found, state, { open: id => go({ article: id }), widen: () => go({ from: '', to: '' }) });
    facets.show(byId('facets'), top, state.q, toggle);
    byId('timeline-note').textContent = noteOf(counts.series[0], interval, state.calendar);
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
for (const id of ['from', 'to', 'interval', 'calendar', 'sort']) byId(id).addEventListener('change', () => go({ [id]: latin(byId(id).value.trim()) }));
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
