// Type-ahead for the search field: a combobox (WAI-ARIA) over /api/v1/suggest. Without this file
// the field is a plain one.
const field = document.querySelector('input[data-suggest]');
if (field) {
  const list = Object.assign(document.createElement('ul'), {
    id: 'q-options',
    className: 'options',
    hidden: true,
  });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.dataset.one);
  field.form.append(list);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  }))
    field.setAttribute(name, value);
  let asking,
    timer,
    chosen = -1,
    typed = '';

  const show = (open) => {
    list.hidden = !open;
    field.setAttribute('aria-expanded', String(open));
    if (!open) choose(-1);
  };
  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((item, i) =>
      item.setAttribute('aria-selected', String(i === index)),
    );
    const item = list.children[index];
    if (item) {
      field.setAttribute('aria-activedescendant', item.id);
      field.value = item.dataset.text;
      item.scrollIntoView({ block: 'nearest' });
    } else {
      field.removeAttribute('aria-activedescendant');
      if (index === -1 && typed && !list.hidden) field.value = typed;
    }
  };
  const option = (s, i) => {
    const item = Object.assign(document.createElement('li'), { id: `q-option-${i}` });
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', 'false');
    item.dataset.text = s.text;
    if (s.href) item.dataset.href = s.href;
    item.append(
      Object.assign(document.createElement('span'), { textContent: s.text }),
      Object.assign(document.createElement('span'), {
        className: 'quiet',
        textContent: field.dataset[s.kind] ?? '',
      }),
    );
    return item;
  };
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const { suggest, lang } = field.dataset;
    try {
      const answer = await fetch(
        `${suggest}?lang=${lang}&q=${encodeURIComponent(field.value.slice(0, 200))}`,
        { signal: asking.signal },
      );
      if (!answer.ok) return;
      const { suggestions } = await answer.json();
      list.replaceChildren(...suggestions.map(option));
      chosen = -1;
      show(suggestions.length > 0 && document.activeElement === field);
    } catch {
      /* a newer question has taken over, or the network is away: the field still works */
    }
  };
  field.addEventListener('input', () => {
    typed = field.value;
    clearTimeout(timer);
    if (typed.trim().length < 2) return show(false);
    timer = setTimeout(ask, 120);
  });
  field.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const last = list.children.length - 1;
    if (event.key === 'ArrowDown') choose(chosen === last ? -1 : chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen === -1 ? last : chosen - 1);
    else if (event.key === 'Escape') {
      const back = typed;
      show(false);
      field.value = back;
    } else if (event.key === 'Enter' && list.children[chosen]?.dataset.href)
      location.assign(list.children[chosen].dataset.href);
    else return;
    event.preventDefault();
  });
  list.addEventListener('pointerdown', (event) => {
    const item = event.target.closest('li');
    if (!item) return;
    event.preventDefault();
    if (item.dataset.href) location.assign(item.dataset.href);
    else {
      field.value = item.dataset.text;
      field.form.requestSubmit();
    }
  });
  field.addEventListener('blur', () => show(false));
}
