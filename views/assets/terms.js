// Type-ahead from the thesaurus for fields with one value a line: terms that begin as the last line
// does, as buttons below the field. Without this file the field is a plain one.
for (const field of document.querySelectorAll('textarea[data-terms]')) {
  const offered = document.createElement('div');
  offered.className = 'offered-terms';
  offered.setAttribute('role', 'group');
  offered.setAttribute('aria-label', field.dataset.said);
  offered.hidden = true;
  field.after(offered);
  let asking, timer;

  const typed = () => field.value.slice(field.value.lastIndexOf('\n') + 1).trim();
  const take = (text) => {
    field.value = `${field.value.slice(0, field.value.lastIndexOf('\n') + 1)}${text}\n`;
    offered.hidden = true;
    field.focus();
  };
  const button = (text) => {
    const made = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'tag',
      textContent: text,
    });
    made.addEventListener('click', () => take(text));
    return made;
  };
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const { terms, lang } = field.dataset;
      const answer = await fetch(
        `${terms}?lang=${lang}&limit=20&q=${encodeURIComponent(typed().slice(0, 200))}`,
        { signal: asking.signal },
      );
      if (!answer.ok) return;
      const { suggestions } = await answer.json();
      const texts = suggestions.filter((s) => s.kind === 'concept').map((s) => s.text);
      offered.replaceChildren(...[...new Set(texts)].slice(0, 6).map(button));
      offered.hidden = texts.length === 0;
    } catch {
      /* a newer question has taken over, or the network is away: the field still works */
    }
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    if (typed().length < 2) offered.hidden = true;
    else timer = setTimeout(ask, 120);
  });
}
