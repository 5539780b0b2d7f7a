// Long work shows in the spectrum line; everything works without this file.
addEventListener('submit', () => document.documentElement.classList.add('busy'));
addEventListener('pageshow', () => document.documentElement.classList.remove('busy'));
