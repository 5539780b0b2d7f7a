import { describe, expect, it } from 'vitest';
import { readSettings } from '../src/config.ts';

describe('settings', () => {
  it('a flag wins over the environment, the environment over the default', () => {
    expect(readSettings({}, {}, 'none.yaml').port).toBe(3000);
    expect(readSettings({}, { PORT: '4000' }, 'none.yaml').port).toBe(4000);
    expect(readSettings({ port: 5000 }, { PORT: '4000' }, 'none.yaml').port).toBe(5000);
  });

  it('a wrong setting is named with its environment name', () => {
    expect(() => readSettings({}, { PORT: 'eighty' }, 'none.yaml')).toThrow(/"port" \(PORT\)/);
  });
});
