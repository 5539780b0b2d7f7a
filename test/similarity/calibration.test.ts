import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, calibrated } from '../../src/similarity/calibration.ts';
import { samplePairs } from '../../src/similarity/vector-pairs.ts';

const uniform = (count: number, from: number, to: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

describe('calibration', () => {
  it('a cosine counts as much as the latent one that is as rare, however narrow the band of the model', () => {
    const found = calibrate({ dense: uniform(10_000, 0.7, 0.9), latent: uniform(10_000, 0, 0.6) })!;
    expect(calibrated(found, 0.75)).toBe(0);
    expect(calibrated(found, 0.89)).toBeCloseTo(0.57, 2);
    expect(calibrated(found, 0.8999)).toBeCloseTo(0.6, 2);
    expect(calibrated(found, 1)).toBe(1);
  });

  it('rises with the cosine and stays between 0 and 1, for any two distributions', () => {
    const cosines = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        cosines,
        cosines,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (dense, latent, x, step) => {
          const found = calibrate({ dense, latent });
          if (!found) return;
          const [low, high] = [calibrated(found, x), calibrated(found, Math.min(1, x + step))];
          expect(low >= 0 && high <= 1 && low <= high).toBe(true);
        },
      ),
    );
  });

  it('a model that tells nothing apart has none, nor has a build without pairs', () => {
    expect(calibrate({ dense: [0.8, 0.8, 0.8], latent: [0, 0.1, 0.9] })).toBeNull();
    expect(calibrate({ dense: [], latent: [] })).toBeNull();
  });

  it('pairs are of the same two texts in both spaces, and texts without a place in one are left out', () => {
    const at = (x: number, y: number): Float32Array => new Float32Array([x, y]);
    const dense = [at(1, 0), null, at(0, 1), at(0.6, 0.8)];
    const latent = [at(0, 1), at(1, 0), at(1, 0), null];
    expect(samplePairs(dense, latent)).toEqual({ dense: [0, 0], latent: [0, 0] });
    expect(samplePairs([at(1, 0), at(1, 0)], [at(1, 0), at(0, 1)])).toEqual({
      dense: [1, 1],
      latent: [0, 0],
    });
  });
});
