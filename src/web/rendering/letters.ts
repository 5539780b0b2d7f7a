/** The words and the address that letters are written with. */
import type { Settings } from '../../config.ts';
import type { Letters } from '../../desk/letters.ts';
import { inLanguage, type Text } from '../../domain/text.ts';
import type { Locales } from './locales.ts';
import { trimSigns } from '../../domain/trim-signs.ts';

/** @param catalogue names the members in the language of a letter */
export function lettersOf(
  locales: Locales,
  settings: Settings,
  catalogue?: { organisation(id: string): { name: Text } | null | undefined },
): Letters {
  return {
    in: (lang) => {
      const say = locales.get(lang) ?? locales.get('en');
      if (!say) throw new Error('no locale "en"');
      return say;
    },
    base: trimSigns(settings.publicUrl ?? `http://${settings.host}:${settings.port}`, /\//, 'end'),
    memberName: (id, lang) => {
      const name = catalogue?.organisation(id)?.name;
      return name && { stored: inLanguage(name, 'en'), read: inLanguage(name, lang) };
    },
  };
}
