// A meeting dragged to another time of its row opens the page of the move, which says what it would
// do before anything changes.
const grid = document.querySelector('.plan-grid');
const hint = document.querySelector('[data-drag]');
let from = null;
let over = null;
const mark = (cell) => {
  over?.classList.remove('drop-here');
  over = cell;
  over?.classList.add('drop-here');
};
// Only another time for the same party is a place to go to.
const targetOf = (event) => {
  const cell = event.target.closest?.('td[data-slot]') ?? null;
  return from && cell !== from && cell?.parentElement === from.parentElement ? cell : null;
};
if (grid && hint) {
  hint.append(` ${hint.dataset.drag}`);
  grid.classList.add('draggable');
  grid.addEventListener('dragstart', (event) => {
    const link = event.target.closest?.('a');
    if (!link) return;
    from = link.closest('td');
    from.parentElement.classList.add('dragging');
    event.dataTransfer.effectAllowed = 'move';
  });
  grid.addEventListener('dragover', (event) => {
    mark(targetOf(event));
    if (over) event.preventDefault();
  });
  grid.addEventListener('drop', (event) => {
    const target = targetOf(event);
    if (!target) return;
    event.preventDefault();
    const page = new URL(from.querySelector('a').href);
    page.searchParams.set('to', target.dataset.slot);
    location.assign(page);
  });
  grid.addEventListener('dragend', () => {
    mark(null);
    from?.parentElement.classList.remove('dragging');
    from = null;
  });
}
