import { make, marked, webAddress } from './elements.js';
import { say, number, published } from './language.js';
import { pageSize } from './api.js';

const byId = id => document.getElementById(id);

const plain = nodes => nodes.map(node => node.textContent).join('').replace(/^…|…$/g, '').replace(/\s+/g, ' ').trim();

/** A hit's title, marked where it matched, and the fragments that say more than the title does. */
function texts(hit) {
  const title = hit.title.replace(/\s+/g, ' ').trim();
  let heading = [hit.title || say('article')];
  const fragments = [];
  for (const fragment of hit.highlights ?? []) {
    const nodes = marked(fragment);
    if (plain(nodes) !== title) fragments.push(nodes);
    else if (heading.length === 1) heading = nodes;
  }
  return { heading, fragments: fragments.slice(0, 2) };
}

export function show(answer, state, { open, widen }) {
  byId('total').textContent = say('total', number(answer.total));
  const list = byId('hits');
  list.replaceChildren(...answer.hits.map(hit => {
    const { heading, fragments } = texts(hit);
    // Marked words speak for themselves; what a filter matched does not show in the text.
    const why = (hit.why ?? []).filter(part => part.includes(':'));
    return make('li', {},
      make('h3', { dir: 'auto' }, make('a', { href: webAddress(hit.url) ?? '#', onclick: event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open(hit.id);
      } }, ...heading)),
      make('p', { class: 'line' }, make('bdi', { class: 'source' }, hit.source), ' · ',
        make('bdi', {}, make('time', { datetime: hit.published }, published(hit.published, state.calendar))),
        why.length ? [' · ', make('bdi', { class: 'why' }, say('why', why.join('، ')))] : null),
      ...fragments.map(nodes => make('p', { class: 'fragment', dir: 'auto' }, ...nodes)));
  }));
  if (!answer.hits.length) list.append(make('li', { class: 'nothing' }, make('p', {}, say('none')),
    state.from || state.to ? make('button', { type: 'button', onclick: widen }, say('widen')) : null));

  const pages = Math.max(1, Math.ceil(answer.total / pageSize));
  byId('page').textContent = say('page', number(state.page), number(pages));
  byId('newer').disabled = state.page <= 1;
  byId('older').disabled = state.page >= pages;
  document.querySelector('.pager').hidden = pages === 1;
}
