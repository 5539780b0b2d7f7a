// Rows of a list that hold what is typed. Without this file the form asks the server for the same.
const field = document.querySelector('input[data-filter]');
if (field) {
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const rows = [...document.querySelectorAll('.directory > li')];
  const texts = rows.map((row) => fold(row.textContent));
  const groups = document.querySelectorAll('.group, .prospects');
  const filter = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    rows.forEach((row, i) => {
      row.hidden = !words.every((word) => texts[i].includes(word));
    });
    for (const group of groups)
      group.hidden = !group.querySelector('.directory > li:not([hidden])');
    document.querySelector('[data-shown]').textContent = rows.filter((row) => !row.hidden).length;
  };
  field.addEventListener('input', filter);
  // What the browser brings back with the page is filtered, too.
  addEventListener('pageshow', filter);
}
