import { make, marked, webAddress } from './elements.js';
import { say, number, published } from './language.js';
import { pageSize } from './api.js';

const byId = id => document.getElementById(id);

export function show(answer, state, open) {
  byId('total').textContent = say('total', number(answer.total));
  const list = byId('hits');
  list.replaceChildren(...answer.hits.map(hit => make('li', {},
    make('h3', { dir: 'auto' }, make('a', { href: webAddress(hit.url) ?? '#', onclick: event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(hit.id);
    } }, hit.title || say('article'))),
    make('p', { class: 'line' }, make('bdi', { class: 'source' }, hit.source), ' · ',
      make('bdi', {}, make('time', { datetime: hit.published }, published(hit.published, state.calendar)))),
    ...(hit.highlights ?? []).slice(0, 2).map(fragment => make('p', { class: 'fragment', dir: 'auto' }, ...marked(fragment))))));
  if (!answer.hits.length) list.append(make('li', { class: 'nothing' }, say('none')));

  const pages = Math.max(1, Math.ceil(answer.total / pageSize));
  byId('page').textContent = say('page', number(state.page), number(pages));
  byId('newer').disabled = state.page <= 1;
  byId('older').disabled = state.page >= pages;
}
