import { OUTSIDE_TERMS } from './access-terms.ts';
import type { ReadingWords } from './words.ts';

/** German words of asking, helping and conditions, folded (ä is a, ß is ss). */
export const GERMAN: ReadingWords = {
  lang: 'de',
  nounEndings: 'e n en er ern es s em nen in innen',
  verbEndings: 'en n e t et st te ten end ende enden ung ungen',
  asking: `wir suchen nach, wir suchen, suchen wir, suche nach, suche, suchen, sucht, wir brauchen, brauchen wir, brauchen, braucht, wir benotigen, benotigen wir, benotigen, benotigt, ich suche, ich brauche, ich benotige, ich mochte, wir mochten gerne, wir mochten, mochten wir, mochte, mochten, wir wollen, will, wollen, wir wunschen uns, wir wunschen,
    gesucht wird, gesucht werden, gesucht sind, gesucht, gebraucht wird, gebraucht werden, benotigt wird, benotigt werden, wir hatten gerne, wir fragen an, anfrage fur, anfrage nach, bedarf an, bedarf fur, wir haben bedarf an, zeig mir, zeige, finde, finden sie`,
  questions: `wer kann, wer konnte, wer hat, wer macht, wer bietet, wer liefert, wer ist, wer sind, wer kennt, wer ubernimmt, wer verfugt uber, wer, wo kann man, wo kann ich, wo konnen wir, wo konnte man, wo lasst sich, wo lassen sich, wo gibt es, wo ist, wo sind, wo, welche firma kann, welche firma, welche firmen, welches institut, welche institute, welche universitat, welches labor, welcher hersteller, welche, welcher, welches, gibt es, kann jemand, kennt jemand, bietet jemand, hat jemand, wie kann man, wie, was`,
  wantedWords: `wird gesucht, werden gesucht, wird benotigt, werden benotigt, wird gebraucht, werden gebraucht, ist gesucht, sind gesucht, gesucht, gefragt, ist notig, sind notig, ist erforderlich, sind erforderlich, erforderlich, notig`,
  empty: `projekt zu, projekt zum, projekt zur, projekt~, vorhaben, zusammenarbeit bei, zusammenarbeit in, zusammenarbeit, kooperation bei, kooperation in, kooperation, kann, konnen, konnte, konnten, lassen, lasst, in der lage, fahig, bitte, hilfe bei, hilfe beim, hilfe mit, hilfe, unterstutzung bei, unterstutzung beim, unterstutzung, erfahrung mit, erfahrung in, erfahrung bei, erfahrungen mit, erfahrungen in, mit erfahrung in, mit erfahrung, erfahrung, erfahren in, spezialisiert auf, spezialist fur, spezialisten fur, experte fur, experten fur, experten in, tatig im bereich, tatig in, im bereich, aus dem bereich, bereich, bereiche, gebiet, auf dem gebiet, auf dem gebiet der, die sich mit, der sich mit, das sich mit, beschaftigt, beschaftigen, befasst, bietet, bieten, anbietet, anbieten, durchfuhren, durchfuhrt, durchfuhrung, ubernimmt, ubernehmen, ubernehmt, hat, haben, verfugt uber, verfugt, verfugen, dienstleistung fur, dienstleistungen fur, dienstleistung, dienstleistungen, dienstleister fur, moglichkeit zur, moglichkeit, art, arten, zum zwecke, uns, unser, unsere, unserer, unserem, unseren, wir, gerne, gern, auch, etwa, zudem, ausserdem, werden, wird, wurde, sein, ist, sind, sich`,
  must: `muss, mussen, zwingend, unbedingt, verpflichtend, obligatorisch, notwendigerweise, unerlasslich`,
  who: [
    {
      words:
        'hersteller~, gewerbliche~ hersteller~, kommerzielle~ hersteller~, industrielle~ hersteller~, produzent~, fertiger~, erzeuger~, bauer von, fabrikant~',
      help: ['make'],
      wanted: 'organisation',
      role: 'supplier',
    },
    {
      words:
        'lieferant~, zulieferer~, zuliefer~, anbieter~, gewerbliche~ anbieter~, kommerzielle~ anbieter~, dienstleister~, auftragnehmer~, bezugsquelle~',
      help: ['make', 'distribute'],
      wanted: 'organisation',
      role: 'supplier',
    },
    {
      words: 'handler~, vertreiber~, vertriebspartner~, distributor~, grosshandler~, importeur~',
      help: ['distribute'],
      wanted: 'organisation',
      role: 'supplier',
    },
    { words: 'entwickler~, konstrukteur~', help: ['develop'], wanted: 'organisation' },
    {
      words:
        'partner~, partnerschaft~, kooperationspartner~, projektpartner~, forschungspartner~, industriepartner~, universitatspartner~, hochschulpartner~, wissenschaftspartner~',
      wanted: 'organisation',
      role: 'partner',
    },
    {
      words: 'kunde~, kunden, kundin~, abnehmer~, anwender~, auftraggeber~, endanwender~',
      wanted: 'organisation',
      role: 'customer',
    },
    {
      words:
        'absolvent~, student~, studierende~, doktorand~, ingenieur~, techniker~, forscher~, mitarbeiter~, fachkraft, fachkrafte, fachkraften, wissenschaftler~, experte~, experten, spezialist~, berater~, dozent~',
      wanted: 'person',
      role: 'person',
    },
    {
      words:
        'jemand, jemanden, jemandem, team, teams, gruppe~, gruppen, organisation~, mitglied~, konsortium, konsortien, arbeitsgruppe~',
      wanted: 'organisation',
    },
  ],
  general: {
    make: 'herstell^, herstellung von, herstellung, hergestellt, fertig^, fertigung von, fertigung, gefertigt, produzier^, produktion von, produktion, bau von, bau, bauen, baut, gebaut, liefer^, lieferung von, lieferung, geliefert, serienfertigung von, serienfertigung, serienproduktion, kleinserienfertigung, auftragsfertigung, lohnfertigung, anfertig^, anfertigung',
    measure:
      'mess^, messung von, messen, vermessen, vermess^, vermessung, gemessen, mißt, misst, prufen, pruft, prufung von, prufung, prufungen, gepruft, test, tests, testen, testet, getestet, erprob^, erprobung, untersuch^, untersuchung von, untersuchung, untersucht, analys^, analysier^, analyse~ von, analyse, analysen, charakterisier^, charakterisierung, bestimm^, bestimmung, bewert^, bewertung, kontrollier^, kontrolle, kontrollen, uberpruf^, uberprufung, qualitatskontrolle, nachweis von, inspektion~, messtechnik fur, messtechnik',
    treat:
      'bearbeit^, bearbeitung von, bearbeitung, behandl^, behandlung von, behandlung, verarbeit^, verarbeitung von, oberflachenbehandlung von',
    repair:
      'reparier^, reparatur von, reparatur, reparaturen, wart^, wartung von, wartung, gewartet, instandhalt^, instandhaltung, instandsetz^, instandsetzung, uberhol^, uberholung, modernisier^, modernisierung, nachrust^, nachrustung, service fur',
    access:
      'zugang zu, zugang zum, zugang zur, zugang, nutzung von, nutzung, nutzen, benutzen, benutzung, mieten, miete, anmieten, vermietung von, vermietung, leihen, ausleihen, ausleihe von, messzeit an, messzeit, strahlzeit an, strahlzeit, maschinenzeit, mitbenutzung',
    train:
      'schul^, schulung in, schulung zu, schulung zur, schulung uber, schulung, schulungen, kurs~, kurse, kurs in, weiterbildung in, weiterbildung, fortbildung in, fortbildung, ausbildung in, ausbildung, ausbild^, lehrgang~, lehrgange, seminar~, studiengang~, studiengange, sommerschule, workshop~ zu, unterricht, lernen, lehren, praktikum, einweisung in',
    develop:
      'entwickel^, entwickl^, entwicklung von, entwicklung, entwickelt, weiterentwicklung von, weiterentwicklung, entwerf^, entworfen, entwurf von, entwurf, konstruier^, konstruktion von, konstruktion, design von, auslegung von, auslegung, forschung zu, forschung an, forschung, erforsch^, erforschung, prototyp~, prototypenbau, experimente zu, experimente zur, experimente mit, experiment~, versuche zu, versuche zur, studie zu, beratung zur, beratung zu, beratung bei, beratung',
    distribute:
      'vertrieb von, vertrieb, vertreiben, vertreibt, verkauf von, verkauf, verkauf^, verkaufen, verkauft, handel mit, import von',
  },
  special: {
    make: 'zucht^, zuchtung, zuchten, kristallzuchtung, spritzgiess^, spritzguss, giessen, giesst, gegossen, montier^, montage, montagen, zieh^, drucken, druckt, gedruckt, sinter^, replizier^, replikation, konfektionier^, konfektionierung, spleiss^',
    measure:
      'kalibrier^, kalibrierung, kalibriert, eichung, scannen, scannt, gescannt, abtasten, uberwach^, uberwachung, simulier^, simulation~, modellier^, modellierung, berechn^, berechnung',
    treat:
      'beschicht^, beschichtung, beschichten, beschichtet, bedampf^, bedampfung, bedampfen, schleif^, geschliffen, schliff, polier^, politur, poliert, fras^, gefrast, drehen, dreht, gedreht, diamantdrehen, bohren, bohrt, gebohrt, schneiden, schneidet, geschnitten, zuschnitt, sagen, sagt, gesagt, schweiss^, verschweiss^, geschweisst, verschweisst, lot^, loten, gelotet, kleb^, geklebt, verkleb^, fugen, fugt, gravier^, gravur, reinig^, gereinigt, reinigung, atz^, geatzt, abscheid^, abscheidung, gluh^, hart^, gehartet, strukturier^, strukturierung, mikrostrukturier^, beschrift^, markier^, lapp^, metallisier^, galvanisier^, mikrobearbeit^, lithografie, lithographie, schwarz^, eloxier^, kugelstrahlen, ultraprazisionsbearbeitung',
    repair: 'restaurier^, restaurierung, konservier^',
    develop: 'optimier^, optimierung, programmier^, programmierung, ubersetz^, ubersetzung',
  },
  containers:
    'labor, labors, labore, laboren, laboratorium, laboratorien, zentrum, zentren, zentrums, werkstatt, werkstatten, einrichtung~, einrichtungen, anlage fur, abteilung~, werk, werke, fabrik~, infrastruktur~, prufstand, arbeitsplatz, marke, institutsverbund, stelle',
  devices:
    'maschine~, gerat, gerate, geraten, gerates, anlage~, system~, systeme, mikroskop~, mikroskope, kamera~, laser~, sensor~, sensoren, werkzeug~, linie~, kammer~, tisch~, kopf, ofen, roboter, software, quelle~, normal~, technologie~, technik, material~, mittel, methode~, verfahren, strecke',
  kinds: [
    {
      words:
        'universitat, universitaten, universitare partner, universitaren partner, universitarer partner, hochschule~, hochschulen, hochschulpartner~, universitatspartner~, uni, unis, fakultat, fakultaten, akademische~ partner~, akademische~ einrichtung~',
      kinds: ['university'],
    },
    {
      words:
        'forschungsinstitut~, forschungsinstitute, forschungsinstituts, forschungszentrum, forschungszentren, forschungseinrichtung~, forschungslabor, forschungsorganisation~, forschungsinfrastruktur~',
      kinds: ['research-institute'],
    },
    {
      words:
        'institut, institute, instituten, instituts, akademische~ institut~, akademische~ einrichtung~, akademieinstitut~, institut~ der akademie, forschungspartner~, wissenschaftliche~ partner~, forschungsgruppe~, wissenschaftspartner~, forschungsteam~',
      kinds: ['research-institute', 'university'],
    },
    {
      words:
        'kmu, kmus, kleines oder mittleres unternehmen, kleine oder mittlere unternehmen, kleinen oder mittleren unternehmen, kleine oder mittlere firma, kleines oder mittelgrosses unternehmen, kleine oder mittelgrosse firma, kleine und mittlere firmen, mittlere unternehmen, mittleres unternehmen, familienbetrieb, familienunternehmen, kleine firma, kleine firmen, kleinen firma, kleiner firma, kleines unternehmen, kleine unternehmen, kleinen unternehmen, kleine und mittlere unternehmen, kleiner betrieb, kleine betriebe, kleinunternehmen, mittelstandler, mittelstandisches unternehmen, mittelstandische unternehmen, mittelstandischer betrieb, mittelstandische firma, start up~, startup~, kleiner hersteller',
      kinds: ['company-sme'],
    },
    {
      words:
        'grosses unternehmen, grosse unternehmen, grossen unternehmen, grossunternehmen, grosse firma, grosse firmen, konzern~, konzerne',
      kinds: ['company-large'],
    },
    {
      words:
        'firma, firmen, unternehmen, unternehmens, betrieb, betriebe, betrieben, industriepartner~, industrieunternehmen, industrielle~ partner~, gewerbliche~ anbieter~, gewerbliche~ hersteller~, gewerbliche~ betrieb~, gewerbliche~ firma, gewerbliche~ unternehmen, kommerzielle~ anbieter~, kommerzielle~ hersteller~, industrielle~ hersteller~, privatunternehmen, private~ firma, privates unternehmen, private unternehmen',
      kinds: ['company', 'company-large', 'company-sme'],
    },
    {
      words:
        'behorde~, behorden, offentliche~ einrichtung~, offentliche~ stelle~, ministerium, ministerien, amt, amter',
      kinds: ['public-body'],
    },
  ],
  access: [
    {
      words:
        'offen fur externe nutzer, offen fur externe, offen fur aussenstehende, offen fur alle, offen fur jeden, offen fur gaste, offen fur firmen, zuganglich fur externe nutzer, zuganglich fur externe, zuganglich fur aussenstehende, zuganglich fur alle, fur externe nutzer zuganglich, fur externe zuganglich, fur externe offen, fur externe nutzer offen, fur externe nutzer, fur externe anwender, fur externe, fur aussenstehende, fur gaste, fur jeden, externe nutzer, externen nutzern, externe anwender, mit offenem zugang, offenem zugang, offener zugang, offenen zugang, open access, gemeinschaftslabor, gaste nutzen durfen, gaste nutzen konnen, externe nutzen durfen, externe nutzen konnen, andere nutzen durfen, andere nutzen konnen, gaste aus anderen einrichtungen nutzen durfen, gaste aus anderen einrichtungen nutzen konnen, gaste aus anderen instituten nutzen durfen, wir nutzen durfen, wir nutzen konnen, wir mitbenutzen durfen, wir mitbenutzen konnen, mitbenutzen, mitbenutzt werden, von externen genutzt, von gasten genutzt, von anderen genutzt',
      terms: OUTSIDE_TERMS,
    },
    {
      words:
        'zur miete, zu mieten, zum mieten, mietbar, zur vermietung, zum ausleihen, zur ausleihe, zur mitbenutzung, gegen gebuhr, gegen bezahlung, gegen entgelt',
      terms: OUTSIDE_TERMS,
    },
  ],
  without:
    'ohne, aber ohne, kein, keine, keinen, keiner, keinem, nicht, aber nicht, aber keine, aber kein, und nicht, ausser, ausgenommen, mit ausnahme von, mit ausnahme der, anstatt, statt, ausschliesslich, frei von',
  withoutDoing:
    'ohne zu, ohne dass, nicht nur, nicht mehr als, nicht weniger als, nicht zu, nicht sehr, nicht unbedingt',
  of: 'von, vom, der, des, fur die, fur das, fur den',
  place: 'in, im, aus, von, aus der, in der, im, mit sitz in, ansassig in, irgendwo in, bis',
  away: 'ausserhalb von, ausserhalb, ausser, ausser in, ausgenommen, ausgenommen in, mit ausnahme von, uberall ausser, uberall ausser in, nicht in, nicht aus, nicht im, nicht aus dem, aber nicht in, aber nicht aus, anderswo als in, woanders als in',
  from: 'von, vom',
  near: 'bei, nahe, um, in der nahe von, in der nahe der, in der umgebung von, aus der umgebung von, rund um, im raum, aus dem raum, unweit von',
  prepositions:
    'in, im, ins, an, am, auf, aus, bei, beim, fur, mit, von, vom, vor, nach, zu, zum, zur, uber, unter, durch, gegen, um, bis, zwischen, pro, per, wahrend, gemass, laut, mittels, inklusive, einschliesslich, wie, etwa, als, wegen, weil, wenn, damit, nachts, hinter, unter, je, besser',
  beneficiary: 'fur, fur die, fur unsere',
  timing: 'vor, vor der, nach, wahrend, bevor, nachdem, wegen, weil',
  relative: 'der, die, das, welcher, welche, welches, den, dem, denen, deren, dessen, wo, was',
  and: 'und, oder, sowie, und auch, bzw, beziehungsweise, plus, auch, noch, aber, als auch',
  articles:
    'ein, eine, einen, einem, einer, eines, der, die, das, den, dem, des, ihr, ihre, ihren, ihrem, sein, seine, seinen, diese, dieser, dieses, jede, jeder, alle, eigene, eigenen, eigener',
  certified:
    'zertifiziert nach, zertifizierte~ nach, zertifizierung nach, zertifiziert, zertifizierte~, zertifikat~, mit zertifikat, mit zertifizierung nach, akkreditiert nach, akkreditiert, akkreditierte~, nach norm, gemass, laut, nach, norm~, inhaber von, besitzt, einfuhrt, gerade einfuhrt, verfugt uber, hat oder gerade einfuhrt',
  around: 'stadt, region, raum, umgebung, kreis, gebiet',
  regions: 'region, kreis, gebiet, bezirk',
  excluded:
    'durfen nicht, durfen nicht anbieten, durfen sich nicht bewerben, durfen nicht teilnehmen, konnen nicht, konnen nicht anbieten, konnen sich nicht bewerben, konnen nicht teilnehmen, kommen nicht in frage, kommt nicht in frage, sind ausgeschlossen, ist ausgeschlossen, ausgeschlossen, nicht zugelassen, sind nicht zugelassen, nicht erwunscht, scheiden aus, wollen wir nicht, suchen wir nicht',
  attributive: '',
  fillers: `klein~, gross~, neu~, neue, alt~, alter~, alte, spezial, speziell~, geeignet~, verschieden~, gut~, beste~, hoch, hohe, hoher, hohen, niedrig~, massgeschneidert~, individuell~, kundenspezifisch~, einzeln~, einige, mehrere, viele, wenige, lokal~, zuverlassig~, erfahren~, qualifiziert~, gunstig~, schnell~, dringend~, regelmassig~, serie, serien, kleinserie, kleinserien, kleine serie, kleinen serie, kleine serien, charge, chargen, stuck, stucke, prototyp~, satz, woche, monat, jahr, pro woche, pro monat, kommerziell~, privat~, extern~, stark~, heute, jetzt, hier, idealerweise, zusammen, gemeinsam, industriell~, bald, sofort, etwa, mehr, sehr, bestimmt~, ander~`,
  presence: `vortrag auf, vortrag bei, vortrag, vortrage auf, vortrage, referent~ auf, referent~ bei, referent~, sprach auf, sprach bei, prasentierte auf, prasentierte bei, prasentation auf, prasentation bei, poster auf, aussteller~ auf, aussteller~ bei, aussteller~, stellte aus auf, stand auf der, messestand, messestande, messe, messen auf, messeauftritt, messeteilnahme, teilnahme an, teilnehmer~ an, teilnehmer~, nahm teil an, nahm an, teilgenommen an, besucher~ der, mitglied im, mitglied des, mitglied der, mitglied bei, mitglied von, mitgliedschaft in, mitgliedschaft im, mitgliedschaft, grundungsmitglied~, trat dem, veranstaltete, veranstalter~, mitveranstalter~, gastgeber~, ausrichter~, konferenzbeitrag, delegation~, memorandum`,
};
