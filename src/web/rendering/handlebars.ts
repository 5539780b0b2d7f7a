/**
 * Handlebars with layouts and partials, everything compiled at the start, strict (a missing value
 * is an error) and always escaping.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Handlebars from 'handlebars';
import type { Parameters, Translate } from './locales.ts';

/**
 * Words to show, cut where a search found them; `lang` is set when they are not in the page's
 * language.
 */
export interface Words {
  parts: readonly { text: string; mark?: boolean }[];
  lang?: string;
}

/** Values of the whole page that templates may use anywhere as `@name`. */
export interface Frame {
  t: Translate;
  /** Address of an asset. */
  asset: (name: string) => string;
  /** The mark that keeps a member or instrument; away in files and mails. */
  keep?: (id: string, name: string) => string;
}

export interface Render {
  (layout: string, view: string, model: object, frame: Frame): string;
  /** One piece of a page (`PageReply.pieces`), as it goes into the page. */
  piece: (partial: string, model: object, frame: Frame) => string;
  /** Pieces joined to a value that templates do not escape again. */
  joined: (pieces: readonly string[]) => object;
  /** Each compiles a template; one that is not compiled yet makes its first page wait. */
  steps: readonly (() => void)[];
}

const KNOWN = {
  t: true,
  words: true,
  sign: true,
  figure: true,
  eq: true,
  asset: true,
  to: true,
  keep: true,
  described: true,
  mistake: true,
};

/**
 * A quarter of a page would be blanks before its lines. One stays: attributes are looked for behind
 * a blank (forms/kept.ts).
 */
const INDENTATION = /^[ \t]+/gm;

/**
 * The templates of `views`: `layouts`, `pages`, `partials`; names are paths without `.hbs`. Each is
 * compiled when it is first used, or by its step.
 */
export function loadTemplates(folder: string): Render {
  const engine = Handlebars.create();
  addHelpers(engine);
  const templatesIn = (sub: string): Map<string, HandlebarsTemplateDelegate> =>
    new Map(
      templates(join(folder, sub)).map(([name, source]) => [
        name,
        engine.compile(source.replace(INDENTATION, ' '), {
          strict: true,
          preventIndent: true,
          knownHelpers: KNOWN,
        }),
      ]),
    );
  const [partials, layouts, pages] = [
    templatesIn('partials'),
    templatesIn('layouts'),
    templatesIn('pages'),
  ];
  for (const [name, template] of partials) engine.registerPartial(name, template);
  const render = (layout: string, view: string, model: object, frame: Frame): string => {
    const page = pages.get(view);
    const around = layouts.get(layout);
    if (!page || !around) throw new Error(`no view "${page ? layout : view}"`);
    const body = new engine.SafeString(page(model, { data: frame }));
    return around({ ...model, body }, { data: frame });
  };
  const all = [partials, layouts, pages].flatMap((group) => [...group.values()]);
  return Object.assign(render, {
    steps: all.map((template) => () => compileNow(template)),
    piece: (name: string, model: object, frame: Frame): string => {
      const partial = partials.get(name);
      if (!partial) throw new Error(`no partial "${name}"`);
      return partial(model, { data: frame });
    },
    joined: (pieces: readonly string[]) => new engine.SafeString(pieces.join('')),
  });
}

/** Handlebars compiles when a template is set up, which it does anew before each use. */
function compileNow(template: HandlebarsTemplateDelegate): void {
  (template as unknown as { _setup(options: object): void })._setup({});
}

function templates(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith('.hbs'))
    .map((e) => join(e.parentPath, e.name))
    .map((path) => [
      relative(folder, path).replaceAll('\\', '/').slice(0, -'.hbs'.length),
      readFileSync(path, 'utf8'),
    ]);
}

/** What Handlebars hands to a helper last; its own type leaves `data` open. */
interface Options {
  data: Frame & { root: { wrong?: Record<string, string> } };
  hash: Record<string, string | number | boolean>;
}

function addHelpers(engine: typeof Handlebars): void {
  const escape = engine.escapeExpression;
  /** {{t "key" count=3}} says a sentence of the locales. */
  engine.registerHelper('t', (key: string, options: Options) =>
    options.data.t(key, options.hash as Parameters),
  );
  engine.registerHelper('figure', (value: number, options: Options) =>
    options.data.t.number(value),
  );
  engine.registerHelper('eq', (a: unknown, b: unknown) => a === b);
  engine.registerHelper('asset', (name: string, options: Options) => options.data.asset(name));
  /** {{to "/members"}} is the address in the page's language. */
  engine.registerHelper('to', (path: string, options: Options) => `/${options.data.t.lang}${path}`);
  /** {{words title}} with marks and the language attribute. */
  engine.registerHelper('words', (words: Words | string) => {
    if (typeof words === 'string') return words;
    const inner = words.parts
      .map((p) => (p.mark ? `<mark>${escape(p.text)}</mark>` : escape(p.text)))
      .join('');
    return new engine.SafeString(
      words.lang ? `<span lang="${escape(words.lang)}">${inner}</span>` : inner,
    );
  });
  /** {{described "email" hint=true}}: what a field points at, its hint and its mistake (model `wrong`). */
  engine.registerHelper('described', (field: string, { data, hash }: Options) => {
    const wrong = data.root.wrong?.[field];
    const ids = [hash.hint ? `${field}-hint` : '', wrong ? `${field}-wrong` : ''].filter(Boolean);
    return new engine.SafeString(
      (ids.length ? ` aria-describedby="${ids.map(escape).join(' ')}"` : '') +
        (wrong ? ' aria-invalid="true"' : ''),
    );
  });
  /** {{mistake "email"}}: what is wrong with the field, below it. */
  engine.registerHelper('mistake', (field: string, { data }: Options) => {
    const wrong = data.root.wrong?.[field];
    return wrong
      ? new engine.SafeString(
          `<span class="field-error" id="${escape(field)}-wrong">${escape(wrong)}</span>`,
        )
      : '';
  });
  /** {{keep id name}} is the mark that keeps something. */
  engine.registerHelper('keep', (id: string, name: Words | string, options: Options) => {
    const plain = typeof name === 'string' ? name : name.parts.map((p) => p.text).join('');
    return new engine.SafeString(options.data.keep?.(id, plain) ?? '');
  });
  /**
   * {{sign "instrument"}} draws the sign of a kind of evidence; with label=true it is read out,
   * else it is decoration.
   */
  engine.registerHelper('sign', (name: string, options: Options) => {
    const use = `<use href="${escape(options.data.asset('sprite.svg'))}#${escape(name)}"/>`;
    const said = options.hash.label
      ? `role="img" aria-label="${escape(options.data.t(`site.kind.${name}`))}"`
      : 'aria-hidden="true"';
    return new engine.SafeString(`<svg class="sign" ${said}>${use}</svg>`);
  });
}
