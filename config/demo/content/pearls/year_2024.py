"""The Pearls of 2024; coordinates by GeoNames, CC BY 4.0."""

from config.demo.content.shapes import Pearl

PEARLS: tuple[Pearl, ...] = (
    Pearl(
        slug="svendborg",
        title_year=2024,
        country="DK",
        title_name="Svendborg",
        official_names={
            "da": "Svendborg",
        },
        nuts2="DK03",
        nuts3="DK031",
        latitude=55.0598,
        longitude=10.6068,
        coordinate_note=None,
        summary={
            "en": (
                "Young people: community bonds through shared creative "
                "experience, a voice and rootedness."
            ),
            "da": ("Unge: fællesskab gennem fælles skabende oplevelser, en stemme og rødder."),
            "et": "Noored: kogukonnatunne ühise loomise kaudu, oma hääl ja juured.",
            "fi": ("Nuoret: yhteisöllisyyttä yhdessä luomisen kautta, oma ääni ja juuret."),
            "de": (
                "Junge Menschen: Zusammenhalt durch gemeinsames kreatives "
                "Erleben, eine Stimme und Verwurzelung."
            ),
            "lv": ("Jaunieši: kopības sajūta kopīgā radošā pieredzē, sava balss un saknes."),
            "lt": ("Jaunimas: bendruomenės ryšiai per bendrą kūrybą, savas balsas ir šaknys."),
            "pl": ("Młodzi ludzie: więzi dzięki wspólnemu tworzeniu, własny głos i zakorzenienie."),
            "sv": ("Unga: gemenskap genom delade skapande upplevelser, en röst och rötter."),
        },
        intro={
            "en": (
                "Svendborg was one of the four Cultural Pearls of 2024. Its "
                "plan is about young people: creating things together, being "
                "heard, and feeling that they belong in the town. The title was "
                "handed over on 31 May 2024, inside the public Maritime Dage "
                "festival."
            ),
            "da": (
                "Svendborg var en af de fire kulturperler i 2024. Planen "
                "handler om unge: at skabe noget sammen, at blive hørt og at "
                "høre til i byen. Titlen blev overrakt den 31. maj 2024 midt i "
                "det offentlige arrangement Maritime Dage."
            ),
            "et": (
                "Svendborg oli üks neljast 2024. aasta kultuuripärlist. Kava "
                "räägib noortest: koos loomisest, kuulda saamisest ja tundest, "
                "et kuulutakse oma linna. Tiitel anti üle 31. mail 2024 "
                "avalikul festivalil Maritime Dage."
            ),
            "fi": (
                "Svendborg oli yksi vuoden 2024 neljästä kulttuurihelmestä. "
                "Suunnitelma koskee nuoria: yhdessä luomista, kuulluksi "
                "tulemista ja kuulumista omaan kaupunkiin. Nimi luovutettiin "
                "31. toukokuuta 2024 yleisölle avoimessa Maritime Dage "
                "-tapahtumassa."
            ),
            "de": (
                "Svendborg war eine der vier Kulturperlen des Jahres 2024. Im "
                "Plan geht es um junge Menschen: gemeinsam etwas schaffen, "
                "gehört werden und in der Stadt verwurzelt sein. Der Titel "
                "wurde am 31. Mai 2024 mitten im öffentlichen Fest Maritime "
                "Dage übergeben."
            ),
            "lv": (
                "Svendborga bija viena no četrām 2024. gada kultūras pērlēm. "
                "Tās plāns ir par jauniešiem: kopīgi radīt, tikt sadzirdētiem "
                "un justies piederīgiem savai pilsētai. Titulu pasniedza 2024. "
                "gada 31. maijā publiskajos svētkos “Maritime Dage”."
            ),
            "lt": (
                "Svendborgas buvo vienas iš keturių 2024 metų kultūros perlų. "
                "Jo planas – apie jaunimą: kurti kartu, būti išgirstiems ir "
                "jaustis savais mieste. Titulas įteiktas 2024 m. gegužės 31 d. "
                "per viešą šventę „Maritime Dage“."
            ),
            "pl": (
                "Svendborg był jedną z czterech pereł kultury roku 2024. Plan "
                "dotyczy młodych ludzi: wspólnego tworzenia, bycia wysłuchanym "
                "i poczucia, że jest się u siebie. Tytuł wręczono 31 maja 2024 "
                "roku podczas otwartego święta Maritime Dage."
            ),
            "sv": (
                "Svendborg var en av de fyra kulturpärlorna 2024. Planen "
                "handlar om unga: att skapa tillsammans, att bli hörd och att "
                "höra hemma i staden. Titeln överlämnades den 31 maj 2024, mitt "
                "i den öppna festen Maritime Dage."
            ),
        },
    ),
    Pearl(
        slug="kiel",
        title_year=2024,
        country="DE",
        title_name="Kiel",
        official_names={
            "de": "Kiel",
        },
        nuts2="DEF0",
        nuts3="DEF02",
        latitude=54.3213,
        longitude=10.1349,
        coordinate_note=None,
        summary={
            "en": (
                "Children and young people through cultural learning; inclusion "
                "of marginalised groups."
            ),
            "da": ("Børn og unge gennem kulturel læring; inklusion af udsatte grupper."),
            "et": "Lapsed ja noored kultuuriõppe kaudu; tõrjutud rühmade kaasamine.",
            "fi": (
                "Lapset ja nuoret kulttuurisen oppimisen kautta; syrjään "
                "jääneiden ryhmien osallisuus."
            ),
            "de": (
                "Kinder und Jugendliche durch kulturelle Bildung; Teilhabe benachteiligter Gruppen."
            ),
            "lv": "Bērni un jaunieši mācās caur kultūru; atstumtu grupu iekļaušana.",
            "lt": (
                "Vaikai ir jaunimas per kultūrinį ugdymą; atskirtį patiriančių grupių įtrauktis."
            ),
            "pl": (
                "Dzieci i młodzież przez edukację kulturalną; włączanie grup marginalizowanych."
            ),
            "sv": ("Barn och unga genom kulturellt lärande; inkludering av utsatta grupper."),
        },
        intro={
            "en": (
                "Kiel was one of the four Cultural Pearls of 2024. The plan "
                "starts with children and young people and with learning "
                "through culture. It also opens doors for groups that are often "
                "left out."
            ),
            "da": (
                "Kiel var en af de fire kulturperler i 2024. Planen begynder "
                "hos børn og unge og med læring gennem kultur. Den åbner også "
                "døre for grupper, der ofte bliver holdt udenfor."
            ),
            "et": (
                "Kiel oli üks neljast 2024. aasta kultuuripärlist. Kava algab "
                "lastest ja noortest ning kultuuri kaudu õppimisest. See avab "
                "uksi ka neile, kes jäävad sageli kõrvale."
            ),
            "fi": (
                "Kiel oli yksi vuoden 2024 neljästä kulttuurihelmestä. "
                "Suunnitelma lähtee lapsista ja nuorista sekä oppimisesta "
                "kulttuurin avulla. Se avaa ovia myös ryhmille, jotka jäävät "
                "usein ulkopuolelle."
            ),
            "de": (
                "Kiel war eine der vier Kulturperlen des Jahres 2024. Der Plan "
                "beginnt bei Kindern und Jugendlichen und beim Lernen durch "
                "Kultur. Er öffnet auch Gruppen die Tür, die oft außen vor "
                "bleiben."
            ),
            "lv": (
                "Ķīle bija viena no četrām 2024. gada kultūras pērlēm. Plāna "
                "sākums ir bērni un jaunieši un mācīšanās caur kultūru. Tas "
                "atver durvis arī tiem, kuri bieži paliek malā."
            ),
            "lt": (
                "Kylis buvo vienas iš keturių 2024 metų kultūros perlų. Planas "
                "prasideda nuo vaikų ir jaunimo, nuo mokymosi per kultūrą. Jis "
                "atveria duris ir tiems, kurie dažnai lieka nuošalyje."
            ),
            "pl": (
                "Kilonia była jedną z czterech pereł kultury roku 2024. Plan "
                "zaczyna się od dzieci i młodzieży oraz od uczenia się przez "
                "kulturę. Otwiera też drzwi grupom, które często pozostają na "
                "uboczu."
            ),
            "sv": (
                "Kiel var en av de fyra kulturpärlorna 2024. Planen börjar hos "
                "barn och unga och med lärande genom kultur. Den öppnar också "
                "dörrar för grupper som ofta hamnar utanför."
            ),
        },
    ),
    Pearl(
        slug="jakobstad",
        title_year=2024,
        country="FI",
        title_name="Jakobstad",
        official_names={
            "sv": "Jakobstad",
            "fi": "Pietarsaari",
        },
        nuts2="FI19",
        nuts3="FI19A",
        latitude=63.6749,
        longitude=22.7026,
        coordinate_note=None,
        summary={
            "en": (
                "The Old Fire Station (1913) becomes a third place run with "
                "residents and associations."
            ),
            "da": (
                "Den gamle brandstation (1913) bliver et tredje sted, drevet "
                "sammen med beboere og foreninger."
            ),
            "et": (
                "Vanast tuletõrjemajast (1913) saab kolmas koht, mida veavad elanikud ja ühendused."
            ),
            "fi": (
                "Vanhasta paloasemasta (1913) tulee kolmas paikka, jota "
                "pyöritetään asukkaiden ja yhdistysten kanssa."
            ),
            "de": (
                "Die alte Feuerwache (1913) wird ein dritter Ort, getragen von "
                "Einwohnern und Vereinen."
            ),
            "lv": (
                "Vecais ugunsdzēsēju depo (1913) kļūst par trešo vietu kopā ar "
                "iedzīvotājiem un biedrībām."
            ),
            "lt": (
                "Senoji gaisrinė (1913) tampa trečiąja vieta, kuria rūpinasi "
                "gyventojai ir bendrijos."
            ),
            "pl": (
                "Dawna remiza strażacka (1913) staje się trzecim miejscem, "
                "prowadzonym z mieszkańcami i stowarzyszeniami."
            ),
            "sv": (
                "Den gamla brandstationen (1913) blir en tredje plats som drivs "
                "med invånare och föreningar."
            ),
        },
        intro={
            "en": (
                "Jakobstad was one of the four Cultural Pearls of 2024. The Old "
                "Fire Station, built in 1913, becomes a place that is neither "
                "home nor work, run together with residents and associations. "
                "In May 2024 the town hosted the Culture for Resilience Forum."
            ),
            "da": (
                "Jakobstad var en af de fire kulturperler i 2024. Den gamle "
                "brandstation fra 1913 bliver et sted, der hverken er hjem "
                "eller arbejde, drevet sammen med beboere og foreninger. I maj "
                "2024 var byen vært for Culture for Resilience Forum."
            ),
            "et": (
                "Jakobstad oli üks neljast 2024. aasta kultuuripärlist. 1913. "
                "aastal ehitatud vanast tuletõrjemajast saab koht, mis pole "
                "kodu ega töö ja mida veetakse koos elanike ja ühendustega. "
                "2024. aasta mais toimus linnas Culture for Resilience Forum."
            ),
            "fi": (
                "Pietarsaari oli yksi vuoden 2024 neljästä kulttuurihelmestä. "
                "Vuonna 1913 rakennetusta vanhasta paloasemasta tulee paikka, "
                "joka ei ole koti eikä työ ja jota pyöritetään yhdessä "
                "asukkaiden ja yhdistysten kanssa. Toukokuussa 2024 kaupungissa "
                "pidettiin Culture for Resilience Forum."
            ),
            "de": (
                "Jakobstad war eine der vier Kulturperlen des Jahres 2024. Die "
                "alte Feuerwache von 1913 wird ein Ort, der weder Zuhause noch "
                "Arbeit ist, getragen von Einwohnern und Vereinen. Im Mai 2024 "
                "war die Stadt Gastgeberin des Culture for Resilience Forum."
            ),
            "lv": (
                "Jakobstade bija viena no četrām 2024. gada kultūras pērlēm. "
                "1913. gadā celtais ugunsdzēsēju depo kļūst par vietu, kas nav "
                "ne mājas, ne darbs, un to kopj kopā ar iedzīvotājiem un "
                "biedrībām. 2024. gada maijā pilsētā notika Culture for "
                "Resilience Forum."
            ),
            "lt": (
                "Jakobstadas buvo vienas iš keturių 2024 metų kultūros perlų. "
                "1913 m. statyta gaisrinė tampa vieta, kuri nėra nei namai, nei "
                "darbas, o ja rūpinamasi kartu su gyventojais ir bendrijomis. "
                "2024 m. gegužę mieste vyko Culture for Resilience Forum."
            ),
            "pl": (
                "Jakobstad był jedną z czterech pereł kultury roku 2024. Remiza "
                "z 1913 roku staje się miejscem, które nie jest ani domem, ani "
                "pracą, prowadzonym wspólnie z mieszkańcami i stowarzyszeniami. "
                "W maju 2024 roku miasto gościło Culture for Resilience Forum."
            ),
            "sv": (
                "Jakobstad var en av de fyra kulturpärlorna 2024. Den gamla "
                "brandstationen från 1913 blir en plats som varken är hem eller "
                "arbete, driven tillsammans med invånare och föreningar. I maj "
                "2024 var staden värd för Culture for Resilience Forum."
            ),
        },
    ),
    Pearl(
        slug="rujiena",
        title_year=2024,
        country="LV",
        title_name="Rūjiena",
        official_names={
            "lv": "Rūjiena",
        },
        nuts2="LV00",
        nuts3="LV00C",
        latitude=57.8975,
        longitude=25.3316,
        coordinate_note=None,
        summary={
            "en": (
                "An open, civically active society: neighbours meeting, a "
                "community centre, an answer to youth out-migration."
            ),
            "da": (
                "Et åbent, aktivt civilsamfund: naboer der mødes, et "
                "medborgerhus, et svar på de unges fraflytning."
            ),
            "et": (
                "Avatud ja aktiivne kodanikuühiskond: naabrite kohtumised, "
                "kogukonnakeskus, vastus noorte lahkumisele."
            ),
            "fi": (
                "Avoin, aktiivinen kansalaisyhteisö: naapurit tapaavat, "
                "yhteisötalo, vastaus nuorten poismuuttoon."
            ),
            "de": (
                "Eine offene, aktive Bürgergesellschaft: Treffen der Nachbarn, "
                "ein Gemeinschaftshaus, eine Antwort auf die Abwanderung der "
                "Jugend."
            ),
            "lv": (
                "Atvērta, pilsoniski aktīva sabiedrība: kaimiņu tikšanās, "
                "kopienas centrs, atbilde jauniešu aizbraukšanai."
            ),
            "lt": (
                "Atvira, pilietiškai aktyvi visuomenė: kaimynų susitikimai, "
                "bendruomenės centras, atsakas į jaunimo išvykimą."
            ),
            "pl": (
                "Otwarta, aktywna społeczność: spotkania sąsiadów, dom "
                "społeczności, odpowiedź na odpływ młodych."
            ),
            "sv": (
                "Ett öppet, aktivt samhälle: grannar som möts, ett "
                "gemenskapshus, ett svar på ungas utflyttning."
            ),
        },
        intro={
            "en": (
                "Rūjiena was one of the four Cultural Pearls of 2024. The plan "
                "brings neighbours together and builds an open, active "
                "community with a centre of its own. It also looks for answers "
                "to young people moving away."
            ),
            "da": (
                "Rūjiena var en af de fire kulturperler i 2024. Planen samler "
                "naboer og bygger et åbent, aktivt fællesskab med sit eget hus. "
                "Den søger også svar på, at unge flytter væk."
            ),
            "et": (
                "Rūjiena oli üks neljast 2024. aasta kultuuripärlist. Kava toob "
                "naabrid kokku ning loob avatud ja tegusa kogukonna, millel on "
                "oma keskus. See otsib ka vastuseid noorte lahkumisele."
            ),
            "fi": (
                "Rūjiena oli yksi vuoden 2024 neljästä kulttuurihelmestä. "
                "Suunnitelma tuo naapurit yhteen ja rakentaa avoimen, "
                "aktiivisen yhteisön, jolla on oma talo. Se etsii vastauksia "
                "myös nuorten poismuuttoon."
            ),
            "de": (
                "Rūjiena war eine der vier Kulturperlen des Jahres 2024. Der "
                "Plan bringt Nachbarn zusammen und schafft eine offene, aktive "
                "Gemeinschaft mit eigenem Haus. Er sucht auch Antworten darauf, "
                "dass junge Leute fortziehen."
            ),
            "lv": (
                "Rūjiena bija viena no četrām 2024. gada kultūras pērlēm. Plāns "
                "saved kopā kaimiņus un veido atvērtu, rosīgu kopienu ar savu "
                "centru. Tas meklē arī atbildes uz to, ka jaunieši aizbrauc."
            ),
            "lt": (
                "Rūjiena buvo vienas iš keturių 2024 metų kultūros perlų. "
                "Planas suburia kaimynus ir kuria atvirą, veiklią bendruomenę "
                "su savo centru. Jame ieškoma atsakymų ir į jaunimo išvykimą."
            ),
            "pl": (
                "Rūjiena była jedną z czterech pereł kultury roku 2024. Plan "
                "łączy sąsiadów i buduje otwartą, aktywną wspólnotę z własnym "
                "domem. Szuka też odpowiedzi na wyjazdy młodych."
            ),
            "sv": (
                "Rūjiena var en av de fyra kulturpärlorna 2024. Planen för "
                "samman grannar och bygger en öppen, aktiv gemenskap med ett "
                "eget hus. Den söker också svar på att unga flyttar."
            ),
        },
    ),
)
