/** The kept catalogue: which truth holds, a file to bring in, what is under way, what was published. */
import {
  draftFromFile,
  publicationsIn,
  recordsIn,
  truthOf,
} from '../../../desk/catalogue-drafts.ts';
import { lastPublications, notYetServed, settle } from '../../../desk/catalogue-publishing.ts';
import { Problem } from '../../../domain/problem.ts';
import { readInChild } from '../../../files/read-in-child.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import { recordName } from '../../view/record-change.ts';
import type { Reply } from '../../visit.ts';
import { catalogueFrame, momentWords, publicationLine } from './frame.ts';

const OPEN = ['draft', 'waiting', 'running', 'failed'] as const;
const SHOWN = 50;

export function cataloguePage(visit: OfficeVisit): Reply {
  const { t, office, context } = visit;
  settle(office.db);
  const truth = truthOf(office.db);
  const open = publicationsIn(office.db, OPEN, SHOWN);
  const runs = open.some((p) => p.state === 'waiting' || p.state === 'running');
  return {
    view: 'catalogue/list',
    title: t('catalogue.title'),
    refresh: runs ? 3 : undefined,
    model: {
      catalogue: catalogueFrame(visit),
      dropped: visit.query.has('dropped'),
      truth: truth && { since: momentWords(truth.since, visit) },
      behind: notYetServed(office.db, context.build.build) && !runs,
      organisations: truth ? organisationChoices(visit) : [],
      open: open.map((p) => publicationLine(p, visit)),
      done: lastPublications(office.db).map((p) => publicationLine(p, visit)),
    },
  };
}

/** Organisations to choose from, by name. */
export function organisationChoices(
  { office, lang }: OfficeVisit,
  chosen = '',
): { id: string; name: string; chosen: boolean }[] {
  return recordsIn(office.db, 'members')
    .map((r) => ({ id: r.id, name: recordName(r, r.fields, lang), chosen: r.id === chosen }))
    .sort((a, b) => a.name.localeCompare(b.name, lang));
}

export async function postCatalogueFile(visit: OfficeVisit): Promise<Reply> {
  const { file, office, actor, lang } = visit;
  if (!file?.bytes.length)
    throw new Problem('invalid', 'No file was chosen.', { key: 'missions.error.file-none' });
  const owner = new Fields(visit.form).text('owner');
  const id = await draftFromFile(office.db, actor, { ...file, ...(owner && { owner }) }, (draft) =>
    readInChild('catalogue', draft, visit),
  );
  return { redirect: `/${lang}/desk/catalogue/${id}` };
}
