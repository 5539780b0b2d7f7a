/**
 * Common Czech, German and English given names, folded. Only used for a cell that holds nothing but
 * two or three capitalised words; names that are also common words of the field or of companies
 * (Mark, Max, Carl, Hella, Rose) are not in it.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  (
    'jan jana jiri petr petra pavel pavla martin martina tomas jaroslav jaroslava miroslav miroslava zdenek zdenka vaclav frantisek josef karel milan michal ladislav vladimir lukas david jakub ondrej stanislav ' +
    'roman marek radek daniel antonin vojtech filip adam matej milos ales jaromir ivan libor rudolf oldrich lubos radim richard robert bohumil vlastimil dusan stepan bretislav kamil otakar ' +
    'marie eva anna hana lenka katerina lucie vera alena jitka ludmila helena veronika michaela monika tereza zuzana ivana marketa barbora dana olga irena simona kristyna andrea klara nikola gabriela sarka pavlina ' +
    'hans jurgen klaus wolfgang stefan andreas thomas michael matthias christian sebastian florian johannes ulrich dieter helmut gerhard jens uwe sabine monika ursula katrin birgit heike anja silke ' +
    'john james william george charles edward peter paul andrew stephen steven kevin brian simon anthony matthew christopher jonathan elizabeth susan margaret sarah jennifer emma laura rachel catherine helen'
  ).split(' '),
);
