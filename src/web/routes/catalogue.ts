/** Addresses of the catalogue as the secretariat keeps it: drafts, publications, history. */
import { Router } from 'express';
import type { Lang } from '../../domain/text.ts';
import { forOffice, type OfficeHandler } from '../access/guard.ts';
import { forms, formsWithFile } from '../forms/form.ts';
import { postDraft, postUndo, publicationPage } from '../pages/catalogue/draft.ts';
import { cataloguePage, postCatalogueFile } from '../pages/catalogue/list.ts';
import { postRecordUndo, recordPage } from '../pages/catalogue/record.ts';
import type { Site } from '../visit.ts';

const READS: readonly [path: string, handler: OfficeHandler][] = [
  ['/', cataloguePage],
  ['/records/:table/:record', recordPage],
  ['/:publication', publicationPage],
];
const WRITES: readonly [path: string, handler: OfficeHandler][] = [
  ['/records/:table/:record', postRecordUndo],
  ['/:publication/undo', postUndo],
  ['/:publication', postDraft],
];

/** Observers read it; only the secretariat changes and publishes. */
export function cataloguePart(site: Site, lang: Lang): Router {
  const router = Router();
  for (const [path, handler] of READS)
    router.get(path, forOffice(site, lang, 'catalogue.read', handler));
  router.post(
    '/',
    formsWithFile('file'),
    forOffice(site, lang, 'catalogue.upload', postCatalogueFile),
  );
  for (const [path, handler] of WRITES)
    router.post(path, forms(), forOffice(site, lang, 'catalogue.upload', handler));
  return router;
}
