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

function inboxes() {
  document.getElementById('inboxes-section').hidden = report.inboxes.length === 0;
  table(document.getElementById('inboxes'), [
    {title: 'Recipient', of: row => row.name, show: row => el('span', {}, el('a', {href: row.page}, row.name), row.name === row.recipient ? null : el('small', {}, row.recipient))},
    {title: 'Messages', number: true, of: row => row.messages, show: row => formats.whole.format(row.messages)},
    {title: 'A week', number: true, of: row => row.perWeek, show: row => formats.tenth.format(row.perWeek)},
    {title: 'Digests', number: true, of: row => row.digests, show: row => formats.whole.format(row.digests)},
    {title: 'Held back', number: true, hint: 'what was not told, or not yet', of: row => row.untold, show: row => formats.whole.format(row.untold)},
  ], {size: 12, sort: {column: 1, down: true}, empty: 'Nobody.', pick: row => { location.href = row.page; }}).show(report.inboxes);
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
inboxes();
filters();
episodeTable();
change({});
