/** A list of plainly invented guests, as an organiser would send it. */
import { workbookBytes } from '../../src/papers/workbook-bytes.ts';

const SEEKS = [
  'aspheric lenses in small series; antireflection coatings',
  'femtosecond lasers for micromachining',
  'Raman spectroscopy of thin layers',
  'single photon detectors and quantum key distribution',
  'electron microscopy of semiconductor samples',
  'optical fibre drawing and fibre lasers',
  'night vision assemblies',
  'broušení a leštění přesné optiky',
  'LED lighting measurement, goniophotometer',
  'holography and diffractive structures',
];
const OFFERS = [
  'precision glass moulding machines',
  'high-power pump diodes',
  'cryogenic stages',
  'nonlinear crystals',
  'vakuové komory a napařování',
  'spectrometer gratings',
  'infrared cameras',
  'adaptive optics for telescopes',
  'optical design and simulation software',
  'thin film materials for coating',
];
const COUNTRIES = ['Germany', 'France', 'Finland', 'Lithuania', 'Spain'];

/** Sixteen of twenty-five say what they seek, the others leave it out: silence is usual. */
export function guestRows(count = 25): string[][] {
  return Array.from({ length: count }, (_, i) => {
    const n = String(i + 1).padStart(2, '0');
    return [
      `Invented Guest ${n}`,
      COUNTRIES[i % 5] ?? '',
      `Person ${n}`,
      `person${n}@example.org`,
      i % 4 === 3 ? 'French' : 'English, German',
      i % 3 === 2 ? '' : (SEEKS[i % 10] ?? ''),
      OFFERS[(i * 3) % 10] ?? '',
      `R-${n}`,
    ];
  });
}

export const GUEST_HEADER = [
  'Company',
  'Country',
  'Contact person',
  'E-mail',
  'Languages',
  'Looking for',
  'Offers',
  'Registration',
];

export function guestWorkbook(rows = guestRows()): Promise<Buffer> {
  return workbookBytes([{ name: 'Delegation', header: GUEST_HEADER, rows }]);
}
