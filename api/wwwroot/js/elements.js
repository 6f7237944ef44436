/** Makes an element; text is always text, so that nothing from outside becomes markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child != null && child !== ''));
  return element;
}

/** Only web addresses become links. */
export const webAddress = url => /^https?:\/\//i.test(url ?? '') ? url : null;

/** Fragments come escaped, with <mark> around matched words; everything else in them stays text. */
export function marked(fragment) {
  const parsed = new DOMParser().parseFromString(fragment, 'text/html');
  const copy = node => node.nodeType === Node.TEXT_NODE ? [document.createTextNode(node.data)]
    : node.nodeName === 'MARK' ? [make('mark', {}, node.textContent)] : [...node.childNodes].flatMap(copy);
  return [...parsed.body.childNodes].flatMap(copy);
}
