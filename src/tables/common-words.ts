/**
 * Common words with the letters of each language between their usual neighbours; the names that the
 * platform knows (CLDR) lack many of them.
 */
export const COMMON_WORDS: Readonly<Record<string, string>> = {
  fr: 'lumière première matière dernière rivière manière carrière barrière société système problème modèle deuxième crème thème élève genève stève très après près succès accès père mère frère général électronique énergie été même être fenêtre hôtel côté île août français leçon garçon façon français reçu noël naïf où là à déjà voilà équipe précision qualité léger métier numérique détecteur caméra célèbre hélène irène cécile andré rené józef université laboratoire développement conçu dôme besançon',
  de: 'für über können möchte größe straße geschäft fläche wärme gerät prüfung lösung lösungen führung jürgen müller schröder größler söhne präzision qualität österreich köln münchen nürnberg düsseldorf zürich übung ähnlich öffnung weiß groß maß beschäftigt verträge gmbh änderung',
  cs: 'společnost přístroj přesnost měření řešení zařízení výroba výzkum čočka čočky čoček broušení leštění světlo záření šíření příruba členové název město obec česká škola žlutý kůň úpěl ďábelské ódy vývoj stříbro průměr můžeme štěrbina tloušťka může také jestliže též není něco děkuji brno plzeň přerov turnov dvůr králové jiří tomáš ondřej věra lukáš řízení čištění účel účastník ústav fyzikální laserové kvalitní první během',
  sk: 'spoločnosť presnosť meranie riešenie zariadenie výroba šošovka brúsenie svetlo žiarenie ľudia ľahký dĺžka stĺp kôň môže ďakujem šťastná košice žilina bratislava výskum účastník štúrová ľubica tomáš',
  pl: 'społka spółka łódź świętokrzyskie źrenica wąż zakłady urządzenia światło soczewki długość jakość żółty źródło część więcej będzie można również małgorzata krzysztof wrocław poznań gdańsk kraków gżegżółka laserów badań',
  hu: 'fényforrás győr tükör üveg őrlés készülék mérés gyártás kutatás fejlesztés műszer műszerek nagyító lézer felület szűrő szegedi egyetem árnyék hőmérséklet költség több első között később úgy',
  sl: 'družba naprava merjenje rešitve žarek leča brušenje šola hiša črnčec žiga ljubljana točnost močan več prežihov šiška',
  hr: 'društvo uređaj mjerenje rješenja žarulja leća brušenje škola kuća točnost moć više đuro šibenik čakovec',
  ro: 'măgurele bucurești lumină oglindă științe încălzire măsurare țară și în',
  sv: 'ström ljus mätning lösning våg våglängd göteborg lindström ångström år måste från också större högskola företag för är på när åke björn malmö växjö ögon spårning',
  da: 'smør måling løsning bølge bølgelængde københavn århus søren kjær jørgen ærø øst også første større højskole på får når grøn blå år måned næste været',
  nb: 'åse øvergård tromsø måling løsning bølge bølgelengde trondheim ålesund bjørn øst også første større høyskole på får når grønn blå år måned være nordlys',
  fi: 'päivi äijälä jyväskylä hämeenlinna mittauslaite näyttö työ yhtiö järjestelmä säteily käyttö lämpö tämä myös päällä öljy yötä',
  is: 'ísland reykjavík þór þetta það ljós mælir stærð háskóli fyrirtæki',
  es: 'óptica visión españa íñigo peña precisión fabricación medición tecnología cámara lámpara señal año niño más también está según josé maría málaga',
  pt: 'são joão óptica produção precisão medição fabricação tecnologia câmara lâmpada não também está você ciência porto',
  it: 'università qualità città precisione più già perché così è può società attività velocità',
  nl: 'coöperatie één reünie financiële industriële',
  et: 'õun jüri tehnooptika mõõtmine lahendus õhk töö ühing valgus täpsus ülikool ärgas',
  lt: 'šviesos klaipėda lazerių technologijos įmonė matavimas šviesa žmonės ąžuolas ėjimas ūkis',
  lv: 'rīga gaisma mērīšana lāzers uzņēmums šķiedra ģenerators ļoti ņemt ūdens ēka',
  tr: 'özgür şükrü çağlayan ışık ölçüm çözüm güneş üretim sağlık değer için şirketi doğru iş istanbul',
};
