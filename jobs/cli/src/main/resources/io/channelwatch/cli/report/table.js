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
