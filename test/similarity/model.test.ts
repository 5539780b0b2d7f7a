import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { similarity } from 'ml-distance';
import { describe, expect, it } from 'vitest';
import { bridgeDocuments } from '../../src/similarity/training.ts';
import { cosine, sharedTerms, textCosine } from '../../src/similarity/explain.ts';
import { fitModel } from '../../src/similarity/fit.ts';
import { loadModel, serialiseModel } from '../../src/similarity/model-file.ts';
import { dot } from '../../src/similarity/sparse.ts';
import { countWords, weigh, wordsOf } from '../../src/similarity/vocabulary.ts';

interface NaturalTfIdf {
  addDocument(terms: string[]): void;
  idf(term: string): number;
  documents: Record<string, number>[];
}
const natural = createRequire(import.meta.url)('natural/lib/natural/tfidf/index.js') as {
  TfIdf: new () => NaturalTfIdf;
};

const LENSES = [
  'grind lens glass',
  'polish lens glass surface',
  'lens grind polish',
  'glass surface polish',
].map((t) => t.split(' '));
const LASERS = [
  'laser pulse energy',
  'pulse laser femtosecond',
  'femtosecond energy laser',
  'laser beam pulse',
].map((t) => t.split(' '));
const pairCount = (pair: string): number =>
  [...LENSES, ...LASERS].filter((t) => ` ${t.join(' ')} `.includes(` ${pair} `)).length;
const fit = (dimensions = 2, seed = 7) => fitModel([...LENSES, ...LASERS], { dimensions, seed });

describe('the weights of terms', () => {
  it("order terms as natural's TfIdf does", () => {
    const reference = new natural.TfIdf();
    for (const terms of [...LENSES, ...LASERS]) reference.addDocument(terms);
    const terms = fit().vocabulary.terms;
    const byReference = [...terms].sort(
      (a, b) => reference.idf(a) - reference.idf(b) || (a < b ? -1 : 1),
    );
    const byOurs = [...terms].sort((a, b) => fit().idf(a) - fit().idf(b) || (a < b ? -1 : 1));
    expect(byOurs).toEqual(byReference);
  });

  it("are natural's frequency and rarity with the logarithm of the count and our rarity put in", () => {
    const reference = new natural.TfIdf();
    for (const terms of [...LENSES, ...LASERS]) reference.addDocument(terms);
    const text = ['glass', 'lens', 'lens', 'lens'];
    // natural: idf = 1 + ln(N / (1 + n)); from it n, from n our ln(1 + N / n). "glass lens" is no
    // pair of two texts, so no term.
    const weight = (term: string, count: number): number => {
      const n = 8 / Math.exp(reference.idf(term) - 1) - 1;
      return (1 + Math.log(count)) * Math.log(1 + 8 / n);
    };
    const expected = [weight('lens', 3), weight('glass', 1)];
    const length = Math.hypot(...expected);
    const model = fit();
    const found = model.tfidf(text);
    const of = (term: string): number =>
      found.weights[found.ids.indexOf(model.vocabulary.ids.get(term)!)]!;
    expect(of('lens')).toBeCloseTo(expected[0]! / length, 10);
    expect(of('glass')).toBeCloseTo(expected[1]! / length, 10);
  });

  it('count neighbours of two texts or more as terms of their own', () => {
    const { vocabulary } = fit();
    const pairs = Array.from(vocabulary.pairs.keys, (_, i) =>
      wordsOf(vocabulary, vocabulary.terms.length + i).join(' '),
    );
    expect(pairs.sort()).toEqual(
      ['glass surface', 'grind lens', 'laser pulse', 'lens glass', 'polish lens'].filter(
        (p) => pairCount(p) > 1,
      ),
    );
    expect(fit().tfidf(['glass', 'surface']).ids).toHaveLength(3);
    expect(fit().tfidf(['surface', 'glass']).ids).toHaveLength(2);
  });

  it('leave out what was never seen', () => {
    expect(fit().tfidf(['unheard']).ids).toHaveLength(0);
    expect(fit().idf('unheard')).toBe(0);
    expect(fit().project(['unheard'])).toBeNull();
    expect(fit().project([])).toBeNull();
  });
});

describe('the latent space', () => {
  it('puts texts of one meaning side by side and texts of another at right angles', () => {
    const model = fit();
    const near = cosine(model.project(['grind']), model.project(['surface']));
    const far = cosine(model.project(['grind']), model.project(['femtosecond']));
    expect(near).toBeGreaterThan(0.9);
    expect(Math.abs(far)).toBeLessThan(0.1);
  });

  it('is the same for a seed, and its likenesses hardly depend on the seed', () => {
    expect(serialiseModel(fit(2, 7))).toEqual(serialiseModel(fit(2, 7)));
    const likeness = (seed: number): number =>
      cosine(fit(2, seed).project(['lens', 'beam']), fit(2, seed).project(['glass', 'pulse']));
    expect(likeness(8)).toBeCloseTo(likeness(7), 6);
  });

  it('keeps the cosines of the words when it has as many directions as there are texts', () => {
    const model = fit(8);
    const words = (terms: readonly string[]) =>
      weigh(model.vocabulary, countWords(model.vocabulary, terms));
    for (const a of LENSES)
      for (const b of [...LENSES, ...LASERS]) {
        expect(cosine(model.project(a), model.project(b))).toBeCloseTo(dot(words(a), words(b)), 5);
      }
  });

  it('learns a translation from texts that hold both languages', () => {
    const both = [
      ['grind', 'lens', 'brous', 'cock'],
      ['brous', 'cock', 'skl'],
      ['lens', 'grind', 'glass'],
      ['laser', 'puls'],
      ['laser', 'energ'],
    ];
    const model = fitModel(both, { dimensions: 2, seed: 1 });
    expect(
      cosine(model.project(['brous', 'skl']), model.project(['grind', 'glass'])),
    ).toBeGreaterThan(0.9);
  });

  it('learns it from the owner when every statement is in one language', () => {
    const statements = [
      ['grind', 'lens'],
      ['brous', 'cock'],
      ['laser', 'pulse'],
      ['laser', 'energy'],
      ['lens', 'glass'],
    ];
    const texts = statements.map((terms, i) => ({
      terms,
      languages: [i === 1 ? 'cs' : 'en'],
      owners: [i < 2 ? 'a' : `b${i}`],
    }));
    const bridges = bridgeDocuments(texts);
    expect(bridges).toEqual([['grind', 'lens', 'brous', 'cock']]);
    const near = (b: string[][]): number => {
      const model = fitModel(statements, { dimensions: 2, seed: 1, bridges: b });
      return cosine(model.project(['brous', 'cock']), model.project(['grind', 'lens']));
    };
    expect(near(bridges)).toBeGreaterThan(0.9);
    expect(near([])).toBeLessThan(0.1);
  });

  it('stands on nothing, on one text and on more directions than texts', () => {
    expect(fitModel([], { dimensions: 4, seed: 1 }).project(['a'])).toBeNull();
    expect(fitModel([[]], { dimensions: 4, seed: 1 }).dimensions).toBe(0);
    expect(
      fitModel(
        [
          ['a', 'b'],
          ['a', 'b'],
        ],
        { dimensions: 256, seed: 1 },
      ).dimensions,
    ).toBe(1);
  });

  it('gives unit vectors for any texts', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, (documents, asked) => {
        const vector = fitModel(documents, { dimensions: 3, seed: 1 }).project(asked);
        if (vector) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      }),
    );
  });

  it('tells its progress up to the whole', () => {
    const told: number[] = [];
    fitModel(LENSES, { dimensions: 2, seed: 1, onProgress: (share) => told.push(share) });
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });
});

describe('the model file', () => {
  it('gives back an equal model, whatever the terms hold', () => {
    const model = fitModel(
      [
        ['čočka', '"', '\n', '1550nm'],
        ['čočka', '"', '\n', '𝛌'],
      ],
      { dimensions: 2, seed: 3 },
    );
    const loaded = loadModel(serialiseModel(model));
    expect(loaded.vocabulary.terms).toEqual(model.vocabulary.terms);
    expect(loaded.tfidf(['čočka', '𝛌'])).toEqual(model.tfidf(['čočka', '𝛌']));
    expect(loaded.project(['čočka', '"'])).toEqual(model.project(['čočka', '"']));
  });

  it('is refused with a sentence when cut off, changed or something else', () => {
    const bytes = serialiseModel(fit());
    expect(() => loadModel(bytes.subarray(0, bytes.length - 3))).toThrow(
      /has \d+ bytes and should have/,
    );
    expect(() => loadModel(new Uint8Array())).toThrow(/does not begin like one/);
    expect(() => loadModel(readFileSync('package.json'))).toThrow(/does not begin like one/);
    const other = Buffer.from(
      Buffer.from(bytes).toString('latin1').replace('"version":2', '"version":9'),
      'latin1',
    );
    expect(() => loadModel(other)).toThrow(/version is 9/);
  });
});

describe('explanations', () => {
  it('agree with the fast path, which ml-distance is the reference of', () => {
    const word = fc.array(fc.constantFrom(...fit().vocabulary.terms), {
      minLength: 1,
      maxLength: 9,
    });
    const model = fit();
    fc.assert(
      fc.property(word, word, (a, b) => {
        const [x, y] = [model.tfidf(a), model.tfidf(b)];
        expect(textCosine(x, y)).toBeCloseTo(dot(x, y), 10);
        const [v, w] = [model.project(a), model.project(b)];
        if (v && w)
          expect(cosine(v, w)).toBeCloseTo(similarity.cosine(Array.from(v), Array.from(w)), 10);
      }),
    );
  });

  it('say 0, never NaN, of nothing', () => {
    expect(cosine(null, new Float32Array([1]))).toBe(0);
    expect(cosine(new Float32Array(2), new Float32Array(2))).toBe(0);
    expect(textCosine(fit().tfidf([]), fit().tfidf(['lens']))).toBe(0);
  });

  it('name the terms that make two texts near, the rarest first', () => {
    const shared = sharedTerms(fit(), ['lens', 'beam', 'grind'], ['beam', 'lens', 'pulse'], 5);
    expect(shared.map((s) => s.words)).toEqual([['beam'], ['lens']]);
    expect(shared.reduce((sum, s) => sum + s.share, 0)).toBeCloseTo(1);
  });
});

describe('a space carried over', () => {
  const texts = Array.from({ length: 30 }, (_, i) => [
    ...(i % 2 ? LENSES : LASERS)[i % 4]!,
    `common${i % 10}`,
    `rare${i % 15}`,
    `other${i % 12}`,
    `more${i % 14}`,
  ]);
  const earlier = fitModel(texts, { dimensions: 4, seed: 1 });

  it('keeps the place of every word, and counts a new word by itself', () => {
    const changed = [...texts.slice(1), ['lens', 'unheard', 'grind'], ['lens', 'unheard']];
    const model = fitModel(changed, { dimensions: 4, seed: 2, earlier });
    const place = (m: typeof model, word: string) => [...(m.project([word]) ?? [])];
    for (const word of ['lens', 'laser', 'common3'])
      expect(place(model, word), word).toEqual(place(earlier, word));
    expect(model.project(['unheard'])).toBeNull();
    expect(model.idf('unheard')).toBeGreaterThan(0);
    expect(model.texts.starts).toHaveLength(changed.length + 1);
  });

  it('is learnt anew when too many words have no place, or none was there', () => {
    const others = texts.map((t) => t.map((word) => `${word}x`));
    const fresh = fitModel(others, { dimensions: 4, seed: 1 });
    expect(fitModel(others, { dimensions: 4, seed: 1, earlier }).termVectors).toEqual(
      fresh.termVectors,
    );
    const nothing = fitModel([], { dimensions: 4, seed: 1 });
    expect(
      fitModel(texts, { dimensions: 4, seed: 1, earlier: nothing }).project(['lens']),
    ).not.toBeNull();
  });
});
