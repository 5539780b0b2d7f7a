import { OUTSIDE_TERMS } from './access-terms.ts';
import type { ReadingWords } from './words.ts';

const OTHERS_MAY_USE = [
  'hoste',
  'externiste',
  'cizi',
  'ostatni',
  'jini',
  'lide zvenci',
  'uzivatele zvenci',
]
  .flatMap((who) =>
    ['smeji', 'mohou'].flatMap((may) =>
      ['pouzivat', 'vyuzivat', 'pracovat', 'pouzit', 'vyuzit', 'merit'].flatMap((use) => [
        `${may} ${use} ${who}`,
        `${who} ${may} ${use}`,
      ]),
    ),
  )
  .concat(
    'pro uzivatele zvenci',
    'pro lidi zvenci',
    'lze si pronajmout',
    'muzeme vyuzit',
    'muzeme pouzit',
  )
  .join(', ');

/** Czech words of asking, helping and conditions, folded. */
export const CZECH: ReadingWords = {
  lang: 'cs',
  nounEndings:
    'a e i o u y am em im um ym ech ach ich ych emi ami imi ymi ou iho imu eho emu ovi ove mi',
  verbEndings:
    'it i ime ite il ila ili ilo at a ame aji al ala ali et eji e ovat uje ujeme uji oval ovala ovali eni enim ani anim ovani ovanim',
  asking: `hledame, hleda se, hledaji se, hleda, hledaji, hledam, hledame nekoho kdo, potrebujeme, potrebuji, potrebuje, potrebovali bychom, potreboval bych, chceme, chci, chce, chteji, chteli bychom, chtel bych, chtela bych,
    poptavame, poptavaji, poptava, poptavka po, poptavka na, shanime, shani, shaneji, shanim, rad bych, radi bychom, prejeme si, zadame, zadame o, mame zajem o, mame poptavku, je treba, bude treba, je potreba, bude potreba, je nutne, bude nutne, je nutno, je zapotrebi,
    prosime o, najdete mi, najdi mi, ukaz, pozadujeme, pozaduje, vypisujeme vyberove rizeni na, zajima nas, zajima me, zjistujeme, uvitame, ocenime, resime`,
  questions: `kdo umi, kdo nam, kdo by, kdo dokaze, kdo muze, kdo ma, kdo nabizi, kdo dodava, kdo se zabyva, kdo zvladne, kdo z vas, kdo vsechno, kdo, kde lze, kde je mozne, kde se da, kde muzeme, kde mohu, kde jde, kde je, kde jsou, kde si, kde, ktera firma umi, ktera firma, ktere firmy, ktery ustav, ktere ustavy, ktera laborator, ktere pracoviste, ktera skola, ktera univerzita, ktere univerzity, ktery, ktera, ktere, kteri, jaky, jaka, jake, umi nekdo, dokaze nekdo, nabizi nekdo, ma nekdo, zna nekdo, existuje, je nekde, muze nekdo, jak, co`,
  wantedWords: `se hleda, se hledaji, je potreba, jsou potreba, je treba, je zapotrebi, je hledan, jsou hledani, se poptava, se pozaduje, je pozadovan, je pozadovana, jsou pozadovany, hledan, hledana, hledano, poptavan, potreba`,
  empty: `projekt na, projekt v, projekt~, zamer~, spoluprace na, spoluprace v, spolupraci na, spolupraci v, spoluprac~, umi, umet, umel, dokaze, dokazat, muze, muzeme, mohu, mohli, mohou, mohl, mohla, mohl by, lze, da se, schopny, schopna, schopne, schopen, zvladne, zvladat, zvladnou, ma, maji, mit, majici, pomoc s, pomoci s, pomoci pri, pomoct s, pomohl s, pomoc pri, pomoc, podpora pri, podporu pri, podpora, podporu, zkusenosti s, zkusenosti se, zkusenosti v, zkusenost s, zkusenost se, zkusenostmi s, zkusenosti, zkusenost,
    zabyvajici se, zabyva se, se zabyva, se zabyvaji, zamereny na, zamerena na, zamerene na, specialista na, specialistu na, specialisty na, odbornik na, odbornika na, odborniky na, nabizi, nabizeji, nabizejici, poskytuje, poskytuji, poskytujici, provadi, provadeji, provadejici, provadet, provest, provede, provedeni, zajistit, zajisti, zajisteni, zajistujici, sluzba, sluzby v, sluzby, sluzeb, sluzbu, moznost, moznosti, oblast, oblasti, v oblasti, z oblasti, nejaky, nejakou, nejake, nam, nas, nase, nasi, nasich, prosim, pripadne, idealne, nejlepe, take, tez, i s, druh, druhu, typ, typu, reseni pro, reseni, asi, tedy, jde o`,
  must: `musi, muset, povinne, nezbytne, nezbytny, bezpodminecne, nutne, nutny, nutna, podminkou je, podminkou`,
  who: [
    {
      words:
        'vyrobc~, komercn~ vyrobc~, prumyslov~ vyrobc~, producent~, zhotovitel~, vyrobni firm~, vyrobni podnik~',
      help: ['make'],
      wanted: 'organisation',
      role: 'supplier',
    },
    {
      words: 'dodavatel~, komercn~ dodavatel~, subdodavatel~, poskytovatel~',
      help: ['make', 'distribute'],
      wanted: 'organisation',
      role: 'supplier',
    },
    {
      words: 'prodejc~, distributor~, obchodnik~, dovozc~, velkoobchod~, prodejce',
      help: ['distribute'],
      wanted: 'organisation',
      role: 'supplier',
    },
    { words: 'vyvojar~, konstrukter~, navrhar~', help: ['develop'], wanted: 'organisation' },
    {
      words:
        'partner~, partnerstvi, spolupracovnik~, projektov~ partner~, prumyslov~ partner~, vyzkumn~ partner~, vedeck~ partner~, komercn~ partner~, spoluresitel~',
      wanted: 'organisation',
      role: 'partner',
    },
    {
      words: 'zakaznik~, zakaznic~, odberatel~, klient~, uzivatel~',
      wanted: 'organisation',
      role: 'customer',
    },
    {
      words:
        'absolvent~, student~, doktorand~, inzenyr~, technik~, technick~ pracovnik~, vyzkumnik~, vyzkumnic~, zamestnanc~, odbornik~, odbornic~, expert~, specialist~, poradc~, skolitel~, lektor~',
      wanted: 'person',
      role: 'person',
    },
    {
      words:
        'nekdo, nekoho, nekomu, nekym, tym~, tymu, skupin~, organizac~, clen~, toho kdo, ten kdo, konsorci~',
      wanted: 'organisation',
    },
  ],
  general: {
    make: 'vyrab^, vyrob^, vyrobou, vyroba, vyroby, vyrobe, vyrobu, zhotov^, zhotovi, produkc~, produkuj^, postav^, dod^, dodav^, dodani, dodavk~, seriov~ vyrob~, malosériov~ vyrob~, malosériova vyroba, zakazkov~ vyrob~, vyroba a dodani, sestav^, sestaven^, stavb~',
    measure:
      'mer^, mereni, zmer^, promer^, namer^, premer^, testovani, testovanim, test^, otestovat, otestuje, testy, testu, test, zkous^, zkouska, zkousky, zkousek, zkouskou, zkousce, zkousku, zkouseni, vyzkous^, odzkous^, kontrol^, kontrola, kontroly, kontrolu, kontrole, kontrolovat, zkontrol^, zkontrolovat, proverit, proveri, provereni, overit, overi, overeni, overovani, overovat, analyz~, analyzovat, analyzuje, rozbor~, rozebrat, prozkoum^, prozkoumat, prohlidk~, inspekc~, charakterizac~, charakterizovat, charakterizuje, hodnot^, vyhodnot^, vyhodnocovani, stanov^, stanoveni, urcit, urci, urceni, metrolog~',
    treat:
      'zpracov^, zpracovani, zpracovanim, uprav^, uprava, upravy, upravu, uprave, povrchov~ uprav~, opracov^',
    repair:
      'oprav^, oprava, opravy, opravu, oprave, opravu a servis, servis, servisu, servisem, servis^, servisovat, udrzb~, udrzovat, udrzuje, moderniz^, modernizac~, renov^, renovac~, repas~, repasovani, repasovanim, generaln~ oprav~, repasovat',
    access:
      'pristup k, pristup ke, pristup do, pristup na, pristup, pristupu k, pristupu ke, vyuziti, vyuzit, vyuzivat, vyuzivani, pouzit, pouziti, pronajem, pronajmout, pronajmu, pronajmout si, pronajem pristroje, zapujceni, zapujcit, vypujcit, pujcit, pujcit si, zapujcit si, strojovy cas na, strojovy cas, strojoveho casu na, svazkovy cas na, svazkovy cas, mericí cas na, sdilet, sdileni',
    train:
      'skol^, skoleni, skoleni v, skolení z, proskolit, zaskolit, zaskoleni, vyskolit, kurz~, kurs~, kurzy o, vyuk~, vyucovat, vyucuje, vyuc^, vzdelavan~, vzdelan~, studijn~ program~, studium, studia, seminar~, letn~ skol~, prednask~ o, prednask~, staz~, naucit, nauci, nauceni, trenink~, vycvik~',
    develop:
      'vyvoj, vyvoje, vyvoji, vyvojem, vyvij^, vyvijet, vyviji, vyvijime, vyvinout, vyvine, vyvinuti, navrh, navrhu, navrhem, navrhnout, navrhne, navrhuje, navrhovat, navrzeni, navrhnuti, konstrukc~, konstru^, projektovani, projektovanim, vyzkum, vyzkumu, vyzkumem, vyzkum v, vyzkum a vyvoj, vyzkumu a vyvoje, zkoumat, zkoumani, zkouma, prototyp~, pokus~ v, pokusy s, pokus~, experiment~, studie, studii, konzultac~ k, konzultac~, konzultovat, poradenstvi k, poradenstvi v, poradenstvi pri, poradenstvi, rada k, radu k, rady k',
    distribute:
      'prod^, prodej, prodeje, prodejem, prodavat, prodava, prodavame, distribuc~, distribuovat, distribuuje, dovoz, dovozu, dovazet',
  },
  special: {
    make: 'rust, rustu, rustem, pest^, pestovani, pestovanim, vypestovat, vypestuje, vypestovani, vypestovanim, odlev^, odlevani, odlevanim, odlit, odliti, vstrikovani, vstrikovanim, vstrikovat, lisovani, lisovanim, lisovat, vylisovat, montaz~, montovat, smontovat, sestavit, taz^, tazeni, tazenim, replikac~, replikovat, tisk, tisku, tisknout, vytisknout, spekani, spekanim, osaz^, osazeni, osazenim, svarovani vlaken, konektorov^, konektorovani, konektorovanim',
    measure:
      'kalibr^, kalibrac~, zkalibrovat, skenov^, skenovani, skenovanim, naskenovat, snim^, snimkovani, snimkovanim, zobrazov^, zobrazovani, zobrazovanim, monitorov^, monitorovani, monitorovanim, simulac~, simulovat, nasimulovat, modelovani, modelovanim, modelovat, vypoct~, vypocet, vypocitat, spocitat',
    treat:
      'brous^, brouseni, brousenim, nabrousit, vybrousit, obrousit, zbrousit, lest^, lesteni, lestenim, vylestit, nalestit, povlak^, povlakov^, povlakovani, povlakovanim, nanas^, nanaseni, nanasenim, nanest, nanese, naneseni, napar^, naparovat, naparovani, naparovanim, naparit, naprasit, naprasovat, naprasovani, naprasovanim, pokov^, pokovovat, pokovit, obrab^, obrabeni, obrabenim, obrabet, obrobit, obrobi, frez^, frezovani, frezovanim, vyfrezovat, soustruz^, soustruzeni, soustruzenim, vysoustruzit, vrt^, vrtani, vrtanim, vyvrtat, rez^, rezani, rezanim, narez^, narezat, vyrezat, rezat, svar^, svarovani, svarovanim, svarovat, svari, svarit, paj^, pajet, pajeni, pajenim, lep^, lepeni, lepenim, lepit, slepit, spoj^, spojovani, spojovanim, spojit, gravir^, gravirovani, gravirovanim, vygravirovat, cist^, cisteni, cistenim, ocist^, vycist^, cistit, lept^, leptani, leptanim, vyleptat, depozic~, deponov^, zih^, zihani, zihanim, kal^, kaleni, kalenim, zakalit, strukturovani, strukturovanim, strukturovat, texturovani, texturovanim, znac^, znaceni, znacenim, oznacit, popisovani laserem, lapovani, lapovanim, lapovat, tvarovani, tvarovanim, tvarovat, litografi~, mikroobrab^, mikroobrabeni, mikroobrabenim, tryskani, tryskanim, peening, kulickovani, kulickovanim, zpevneni, zpevnenim, zpevnovani, zpevnovanim, cerneni, cernenim, eloxovani, eloxovanim, eloxovat',
    repair:
      'restaurovani, restaurovanim, restaurovat, zrestaurovat, konzervovani, konzervovanim, konzervovat',
    develop:
      'optimalizac~, optimalizovat, programovani, programovanim, programovat, naprogramovat, preklad~, prelozit, prekladat',
  },
  containers:
    'laborator~, pracovist~, dilna, dilny, dilne, dilnu, centrum, centra, centru, centry, centrech, provoz, provozu, zavod, zavodu, zavody, zkusebn~, oddelen~, infrastruktur~, zarizeni pro, tovarn~, stredisk~, jednotka, jednotky, jednotku, znacka, znacky',
  devices:
    'stroj~, zarizeni, zarizenim, pristroj~, linka, linky, linku, lince, linek, stanice, stanici, stolic~, soustav~, system~, souprav~, komor~, kamer~, mikroskop~, snimac~, cidl~, hlavic~, nastroj~, robot~, pec, pece, peci, software, softwar~, technologi~, metod~, material~, prostredk~, past~, prasek, prasku, etalon~, terc~, draha, dratu, drahy',
  kinds: [
    {
      words:
        'univerzit~, univerzitn~, univerzitn~ pracovist~, univerzitn~ tym~, vysok~ skol~, vysokoskolsk~, fakult~, akademick~, akademick~ pracovist~, akademick~ sfer~, vs',
      kinds: ['university'],
    },
    {
      words:
        'vyzkumn~ ustav~, vedeck~ ustav~, vyzkumn~ institut~, vyzkumn~ centrum, vyzkumn~ centra, vyzkumn~ centru, vyzkumn~ organizac~, vyzkumn~ instituc~, ustav akademie ved, ustavy akademie ved, akademie ved, ustav~ akademie, vyzkumn~ infrastruktur~',
      kinds: ['research-institute'],
    },
    {
      words:
        'akademick~ ustav~, akademick~ instituc~, akademick~ pracovist~, akademick~ organizac~, akademick~ subjekt~, ustav~, ustavn~, institut~, vyzkumn~ partner~, vedeck~ partner~, vyzkumn~ tym~, vyzkumn~ skupin~, vedeck~ tym~, vedeck~ skupin~, vedeck~ pracovist~, vyzkumn~ pracovist~, vedci, vedce',
      kinds: ['research-institute', 'university'],
    },
    {
      words:
        'mal~ firm~, mal~ podnik~, mal~ spolecnost~, mal~ a stredn~ podnik~, mal~ a stredn~ firm~, mal~ nebo stredn~ firm~, mal~ nebo stredn~ podnik~, mal~ nebo stredn~ spolecnost~, mal~ ci stredn~ podnik~, mal~ a stredn~ spolecnost~, rodinn~ podnik~, mal~ ci stredn~ firm~, stredn~ firm~, stredn~ podnik~, msp, startup~, start up~, mensi firm~, mensi podnik~, rodinn~ firm~',
      kinds: ['company-sme'],
    },
    {
      words: 'velk~ firm~, velk~ podnik~, velk~ spolecnost~, korporac~, koncern~, vetsi firm~',
      kinds: ['company-large'],
    },
    {
      words:
        'firm~, firem, podnik~, spolecnost~, spolecnosti, spolecnosti, podnikatel~, prumyslov~ firm~, prumyslov~ podnik~, prumyslov~ partner~, komercn~ partner~, komercn~ firm~, komercn~ spolecnost~, komercn~ subjekt~, komercn~ vyrobc~, komercn~ dodavatel~, prumyslov~ vyrobc~, soukrom~ firm~, soukrom~ spolecnost~, vyrobni firm~',
      kinds: ['company', 'company-large', 'company-sme'],
    },
    {
      words:
        'verejn~ instituc~, verejn~ sprav~, statn~ instituc~, statn~ organizac~, ministerstv~, urad~, obec, obce, mest~ urad~',
      kinds: ['public-body'],
    },
  ],
  access: [
    {
      words: `otevren~ externistum, otevren~ vsem, otevren~ pro externi uzivatele, otevren~ pro externi zajemce, otevren~ pro externisty, otevren~ externim uzivatelum, otevren~ externim zajemcum, otevren~ verejnosti, otevren~ cizim, otevren~ firmam, otevren~ zajemcum zvenci, otevren~ pro verejnost, otevren~ pro firmy, otevren~ pro vsechny, pristupn~ externistum, pristupn~ externim uzivatelum, pristupn~ externim zajemcum, pristupn~ verejnosti, pristupn~ vsem, pristupn~ pro externi uzivatele, pristupn~ pro externi zajemce, pristupn~ zvenci, dostupn~ externim uzivatelum, dostupn~ pro externi uzivatele, dostupn~ externistum, dostupn~ verejnosti, pro externi uzivatele, pro externi zajemce, pro externisty, pro externi, pro cizi zajemce, pro cizi uzivatele, pro cizi, pro verejnost, pro zajemce zvenci, externi uzivatele, externich uzivatelu, externim uzivatelum, otevren~ pristup~, s otevrenym pristupem, v otevrenem pristupu, v rezimu otevreneho pristupu, sdilen~ laborator~, sdilen~ pristroj~, sdilen~ vybaven~, ${OTHERS_MAY_USE}`,
      terms: OUTSIDE_TERMS,
    },
    {
      words:
        'k pronajmu, k pronajmuti, na pronajem, k zapujceni, k vypujceni, k pujceni, na pujceni, k najmu, za uplatu, za poplatek, ke sdileni',
      terms: OUTSIDE_TERMS,
    },
  ],
  without:
    'bez, bez pouziti, ale bez, nikoli, nikoliv, ale ne, ne, a ne, vyjma, krome, s vyjimkou, mimo, misto, namisto, zadny, zadna, zadne, zadnou, zadnych, vyloucit, neobsahujici',
  withoutDoing:
    'bez toho aby, bez nutnosti, bez ohledu na, bez omezeni, nejen, ne vice, ne mene, ne prilis',
  of: '',
  place: 'v, ve, na, z, ze, u, do, nekde v, nekde na, v regionu, sidlici v, se sidlem v, od',
  away: 'mimo, krome, vyjma, s vyjimkou, kdekoli krome, kdekoli mimo, kdekoliv krome, kdekoliv mimo, ne v, ne ve, ne z, ne ze, ne na, ale ne v, ale ne ve, ale ne z, ale ne ze, nikoli v, nikoli z, nikoli ve, nikoliv v, nikoliv z, jinde nez v, jinde nez ve, jinde nez na, odjinud nez z',
  from: 'od, z, ze',
  near: 'okolo, kolem, blizko, pobliz, nedaleko, nedaleko od, v okoli, z okoli, v blizkosti, pobliz mesta, v okoli mesta, z okoli mesta',
  prepositions:
    'v, ve, na, pro, s, se, z, ze, k, ke, od, do, po, pod, nad, pred, pri, mezi, podle, dle, pomoci, prostrednictvim, za, o, u, proti, skrz, vcetne, jako, az, kvuli, behem, u, diky, protoze, kdyz, pokud, aby, napr, napriklad, tedy, lepsi nez, nez, tydne, mesicne, rocne',
  beneficiary: 'pro, urcen~ pro',
  timing: 'pred, po, behem, pri, kdyz, protoze, kvuli, az',
  relative:
    'kdo, ktery, ktera, ktere, kteri, ktereho, kterou, kterych, kterym, kterymi, jenz, jez, ji, jejiz, jehoz, ze, kde, co',
  and: 'a, i, nebo, ci, ani, a take, a tez, a dale, ale i, anebo, jakoz i, ale, plus',
  articles:
    'ten, ta, to, te, tu, jejich, jeho, jeji, svuj, svou, sve, nas, nasi, nase, kazdy, obe, oba, vlastni, ty, tyto, tento, tato, nam, si',
  certified:
    'certifikovan~ podle, certifikovan~ dle, certifikovan~, certifikat~, s certifikatem, s certifikaci, akreditovan~ podle, akreditovan~ dle, akreditovan~, akreditac~, podle normy, dle normy, v souladu s, splnujici, vyhovujici, podle, dle, norm~, system rizeni kvality, system kvality, drzitel~, ma zaveden~, zavadi, zavadej~, ma nebo zavadi, vlastni certifikat',
  around: 'mesto, meste, mesta, region, regionu, kraj, kraje, kraji, okoli, oblast, oblasti',
  regions: 'region, regionu, kraj, kraje, kraji, oblast, oblasti',
  excluded:
    'nemohou, nemuze, nesmi, nesmeji, se hlasit nemohou, se ucastnit nemohou, nemohou se hlasit, nemohou se ucastnit, jsou vylouceny, jsou vylouceni, je vyloucen, je vyloucena, neprichazeji v uvahu, neprichazi v uvahu, nechceme, nehledame, nezajimaji nas, nepripadaji v uvahu, nejsou pripusteny, nejsou pripusteni, nejsou vhodne, nejsou vhodni',
  attributive:
    'led, oled, amoled, lcd, cnc, uv, ir, euv, vuv, co2, 3d, 2d, rtg, cmos, ccd, sem, tem, afm, mri, ct, ar, vr, dlp, he ne, nd yag, yag, pvd, cvd, ald, mems, swir, lwir, mwir, rgb, usb, pcb, dna',
  fillers: `mal~, velk~, nov~, novy, novem, star~, starsi, specialni, specialniho, specialnich, vhodn~, ruzn~, dobr~, lepsi, nejlepsi, vysok~, nizk~, vlastni, na miru, na zakazku, zakazkov~, jednotliv~, nekolik, mnoho, par, mistn~, blizk~, spolehliv~, zkusen~, kvalifikovan~, levn~, rychl~, rychle, nalehav~, pravidelne, pravideln~, serie, serii, mal~ seri~, malou serii, male serie, v male serii, v malych seriich, seri~, davk~, kus, kusu, kusy, prototyp~, vzork~ z, sad~, tydne, mesicne, rocne, tyden, mesic, rok, komercn~, soukrom~, externi, externiho, siln~, dnes, nyni, zde, spolecne, spolu, idealne, prumyslov~, hned, brzy, asi, zhruba, vice, tak, urciteho, urcite, jiny, jinou, jine, dalsi`,
  presence: `prednaska na, prednaska, prednasky na, prednasky, prednes~ na, prednasejici na, prednasejici, prednasel~, prednasela, vystoupil~, vystoupeni na, vystoupili na, prezentovala na, prezentoval na, prezentovali na, prezentace na, prezentovala za, prezentoval za, poster na, vystavoval na, vystavovala na, vystavovali na, vystavovatel~ na, vystavovatel~, vystavuje na, stanek na, expozice na, ucast na, ucast v, ucastnik~, ucastnic~, zucastnil se, zucastnila se, zucastnili se, ucastni se, navstevnik~, navstivil~, clen~ klastru, clen~ spolku, clen~ asociace, clen~ sdruzeni, clenstvi v, clenem klastru, clenkou klastru, zakladajici clen~, zakladajicim clenem, vstoupil~ do, pristoupil~ ke, poradal~ workshop, poradala workshop, poradal workshop, poradatel~ workshopu, poradatel~ setkani, spoluporadatel~, hostil~ workshop, hostila workshop, hostil setkani, hostila setkani, hostitel~ setkani, hostitel~ workshopu, hostitel~, workshop na, veletrh~, na veletrhu, ucast na veletrhu, konference, na konferenci, panelist~, delegac~, podepsal~ memorandum, memorandum o`,
};
