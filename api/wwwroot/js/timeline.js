import { make } from './elements.js';
import { say, number, percent, language, day, shortDay, monthAndYear, yearOf, weekday, clock } from './language.js';

// Colour-blind safe (Okabe and Ito, 2008), dark and light alike.
export const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00'];
let chart;

/** The interval that gives a readable number of points for this many days. */
export function intervalFor(days) {
  if (days <= 4) return 'hour';
  if (days <= 150) return 'day';
  if (days <= 900) return 'week';
  return days <= 365 * 15 ? 'month' : 'year';
}

// A chart's text runs left to right; a Persian date inside of it must not.
const ownDirection = text => language() === 'fa' ? `\u2067${text}\u2069` : text;

function label(start, interval, calendar) {
  const date = new Date(start);
  if (interval === 'hour') return `${shortDay(date, calendar)} ${clock(date)}`;
  if (interval === 'month') return monthAndYear(date, calendar);
  if (interval === 'year') return yearOf(date, calendar);
  return shortDay(date, calendar);
}

function longLabel(start, interval, calendar) {
  const date = new Date(start);
  if (interval === 'hour') return `${day(date, calendar)}، ${clock(date)}`;
  if (interval === 'day') return `${weekday(date, calendar)} ${day(date, calendar)}`;
  return interval === 'week' ? `${say('week')}: ${day(date, calendar)}` : label(start, interval, calendar);
}

/** The interval with the most articles, in words; null where there are none. */
export function peak(series, interval, calendar) {
  const top = series.points.reduce((best, point) => point.count > (best?.count ?? 0) ? point : best, null);
  return top && series.points.length > 1 ? say('peak', number(top.count), longLabel(top.start, interval, calendar)) : null;
}

/** Draws one bar or line a series; a click on an interval calls <c>onPick(start, next)</c>. */
export function draw(place, answer, { interval, calendar, share, onPick }) {
  chart ??= echarts.init(place, null, { renderer: 'svg' });
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue('--ink').trim(), faint = style.getPropertyValue('--line').trim();
  const points = answer.series[0]?.points ?? [];
  const value = point => share ? point.share * 100 : point.count;
  chart.setOption({
    animationDuration: 250,
    color: colours,
    textStyle: { fontFamily: 'Vazirmatn, sans-serif', color: ink },
    grid: { left: 48, right: 16, top: answer.series.length > 1 ? 36 : 14, bottom: 28 },
    legend: { show: answer.series.length > 1, top: 0, textStyle: { color: ink } },
    tooltip: {
      trigger: 'axis', confine: true, borderColor: faint,
      formatter: items => make('div', { class: 'tip', dir: document.documentElement.dir },
        make('strong', {}, longLabel(points[items[0].dataIndex].start, interval, calendar)),
        ...items.map(item => {
          const point = answer.series[item.seriesIndex].points[item.dataIndex];
          return make('div', {}, answer.series.length > 1 ? `${item.seriesName}: ` : '',
            number(point.count), ` ${say('of')} ${number(point.total)} (${percent(point.share)})`);
        })),
    },
    xAxis: {
      type: 'category', data: points.map(point => ownDirection(label(point.start, interval, calendar))),
      inverse: language() === 'fa', axisLine: { lineStyle: { color: faint } }, axisTick: { show: false }, axisLabel: { hideOverlap: true, color: ink },
    },
    yAxis: {
      type: 'value', minInterval: share ? undefined : 1, position: language() === 'fa' ? 'right' : 'left', splitLine: { lineStyle: { color: faint } },
      axisLabel: { color: ink, formatter: v => share ? percent(v / 100) : number(v) },
    },
    series: answer.series.map(series => ({
      name: series.query, data: series.points.map(value), type: answer.series.length > 1 || points.length > 160 ? 'line' : 'bar',
      smooth: false, showSymbol: points.length < 40, areaStyle: answer.series.length > 1 ? undefined : { opacity: .25 }, barMaxWidth: 26,
      itemStyle: { borderRadius: [3, 3, 0, 0] },
    })),
  }, { notMerge: true });
  const wide = language() === 'fa';
  chart.setOption({ grid: { left: wide ? 16 : 48, right: wide ? 48 : 16 } });
  chart.off('click');
  chart.getZr().off('click');
  chart.getZr().on('click', event => {
    const at = chart.convertFromPixel({ seriesIndex: 0 }, [event.offsetX, event.offsetY])?.[0];
    if (points[at]) onPick(points[at].start, points[at + 1]?.start);
  });
  chart.resize();
}

addEventListener('resize', () => chart?.resize());
