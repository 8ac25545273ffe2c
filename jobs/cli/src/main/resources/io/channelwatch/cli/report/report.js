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

// A table that sorts by any column and shows a page at a time.
// columns: {title, of: what a row is sorted by, show: what stands there, number}
function table(host, columns, {size, sort, pick, detail, empty}) {
  let rows = [], page = 0, by = sort, opened = null;

  function sorted() {
    const {column, down} = by, of = columns[column].of;
    const order = (a, b) => a === b ? 0 : a === null ? -1 : b === null ? 1
        : typeof a === 'string' ? a.localeCompare(b) : a - b;
    return rows.map((row, i) => [row, i])
        .sort((a, b) => (down ? -1 : 1) * order(of(a[0]), of(b[0])) || a[1] - b[1])
        .map(pair => pair[0]);
  }

  function head(column, i) {
    const turn = () => {
      by = {column: i, down: by.column === i ? !by.down : Boolean(column.number)};
      page = 0;
      draw();
    };
    const direction = by.column !== i ? null : by.down ? 'descending' : 'ascending';
    return el('th', {class: column.number ? 'number' : null, scope: 'col', 'aria-sort': direction, title: column.hint},
        el('button', {type: 'button', onclick: turn}, column.title));
  }

  function line(row) {
    const act = pick ? () => pick(row) : () => { opened = opened === row ? null : row; draw(); };
    const keyed = event => { if (event.key === 'Enter') act(); };
    const cells = columns.map(column => el('td', {class: column.number ? 'number' : null}, column.show(row)));
    const made = [el('tr', {class: opened === row ? 'pick open-row' : 'pick', tabindex: 0, onclick: act, onkeydown: keyed}, ...cells)];
    if (opened === row) made.push(el('tr', {}, el('td', {class: 'detail', colspan: columns.length}, detail(row))));
    return made;
  }

  function draw() {
    dropCharts(host);
    const pages = Math.max(1, Math.ceil(rows.length / size));
    page = Math.min(page, pages - 1);
    const shown = sorted().slice(page * size, (page + 1) * size);
    const go = step => () => { page += step; opened = null; draw(); };
    host.replaceChildren(
        rows.length === 0 ? el('p', {class: 'empty'}, empty) : el('div', {class: 'scroll'}, el('table', {},
            el('thead', {}, el('tr', {}, ...columns.map(head))),
            el('tbody', {}, ...shown.flatMap(line)))),
        pages === 1 ? '' : el('div', {class: 'pager'},
            el('button', {type: 'button', onclick: go(-1), disabled: page === 0 ? '' : null}, 'Back'),
            `${formats.whole.format(page * size + 1)}–${formats.whole.format(page * size + shown.length)} of ${formats.whole.format(rows.length)}`,
            el('button', {type: 'button', onclick: go(1), disabled: page === pages - 1 ? '' : null}, 'Next')));
    drawCharts(host);
  }

  return {show(next) { rows = next; page = 0; opened = null; draw(); }};
}

/* Charts: drawn when they come into the page, in its colours */

const drawn = new Map();
const palette = ['#3b6fd8', '#e08a2c', '#2f9e6b', '#c64f88', '#7a5fd0', '#2aa3b5', '#b5872b', '#d0503f', '#6b8e23', '#8c6d5a'];
const REST = '#8a93a3';
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function chart(canvas, make) {
  drawn.get(canvas)?.chart.destroy();
  Chart.defaults.color = colour('faint');
  Chart.defaults.borderColor = colour('line');
  Chart.defaults.animation = false;
  drawn.set(canvas, {make, chart: new Chart(canvas, make())});
}

function drawCharts(host) {
  for (const canvas of host.querySelectorAll('canvas')) if (canvas.make) chart(canvas, canvas.make);
}

function dropCharts(host) {
  for (const canvas of host.querySelectorAll('canvas')) {
    drawn.get(canvas)?.chart.destroy();
    drawn.delete(canvas);
  }
}

const redraw = () => { for (const [canvas, {make}] of [...drawn]) chart(canvas, make); };
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
window.addEventListener('beforeprint', redraw);
window.addEventListener('afterprint', redraw);

function timeline() {
  const {daily, starts, byRule} = report.timeline;
  const sum = counts => counts.reduce((a, b) => a + b, 0);
  const rules = Object.entries(byRule).sort((a, b) => sum(b[1]) - sum(a[1]));
  const most = rules.length > palette.length ? palette.length - 1 : rules.length;
  const title = id => report.rules.find(rule => rule.of.id === id).of.title;
  const datasets = rules.slice(0, most).map(([id, counts], i) => ({label: title(id), data: counts, backgroundColor: palette[i]}));
  if (rules.length > most) {
    const rest = starts.map((_, i) => sum(rules.slice(most).map(rule => rule[1][i])));
    datasets.push({label: `${rules.length - most} other rules`, data: rest, backgroundColor: REST});
  }
  document.getElementById('timeline-title').textContent = `Alerts that opened, by ${daily ? 'day' : 'week'} and rule`;
  return {
    type: 'bar',
    data: {labels: starts.map(start => formats.short.format(start * DAY)), datasets},
    options: {
      maintainAspectRatio: false,
      interaction: {mode: 'index', intersect: false},
      scales: {
        x: {stacked: true, grid: {display: false}},
        y: {stacked: true, ticks: {precision: 0}, title: {display: true, text: 'alerts'}},
      },
      plugins: {
        legend: {position: 'bottom', align: 'start', labels: {boxWidth: 12}},
        tooltip: {
          filter: item => item.raw > 0,
          callbacks: {title: items => items.length ? `${daily ? '' : 'week of '}${day(starts[items[0].dataIndex] * DAY)}` : ''},
        },
      },
    },
  };
}

// At most nine whole days, evenly spaced.
function dayTicks(min, max) {
  const step = Math.max(1, Math.ceil((max - min) / DAY / 9)) * DAY, ticks = [];
  for (let at = Math.ceil(min / DAY) * DAY; at <= max; at += step) ticks.push({value: at});
  return ticks;
}

// The value's way against what it is compared with; the time in which the episode was open is shaded.
function curve(episode, form, reading) {
  const opened = episode.opened, ended = episode.resolved ?? report.until;
  const from = opened - 90 * DAY, to = ended + 7 * DAY;
  const known = new Map(form.days.map((v, i) => [(form.firstDay + i) * DAY, v]));
  form.points.forEach(point => known.set(point.at, point.value));
  const line = [...known].filter(([at]) => at >= from && at <= to).sort((a, b) => a[0] - b[0]).map(([x, y]) => ({x, y}));
  const steps = new Set(episode.steps.map(step => step.at));
  const first = Math.min(opened, line.length ? line[0].x : opened), last = Math.max(ended, line.length ? line[line.length - 1].x : ended);
  const margin = Math.max((last - first) * 0.03, DAY / 2);
  const limits = (reading?.limits ?? []).map(limit => ({
    label: `${limit.condition === 'when' ? word(limit.severity) : `clears ${word(limit.severity)}`} ${limit.operator} ${value(limit.number, reading.unit)}`,
    data: [{x: first - margin, y: limit.number}, {x: last + margin, y: limit.number}],
    borderColor: limit.condition === 'when' ? colour(limit.severity.toLowerCase()) : colour('good'),
    borderDash: limit.condition === 'when' ? [6, 4] : [2, 4], borderWidth: 1.5, pointRadius: 0, pointHitRadius: 0,
  }));
  const lowest = Math.min(...line.map(point => point.y ?? 0), ...limits.map(limit => limit.data[0].y));
  return {
    type: 'line',
    data: {datasets: [{
      label: form.text, data: line, borderColor: colour('accent'), backgroundColor: colour('accent'), borderWidth: 2,
      pointRadius: point => steps.has(point.raw?.x) ? 5 : form.days.length ? 0 : 2, pointHitRadius: 8,
    }, ...limits]},
    options: {
      maintainAspectRatio: false, parsing: false,
      interaction: {mode: 'nearest', axis: 'x', intersect: false},
      scales: {
        x: {type: 'linear', min: first - margin, max: last + margin, grid: {display: false},
            afterBuildTicks: axis => { axis.ticks = dayTicks(axis.min, axis.max); }, ticks: {autoSkip: false, callback: at => formats.short.format(at)}},
        y: {beginAtZero: lowest >= 0, grace: '8%', ticks: {callback: n => value(n, reading?.unit)}},
      },
      plugins: {
        legend: {align: 'start', labels: {boxWidth: 22, boxHeight: 1}},
        tooltip: {
          filter: item => item.datasetIndex === 0,
          callbacks: {title: items => items.length ? instant(items[0].raw.x) : '', label: item => value(item.raw.y, reading?.unit)},
        },
      },
    },
    plugins: [{
      id: 'open',
      beforeDatasetsDraw({ctx, chartArea: {top, bottom}, scales: {x}}) {
        ctx.fillStyle = colour('shade');
        const left = x.getPixelForValue(opened);
        ctx.fillRect(left, top, Math.max(2, x.getPixelForValue(ended) - left), bottom - top);
      },
    }],
  };
}

/* What is shown */

const ruleOf = episode => report.rules[episode.rule].of;
const nameOf = partner => partner.name ?? partner.id;
const partnerOf = episode => report.partners[episode.partner].of;

function period() {
  document.getElementById('period').textContent =
      `What the rules would have told from ${day(report.from)} to ${day(report.until)}. Times are those of ${report.zone === 'Z' ? 'UTC' : report.zone}.`;
}

function headline() {
  const f = report.figures;
  const tile = (big, what, small) => el('div', {class: 'tile'}, el('strong', {}, big), el('span', {}, what), el('small', {}, small));
  const perManager = f.perWeek / Math.max(1, report.managers.length);
  document.getElementById('headline').append(
      tile(formats.whole.format(f.opened), f.opened === 1 ? 'alert opened' : 'alerts opened',
          `by ${counted(report.rules.length, 'rule', 'rules')}, on ${counted(report.partners.length, 'partner', 'partners')}`),
      tile(formats.tenth.format(perManager), 'per account manager and week', `${counted(report.managers.length, 'account manager', 'account managers')}, ${formats.tenth.format(f.perWeek)} a week in all`),
      tile(formats.whole.format(f.critical), 'were critical', `${share(f.critical, f.opened)}; ${formats.whole.format(f.escalated)} escalated`),
      tile(days(f.medianDays), 'median duration', 'of the episodes that ended'),
      tile(formats.whole.format(f.again), `opened again within ${report.soonDays} days`, `${share(f.again, f.opened)}; clear_when and for hold these back`),
      tile(formats.whole.format(f.open), 'still open at the end', share(f.open, f.opened)));
}

const figureColumns = [
  {title: 'Opened', number: true, of: row => row.figures.opened},
  {title: 'A week', number: true, of: row => row.figures.perWeek, show: row => formats.number.format(row.figures.perWeek)},
  {title: 'Critical', number: true, of: row => row.figures.critical},
  {title: 'Escalated', number: true, of: row => row.figures.escalated},
  {title: 'Median duration', number: true, of: row => row.figures.medianDays, show: row => days(row.figures.medianDays)},
  {title: 'Opened again', number: true, hint: `within ${report.soonDays} days`, of: row => row.figures.again / row.figures.opened,
    show: row => row.figures.again === 0 ? '0' : `${formats.whole.format(row.figures.again)} (${share(row.figures.again, row.figures.opened)})`},
  {title: 'Still open', number: true, of: row => row.figures.open},
].map(column => ({show: row => formats.whole.format(column.of(row)), ...column}));

function figureTable(host, first, rows, filter) {
  table(document.getElementById(host), [...first, ...figureColumns], {
    size: 12, sort: {column: first.length, down: true}, empty: 'None.',
    pick: row => { choose({[filter]: String(rows.indexOf(row))}); document.getElementById('episodes-section').scrollIntoView({behavior: 'smooth'}); },
  }).show(rows);
}

const chosen = {rule: '', manager: '', partner: '', severity: '', state: ''};
let episodes;

function choose(some) {
  Object.keys(chosen).forEach(key => { chosen[key] = ''; });
  change(some);
}

function change(some) {
  Object.assign(chosen, some);
  for (const select of document.querySelectorAll('#filters select')) select.value = chosen[select.name];
  const fits = (key, n) => chosen[key] === '' || chosen[key] === String(n);
  const state = {'': () => true, open: e => e.resolved === null, again: e => e.again};
  episodes.show(report.episodes.filter(e => fits('rule', e.rule) && fits('manager', e.manager) && fits('partner', e.partner)
      && fits('severity', e.severity) && (state[chosen.state] ?? (x => x.reason === chosen.state))(e)));
}

function filters() {
  const select = (name, all, options) => el('select', {name, 'aria-label': all, onchange: event => change({[name]: event.target.value})},
      el('option', {value: ''}, all), ...options.map(([id, text]) => el('option', {value: id}, text)));
  const listed = (rows, text) => rows.map((row, i) => [String(i), text(row.of)]).sort((a, b) => a[1].localeCompare(b[1]));
  const reasons = [...new Set(report.episodes.map(e => e.reason).filter(Boolean))].sort();
  document.getElementById('filters').append(el('div', {class: 'controls'},
      select('rule', 'All rules', listed(report.rules, rule => rule.title)),
      select('manager', 'All account managers', listed(report.managers, name => name)),
      select('partner', 'All partners', listed(report.partners, nameOf)),
      select('severity', 'Any severity', ['CRITICAL', 'WARNING', 'INFO'].map(s => [s, word(s)])),
      select('state', 'However it ended', [['open', 'still open'], ...reasons.map(r => [r, word(r)]), ['again', 'opened again soon']]),
      el('button', {type: 'button', onclick: () => choose({})}, 'Show all')));
}

function detail(episode) {
  const rule = ruleOf(episode);
  const steps = episode.steps.map(step => el('li', {},
      el('time', {}, instant(step.at)),
      el('span', {class: `severity ${step.transition === 'RESOLVED' ? 'ended' : step.severity}`}, `${word(step.transition)}${step.transition === 'RESOLVED' ? `, ${word(episode.reason)}` : `, ${word(step.severity)}`}`),
      el('span', {}, step.message)));
  const charts = episode.curves.map(n => report.curves[n]).map(form => {
    const canvas = el('canvas', {role: 'img', 'aria-label': `${form.text} over time`});
    canvas.make = () => curve(episode, form, rule.readings[form.text]);
    return el('div', {class: 'chart'}, canvas);
  });
  return el('div', {}, el('ol', {class: 'steps'}, ...steps), ...charts,
      rule.playbook ? el('p', {class: 'playbook'}, el('strong', {}, 'What to do: '), rule.playbook) : null);
}

function episodeTable() {
  const worst = {CRITICAL: 3, WARNING: 2, INFO: 1};
  episodes = table(document.getElementById('episodes'), [
    {title: 'Opened', of: e => e.opened, show: e => el('time', {}, instant(e.opened))},
    {title: 'Partner', of: e => nameOf(partnerOf(e)), show: e => el('span', {}, nameOf(partnerOf(e)), e.deal ? el('small', {}, `deal ${e.deal}`) : null)},
    {title: 'Rule', of: e => ruleOf(e).title, show: e => ruleOf(e).title},
    {title: 'Severity', of: e => worst[e.severity] ?? 0, show: e => el('span', {class: `severity ${e.severity}`}, word(e.severity))},
    {title: 'Account manager', of: e => report.managers[e.manager].of, show: e => report.managers[e.manager].of},
    {title: 'Ended', of: e => e.resolved ?? Infinity, show: e => e.resolved === null
        ? el('span', {class: 'still'}, 'still open') : el('span', {}, el('time', {}, instant(e.resolved)), el('small', {}, word(e.reason)))},
    {title: 'Duration', number: true, of: e => (e.resolved ?? report.until) - e.opened,
      show: e => days(((e.resolved ?? report.until) - e.opened) / DAY)},
  ], {size: 25, sort: {column: 0, down: true}, detail, empty: 'No episode fits.'});
}

period();
headline();
const timelineCanvas = document.getElementById('timeline');
if (report.figures.opened) chart(timelineCanvas, timeline);
figureTable('rules', [
  {title: 'Rule', of: row => row.of.title, show: row => el('span', {}, row.of.title, el('small', {}, `${row.of.id}, ${word(row.of.kind)}`))},
], report.rules, 'rule');
figureTable('managers', [{title: 'Account manager', of: row => row.of, show: row => row.of}], report.managers, 'manager');
figureTable('partners', [
  {title: 'Partner', of: row => nameOf(row.of), show: row => el('span', {}, nameOf(row.of), row.of.name ? el('small', {}, row.of.id) : null)},
  {title: 'Account manager', of: row => report.managers[row.of.manager].of, show: row => report.managers[row.of.manager].of},
], report.partners, 'partner');
filters();
episodeTable();
change({});
