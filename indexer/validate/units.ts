/**
 * Parameters of equipment: a figure whose unit cannot be one of what it measures is a slip of the
 * pen.
 */

const LENGTH = 'pm Å nm µm um μm mm cm dm m km in inch " ″ palec palců';
/** Units per quantity; the micro sign has three spellings. */
const UNITS: Readonly<Record<string, string>> = {
  time: 'as fs ps ns µs us μs ms s min h',
  length: LENGTH,
  power: 'pW nW µW uW μW mW W kW MW GW TW PW',
  energy: 'fJ pJ nJ µJ uJ μJ mJ J kJ MJ eV keV MeV kWh Wh',
  temperature: 'K °C C °F F mK',
  pressure: 'Pa hPa kPa MPa GPa mbar bar Torr torr mTorr psi',
  frequency: 'mHz Hz kHz MHz GHz THz',
  mass: 'µg ug mg g kg t',
  voltage: 'mV V kV MV',
};
const QUANTITY_OF_UNIT = new Map(
  Object.entries(UNITS).flatMap(([quantity, units]) =>
    units.split(' ').map((u) => [u, quantity] as const),
  ),
);

/** What a parameter's name says that it measures; the more special words come first. */
const NAMES: readonly [RegExp, string][] = [
  [/pulse (?:length|duration|width)|d[ée]lka pulsu/i, 'time'],
  [
    /wavelength|vlnov|aperture|apertura|diameter|průměr|focal|ohnisk|thickness|tloušťka|roughness|drsnost|^length|^délka|height|výška|width|šířka/i,
    'length',
  ],
  [/temperature|teplota/i, 'temperature'],
  [/pressure|tlak/i, 'pressure'],
  [/repetition|opakovací|^frequency|^frekvence/i, 'frequency'],
  [/energy|energie/i, 'energy'],
  [/(?:average|peak|output|laser|optical) power|^power|výkon/i, 'power'],
  [/mass|weight|hmotnost/i, 'mass'],
  [/voltage|napětí/i, 'voltage'],
];
/** Figures are short; longer texts are sentences. */
const FIGURE_LIMIT = 60;
const FIGURE =
  /^(?:[<>≤≥~±]|do|od|up to|over|from|max\.?|min\.?)?\s*[-−]?\d[\d\s.,]*(?:(?:-|–|to|až)\s*[-−]?\d[\d\s.,]*)?([\p{L}µμÅ°"″]+)$/iu;

/** Units to name as examples. */
const USUAL: Readonly<Record<string, string>> = {
  time: 'fs, ps, ns or s',
  length: 'nm, µm, mm or m',
  power: 'mW, W, kW or TW',
  energy: 'µJ, mJ, J or keV',
  temperature: 'K or °C',
  pressure: 'Pa, mbar or bar',
  frequency: 'Hz, kHz or MHz',
  mass: 'g, kg or t',
  voltage: 'V or kV',
};

/**
 * Why a parameter cannot be right: units of what its name says; null when nothing speaks against
 * it.
 */
export function impossibleUnit(name: string, value: string): string | null {
  const unit = value.length > FIGURE_LIMIT ? undefined : FIGURE.exec(value.trim())?.[1];
  const measured = unit === undefined ? undefined : QUANTITY_OF_UNIT.get(unit);
  const wanted = NAMES.find(([pattern]) => pattern.test(name.replaceAll('_', ' ')))?.[1];
  if (!measured || !wanted || measured === wanted) return null;
  // Electron microscopists give energies as voltages and the reverse; both are understood.
  if ([measured, wanted].every((q) => q === 'energy' || q === 'voltage')) return null;
  return USUAL[wanted] ?? null;
}
