import type { ClusterProfile } from '../../domain/cluster.ts';
import type { Translate } from '../locales.ts';

/**
 * Where to ask the cluster office for an introduction: a letter ready to send, or the office's
 * page; empty when there is neither.
 */
export function introductionHref(
  profile: ClusterProfile,
  t: Translate,
  name: string,
  url: string,
): string {
  const { email, url: page } = profile.contact ?? {};
  if (email)
    return `mailto:${email}?subject=${encodeURIComponent(t('member.introduction.subject', { name }))}&body=${encodeURIComponent(t('member.introduction.body', { name, url }))}`;
  return page ?? '';
}
