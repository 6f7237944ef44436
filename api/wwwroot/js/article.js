import { make, webAddress } from './elements.js';
import { say, published, topicName, percent, number } from './language.js';

/** The text with its names coloured by kind; paragraphs at line feeds. Offsets count UTF-16 units of <c>text</c>. */
function coloured(text, mentions, onPick) {
  const paragraphs = [make('p', { dir: 'auto' })];
  const add = (piece, wrap) => piece.split('\n').forEach((line, i) => {
    if (i) paragraphs.push(make('p', { dir: 'auto' }));
    if (line) paragraphs.at(-1).append(wrap ? wrap(line) : line);
  });
  let at = 0;
  for (const mention of [...mentions].sort((a, b) => a.start - b.start)) {
    if (mention.start < at || mention.end > text.length) continue;
    add(text.slice(at, mention.start));
    add(text.slice(mention.start, mention.end), line => make('button', {
      type: 'button', class: `mention ${mention.type}`, title: [mention.name, mention.role].filter(Boolean).join(' – '),
      onclick: () => onPick(mention),
    }, line));
    at = mention.end;
  }
  add(text.slice(at));
  return paragraphs.filter(paragraph => paragraph.childNodes.length);
}

const fieldOf = { person: 'person', organisation: 'org', place: 'place' };

export function show(dialog, article, calendar, { close, filter }) {
  const bodyStart = article.text.length - article.body.length;
  const mentions = article.entities.filter(e => e.start >= bodyStart).map(e => ({ ...e, start: e.start - bodyStart, end: e.end - bodyStart }));
  const pick = mention => fieldOf[mention.type] && filter(`${fieldOf[mention.type]}:"${mention.name}"`);
  const named = new Map(article.entities.filter(e => fieldOf[e.type]).map(e => [e.entity, e]));
  for (const e of article.entities) if (e.role && named.has(e.entity)) named.set(e.entity, e);
  dialog.replaceChildren(
    make('header', {}, make('button', { type: 'button', class: 'quiet', onclick: close }, `✕ ${say('close')}`),
      webAddress(article.url) && make('a', { href: article.url, rel: 'noopener noreferrer nofollow', target: '_blank' }, say('original'))),
    article.kicker && make('p', { class: 'kicker', dir: 'auto' }, article.kicker),
    make('h2', { id: 'article-title', dir: 'auto' }, article.title),
    make('p', { class: 'line' }, make('bdi', { class: 'source' }, article.source), ' · ', make('bdi', {}, published(article.published, calendar)),
      article.revision > 1 ? ` · ${say('revision', number(article.revision))}` : ''),
    article.partial && make('p', { class: 'notice' }, say('partial')),
    make('p', { class: 'chips' }, ...article.topics.map(t => make('button', { type: 'button', class: 'topic', title: percent(t.score),
      onclick: () => filter(`topic:"${t.topic}"`) }, topicName(t.topic)))),
    article.lead && make('p', { class: 'lead', dir: 'auto' }, article.lead),
    make('div', { class: 'body' }, ...coloured(article.body, mentions, pick)),
    article.quotes.length && make('section', { class: 'quotes' }, make('h3', {}, say('quotes')),
      ...article.quotes.map(q => make('blockquote', { dir: 'auto' }, q.text, q.speaker && make('cite', {}, `— ${q.speaker}`)))),
    named.size && make('section', {}, make('h3', {}, say('entities')), make('p', { class: 'chips' }, ...[...named.values()].map(e =>
      make('button', { type: 'button', class: `mention ${e.type}`, onclick: () => pick(e) }, e.name, e.role && make('small', {}, ` ${e.role}`))))));
  for (const empty of [...dialog.childNodes]) if (empty.nodeType === Node.TEXT_NODE) empty.remove();
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}
