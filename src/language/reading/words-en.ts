import type { ReadingWords } from './words.ts';
import { OUTSIDE_TERMS } from './access-terms.ts';

const OTHERS_MAY_USE = [
  'guests',
  'visitors',
  'outsiders',
  'others',
  'other companies',
  'other institutions',
  'guests from other institutions',
  'people from other institutions',
  'people from outside',
  'guests from outside',
  'external researchers',
  'external users',
  'we',
]
  .flatMap((who) => [`${who} may use`, `${who} can use`, `${who} could use`, `${who} may work`])
  .concat(
    'usable by others',
    'can be used by',
    'may be used by',
    'could be used by',
    'use ourselves',
  )
  .join(', ');

/** English words of asking, helping and conditions. */
export const ENGLISH: ReadingWords = {
  lang: 'en',
  nounEndings: 's es',
  verbEndings: 'e s es ed ing',
  asking: `we need, we would need, we require, we seek, we are seeking, we look for, we are looking for, we search for, we want, we would like, we wish,
    i need, i look for, i am looking for, i want, i would like, i seek, looking for, looking to, look for, looks for, searching for, search for, in search of, in need of,
    need, needs, needing, requires, requiring, require, seek, seeks, seeking, want, wants, wanting, wishes, would like, is looking for, are looking for, asks for, find me, please find, find,
    let us know who, tell me who, help us find, help me find, we have to, we have a need for, there is a need for, a need for, needed are, needed is, required are, required is, sought are, sought is, wanted are, request for, inquiry for, tender for, call for`,
  questions: `who can, who could, who does, who do, who is able to, who knows how to, who has, who have, who offers, who offer, who will, who would, who is, who are, who else, who,
    where can we, where can i, where could we, where can one, where is, where are, where to, where do, where, which, what, can anyone, can anybody, can somebody, can you, does anyone, does anybody, do you,
    is there anyone who can, is there, are there, any, how can we, how to, show me, list, give me`,
  wantedWords: `is wanted, are wanted, wanted, is needed, are needed, needed, is required, are required, required, is sought, are sought, sought, has to be, have to be, should be, must be,
    shall be, to be, will be, is to be, are to be, need to be, needs to be, would be, should come from, must come from`,
  empty: `project on, project in, project for, project with, projects on, project~, proposal~, cooperation on, cooperation in, cooperation with, cooperation, collaboration on, collaboration in, collaboration, joint research in, joint research on, joint, can, could, able to, capable of, capable, may, might, would, will, shall, should, please, help with, help us with, help us, help to, help, support with, support in, support,
    assistance with, some, kind of, kinds of, type of, types of, way to, experience with, experience in, experienced in, experience, expertise in, expertise, skilled in, skills in, know how in,
    specialised in, specializing in, specialising in, specialized in, specialist in, specialists in, expert in, experts in, expert on, experts on, focused on, active in, working on, working with, work on, dealing with, deals with,
    offering, offers, offer, providing, provides, provide, doing, does, do, perform^, performing, carry out, carries out, carrying out, have, has, having, get, get our, let us, for us, our, us, we, you,
    service for, services for, service in, services in, services, service, solution for, solutions for, possibility of, possibility to, possible, opportunity to, field of, area of, for the purpose of, by means of, that is, also, as well`,
  must: `must, mandatory, obligatory, necessarily, essential, absolutely, strictly, compulsory, is a must`,
  who: [
    {
      words:
        'maker~, manufacturer~, producer~, commercial maker~, commercial manufacturer~, commercial producer~, industrial manufacturer~, industrial maker~, fabricator~, fabricant~, builder~, manufacturing company, manufacturing companies',
      help: ['make'],
      wanted: 'organisation',
      role: 'supplier',
    },
    {
      words:
        'supplier~, vendor~, provider~, commercial supplier~, commercial vendor~, commercial provider~, industrial supplier~, subcontractor~, contractor~, source of',
      help: ['make', 'distribute'],
      wanted: 'organisation',
      role: 'supplier',
    },
    {
      words:
        'distributor~, reseller~, dealer~, wholesaler~, importer~, retailer~, shop selling, e-shop',
      help: ['distribute'],
      wanted: 'organisation',
      role: 'supplier',
    },
    { words: 'developer~, designer~', help: ['develop'], wanted: 'organisation' },
    {
      words:
        'partner~, project partner~, research partner~, scientific partner~, academic partner~, industrial partner~, industry partner~, commercial partner~, cooperation partner~, collaborator~',
      wanted: 'organisation',
      role: 'partner',
    },
    {
      words: 'customer~, client~, buyer~, end user~, user of, users of',
      wanted: 'organisation',
      role: 'customer',
    },
    {
      words:
        'graduate~, student~, phd student~, doctoral student~, engineer~, technician~, postdoc~, researcher~, employee~, staff, scientist~, trainee~, lecturer~, expert~, specialist~, consultant~',
      wanted: 'person',
      role: 'person',
    },
    {
      words:
        'someone, somebody, anyone, anybody, team~, group~, organisation~, organization~, member~, players, people, those, one who, consortium, somebody else',
      wanted: 'organisation',
    },
  ],
  general: {
    make: `mak^, made, manufactur^, produc^, production of, production, fabricat^, fabrication of, fabrication, manufacture of, build^, built, supply^, supplies, supplying, supplied, supply of, deliver^, delivery of,
      series production of, serial production of, mass production of, small series production of, contract manufacturing of, prototype production of, series production, serial production, mass production, contract manufacturing`,
    measure: `measur^, measurement~ of, measurement~, test^, testing of, tests of, inspect^, inspection of, inspection~, examin^, examination~ of, examination~, analys^, analyz^, analysis of, analyses of, analysis, characteris^, characteriz^,
      characterisation of, characterization of, characterisation, characterization, verif^, verify, verification of, verification, evaluat^, evaluation of, determin^, determination of, check^, quantif^, quality control of, quality control, metrology of`,
    treat: `process^, processing of, treat^, treatment of, treatment, finish^, finishing of, surface treatment of`,
    repair: `repair^, repair~ of, servic^, servicing of, maintain^, maintenance of, maintenance, overhaul^, overhaul of, moderni^, modernis^, moderniz^, modernisation of, modernization of, modernisation, modernization, refurbish^, refurbishment of, upgrad^, retrofit^, retrofitting, fix^`,
    access: `access to, access, use of, use, time on, machine time on, beam time at, beamtime at, beam time on, beam time, beamtime, rent^, rental of, rental, hir^, leas^, leasing of, borrow^, loan of, shared use of, book^ time on`,
    train: `train^, training on, training of, training course~ on, training course~ in, training course~, training, course~ on, course~ in, course~, teach^, taught, education in, education, study programme~ in, study program~ in, study programme~, seminar~ on, seminar~, workshop~ on, summer school on, lecture~ on, learn^, learn about, internship~ in, qualification of staff in`,
    develop: `develop^, development of, development, design^, design of, design and development of, research on, research into, research in, research of, research, r&d in, r&d on, r&d, r d in, r d, engineer^, engineering of, invent^, prototype~ of, prototyp^, study of, studies of, investigat^, investigation of, experiments on, experiments in, experiments with, experiment~, consulting on, consulting in, advice on, advice, consultancy on, consultation on`,
    distribute: `distribut^, distribution of, sell^, sale of, sales of, resell^, import of, stock^`,
  },
  special: {
    make: `grow^, growth, mould^, mold^, injection moulding, injection molding, assembl^, assembly, assemblies, cast^, 3d print^, sinter^, replicat^, replication, splic^, terminat^`,
    measure: `calibrat^, calibration~, scan^, scanning, imag^, imaging, monitor^, inspect optically, simulat^, simulation~, model^, modelling, modeling, calculat^, calculation~, certify, certifying`,
    treat: `coat^, coating~, grind^, ground, polish^, machining, machined, to machine, mill^, turn^, drill^, cut, cuts, cutting, saw^, weld^, solder^, bond^, glu^, join^, engrav^, clean^, etch^, etching, deposit, deposits, depositing, deposition~, anneal^, harden^, structur^, textur^, peen^, mark^, marking, lapp^, lap, figur^, metalli^, metalliz^, metallis^, plat^, electroplat^, lithograph, nanostructur^, microstructur^, microstructuring, micromachin^, patter^, patterning, ablat^, ablation, blacken^, anodis^, anodiz^`,
    repair: `restor^, restoration, restoring, conserv^, conservation`,
    develop: `optimis^, optimiz^, optimisation, optimization, programm^, translation`,
  },
  containers: `laborator~, laboratory, laboratories, lab~, centre~, center~, facility, facilities, institution~, department~, plant~, factory, factories, workshop~, workplace~, infrastructure~, site~, station~, service provider~, brand~, organisation that, unit~, division~, house~`,
  devices: `machine~, device~, instrument~, system~, equipment, apparatus, microscope~, line~, tool~, head~, station~, set up~, setup~, bench~, chamber~, table~, camera~, laser~, sensor~, unit~, kit~, robot~, software, stage~, probe~, source~, standard~, plant~, technology, technologies, material~, agent~, powder~, paste~, fluid~, method~, target~, track~, range~, furnace~, oven~`,
  kinds: [
    {
      words:
        'universit~, university, universities, faculty, faculties, academia, academic partner~, academic institution~, academic group~, higher education institution~, college~',
      kinds: ['university'],
    },
    {
      words:
        'research institute~, research centre~, research center~, research organisation~, research organization~, research laborator~, research laboratory, research laboratories, academy institute~, academy of sciences, institutes of the academy of sciences, institute of the academy of sciences, research infrastructure~, scientific institute~',
      kinds: ['research-institute'],
    },
    {
      words:
        'institute~, academic institute~, academy, academies, academic~, research partner~, scientific partner~, research group~, scientific team~, research team~, scientists',
      kinds: ['research-institute', 'university'],
    },
    {
      words:
        'sme, smes, small company, small companies, small firm~, small business, small businesses, medium sized company, medium sized companies, small and medium sized enterprise~, small and medium enterprise~, small or medium sized company, small or medium sized companies, small or medium sized firm~, small and medium sized firm~, small or medium sized enterprise~, small or medium sized business, small to medium sized company, small or mid sized company, mid sized company, mid sized firm~, medium sized firm~, medium sized enterprise~, medium sized business, family firm~, family business, small enterprise~, start up~, startup~, spin off~',
      kinds: ['company-sme'],
    },
    {
      words:
        'large company, large companies, large firm~, big company, big companies, corporation~, large enterprise~, large industrial company',
      kinds: ['company-large'],
    },
    {
      words:
        'company, companies, firm~, business, businesses, enterprise~, industrial partner~, industry partner~, industrial company, industrial companies, commercial partner~, commercial supplier~, commercial maker~, commercial manufacturer~, commercial producer~, commercial provider~, commercial firm~, commercial company, commercial companies, commercial vendor~, industrial manufacturer~, industrial supplier~, industrial maker~, private firm~, private company, private companies, manufacturing company, manufacturing companies',
      kinds: ['company', 'company-large', 'company-sme'],
    },
    {
      words:
        'public body, public bodies, public authority, public authorities, government agency, government agencies, state organisation~, ministry, ministries, municipality, municipalities',
      kinds: ['public-body'],
    },
  ],
  access: [
    {
      words: `open to outsiders, open to external users, open to outside users, open for external users, open for outside users, open to everybody, open to everyone, open to all, open to anyone, open to companies, open to industry, open to guests, open to visitors, available to outsiders, available to external users, available for external users, available to everyone, available to everybody, accessible to external users, accessible to outsiders, accessible for external users, for outsiders, for external users, for outside users, for externals, for guests, for visitors, for everyone, for everybody, external users, outside users, open access, open user access, open to all, user access, external access, that accepts outsiders, accepts outsiders, accepting external users, accepts external users, shared equipment, shared facility, shared facilities, core facility, core facilities, user facility, user facilities, ${OTHERS_MAY_USE}`,
      terms: OUTSIDE_TERMS,
    },
    {
      words:
        'to rent, for rent, to hire, for hire, rentable, to let, for a fee, paid access, against payment, on a paid basis, to share, for sharing',
      terms: OUTSIDE_TERMS,
    },
  ],
  without:
    'without, without any, but without, no, not, but not, but no, and not, excluding, except, except for, other than, apart from, rather than, instead of, free of, avoiding',
  withoutDoing:
    'without being, without having, without getting, without need~ to, not only, not just, not yet, no matter, no one, not too, not necessarily, not be, no less, no more, not less, not more, not to, not so, not very, no longer, not sure, do not, does not, not know, not have',
  of: 'of, for the, of the',
  place:
    'in, from, at, within, based in, located in, in the, from the, of, throughout, across, anywhere in, somewhere in',
  away: 'outside, outside of, outside the, except, except in, except for, excluding, anywhere but, anywhere but in, anywhere except, anywhere except in, other than, other than in, but not in, but not from, not in, not from, not based in, not located in, apart from',
  from: 'from, by',
  near: 'near, nearby, around, close to, near the, near to, not far from, in or near, in and around, in the vicinity of, in the neighbourhood of',
  prepositions:
    'in, on, at, for, with, from, by, to, into, onto, under, over, between, during, before, after, against, through, via, per, about, within, across, among, as, than, according to, due to, up to, based on, using, including, such as, like, plus, up, beyond, along, because, when, while, if, so, then, better',
  beneficiary: 'for, for the, for our, to',
  timing: 'before, after, during, when, while, once, prior to, because, since, due to, until',
  relative: 'who, that, which, whose, whom, able, where',
  and: 'and, or, as well as, and also, and or, plus, also, nor, but',
  articles:
    'a, an, the, its, their, our, his, her, this, that, these, those, each, every, all, both, own, my',
  certified:
    'certified to, certified according to, certified by, certified for, certified, certificate~, certification to, certification, with certificate, accredited to, accredited, compliant with, compliant, according to, in accordance with, in line with, per, following, standard~, approved, approval, quality system, quality management system, qms, holding, holds, holder of, that holds, that has, introducing, is introducing, already introducing, about to get',
  around:
    'based, area, region, city, city of, town of, region of, area of, surroundings, territory',
  regions: 'region, region of, area, area of, territory, district, county, province',
  excluded:
    'cannot bid, can not bid, cannot apply, can not apply, cannot take part, cannot be considered, cannot, can not, may not bid, may not apply, may not take part, are excluded, is excluded, excluded, are not eligible, is not eligible, not eligible, ineligible, do not qualify, does not qualify, are not wanted, is not wanted, not wanted, need not apply, are not accepted, not accepted, are out of the question, are out, do not interest us, are of no use, please not',
  attributive: '',
  fillers: `small, large, big, new, novel, old, older, special, specific, suitable, available, various, different, several, good, best, high, low, tailor, tailor made, tailor-made, custom, custom made, custom-made, customised, customized, bespoke, single, many, few, local, nearby,
    reliable, experienced, qualified, leading, cheap, affordable, fast, quick, quickly, urgent, urgently, soon, regularly, regular, series of, small series of, small series, series, batch of, batches of, small batches of, pieces of, piece of, pieces, piece, prototypes of, prototype~, samples of, lots of, parts of, set of, number of, some, week, month, year, per week, per month, per year, own, more, most, very, really, perhaps, maybe, about, in house, commercial, industrial, private, external, strong, deep, today, now, here, together, currently, ideally, preferably`,
  presence: `talk~ at, talk~ on, talk, talks, lecture~ at, gave a talk, gave talks, gave a lecture, invited talk~, invited lecture~, keynote~, spoke at, speaker~ at, speaker~, presented at, presented for, presented its, presented at the, presentation~ at, presentation at, poster~ at, exhibit^ at, exhibitor~ at, exhibitor~, exhibited at, stand at, booth at, took part in, takes part in, taking part in, participated in, participates in, participation in, participant~ in, participant~ of, attended, attendee~, visited, visitor~ at, member of, members of, membership in, is a member, was a member, member since, founding member of, founder of the cluster, joined the cluster, joined, organised the workshop, organised a workshop, organized a workshop, co-organised, co-organized, organiser of, organizer of, hosted the workshop, hosted a workshop, hosted the meeting, hosted a meeting, host of the meeting, hosted, workshop at, fair participation, trade fair, trade fairs, conference talk~, on the panel, panellist~, delegation to, signed a memorandum`,
};
