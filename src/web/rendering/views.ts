/** What pages are made of: templates, words, and what browsers load beside them. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAssets, type Assets } from './assets.ts';
import { loadLocales, type Locales } from './locales.ts';
import { loadTemplates, type Render } from './handlebars.ts';

export interface Views {
  locales: Locales;
  assets: Assets;
  render: Render;
}

const FOLDER = fileURLToPath(new URL('../../../views', import.meta.url));

export function loadViews(): Views {
  return {
    locales: loadLocales(join(FOLDER, 'locales')),
    assets: loadAssets(join(FOLDER, 'assets')),
    render: loadTemplates(FOLDER),
  };
}

/**
 * Compiles and reads what the first page of each kind would else wait for; between two steps others
 * are answered.
 */
export async function prepareViews({ locales, render }: Views): Promise<void> {
  const words = [...locales.values()].flatMap((t) =>
    t.topics.map((topic) => () => void t.has(`${topic}.`)),
  );
  for (const step of [...render.steps, ...words]) {
    step();
    await new Promise((resume) => {
      setImmediate(resume);
    });
  }
}
