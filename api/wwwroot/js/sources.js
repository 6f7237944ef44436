import { Problem, sources as api } from './api.js';
import { speak, say, language, number, published } from './language.js';
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

function row(source, feed, first) {
  const [kind, word] = feed ? state(feed, source) : ['waiting', say('noFeed')];
  const button = (key, action) => make('button', { type: 'button', onclick: () => doing(action) }, say(key));
  return make('tr', {},
    make('td', {}, first && make('strong', { dir: 'auto' }, source.name), first && source.warning && make('div', { class: 'note', dir: 'auto' }, `⚠ ${source.warning}`)),
    make('td', {}, first && choice(groups, source.group ?? '', groupWord, group => doing(() => api.change(source.name, { group })))),
    make('td', {}, first && choice(shown, source.shown, shownWord, text => doing(() => api.change(source.name, { shown: text })))),
    make('td', { class: 'number' }, first && number(source.articles)),
    make('td', {}, feed && make('span', { class: 'feed-address' }, feed.moved ?? feed.address)),
    make('td', {}, make('span', { class: `state ${kind}`, title: feed?.error }, word), feed?.error && make('div', { class: 'note', dir: 'auto' }, feed.error.replace(`${feed.address}: `, ''))),
    make('td', {}, feed?.lastSuccess ? published(feed.lastSuccess, 'jalali') : '–'),
    make('td', { class: 'number' }, feed?.yield == null ? '–' : number(feed.yield)),
    make('td', { class: 'number' }, feed?.delaySeconds == null ? '–' : say('minutes', number(Math.round(feed.delaySeconds / 60)))),
    make('td', {}, feed && make('div', { class: 'actions' },
      button(feed.paused ? 'resume' : 'pause', () => api.pause(feed.address, !feed.paused)),
      button('pollNow', () => api.backfill(feed.address)),
      button('remove', () => api.remove(feed.address)))));
}

async function list() {
  const answer = await api.list();
  const all = answer.sources.flatMap(source => source.feeds.length ? source.feeds.map((feed, i) => row(source, feed, i === 0)) : [row(source, null, true)]);
  byId('heads').replaceChildren(...['name', 'group', 'shownText', 'articlesHead', 'feed', 'health', 'lastSuccess', 'yield', 'delay', 'actions']
    .map(word => make('th', { scope: 'col' }, say(word))));
  byId('list').replaceChildren(...all);
  const feeds = answer.sources.flatMap(source => source.feeds);
  byId('summary').textContent = say('sourcesSummary', number(answer.sources.length), number(feeds.length), number(feeds.filter(feed => feed.failures > 0).length));
}

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
