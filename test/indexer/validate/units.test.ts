import { describe, expect, it } from 'vitest';
import { prepare } from '../../../indexer/prepare.ts';
import { impossibleUnit } from '../../../indexer/validate/units.ts';

describe('units', () => {
  it.each([
    ['wavelength', '1064 kg'],
    ['vlnová délka', '1550 W'],
    ['aperture', '600 °C'],
    ['average_power', '20 nm'],
    ['weight', '18 mm'],
    ['pulse length', '100 nm'],
    ['temperature', '20–80 Hz'],
  ])('%s of %s cannot be', (name, value) => {
    expect(impossibleUnit(name, value)).not.toBeNull();
  });

  it.each([
    ['wavelength', '1064 nm'],
    ['vlnová délka', '400–700 nm'],
    ['aperture', 'over 300 mm'],
    ['weight', '18 t'],
    ['pulse length', '100 fs'],
    ['peak_power', '10 PW'],
    ['energy', '30 kV'],
    ['voltage', '5 keV'],
    ['wavelength', 'tunable'],
    ['resolution', '3 bananas'],
    ['size', 'about 3 x 20 m'],
    ['focal length', '12 in'],
  ])('%s of %s can be', (name, value) => {
    expect(impossibleUnit(name, value)).toBeNull();
  });

  it('no real parameter is refused', async () => {
    const { defects } = await prepare(['fixtures/coc']);
    expect(defects.filter((d) => d.code === 'bad-unit')).toEqual([]);
  });
});
