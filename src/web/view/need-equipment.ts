/** Instruments for a need as the match page and the page of equipment for a need show them. */
import { conceptNames, conceptsOf } from '../../ask/knowledge/concepts.ts';
import type {
  EquipmentAnswer,
  EquipmentFigure,
  FoundInstrument,
} from '../../ask/equipment/equipment.ts';
import { OUTSIDERS } from '../../ask/equipment/access-wish.ts';
import { formatQuantity, nameQuantity } from '../../language/format-quantity.ts';
import { quantityName } from '../../language/quantity-kinds.ts';
import type { Strength } from '../../domain/match.ts';
import type { Translate } from '../rendering/locales.ts';
import type { Visit } from '../visit.ts';
import { type EvidenceLine, evidenceLine } from './evidence.ts';
import { type InstrumentRow, instrumentRow } from './instrument.ts';
import { type OrganisationView, organisationView } from './organisation.ts';

export interface FigureFit {
  label: string;
  fit: EquipmentFigure['fit'];
  near: boolean;
  quiet: boolean;
}

export interface NeedInstrument extends InstrumentRow {
  fits: FigureFit[];
  strength: Strength;
  strengthLabel: string;
  /** Lit parts of the bar, of three. */
  lit: number;
  /** Somebody from outside may use it; words to that effect, or to ask. */
  outside: string;
}

export interface NeedEquipment {
  number: number;
  need: string;
  understood: string[];
  instruments: NeedInstrument[];
  statements: (EvidenceLine & {
    fits: FigureFit[];
    owners: Pick<OrganisationView, 'name' | 'href' | 'prospect'>[];
  })[];
  /** "2 more are for their owners only", or empty. */
  withheld: string;
  outsiders: boolean;
  /** The need has figures. */
  figures: boolean;
}

/** @param most instruments shown */
export function needEquipment(
  answer: EquipmentAnswer,
  number: number,
  { context, profile, t, lang }: Visit,
  most = Infinity,
): NeedEquipment {
  const { byId } = conceptsOf(context);
  const names = answer.concepts.flatMap((id) => {
    const concept = byId.get(id);
    return concept ? [conceptNames(concept, lang, profile.languages)] : [];
  });
  return {
    number,
    need: answer.need,
    outsiders: answer.outsiders,
    figures: answer.figures.length > 0,
    understood: [
      ...names,
      ...answer.figures.map((q) => nameQuantity(q, lang)),
      ...(answer.outsiders ? [t('needs.outsiders')] : []),
    ],
    instruments: answer.instruments.slice(0, most).map((i) => ({
      ...instrumentRow(i.record, i.organisations, profile, t),
      ...strengthView(i.strength, t),
      fits: i.figures.map((f) => figureView(f, t)),
      outside: outsideOf(i, t),
    })),
    statements: answer.statements.map((s) => ({
      ...evidenceLine(s.record, s.organisations[0]?.id ?? '', t),
      fits: s.figures.filter((f) => f.fit !== 'not-stated').map((f) => figureView(f, t)),
      owners: s.organisations
        .map((o) => organisationView(o, profile, t))
        .map(({ name, href, prospect }) => ({ name, href, prospect })),
    })),
    withheld: answer.withheld ? t('needs.withheld', { count: answer.withheld }) : '',
  };
}

function strengthView(
  strength: Strength,
  t: Translate,
): Pick<NeedInstrument, 'strength' | 'strengthLabel' | 'lit'> {
  return {
    strength,
    strengthLabel: t(`match.strength.${strength}`),
    lit: { strong: 3, fair: 2, weak: 1 }[strength],
  };
}

function figureView({ asked, offered, fit }: EquipmentFigure, t: Translate): FigureFit {
  const kind = quantityName(asked.kind, t.lang);
  const figure = offered ? formatQuantity(offered, t.lang) : '';
  return {
    label: t(`needs.fit.${fit}`, { kind, figure, asked: formatQuantity(asked, t.lang) }),
    fit,
    near: fit === 'near',
    quiet: fit === 'short' || fit === 'not-stated',
  };
}

function outsideOf({ record }: FoundInstrument, t: Translate): string {
  const term = record.instrument!.access.term;
  if (OUTSIDERS.has(term)) return t('needs.may');
  return term === 'not-stated' ? t('needs.ask') : '';
}
