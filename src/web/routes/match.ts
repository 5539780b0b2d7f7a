/** The match page: a form that may carry a file. */
import { Router } from 'express';
import type { Lang } from '../../domain/text.ts';
import { formsWithFile } from '../forms/form.ts';
import { page } from '../page.ts';
import { match, postMatch } from '../pages/match.ts';
import type { Site } from '../visit.ts';

export function matchPart(site: Site, lang: Lang): Router {
  const router = Router();
  router.get('/', page(site, lang, match));
  router.post('/', formsWithFile('file'), page(site, lang, postMatch));
  return router;
}
