import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/domain/judgement.ts';
import { agreementOf } from '../../src/matching/agreement.ts';

const times = (n: number, pair: [Verdict, Verdict]): [Verdict, Verdict][] =>
  Array.from({ length: n }, () => pair);

describe('agreementOf', () => {
  it('gives the kappa of the textbook case: 20 and 15 of 50 agreed, 5 and 10 not', () => {
    const { same, kappa } = agreementOf([
      ...times(20, ['right', 'right']),
      ...times(5, ['right', 'wrong']),
      ...times(10, ['wrong', 'right']),
      ...times(15, ['wrong', 'wrong']),
    ]);
    expect(same).toBeCloseTo(0.7);
    expect(kappa).toBeCloseTo(0.4);
  });

  it('is 1 in full agreement, 0 where one reader always says the same, below 0 in contradiction', () => {
    const full = [...times(3, ['right', 'right']), ...times(2, ['weak', 'weak'])];
    expect(agreementOf(full).kappa).toBe(1);
    expect(agreementOf(times(4, ['weak', 'weak'])).kappa).toBe(1);
    expect(
      agreementOf([...times(3, ['right', 'right']), ...times(3, ['right', 'wrong'])]).kappa,
    ).toBe(0);
    expect(
      agreementOf([...times(3, ['right', 'wrong']), ...times(3, ['wrong', 'right'])]).kappa,
    ).toBe(-1);
  });
});
