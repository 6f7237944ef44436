// The address bar is the state: a view is shared by copying it. Nothing else is remembered, apart from the language.
const defaults = { q: '', from: '', to: '', interval: 'auto', calendar: 'jalali', sort: 'newest', share: '', page: '1', article: '', lang: '' };

export function read() {
  const query = new URLSearchParams(location.search);
  const state = {};
  for (const [key, value] of Object.entries(defaults)) state[key] = query.get(key) ?? value;
  state.vs = query.getAll('vs').filter(Boolean).slice(0, 4);
  state.page = Math.max(1, parseInt(state.page, 10) || 1);
  return state;
}

export function address(state) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(defaults)) if (String(state[key]) !== value) query.set(key, state[key]);
  for (const other of state.vs) query.append('vs', other);
  const text = query.toString();
  return text ? '?' + text : location.pathname;
}

const listeners = [];
export const onChange = listener => listeners.push(listener);
const tell = () => listeners.forEach(listener => listener(read()));

/** Goes to a new view; a change of anything but the page or the open article starts at page one. */
export function go(change) {
  const state = { ...read(), ...change };
  if (!('page' in change) && !('article' in change)) state.page = 1;
  history.pushState(null, '', address(state));
  tell();
}

addEventListener('popstate', tell);
