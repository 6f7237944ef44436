import { Problem, sources as api } from './api.js';
import { speak, say, language, number, latin, published } from './language.js';
import { make } from './elements.js';

const byId = id => document.getElementById(id);
const groups = ['', 'state', 'private', 'abroad', 'region'];
const shown = ['all', 'excerpt', 'title'];

const problem = error => {
  byId('problem').textContent = error?.message ?? '';
  byId('problem').hidden = !error;
};

/** Runs what a button does; a problem is told in place and the list is read again. */
async function doing(action) {
  try {
    await action();
    problem(null);
    await list();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problem(error);
  }
}

const choice = (values, value, word, onPick) => {
  const select = make('select', { onchange: () => onPick(select.value) }, ...values.map(one => make('option', { value: one }, say(word(one)))));
  select.value = value ?? values[0];
  return select;
};
const groupWord = group => group ? `group_${group}` : 'group_none';
const shownWord = text => `shown_${text}`;

function state(feed, source) {
  if (feed.paused || source.paused) return ['paused', say('paused')];
  if (feed.failures > 0) return ['failing', `${say('failing')} (${number(feed.failures)})`];
  return feed.lastSuccess ? ['well', say('well')] : ['waiting', say('waiting')];
}

/** A span in the unit that says it in one or two figures. */
function span(seconds) {
  if (seconds < 90 * 60) return say('minutes', number(Math.round(seconds / 60)));
  return seconds < 48 * 3600 ? say('hours', number(Math.round(seconds / 3600))) : say('days', number(Math.round(seconds / 86400)));
}

/** How far the reading of a site's past has come. */
function past(backfill) {
  const from = published(backfill.since, 'jalali');
  const state = backfill.finished
    ? say('pastDone', from, number(backfill.stored), number(backfill.pages - backfill.stored))
    : backfill.allPages ? say('pastPages', from, number(backfill.pages), number(backfill.allPages), number(backfill.stored)) : say('pastMaps', from, number(backfill.sitemaps));
  return make('div', { class: 'note past' },
    !backfill.finished && make('progress', { max: backfill.allPages || 1, value: backfill.allPages ? backfill.pages : null, 'aria-label': say('past') }),
    make('div', {}, state),
    backfill.undated > 0 && make('div', {}, say('pastUndated', number(backfill.undated))),
    backfill.trouble && make('div', { dir: 'auto' }, backfill.trouble));
}

function row(source, feed, first) {
  const [kind, word] = feed ? state(feed, source) : ['paused', say('noFeed')];
  const button = (key, action) => make('button', { type: 'button', onclick: () => doing(action) }, say(key));
  const cell = (head, attributes, ...children) => make('td', { 'data-head': say(head), ...attributes }, ...children);
  const since = make('input', { size: 10, maxlength: 10, dir: 'ltr', placeholder: '1403-03-31', 'aria-label': say('since'), required: true });
  const begin = event => {
    event.preventDefault();
    doing(() => api.backfill(feed.address, latin(since.value.trim())));
  };
  return make('tr', { class: first ? 'first' : null },
    cell('name', { class: 'name' }, first && make('strong', { dir: 'auto' }, source.name), first && source.warning && make('div', { class: 'note', dir: 'auto' }, `⚠ ${source.warning}`)),
    cell('group', {}, first && choice(groups, source.group ?? '', groupWord, group => doing(() => api.change(source.name, { group })))),
    cell('shownText', {}, first && choice(shown, source.shown, shownWord, text => doing(() => api.change(source.name, { shown: text })))),
    cell('articlesHead', { class: 'number' }, first && number(source.articles)),
    cell('feed', {}, feed && make('span', { class: 'feed-address' }, feed.moved ?? feed.address)),
    cell('health', {}, make('span', { class: `state ${kind}`, title: feed?.error }, word), feed?.error && make('div', { class: 'note', dir: 'auto' }, feed.error.replace(`${feed.address}: `, '')),
      feed?.backfill && past(feed.backfill)),
    cell('lastSuccess', {}, feed && (feed.lastSuccess ? published(feed.lastSuccess, 'jalali') : '–')),
    cell('yield', { class: 'number' }, feed && (feed.yield == null ? '–' : number(feed.yield))),
    cell('delay', { class: 'number' }, feed && (feed.delaySeconds == null ? '–' : span(feed.delaySeconds))),
    cell('actions', {}, feed && make('div', { class: 'actions' },
      button(feed.paused ? 'resume' : 'pause', () => api.pause(feed.address, !feed.paused)),
      button('pollNow', () => api.backfill(feed.address)),
      button('remove', () => api.remove(feed.address)),
      make('details', {}, make('summary', {}, say('past')), make('form', { class: 'fields', onsubmit: begin }, make('label', {}, say('since'), ' ', since), make('button', { class: 'primary' }, say('begin')))))));
}

async function list() {
  const answer = await api.list();
  const all = answer.sources.flatMap(source => source.feeds.length ? source.feeds.map((feed, i) => row(source, feed, i === 0)) : [row(source, null, true)]);
  byId('heads').replaceChildren(...['name', 'group', 'shownText', 'articlesHead', 'feed', 'health', 'lastSuccess', 'yield', 'delay', 'actions']
    .map(word => make('th', { scope: 'col' }, say(word))));
  byId('list').replaceChildren(...all);
  byId('none').hidden = all.length > 0;
  byId('table').hidden = all.length === 0;
  const feeds = answer.sources.flatMap(source => source.feeds);
  byId('summary').textContent = say('sourcesSummary', number(answer.sources.length), number(feeds.length), number(feeds.filter(feed => feed.failures > 0).length));
}

/** While a site's past is being read, its progress is; a form that someone has open is left alone. */
const watching = 15_000;
setInterval(() => {
  if (document.hidden || !document.querySelector('.past progress') || document.querySelector('details[open]')) return;
  list().catch(error => problem(error));
}, watching);

/** What a site offers, tried before anything is saved. */
function offer(answer) {
  byId('found').replaceChildren(...answer.feeds.map(feed => make('div', { class: 'found' },
    make('p', {}, make('strong', { dir: 'auto' }, feed.title || feed.address), ' ', make('span', { class: 'feed-address' }, feed.address), ' ',
      make('span', { class: 'note' }, say('total', number(feed.items))), ' ',
      make('button', { type: 'button', class: 'primary', onclick: () => doing(async () => {
        await api.add({ name: byId('name').value.trim() || feed.title || new URL(feed.address).hostname, url: feed.address, group: byId('group').value || null });
        byId('found').replaceChildren();
        byId('add').reset();
      }) }, say('save'))),
    make('ul', {}, ...feed.latest.map(title => make('li', { dir: 'auto' }, title))))));
}

/** What of an OPML list is followed now, and what was refused and why. */
function taken(answer) {
  byId('found').replaceChildren(
    make('p', { class: 'note' }, say('opmlTaken', number(answer.added), answer.refused.length ? number(answer.refused.length) : null)),
    make('ul', {}, ...answer.refused.map(one => make('li', {}, make('span', { class: 'feed-address' }, one.address), ' ', make('span', { class: 'note', dir: 'auto' }, one.reason)))));
}

function words() {
  speak(new URLSearchParams(location.search).get('lang') || localStorage.getItem('lang') || 'fa');
  document.title = `${say('sources')} – ${say('brand')}`;
  byId('language').textContent = say('other');
  byId('group').replaceChildren(...groups.map(group => make('option', { value: group }, say(groupWord(group)))));
}

byId('add').addEventListener('submit', event => {
  event.preventDefault();
  byId('found').replaceChildren(make('p', { class: 'note' }, say('loading')));
  api.test(byId('address').value.trim()).then(answer => { problem(null); offer(answer); })
    .catch(error => { byId('found').replaceChildren(); problem(error); });
});
byId('opml').addEventListener('change', () => {
  const [file] = byId('opml').files;
  if (file) doing(async () => { taken(await api.opml(await file.text())); byId('opml').value = ''; });
});
byId('language').addEventListener('click', () => {
  localStorage.setItem('lang', language() === 'fa' ? 'en' : 'fa');
  words();
  doing(async () => {});
});

words();
await doing(async () => {});
document.body.dataset.ready = 'true';
