/** Everything that `check` says is said in Czech and German as well. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { prepare } from '../../indexer/prepare.ts';
import type { Defect } from '../../src/domain/defect.ts';
import { defectTeller, type DefectPhrases } from '../../src/language/defect-teller.ts';

const phrasesOf = (lang: string) =>
  parse(readFileSync(`views/defects/${lang}.yaml`, 'utf8')) as DefectPhrases;
const told = (lang: string, defect: Partial<Defect>) =>
  defectTeller(phrasesOf(lang)).sentence({
    ...{ severity: 'error', code: 'bad-ico', file: 'a.csv', remedy: 'check the path' },
    ...defect,
  });

/** What stands in a template without naming anything of the file. */
function plainText(value: ts.Expression): string | undefined {
  if (value.getText() === 'LEFT_OUT') return 'the value was left out';
  if (!ts.isConditionalExpression(value) || !ts.isStringLiteralLike(value.whenTrue))
    return undefined;
  return value.whenTrue.text;
}

/** Every text that the sources give to `remedy` or `expected`, `{1}` where it names something. */
function phrasesInSources(): { kind: 'remedy' | 'expected'; english: string }[] {
  const found: { kind: 'remedy' | 'expected'; english: string }[] = [];
  const files = ['indexer', 'src/tables'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  for (const file of files) {
    const source = ts.createSourceFile(
      file,
      readFileSync(file, 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    const take = (kind: 'remedy' | 'expected', value: ts.Expression): void => {
      if (ts.isConditionalExpression(value)) {
        take(kind, value.whenTrue);
        take(kind, value.whenFalse);
      } else if (ts.isStringLiteralLike(value)) found.push({ kind, english: value.text });
      else if (ts.isTemplateExpression(value))
        found.push({
          kind,
          english: value.templateSpans.reduce(
            (text, { expression, literal }, i) =>
              text + (plainText(expression) ?? `{${i + 1}}`) + literal.text,
            value.head.text,
          ),
        });
    };
    const visit = (node: ts.Node): void => {
      const name = ts.isPropertyAssignment(node) ? node.name.getText() : '';
      if (ts.isPropertyAssignment(node) && (name === 'remedy' || name === 'expected'))
        take(name, node.initializer);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

describe.each(['cs', 'de'])('in %s', (lang) => {
  const phrases = phrasesOf(lang);

  it('every phrase names what the English one names', () => {
    for (const [english, own] of Object.values(phrases).flatMap((section) =>
      Object.entries(section as Record<string, string>),
    )) {
      const names = (text: string) => (text.match(/\{\d\}/g) ?? []).sort();
      expect(names(own), english).toEqual(names(english));
    }
  });

  it('every remedy and every expectation of the sources is known', () => {
    const sources = phrasesInSources();
    expect(sources.length).toBeGreaterThan(100);
    const unknown = sources.filter(({ kind, english }) => {
      const sentence = told(lang, {
        [kind]: english.replaceAll('{1}', 'X').replaceAll(/\{\d\}/g, 'Y'),
      });
      return sentence.includes(
        english
          .split(/\{\d\}/)
          .sort((a, b) => b.length - a.length)[0]!
          .trim(),
      );
    });
    // These words are the same.
    expect(
      unknown.map((u) => u.english).filter((e) => !['text', '{1}', 'UTF-8'].includes(e)),
    ).toEqual([]);
  });

  it('nothing of a broken file is told in English', async () => {
    const folder = 'fixtures/broken';
    const cases = readdirSync(folder).filter((name) => !name.endsWith('.expected.txt'));
    const teller = defectTeller(phrases);
    for (const name of cases.filter((n) => !/\.gz$/.test(n)))
      for (const defect of (await prepare([join(folder, name)])).defects)
        expect(teller.sentence({ ...defect, found: undefined }), name).not.toMatch(
          / (?:the|was|left out|expected|found) (?!.*cluster\.yaml)/,
        );
  });
});

describe('what a cell holds', () => {
  it('is quoted as it stands, whatever it says', () => {
    expect(told('cs', { column: 'note', found: 'a web page' })).toContain('„a web page“');
    expect(told('cs', { found: 'a web page' })).toContain('„webová stránka“');
  });

  it('is kept in sentences that name it', () => {
    const remedy =
      'the id already belongs to "Alfa ("x"), s.r.o." (a.xlsx, sheet Members, row 3), so this row was left out; give it an id of its own';
    expect(told('de', { remedy })).toContain(
      '„Alfa ("x"), s.r.o.“ (a.xlsx, Blatt Members, Zeile 3)',
    );
  });
});
