"""A story: An empty timetable."""

from datetime import date

from config.demo.content.pictures import ALT_BY_SCENE
from config.demo.content.shapes import (
    GalleryBlock,
    LinkBlock,
    PeopleBlock,
    Picture,
    QuoteBlock,
    Story,
    TextBlock,
)

STORY: Story = Story(
    slug="an-open-page-in-gluecksburg",
    pearls=("gluecksburg",),
    phase="planning",
    themes=(
        "participation",
        "trust",
    ),
    funding_source="network",
    published_on=date(2026, 3, 19),
    authors=("Henrike Demo-Petersen",),
    hero=Picture(
        scene="castle_by_water",
        seed=1,
        alt=ALT_BY_SCENE["castle_by_water"],
    ),
    title={
        "en": "An empty timetable",
        "da": "En tom dagsplan",
        "et": "Tühi päevakava",
        "fi": "Tyhjä lukujärjestys",
        "de": "Ein leerer Stundenplan",
        "lv": "Tukšs dienas plāns",
        "lt": "Tuščia dienotvarkė",
        "pl": "Pusty plan dnia",
        "sv": "Ett tomt schema",
    },
    lead={
        "en": ("In Glücksburg a day of culture starts with a blank wall and a stack of cards."),
        "da": ("I Glücksburg begynder en kulturdag med en tom væg og en stak blanke kort."),
        "et": "Glücksburgis algab kultuuripäev tühja seina ja sedelivirnaga.",
        "fi": ("Glücksburgissa kulttuuripäivä alkaa tyhjästä seinästä ja lappupinosta."),
        "de": (
            "In Glücksburg beginnt ein Tag der Kultur mit einer leeren Wand und "
            "einem Stapel Karten."
        ),
        "lv": "Gliksburgā kultūras diena sākas ar tukšu sienu un kartīšu kaudzīti.",
        "lt": ("Gliuksburge kultūros diena prasideda nuo tuščios sienos ir kortelių šūsnies."),
        "pl": ("W Glücksburgu dzień kultury zaczyna się od pustej ściany i pliku kartek."),
        "sv": ("I Glücksburg börjar en kulturdag med en tom vägg och en bunt lappar."),
    },
    body=(
        TextBlock(
            heading={
                "en": "No programme, on purpose",
                "da": "Intet program, med vilje",
                "et": "Ilma programmita, meelega",
                "fi": "Ei ohjelmaa, tarkoituksella",
                "de": "Kein Programm, mit Absicht",
                "lv": "Bez programmas, ar nolūku",
                "lt": "Be programos – tyčia",
                "pl": "Bez programu, celowo",
                "sv": "Inget program, med flit",
            },
            paragraphs={
                "en": (
                    (
                        "Most events begin with a programme. A barcamp begins "
                        "without one. Whoever comes may propose something, and "
                        "whoever is interested joins in. For Glücksburg, "
                        "Cultural Pearl of 2026, the culture barcamp is one of "
                        "the steps in the plan, next to a central calendar of "
                        "events and further meetings in which people take part."
                    ),
                    (
                        "The town knows two seasons. In summer the guests come, "
                        "in winter it grows quiet. Whoever makes culture here "
                        "works in both, often without knowing what the "
                        "neighbour is planning. Two concerts fall on one "
                        "evening, and then nothing happens for three weeks."
                    ),
                ),
                "da": (
                    (
                        "De fleste arrangementer begynder med et "
                        "program. En barcamp begynder uden. Den, der "
                        "kommer, må foreslå noget, og den, der har lyst, "
                        "slutter sig til. For Glücksburg, kulturperle i "
                        "2026, er kultur-barcampen et af planens skridt, "
                        "sammen med en fælles arrangementskalender og "
                        "flere møder, hvor folk er med."
                    ),
                    (
                        "Byen kender to årstider. Om sommeren kommer "
                        "gæsterne, om vinteren bliver der stille. Den, "
                        "der laver kultur her, arbejder i dem begge, "
                        "ofte uden at vide, hvad naboen har planer om. "
                        "To koncerter falder på samme aften, og så sker "
                        "der ingenting i tre uger."
                    ),
                ),
                "et": (
                    (
                        "Enamik üritusi algab programmist. Barcamp algab "
                        "ilma selleta. Kes tuleb, võib midagi välja "
                        "pakkuda, ja keda see huvitab, see lööb kaasa. "
                        "Glücksburgi, 2026. aasta kultuuripärli jaoks on "
                        "kultuuri-barcamp üks kava sammudest ühise "
                        "sündmuste kalendri ja teiste kaasavate "
                        "kohtumiste kõrval."
                    ),
                    (
                        "Linnal on kaks aastaaega. Suvel tulevad "
                        "külalised, talvel jääb vaikseks. Kes siin "
                        "kultuuri teeb, tegutseb mõlemal ajal, sageli "
                        "teadmata, mida naaber kavandab. Kaks kontserti "
                        "satub ühele õhtule ja siis ei juhtu kolm "
                        "nädalat midagi."
                    ),
                ),
                "fi": (
                    (
                        "Useimmat tapahtumat alkavat ohjelmasta, barcamp "
                        "alkaa ilman. Kuka tahansa saa ehdottaa jotakin, "
                        "ja kiinnostuneet lähtevät mukaan. "
                        "Glücksburgille, vuoden 2026 kulttuurihelmelle, "
                        "kulttuuri-barcamp on yksi suunnitelman "
                        "askeleista yhteisen tapahtumakalenterin ja "
                        "muiden osallistavien tapaamisten rinnalla."
                    ),
                    (
                        "Kaupungissa on kaksi vuodenaikaa. Kesällä "
                        "tulevat vieraat, talvella hiljenee. Kulttuuria "
                        "tehdään täällä molempina, usein tietämättä, "
                        "mitä naapuri suunnittelee. Kaksi konserttia "
                        "osuu samalle illalle, ja sitten kolmeen "
                        "viikkoon ei tapahdu mitään."
                    ),
                ),
                "de": (
                    (
                        "Die meisten Veranstaltungen beginnen mit einem "
                        "Programm. Ein Barcamp beginnt ohne. Wer kommt, darf "
                        "etwas vorschlagen, wer Lust hat, macht mit. Für "
                        "Glücksburg, Kulturperle 2026, ist das Kultur-Barcamp "
                        "einer der Schritte im Plan, neben einem zentralen "
                        "Veranstaltungskalender und weiteren Treffen zum "
                        "Mitmachen."
                    ),
                    (
                        "Die Stadt kennt zwei Jahreszeiten. Im Sommer kommen "
                        "die Gäste, im Winter wird es still. Wer hier Kultur "
                        "macht, arbeitet in beiden, oft ohne zu wissen, was "
                        "nebenan geplant wird. Zwei Konzerte fallen auf einen "
                        "Abend, und dann passiert drei Wochen lang nichts."
                    ),
                ),
                "lv": (
                    (
                        "Lielākā daļa pasākumu sākas ar programmu. Barcamp "
                        "sākas bez tās. Kas atnāk, tas drīkst kaut ko "
                        "ierosināt, un, kam interesē, tas piebiedrojas. "
                        "Gliksburgai, 2026. gada kultūras pērlei, kultūras "
                        "barcamp ir viens no plāna soļiem līdzās kopīgam "
                        "pasākumu kalendāram un citām tikšanās reizēm, kurās "
                        "piedalās iedzīvotāji."
                    ),
                    (
                        "Pilsēta pazīst divus gadalaikus. Vasarā atbrauc viesi, "
                        "ziemā kļūst kluss. Kas šeit veido kultūru, tas strādā "
                        "abos, bieži nezinot, ko plāno kaimiņš. Divi koncerti "
                        "iekrīt vienā vakarā, un tad trīs nedēļas nenotiek "
                        "nekas."
                    ),
                ),
                "lt": (
                    (
                        "Dauguma renginių prasideda nuo programos. "
                        "„Barcamp“ prasideda be jos. Kas ateina, gali ką "
                        "nors pasiūlyti, o kam įdomu, tas prisijungia. "
                        "Gliuksburgui, 2026 metų kultūros perlui, "
                        "kultūros „barcamp“ yra vienas iš plano "
                        "žingsnių, šalia bendro renginių kalendoriaus ir "
                        "kitų susitikimų, kuriuose dalyvauja gyventojai."
                    ),
                    (
                        "Mieste tėra du metų laikai. Vasarą atvyksta "
                        "svečiai, žiemą įsivyrauja tyla. Kultūros "
                        "kūrėjai čia dirba ir vasarą, ir žiemą, dažnai "
                        "nežinodami, ką planuoja kaimynas. Du koncertai "
                        "surengiami tą patį vakarą, o paskui tris "
                        "savaites nevyksta nieko."
                    ),
                ),
                "pl": (
                    (
                        "Większość wydarzeń zaczyna się od programu. Barcamp "
                        "zaczyna się bez niego. Kto przyjdzie, może coś "
                        "zaproponować, a kogo to zaciekawi, ten się przyłącza. "
                        "Dla Glücksburga, perły kultury 2026, barcamp kultury "
                        "jest jednym z kroków planu, obok wspólnego kalendarza "
                        "wydarzeń i innych spotkań z udziałem mieszkańców."
                    ),
                    (
                        "Miasto zna dwie pory roku. Latem przyjeżdżają goście, "
                        "zimą robi się cicho. Kto tworzy tu kulturę, pracuje w "
                        "obu, często nie wiedząc, co planuje sąsiad. Dwa "
                        "koncerty wypadają jednego wieczoru, a potem przez trzy "
                        "tygodnie nie dzieje się nic."
                    ),
                ),
                "sv": (
                    (
                        "De flesta evenemang börjar med ett program. En "
                        "barcamp börjar utan. Den som kommer får föreslå "
                        "något, och den som har lust är med. För "
                        "Glücksburg, kulturpärla 2026, är "
                        "kulturbarcampen ett av stegen i planen, vid "
                        "sidan av en gemensam evenemangskalender och "
                        "fler möten där folk deltar."
                    ),
                    (
                        "Staden har två årstider. På sommaren kommer "
                        "gästerna, på vintern blir det tyst. Den som gör "
                        "kultur här arbetar i båda, ofta utan att veta "
                        "vad grannen planerar. Två konserter hamnar på "
                        "samma kväll, och sedan händer ingenting på tre "
                        "veckor."
                    ),
                ),
            },
        ),
        QuoteBlock(
            quote={
                "en": ("I came with an idea and went home with three telephone numbers."),
                "da": "Jeg kom med en idé og gik hjem med tre telefonnumre.",
                "et": "Tulin ühe mõttega ja läksin koju kolme telefoninumbriga.",
                "fi": ("Tullessani minulla oli yksi idea, lähtiessäni kolme puhelinnumeroa."),
                "de": ("Ich kam mit einer Idee und ging mit drei Telefonnummern nach Hause."),
                "lv": "Atnācu ar vienu ideju, bet aizgāju ar trim tālruņa numuriem.",
                "lt": "Atėjau su viena idėja, o namo grįžau su trimis telefono numeriais.",
                "pl": ("Przyszłam z jednym pomysłem, a wyszłam z trzema numerami telefonu."),
                "sv": "Jag kom med en idé och gick hem med tre telefonnummer.",
            },
            attribution={
                "en": "A participant, invented for this demo",
                "da": "En deltager, opdigtet til denne demo",
                "et": "Osaleja, selle demo jaoks välja mõeldud",
                "fi": "Osallistuja, keksitty tätä demoa varten",
                "de": "Eine Teilnehmerin, erfunden für diese Demo",
                "lv": "Dalībniece, izdomāta šai demonstrācijai",
                "lt": "Dalyvė, išgalvota šiai demonstracijai",
                "pl": "Uczestniczka, postać wymyślona na potrzeby demo",
                "sv": "En deltagare, påhittad för den här demon",
            },
        ),
        TextBlock(
            heading={
                "en": "The wall fills up",
                "da": "Væggen bliver fyldt",
                "et": "Sein saab täis",
                "fi": "Seinä täyttyy",
                "de": "Die Wand wird voll",
                "lv": "Siena piepildās",
                "lt": "Siena pildosi",
                "pl": "Ściana się zapełnia",
                "sv": "Väggen fylls",
            },
            paragraphs={
                "en": (
                    (
                        "In our demo story it is ten in the morning and the "
                        "wall is empty. Somebody coughs. Then a woman gets up "
                        "and writes on a card: “How do we sing in November?” "
                        "Next to it soon hangs another: “Who lends chairs?” And "
                        "a third: “A museum for lost gloves.” By noon there is "
                        "no more room on the wall."
                    ),
                    (
                        "The most useful session turns out to be the driest. "
                        "Six people sit around a laptop and work out what a "
                        "shared calendar must be able to do. It has to be easy "
                        "enough that the smallest association fills it in, and "
                        "good enough that the guests find it too. The glove "
                        "museum, by the way, now has an opening date."
                    ),
                ),
                "da": (
                    (
                        "I vores demohistorie er klokken ti om "
                        "formiddagen, og væggen er tom. Nogen hoster. Så "
                        "rejser en kvinde sig og skriver på et kort: "
                        "“Hvordan synger vi i november?” Snart hænger "
                        "der et til ved siden af: “Hvem låner stole ud?” "
                        "Og et tredje: “Et museum for tabte handsker.” "
                        "Ved middagstid er der ikke mere plads på "
                        "væggen."
                    ),
                    (
                        "Den nyttigste samtale viser sig at være den "
                        "tørreste. Seks mennesker sidder om en bærbar "
                        "computer og finder ud af, hvad en fælles "
                        "kalender skal kunne. Den skal være så enkel, at "
                        "selv den mindste forening udfylder den, og så "
                        "god, at gæsterne også finder den. Handskemuseet "
                        "har for resten allerede en åbningsdato."
                    ),
                ),
                "et": (
                    (
                        "Meie demoloos on kell kümme hommikul ja sein on "
                        "tühi. Keegi köhatab. Siis tõuseb üks naine "
                        "püsti ja kirjutab sedelile: „Kuidas me "
                        "novembris laulame?“ Varsti ripub kõrval teine: "
                        "„Kellelt saab toole laenata?“ Ja kolmas: "
                        "„Kadunud kinnaste muuseum.“ Keskpäevaks ei ole "
                        "seinal enam ruumi."
                    ),
                    (
                        "Kõige kasulikumaks osutub kõige kuivem arutelu. "
                        "Kuus inimest istub sülearvuti ümber ja mõtleb, "
                        "mida ühine kalender peab oskama. See peab olema "
                        "nii lihtne, et ka kõige väiksem ühing selle "
                        "täidab, ja nii hea, et ka külalised selle üles "
                        "leiavad. Kindamuuseumil on, muide, juba "
                        "avamispäev."
                    ),
                ),
                "fi": (
                    (
                        "Demotarinassamme kello on kymmenen aamulla ja "
                        "seinä on tyhjä. Joku yskäisee. Sitten eräs "
                        "nainen nousee ja kirjoittaa lapulle: ”Miten "
                        "lauletaan marraskuussa?” Pian viereen ilmestyy "
                        "toinen: ”Keneltä saa tuoleja lainaksi?” Ja "
                        "kolmas: ”Kadonneiden hanskojen museo.” "
                        "Puoleenpäivään mennessä seinällä ei ole enää "
                        "tilaa."
                    ),
                    (
                        "Hyödyllisin keskustelu on lopulta se kuivin. "
                        "Kuusi ihmistä istuu kannettavan tietokoneen "
                        "ympärillä ja miettii, mitä yhteisen kalenterin "
                        "pitää osata. Sen pitää olla niin helppo, että "
                        "pieninkin yhdistys täyttää sitä, ja niin hyvä, "
                        "että vieraatkin löytävät sen. Hanskamuseolla on "
                        "muuten jo avajaispäivä."
                    ),
                ),
                "de": (
                    (
                        "In unserer Demogeschichte ist es zehn Uhr morgens, und "
                        "die Wand ist leer. Jemand hustet. Dann steht eine Frau "
                        "auf und schreibt auf eine Karte: „Wie singen wir im "
                        "November?“ Bald hängt daneben: „Wer verleiht Stühle?“ "
                        "Und eine dritte: „Ein Museum für verlorene "
                        "Handschuhe.“ Gegen Mittag ist an der Wand kein Platz "
                        "mehr."
                    ),
                    (
                        "Am nützlichsten ist ausgerechnet die trockenste Runde. "
                        "Sechs Leute sitzen um einen Laptop und überlegen, was "
                        "ein gemeinsamer Kalender können muss. Er muss so "
                        "einfach sein, dass auch der kleinste Verein ihn "
                        "ausfüllt, und so gut, dass auch die Gäste ihn finden. "
                        "Das Handschuhmuseum hat übrigens schon einen "
                        "Eröffnungstermin."
                    ),
                ),
                "lv": (
                    (
                        "Mūsu demonstrācijas stāstā ir desmit no rīta, un siena "
                        "ir tukša. Kāds ieklepojas. Tad pieceļas sieviete un uz "
                        "kartītes uzraksta: “Kā mēs dziedam novembrī?” Drīz "
                        "blakus karājas nākamā: “Kurš aizdod krēslus?” Un "
                        "trešā: “Pazaudēto cimdu muzejs.” Pusdienlaikā uz "
                        "sienas vairs nav vietas."
                    ),
                    (
                        "Visnoderīgākā izrādās pati sausākā saruna. Seši "
                        "cilvēki sēž ap klēpjdatoru un spriež, kas jāprot "
                        "kopīgam kalendāram. Tam jābūt tik vienkāršam, lai to "
                        "aizpilda arī vismazākā biedrība, un tik labam, lai to "
                        "atrod arī viesi. Cimdu muzejam, starp citu, jau ir "
                        "atklāšanas datums."
                    ),
                ),
                "lt": (
                    (
                        "Mūsų demonstracinėje istorijoje – dešimta "
                        "valanda ryto, siena tuščia. Kažkas kosteli. "
                        "Tada atsistoja moteris ir ant kortelės užrašo: "
                        "„Kaip dainuoti lapkritį?“ Netrukus šalia kabo "
                        "kita: „Kas skolina kėdes?“ Ir trečia: „Pamestų "
                        "pirštinių muziejus“. Vidurdienį ant sienos "
                        "nebėra vietos."
                    ),
                    (
                        "Naudingiausias pasirodo pats sausiausias "
                        "pokalbis. Šeši žmonės sėdi prie nešiojamojo "
                        "kompiuterio ir svarsto, ką turi mokėti bendras "
                        "kalendorius. Jis turi būti toks paprastas, kad "
                        "jį pildytų net mažiausia draugija, ir toks "
                        "geras, kad jį rastų ir svečiai. Pirštinių "
                        "muziejus, beje, jau turi atidarymo datą."
                    ),
                ),
                "pl": (
                    (
                        "W naszej opowieści demonstracyjnej jest dziesiąta "
                        "rano, a ściana świeci pustką. Ktoś kaszle. Potem "
                        "wstaje kobieta i pisze na kartce: „Jak śpiewamy w "
                        "listopadzie?”. Wkrótce obok wisi następna: „Kto "
                        "pożycza krzesła?”. I trzecia: „Muzeum zgubionych "
                        "rękawiczek”. W południe na ścianie brakuje miejsca."
                    ),
                    (
                        "Najbardziej przydaje się spotkanie najnudniejsze z "
                        "pozoru. Sześć osób siedzi przy laptopie i zastanawia "
                        "się, co musi umieć wspólny kalendarz. Ma być tak "
                        "prosty, żeby wypełniło go najmniejsze stowarzyszenie, "
                        "i tak dobry, żeby trafili do niego także goście. "
                        "Muzeum rękawiczek, nawiasem mówiąc, ma już datę "
                        "otwarcia."
                    ),
                ),
                "sv": (
                    (
                        "I vår demoberättelse är klockan tio på "
                        "förmiddagen och väggen är tom. Någon hostar. "
                        "Sedan reser sig en kvinna och skriver på en "
                        "lapp: ”Hur sjunger vi i november?” Snart hänger "
                        "en till bredvid: ”Vem lånar ut stolar?” Och en "
                        "tredje: ”Ett museum för borttappade vantar.” "
                        "Vid lunchtid finns det ingen plats kvar på "
                        "väggen."
                    ),
                    (
                        "Det nyttigaste samtalet visar sig vara det "
                        "torraste. Sex personer sitter runt en bärbar "
                        "dator och funderar på vad en gemensam kalender "
                        "måste klara. Den ska vara så enkel att även den "
                        "minsta föreningen fyller i den, och så bra att "
                        "också gästerna hittar den. Vantmuseet har för "
                        "övrigt redan fått ett invigningsdatum."
                    ),
                ),
            },
        ),
        GalleryBlock(
            heading={
                "en": "Pictures",
                "da": "Billeder",
                "et": "Pildid",
                "fi": "Kuvia",
                "de": "Bilder",
                "lv": "Attēli",
                "lt": "Vaizdai",
                "pl": "Obrazy",
                "sv": "Bilder",
            },
            pictures=(
                Picture(
                    scene="castle_by_water",
                    seed=2,
                    alt=ALT_BY_SCENE["castle_by_water"],
                ),
                Picture(
                    scene="workshop_table",
                    seed=7,
                    alt=ALT_BY_SCENE["workshop_table"],
                ),
                Picture(
                    scene="library_window",
                    seed=6,
                    alt=ALT_BY_SCENE["library_window"],
                ),
                Picture(
                    scene="castle_by_water",
                    seed=5,
                    alt=ALT_BY_SCENE["castle_by_water"],
                ),
                Picture(
                    scene="choir_on_stage",
                    seed=6,
                    alt=ALT_BY_SCENE["choir_on_stage"],
                ),
                Picture(
                    scene="market_square_picnic",
                    seed=7,
                    alt=ALT_BY_SCENE["market_square_picnic"],
                ),
            ),
        ),
        PeopleBlock(
            heading={
                "en": "Who takes part",
                "da": "De er med",
                "et": "Kes osalevad",
                "fi": "Ketkä ovat mukana",
                "de": "Wer mitmacht",
                "lv": "Kas piedalās",
                "lt": "Kas dalyvauja",
                "pl": "Kto bierze udział",
                "sv": "De är med",
            },
            lines={
                "en": (
                    "Associations, artists and hosts",
                    "Year-round residents and guests",
                    "The town's team for the central calendar",
                ),
                "da": (
                    "Foreninger, kunstnere og værter",
                    "Fastboende og gæster",
                    "Byens team for den fælles kalender",
                ),
                "et": (
                    "Ühingud, kunstnikud ja võõrustajad",
                    "Püsielanikud ja külalised",
                    "Linna meeskond, kes peab ühist kalendrit",
                ),
                "fi": (
                    "Yhdistykset, taiteilijat ja isäntäväki",
                    "Vakituiset asukkaat ja vieraat",
                    "Kaupungin tiimi, joka hoitaa yhteistä kalenteria",
                ),
                "de": (
                    "Vereine, Künstlerinnen und Gastgeber",
                    "Einheimische und Gäste",
                    "Das Team der Stadt für den zentralen Kalender",
                ),
                "lv": (
                    "Biedrības, mākslinieki un namatēvi",
                    "Vietējie iedzīvotāji un viesi",
                    "Pilsētas komanda, kas veido kopīgo kalendāru",
                ),
                "lt": (
                    "Draugijos, menininkai ir šeimininkai",
                    "Nuolatiniai gyventojai ir svečiai",
                    "Miesto komanda, kuri rengia bendrą kalendorių",
                ),
                "pl": (
                    "Stowarzyszenia, artyści i gospodarze",
                    "Stali mieszkańcy i goście",
                    "Zespół miasta odpowiedzialny za wspólny kalendarz",
                ),
                "sv": (
                    "Föreningar, kulturskapare och värdar",
                    "Åretruntboende och gäster",
                    "Stadens team för den gemensamma kalendern",
                ),
            },
        ),
        LinkBlock(
            label={
                "en": "More about the Cultural Pearls",
                "da": "Mere om kulturperlerne",
                "et": "Rohkem kultuuripärlite kohta",
                "fi": "Lisää kulttuurihelmistä",
                "de": "Mehr über die Kulturperlen",
                "lv": "Vairāk par kultūras pērlēm",
                "lt": "Daugiau apie kultūros perlus",
                "pl": "Więcej o perłach kultury",
                "sv": "Mer om kulturpärlorna",
            },
            address="https://culturalpearls.eu/",
        ),
    ),
)
