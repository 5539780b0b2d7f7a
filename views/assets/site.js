// Long work shows in the spectrum line; everything works without this file.
addEventListener('submit', () => document.documentElement.classList.add('busy'));
addEventListener('pageshow', () => document.documentElement.classList.remove('busy'));
if (!CSS.supports('selector(::details-content)') && matchMedia('(min-width: 60rem)').matches) {
  for (const drawer of document.querySelectorAll('details.facets')) drawer.open = true;
}
