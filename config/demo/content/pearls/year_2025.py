"""The Pearls of 2025; coordinates by GeoNames, CC BY 4.0."""

from config.demo.content.shapes import Pearl

PEARLS: tuple[Pearl, ...] = (
    Pearl(
        slug="helsingborg",
        title_year=2025,
        country="SE",
        title_name="Helsingborg",
        official_names={
            "sv": "Helsingborg",
        },
        nuts2="SE22",
        nuts3="SE224",
        latitude=56.0467,
        longitude=12.6944,
        coordinate_note=None,
        summary={
            "en": ("Co-created art against loneliness; children, youth and the elderly."),
            "da": "Samskabt kunst mod ensomhed; børn, unge og ældre.",
            "et": "Koos loodud kunst üksinduse vastu; lapsed, noored ja eakad.",
            "fi": ("Yhdessä luotua taidetta yksinäisyyttä vastaan; lapset, nuoret ja ikääntyneet."),
            "de": ("Gemeinsam geschaffene Kunst gegen Einsamkeit; Kinder, Jugendliche und Ältere."),
            "lv": "Kopradīta māksla pret vientulību; bērni, jaunieši un seniori.",
            "lt": ("Bendrai kuriamas menas prieš vienatvę; vaikai, jaunimas ir senjorai."),
            "pl": ("Sztuka tworzona wspólnie przeciw samotności; dzieci, młodzież i seniorzy."),
            "sv": "Samskapad konst mot ensamhet; barn, unga och äldre.",
        },
        intro={
            "en": (
                "Helsingborg was a Cultural Pearl of 2025. Children, young "
                "people and older people make art together as an answer to "
                "loneliness. The city had already applied for 2024 and came "
                "back with a new plan."
            ),
            "da": (
                "Helsingborg var kulturperle i 2025. Børn, unge og ældre skaber "
                "kunst sammen som et svar på ensomhed. Byen søgte allerede til "
                "2024 og kom igen med en ny plan."
            ),
            "et": (
                "Helsingborg oli 2025. aasta kultuuripärl. Lapsed, noored ja "
                "eakad loovad koos kunsti, et üksindusele vastu astuda. Linn "
                "kandideeris juba 2024. aastaks ja tuli tagasi uue kavaga."
            ),
            "fi": (
                "Helsingborg oli vuoden 2025 kulttuurihelmi. Lapset, nuoret ja "
                "ikääntyneet tekevät yhdessä taidetta vastauksena "
                "yksinäisyyteen. Kaupunki haki jo vuodelle 2024 ja palasi uuden "
                "suunnitelman kanssa."
            ),
            "de": (
                "Helsingborg war eine Kulturperle des Jahres 2025. Kinder, "
                "Jugendliche und ältere Menschen machen zusammen Kunst, als "
                "Antwort auf Einsamkeit. Die Stadt hatte sich schon für 2024 "
                "beworben und kam mit einem neuen Plan zurück."
            ),
            "lv": (
                "Helsingborga bija 2025. gada kultūras pērle. Bērni, jaunieši "
                "un seniori kopā rada mākslu – tā ir atbilde vientulībai. "
                "Pilsēta pieteicās jau 2024. gadam un atgriezās ar jaunu plānu."
            ),
            "lt": (
                "Helsingborgas buvo 2025 metų kultūros perlas. Vaikai, jaunimas "
                "ir senjorai kartu kuria meną – tai atsakas į vienatvę. Miestas "
                "kandidatavo jau 2024 metams ir grįžo su nauju planu."
            ),
            "pl": (
                "Helsingborg był perłą kultury roku 2025. Dzieci, młodzież i "
                "osoby starsze tworzą razem sztukę w odpowiedzi na samotność. "
                "Miasto kandydowało już do tytułu na 2024 rok i wróciło z nowym "
                "planem."
            ),
            "sv": (
                "Helsingborg var en av kulturpärlorna 2025. Barn, unga och "
                "äldre skapar konst tillsammans som ett svar på ensamhet. "
                "Staden sökte redan till 2024 och kom tillbaka med en ny plan."
            ),
        },
    ),
    Pearl(
        slug="peipsiaare",
        title_year=2025,
        country="EE",
        title_name="Peipsiääre",
        official_names={
            "et": "Peipsiääre",
        },
        nuts2="EE00",
        nuts3="EE008",
        latitude=58.6631,
        longitude=27.1616,
        coordinate_note="Point of Kallaste, a town in the municipality.",
        summary={
            "en": "Youth, heritage education, community ties, keeping traditions.",
            "da": (
                "Unge, undervisning i kulturarv, bånd i lokalsamfundet, bevarelse af traditioner."
            ),
            "et": ("Noored, pärandiharidus, kogukonna sidemed, traditsioonide hoidmine."),
            "fi": ("Nuoret, perintökasvatus, yhteisön siteet, perinteiden vaaliminen."),
            "de": (
                "Jugend, Bildung zum Kulturerbe, Bindungen in der Gemeinschaft, "
                "Pflege der Traditionen."
            ),
            "lv": ("Jaunieši, mantojuma izglītība, kopienas saites, tradīciju kopšana."),
            "lt": ("Jaunimas, paveldo ugdymas, bendruomenės ryšiai, tradicijų puoselėjimas."),
            "pl": (
                "Młodzież, edukacja o dziedzictwie, więzi społeczności, podtrzymywanie tradycji."
            ),
            "sv": "Unga, kulturarvspedagogik, band i bygden, levande traditioner.",
        },
        intro={
            "en": (
                "Peipsiääre, a municipality in Estonia, was a Cultural Pearl of "
                "2025. The plan links young people with the heritage of their "
                "home. Learning and keeping traditions together is meant to "
                "strengthen the ties in the community."
            ),
            "da": (
                "Peipsiääre, en kommune i Estland, var kulturperle i 2025. "
                "Planen forbinder unge med hjemstavnens kulturarv. At lære og "
                "bevare traditioner sammen skal styrke båndene i "
                "lokalsamfundet."
            ),
            "et": (
                "Peipsiääre vald oli 2025. aasta kultuuripärl. Kava seob noored "
                "oma kodukoha pärandiga. Traditsioonide ühine õppimine ja "
                "hoidmine peab tugevdama kogukonna sidemeid."
            ),
            "fi": (
                "Virolainen Peipsiäären kunta oli vuoden 2025 kulttuurihelmi. "
                "Suunnitelma yhdistää nuoret kotiseudun perintöön. Perinteiden "
                "oppimisen ja vaalimisen yhdessä on tarkoitus vahvistaa "
                "yhteisön siteitä."
            ),
            "de": (
                "Peipsiääre, eine Gemeinde in Estland, war eine Kulturperle des "
                "Jahres 2025. Der Plan verbindet junge Menschen mit dem Erbe "
                "ihrer Heimat. Traditionen gemeinsam zu lernen und zu pflegen "
                "soll die Bindungen in der Gemeinde stärken."
            ),
            "lv": (
                "Peipsiēres pašvaldība Igaunijā bija 2025. gada kultūras pērle. "
                "Plāns saista jauniešus ar dzimtās vietas mantojumu. Kopīga "
                "tradīciju apgūšana un kopšana stiprinās kopienas saites."
            ),
            "lt": (
                "Peipsiääre savivaldybė Estijoje buvo 2025 metų kultūros "
                "perlas. Planas sieja jaunimą su gimtojo krašto paveldu. "
                "Bendras tradicijų mokymasis ir puoselėjimas turi stiprinti "
                "bendruomenės ryšius."
            ),
            "pl": (
                "Peipsiääre, gmina w Estonii, była perłą kultury roku 2025. "
                "Plan łączy młodych z dziedzictwem ich stron. Wspólne "
                "poznawanie i podtrzymywanie tradycji ma wzmacniać więzi w "
                "społeczności."
            ),
            "sv": (
                "Peipsiääre, en kommun i Estland, var en av kulturpärlorna "
                "2025. Planen knyter unga till hembygdens arv. Att lära sig och "
                "föra traditioner vidare tillsammans ska stärka banden i "
                "bygden."
            ),
        },
    ),
    Pearl(
        slug="alytus-district",
        title_year=2025,
        country="LT",
        title_name="Alytus district",
        official_names={
            "lt": "Alytaus rajono savivaldybė",
            "en": "Alytus district",
        },
        nuts2="LT02",
        nuts3="LT021",
        latitude=54.3957,
        longitude=24.0389,
        coordinate_note="Approximate: point of Alytus city; the district surrounds the city.",
        summary=None,
        intro={
            "en": (
                "Alytus district was a Cultural Pearl of 2025. Its Culture and "
                "Resilience Action Plan will be published here."
            ),
            "da": (
                "Alytus distriktskommune var kulturperle i 2025. "
                "Handlingsplanen for kultur og resiliens bliver offentliggjort "
                "her."
            ),
            "et": (
                "Alytuse rajoon oli 2025. aasta kultuuripärl. Selle kultuuri ja "
                "vastupidavuse tegevuskava avaldatakse siin."
            ),
            "fi": (
                "Alytuksen piirikunta oli vuoden 2025 kulttuurihelmi. Sen "
                "kulttuurin ja resilienssin toimintasuunnitelma julkaistaan "
                "täällä."
            ),
            "de": (
                "Die Rajongemeinde Alytus war eine Kulturperle des Jahres 2025. "
                "Der Aktionsplan für Kultur und Resilienz wird hier "
                "veröffentlicht."
            ),
            "lv": (
                "Alītas rajona pašvaldība bija 2025. gada kultūras pērle. "
                "Kultūras un noturības rīcības plāns tiks publicēts šeit."
            ),
            "lt": (
                "Alytaus rajono savivaldybė buvo 2025 metų kultūros perlas. "
                "Kultūros ir atsparumo veiksmų planas bus paskelbtas čia."
            ),
            "pl": (
                "Rejon olicki – perła kultury roku 2025. Plan działań na rzecz "
                "kultury i odporności zostanie opublikowany w tym miejscu."
            ),
            "sv": (
                "Alytus distriktskommun var en av kulturpärlorna 2025. "
                "Handlingsplanen för kultur och resiliens publiceras här."
            ),
        },
    ),
    Pearl(
        slug="plock",
        title_year=2025,
        country="PL",
        title_name="Płock",
        official_names={
            "pl": "Płock",
        },
        nuts2="PL92",
        nuts3="PL923",
        latitude=52.5468,
        longitude=19.7064,
        coordinate_note=None,
        summary=None,
        intro={
            "en": (
                "Płock was a Cultural Pearl of 2025. Its Culture and Resilience "
                "Action Plan will be published here."
            ),
            "da": (
                "Płock var kulturperle i 2025. Handlingsplanen for kultur og "
                "resiliens bliver offentliggjort her."
            ),
            "et": (
                "Płock oli 2025. aasta kultuuripärl. Selle kultuuri ja "
                "vastupidavuse tegevuskava avaldatakse siin."
            ),
            "fi": (
                "Płock oli vuoden 2025 kulttuurihelmi. Sen kulttuurin ja "
                "resilienssin toimintasuunnitelma julkaistaan täällä."
            ),
            "de": (
                "Płock war eine Kulturperle des Jahres 2025. Der Aktionsplan "
                "für Kultur und Resilienz wird hier veröffentlicht."
            ),
            "lv": (
                "Plocka bija 2025. gada kultūras pērle. Kultūras un noturības "
                "rīcības plāns tiks publicēts šeit."
            ),
            "lt": (
                "Plockas buvo 2025 metų kultūros perlas. Kultūros ir atsparumo "
                "veiksmų planas bus paskelbtas čia."
            ),
            "pl": (
                "Płock – perła kultury roku 2025. Plan działań na rzecz kultury "
                "i odporności zostanie opublikowany w tym miejscu."
            ),
            "sv": (
                "Płock var en av kulturpärlorna 2025. Handlingsplanen för "
                "kultur och resiliens publiceras här."
            ),
        },
    ),
    Pearl(
        slug="kaskinen",
        title_year=2025,
        country="FI",
        title_name="Kaskinen-Kaskö",
        official_names={
            "fi": "Kaskinen",
            "sv": "Kaskö",
        },
        nuts2="FI19",
        nuts3="FI19A",
        latitude=62.3844,
        longitude=21.2233,
        coordinate_note=None,
        summary={
            "en": (
                "Fix Kaskö: community spirit and belief in the future through "
                "joint culture projects of town, residents, summer residents "
                "and associations; wooden-house expo."
            ),
            "da": (
                "Fix Kaskö: fællesskab og tro på fremtiden gennem "
                "kulturprojekter med by, beboere, sommergæster og foreninger; "
                "træhusudstilling."
            ),
            "et": (
                "Fix Kaskö: ühtekuuluvus ja usk tulevikku linna, elanike, "
                "suveelanike ja ühenduste ühiste kultuuriprojektide kaudu; "
                "puitmajade näitus."
            ),
            "fi": (
                "Fix Kaskö: yhteishenkeä ja uskoa tulevaan kaupungin, "
                "asukkaiden, kesäasukkaiden ja yhdistysten yhteisissä "
                "kulttuurihankkeissa; puutaloexpo."
            ),
            "de": (
                "Fix Kaskö: Gemeinsinn und Zukunftsglaube durch Kulturprojekte "
                "von Stadt, Einwohnern, Sommergästen und Vereinen; "
                "Holzhausmesse."
            ),
            "lv": (
                "Fix Kaskö: kopības gars un ticība nākotnei pilsētas, "
                "iedzīvotāju, vasarnieku un biedrību kopīgos kultūras "
                "projektos; koka māju izstāde."
            ),
            "lt": (
                "Fix Kaskö: bendruomenės dvasia ir tikėjimas ateitimi per "
                "bendrus miesto, gyventojų, vasarotojų ir bendrijų projektus; "
                "medinių namų paroda."
            ),
            "pl": (
                "Fix Kaskö: duch wspólnoty i wiara w przyszłość dzięki "
                "projektom miasta, mieszkańców, letników i stowarzyszeń; "
                "wystawa drewnianych domów."
            ),
            "sv": (
                "Fix Kaskö: gemenskap och framtidstro genom kulturprojekt med "
                "stad, invånare, sommarboende och föreningar; trähusmässa."
            ),
        },
        intro={
            "en": (
                "Kaskinen, in Swedish Kaskö, was a Cultural Pearl of 2025. "
                "Under the name “Fix Kaskö” the town, its residents, summer "
                "residents and associations run culture projects together. In "
                "August 2025 about fifteen homes opened for a wooden house and "
                "renovation expo."
            ),
            "da": (
                "Kaskinen, på svensk Kaskö, var kulturperle i 2025. Under "
                "navnet “Fix Kaskö” laver by, beboere, sommerbeboere og "
                "foreninger kulturprojekter sammen. I august 2025 åbnede "
                "omkring femten hjem for en træhus- og renoveringsudstilling."
            ),
            "et": (
                "Kaskinen, rootsi keeles Kaskö, oli 2025. aasta kultuuripärl. "
                "„Fix Kaskö“ nime all teevad linn, elanikud, suveelanikud ja "
                "ühendused koos kultuuriprojekte. 2025. aasta augustis avas "
                "umbes viisteist kodu uksed puitmajade ja renoveerimise "
                "näituseks."
            ),
            "fi": (
                "Kaskinen, ruotsiksi Kaskö, oli vuoden 2025 kulttuurihelmi. "
                "”Fix Kaskö” kokoaa kaupungin, asukkaat, kesäasukkaat ja "
                "yhdistykset yhteisiin kulttuurihankkeisiin. Elokuussa 2025 "
                "noin viisitoista kotia avasi ovensa puutalo- ja "
                "korjausrakentamisexpossa."
            ),
            "de": (
                "Kaskinen, schwedisch Kaskö, war eine Kulturperle des Jahres "
                "2025. Unter dem Namen „Fix Kaskö“ machen Stadt, Einwohner, "
                "Sommergäste und Vereine gemeinsam Kulturprojekte. Im August "
                "2025 öffneten etwa fünfzehn Häuser für eine Holzhaus- und "
                "Renovierungsmesse."
            ),
            "lv": (
                "Kaskinena, zviedriski Kaskö, bija 2025. gada kultūras pērle. "
                "Ar nosaukumu “Fix Kaskö” pilsēta, iedzīvotāji, vasarnieki un "
                "biedrības kopā īsteno kultūras projektus. 2025. gada augustā "
                "ap piecpadsmit māju atvēra durvis koka māju un renovācijas "
                "izstādē."
            ),
            "lt": (
                "Kaskinenas, švediškai Kaskö, buvo 2025 metų kultūros perlas. "
                "Pavadinimu „Fix Kaskö“ miestas, gyventojai, vasarotojai ir "
                "bendrijos kartu vykdo kultūros projektus. 2025 m. rugpjūtį "
                "apie penkiolika namų atvėrė duris medinių namų ir renovacijos "
                "parodai."
            ),
            "pl": (
                "Kaskinen, po szwedzku Kaskö, było perłą kultury roku 2025. Pod "
                "hasłem „Fix Kaskö” miasto, mieszkańcy, letnicy i "
                "stowarzyszenia prowadzą wspólne projekty kulturalne. W "
                "sierpniu 2025 roku około piętnastu domów otworzyło się na "
                "wystawę drewnianych domów i renowacji."
            ),
            "sv": (
                "Kaskö, på finska Kaskinen, var en av kulturpärlorna 2025. "
                "Under namnet ”Fix Kaskö” driver stad, invånare, sommarboende "
                "och föreningar kulturprojekt tillsammans. I augusti 2025 "
                "öppnade ett femtontal hem för en trähus- och renoveringsmässa."
            ),
        },
    ),
    Pearl(
        slug="smiltene",
        title_year=2025,
        country="LV",
        title_name="Smiltene",
        official_names={
            "lv": "Smiltene",
        },
        nuts2="LV00",
        nuts3="LV00C",
        latitude=57.4244,
        longitude=25.9016,
        coordinate_note=None,
        summary={
            "en": "Community cohesion; restoration of the Jāņukalns open-air stage.",
            "da": ("Sammenhold i lokalsamfundet; restaurering af friluftsscenen Jāņukalns."),
            "et": "Kogukonna ühtekuuluvus; Jāņukalnsi vabaõhulava taastamine.",
            "fi": "Yhteisön yhtenäisyys; Jāņukalnsin ulkoilmalavan kunnostus.",
            "de": (
                "Zusammenhalt der Gemeinschaft; Wiederherstellung der Freilichtbühne Jāņukalns."
            ),
            "lv": "Kopienas saliedētība; Jāņukalna brīvdabas estrādes atjaunošana.",
            "lt": "Bendruomenės sutelktis; atkurta Jāņukalno atviroji estrada.",
            "pl": "Spójność społeczności; odnowa amfiteatru Jāņukalns.",
            "sv": ("Sammanhållning i bygden; upprustning av friluftsscenen Jāņukalns."),
        },
        intro={
            "en": (
                "Smiltene was a Cultural Pearl of 2025. At the heart of its "
                "year stands the restored open-air stage on Jāņukalns. The "
                "title was handed over there on 1 June 2025, with more than 700 "
                "young performers."
            ),
            "da": (
                "Smiltene var kulturperle i 2025. I hjertet af året står den "
                "restaurerede friluftsscene på Jāņukalns. Titlen blev overrakt "
                "dér den 1. juni 2025 med over 700 unge optrædende."
            ),
            "et": (
                "Smiltene oli 2025. aasta kultuuripärl. Aasta keskmes on "
                "taastatud vabaõhulava Jāņukalnsil. Tiitel anti seal üle 1. "
                "juunil 2025, esines üle 700 noore."
            ),
            "fi": (
                "Smiltene oli vuoden 2025 kulttuurihelmi. Vuoden sydämessä on "
                "Jāņukalnsin kunnostettu ulkoilmalava. Nimi luovutettiin siellä "
                "1. kesäkuuta 2025, ja esiintymässä oli yli 700 nuorta."
            ),
            "de": (
                "Smiltene war eine Kulturperle des Jahres 2025. Im Mittelpunkt "
                "steht die wiederhergestellte Freilichtbühne auf dem Jāņukalns. "
                "Dort wurde der Titel am 1. Juni 2025 übergeben, mit mehr als "
                "700 jungen Mitwirkenden."
            ),
            "lv": (
                "Smiltene bija 2025. gada kultūras pērle. Gada centrā ir "
                "atjaunotā Jāņukalna brīvdabas estrāde. Tur 2025. gada 1. "
                "jūnijā pasniedza titulu, un uzstājās vairāk nekā 700 bērnu un "
                "jauniešu."
            ),
            "lt": (
                "Smiltenė buvo 2025 metų kultūros perlas. Metų centre – atkurta "
                "atviroji estrada Jāņukalne. Ten 2025 m. birželio 1 d. įteiktas "
                "titulas, pasirodė daugiau kaip 700 jaunųjų atlikėjų."
            ),
            "pl": (
                "Smiltene była perłą kultury roku 2025. W centrum roku stoi "
                "odnowiony amfiteatr na Jāņukalns. To tam 1 czerwca 2025 roku "
                "wręczono tytuł, a wystąpiło ponad 700 młodych wykonawców."
            ),
            "sv": (
                "Smiltene var en av kulturpärlorna 2025. I årets mitt står den "
                "upprustade friluftsscenen på Jāņukalns. Där överlämnades "
                "titeln den 1 juni 2025, med över 700 unga medverkande."
            ),
        },
    ),
)
