import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOfSetting, settingPath, settingPointer } from '../../src/domain/setting-path.ts';

const key = fc.oneof(
  fc.constantFrom('regions', 'name', 'pillars', 'access', 'cs', '0', '7', 'Kraje', ' a ', '1'),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);

describe('the address of a setting', () => {
  it('is words that a person reads, in either language', () => {
    const keys = ['pillars', '0', 'name', 'cs'];
    expect(settingPath(keys, 'cs')).toBe('Pilíře › 1 › Název › cs');
    expect(settingPath(keys, 'en')).toBe('Pillars › 1 › Name › cs');
    expect(keysOfSetting('pilíře › 1 › Name › cs')).toEqual(keys);
  });

  it('leads back to the same setting, whatever its keys are called', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 5 }), (keys) => {
        expect(keysOfSetting(settingPath(keys, 'cs'))).toEqual(keys);
        expect(keysOfSetting(settingPath(keys, 'en'))).toEqual(keys);
        expect(keysOfSetting(settingPointer(keys))).toEqual(keys);
      }),
    );
  });
});
