import type { Lang } from '../domain/text.ts';

/**
 * Words that carry no topic, folded. Kept short: a word that could name something of the field
 * (light, over, base) is not among them.
 */
const CZECH = `a aby ale ani ano asi az bez bude budou by byl byla byli bylo byly byt ci co coz dale dle do i ho jak jako jde je jeho jej jeji jejich
 jen jenz jeste ji jine jiz jsem jsme jsou jste k kam kde kdo kdy kdyz ke ktera ktere kterou ktery kteri kterych kterym ma maji mame mezi mit mi
 mu muze na nad nam nami nas nase nasi ne nebo nebot nejen nejsou neni nez nich nim o od on ona oni ono ony pak po pod podle pokud
 potrebujeme prave pred pres pri pro proc proto protoze s se si sve svou svuj svych ta tak take takze tato te tedy ten tento teto ti
 tim timto to toho tohoto tom tomto tomu tu tuto ty tyto u uz v vam vas vase ve vsak vy z za zda ze zde hledame chceme nabizime napr tj atd apod
 vcetne pomoci lze nutne rovnez kdo ktereho kteremu kterem kterymi jejichz jehoz jiz dalsi dalsich ruzne ruznych nektere svym svymi nasich nasim`;
const ENGLISH = `a about above after again all also although am an and any are as at be because been before being below between both but by can could
 did do does doing each either else etc for from further had has have having he her here hers him his how i if in into is it its itself just
 me more most my need needs neither no nor not of off on once only or other our ours out own per same she should so some such than that the their
 theirs them then there these they this those through to too under until upon us very via was we were what when where which while who whom whose why
 will with within without would you your yours want wanted looking someone seek seeking seeks s t`;
const GERMAN = `aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist da damit dann das dass dein dem den
 denn der des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es euch etwas fur hab habe haben
 hat hatte hier ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes kann kein keine keinen konnen man mehr mein mit
 muss nach nicht noch nur ob oder ohne sehr sein seine seinem seinen seiner sich sie sind so soll sollen sowie suchen sucht uber um und uns unser unsere unter
 vom von vor war waren was weil welche welcher wenn wer werden wie wir wird wo wurde zu zum zur zwischen brauchen benotigen benotigt`;

const STOP_WORDS: Readonly<Record<Lang, ReadonlySet<string>>> = {
  cs: words(CZECH),
  en: words(ENGLISH),
  de: words(GERMAN),
};

/**
 * True when a folded word carries no topic in the language. Unknown languages have no stop words.
 */
export function isStopWord(folded: string, lang: Lang): boolean {
  return STOP_WORDS[lang]?.has(folded) ?? false;
}

/** All stop words of a language, folded; the language is told by them. */
export function stopWords(lang: Lang): ReadonlySet<string> {
  return STOP_WORDS[lang] ?? new Set();
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
