/** Addresses of missions: the secretariat's under /missions, a party's under /m/<token>. */
import { Router } from 'express';
import type { Permission } from '../domain/role.ts';
import type { Lang } from '../domain/text.ts';
import { forOffice, type OfficeHandler } from './access/guard.ts';
import { forms, formsWithFile } from './forms.ts';
import { importPage, postImport, postUpload } from './pages/mission/import.ts';
import { missionList, postMission } from './pages/mission/list.ts';
import { partiesPage, partyPage, postHosts, postLinkRenew, postParty, postPartyRemove } from './pages/mission/parties.ts';
import { postDelete, postSettings, postTemplate, settingsPage } from './pages/mission/settings.ts';
import type { Site } from './visit.ts';

const READS: readonly [path: string, handler: OfficeHandler][] = [
  ['/', (v) => missionList(v)],
  ['/:mission/settings', settingsPage],
  ['/:mission/parties', partiesPage],
  ['/:mission/parties/:party', partyPage],
  ['/:mission/import/:upload', importPage],
];

const WRITES: readonly [path: string, handler: OfficeHandler, permission?: Permission][] = [
  ['/', postMission],
  ['/:mission/settings', postSettings],
  ['/:mission/template', postTemplate],
  ['/:mission/delete', postDelete],
  ['/:mission/hosts', postHosts],
  ['/:mission/parties/:party', postParty],
  ['/:mission/parties/:party/remove', postPartyRemove],
  ['/:mission/parties/:party/link', postLinkRenew],
  ['/:mission/import/:upload', postImport],
];

export function missionPart(site: Site, lang: Lang): Router {
  const router = Router();
  for (const [path, handler] of READS) router.get(path, forOffice(site, lang, 'missions.read', handler));
  router.post('/:mission/import', formsWithFile('file'), forOffice(site, lang, 'missions.write', postUpload));
  for (const [path, handler, permission = 'missions.write'] of WRITES) router.post(path, forms(), forOffice(site, lang, permission, handler));
  return router;
}
