/** The words and the address that letters are written with. */
import type { Settings } from '../../config.ts';
import type { Letters } from '../../desk/letters.ts';
import type { Locales } from './locales.ts';
import { trimSigns } from '../../domain/trim-signs.ts';

export function lettersOf(locales: Locales, settings: Settings): Letters {
  return {
    in: (lang) => {
      const say = locales.get(lang) ?? locales.get('en');
      if (!say) throw new Error('no locale "en"');
      return say;
    },
    base: trimSigns(settings.publicUrl ?? `http://${settings.host}:${settings.port}`, /\//, 'end'),
  };
}
