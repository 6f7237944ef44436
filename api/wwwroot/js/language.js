import { words } from './words.js';

let current = 'fa';
export const language = () => current;
export const say = (key, ...values) => {
  const word = words[current][key];
  return typeof word === 'function' ? word(...values) : word;
};

/** Sets every word of the page; Persian reads right to left, English left to right. */
export function speak(next) {
  current = words[next] ? next : 'fa';
  const root = document.documentElement;
  root.lang = current;
  root.dir = current === 'fa' ? 'rtl' : 'ltr';
  for (const place of document.querySelectorAll('[data-word]')) place.textContent = say(place.dataset.word);
  for (const place of document.querySelectorAll('[data-label]')) place.setAttribute('aria-label', say(place.dataset.label));
  for (const place of document.querySelectorAll('[data-placeholder]')) place.placeholder = say(place.dataset.placeholder);
}

export const number = value => new Intl.NumberFormat(current === 'fa' ? 'fa-IR' : 'en-GB').format(value);
export const percent = value => new Intl.NumberFormat(current === 'fa' ? 'fa-IR' : 'en-GB', { style: 'percent', maximumFractionDigits: 1 }).format(value);
/** Digits of the language, without thousands separators: years, version numbers. */
export const digits = text => current === 'fa' ? String(text).replace(/[0-9]/g, d => '۰۱۲۳۴۵۶۷۸۹'[d]) : String(text);

/** The other way: 0 to 9 for the digits of any of the three sets. */
export const latin = text => String(text).replace(/[۰-۹]/g, d => '۰۱۲۳۴۵۶۷۸۹'.indexOf(d)).replace(/[٠-٩]/g, d => '٠١٢٣٤٥٦٧٨٩'.indexOf(d));

const formats = new Map();
function format(calendar, options) {
  const key = current + calendar + JSON.stringify(options);
  if (!formats.has(key)) {
    const locale = current === 'fa' ? 'fa-IR' : 'en-GB';
    formats.set(key, new Intl.DateTimeFormat(`${locale}-u-ca-${calendar === 'jalali' ? 'persian' : 'gregory'}`, { timeZone: 'Asia/Tehran', ...options }));
  }
  return formats.get(key);
}

// Intl writes an era after Persian years in English ("1403 AP"); people do not.
const parts = (formatter, date) => formatter.formatToParts(date).filter(part => part.type !== 'era')
  .map(part => part.value).join('').trim().replace(/\s+,/g, ',');

const jalaliField = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { timeZone: 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' });

/** A day as a field shows it: an ISO day in the calendar that is chosen, in the digits of the language; anything else as it is. */
export function dayField(text, calendar) {
  if (calendar !== 'jalali' || !/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return digits(text);
  const part = Object.fromEntries(jalaliField.formatToParts(new Date(`${text}T12:00:00Z`)).map(one => [one.type, one.value]));
  return digits(`${part.year}-${part.month}-${part.day}`);
}

export const day = (date, calendar) => parts(format(calendar, { day: 'numeric', month: 'long', year: 'numeric' }), date);
export const shortDay = (date, calendar) => parts(format(calendar, { day: 'numeric', month: 'short' }), date);
export const monthAndYear = (date, calendar) => parts(format(calendar, { month: 'long', year: 'numeric' }), date);
export const yearOf = (date, calendar) => parts(format(calendar, { year: 'numeric' }), date);
export const weekday = (date, calendar) => parts(format(calendar, { weekday: 'long' }), date);
export const clock = date => parts(format('gregorian', { hour: '2-digit', minute: '2-digit', hour12: false }), date);

/** A publication time as the API gives it: an instant, a bare day, or null. */
export function published(iso, calendar) {
  if (!iso) return say('unknownDate');
  if (iso.length === 10) return day(new Date(`${iso}T12:00:00+03:30`), calendar);
  const date = new Date(iso);
  return `${day(date, calendar)}${current === 'fa' ? '، ' : ', '}${clock(date)}`;
}

const topics = new Map();
/** The taxonomy as the server has it. */
export const learnTopics = nodes => nodes.forEach(node => topics.set(node.id, node));

/** <c>politics/diplomacy</c> reads «سیاست › سیاست خارجی»; a topic that the taxonomy has dropped shows its id. */
export const topicName = topic => topic.split('/').map((_, i, all) => topics.get(all.slice(0, i + 1).join('/'))?.[current === 'fa' ? 'persian' : 'english'] ?? all[i]).join(' › ');
