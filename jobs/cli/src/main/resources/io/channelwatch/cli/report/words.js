'use strict';

// Everything that is shown comes out of the page's own JSON and goes into the page as text, never as
// markup. Instants are milliseconds of the program's wall clock, so they are formatted as UTC.
const report = JSON.parse(document.getElementById('content').textContent);
const DAY = 86400000;

/* Words and numbers */

const formats = {
  day: new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC'}),
  short: new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', timeZone: 'UTC'}),
  time: new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', timeZone: 'UTC'}),
  number: new Intl.NumberFormat('en-US', {maximumFractionDigits: 2}),
  whole: new Intl.NumberFormat('en-US', {maximumFractionDigits: 0}),
  tenth: new Intl.NumberFormat('en-US', {minimumFractionDigits: 1, maximumFractionDigits: 1}),
  percent: new Intl.NumberFormat('en-US', {style: 'percent', maximumFractionDigits: 1}),
};
const day = millis => formats.day.format(millis);
const instant = millis => `${day(millis)}, ${formats.time.format(millis)}`;
const share = (part, all) => all === 0 ? '–' : formats.percent.format(part / all);
const counted = (n, one, many) => `${formats.whole.format(n)} ${n === 1 ? one : many}`;
const word = code => code.toLowerCase().replaceAll('_', ' ');

function days(n) {
  if (n === null) return '–';
  if (n < 1 / 24) return `${Math.max(1, Math.round(n * 1440))} min`;
  if (n < 2) return `${formats.whole.format(n * 24)} h`;
  return `${n < 10 ? formats.tenth.format(n) : formats.whole.format(n)} d`;
}

function value(n, unit) {
  if (n === null || n === undefined) return 'absent';
  switch (unit) {
    case 'ratio': return `${formats.number.format(n)}x`;
    case 'percent': return formats.percent.format(n);
    case 'money': return `${report.currency} ${formats.whole.format(n)}`;
    case 'days': return `${formats.number.format(n)} d`;
    default: return formats.number.format(n);
  }
}

/* Elements */

function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, given] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), given);
    else if (given !== null && given !== undefined && given !== false) made.setAttribute(name, given);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}
