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
