import { make } from './elements.js';
import { say, number, topicName, language } from './language.js';

const kinds = [
  ['people', 'person', 'people'], ['organisations', 'org', 'organisations'], ['places', 'place', 'places'],
  ['topics', 'topic', 'topics'], ['sources', 'source', 'sourcesFacet'],
];

const quoted = value => `"${String(value).replaceAll('"', ' ')}"`;
/** The filter that a value of a facet means in the query language. */
export const filterOf = (field, item) => `${field}:${quoted(field === 'topic' || field === 'source' ? item.value : item.name)}`;

export function show(place, answer, query, toggle) {
  place.replaceChildren(...kinds.filter(([key]) => answer[key]?.length).map(([key, field, word]) => {
    const items = answer[key];
    const most = Math.max(...items.map(item => item.count));
    return make('section', { class: `card facet ${key}` },
      make('h2', {}, say(word)),
      make('ul', {}, ...items.map(item => {
        const filter = filterOf(field, item), on = query.includes(filter);
        const bar = make('span', { class: 'bar' });
        bar.style.inlineSize = `${100 * item.count / most}%`;
        return make('li', {}, make('button', { type: 'button', 'aria-pressed': String(on), title: `${item.name} (${filter})`, onclick: () => toggle(filter) },
          bar, make('span', { class: 'name', dir: 'auto' }, field === 'topic' ? topicName(item.value) : language() === 'en' && item.english || item.name),
          make('span', { class: 'count' }, number(item.count))));
      })));
  }));
}
