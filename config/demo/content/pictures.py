"""What each drawn scene shows, in words, for readers who do not see it."""

from config.demo.content.shapes import Texts

ALT_BY_SCENE: dict[str, Texts] = {
    "harbour_at_dusk": {
        "en": ("Sailing boats off a quay lined with gabled houses under a large pale moon."),
        "de": ("Segelboote vor einem Kai mit Giebelhäusern unter einem großen hellen Mond."),
        "pl": (
            "Żaglówki przy nabrzeżu z domami o dwuspadowych dachach, nad nimi duży jasny księżyc."
        ),
        "lv": ("Buru laivas pie piestātnes ar divslīpju jumtu mājām zem liela, gaiša mēness."),
    },
    "painted_boats": {
        "en": ("Freshly painted rowing boats on the shore, with people working beside them."),
        "de": ("Frisch bemalte Ruderboote am Strand, daneben Menschen bei der Arbeit."),
        "pl": "Świeżo pomalowane łodzie wiosłowe na brzegu, obok ludzie przy pracy.",
        "lv": "Tikko nokrāsotas airu laivas krastā, blakus strādā cilvēki.",
    },
    "fire_station_courtyard": {
        "en": (
            "People of all ages in front of a brick fire station with a tower "
            "and strings of lights."
        ),
        "de": (
            "Menschen jeden Alters vor einer Feuerwache aus Backstein mit Turm und Lichterketten."
        ),
        "pl": ("Ludzie w różnym wieku przed ceglaną remizą z wieżą i girlandami świateł."),
        "lv": ("Dažāda vecuma cilvēki pie ķieģeļu ugunsdzēsēju depo ar torni un lampiņu virtenēm."),
    },
    "castle_by_water": {
        "en": (
            "A white castle with corner towers mirrored in the water, visitors on the near shore."
        ),
        "da": (
            "Et hvidt slot med hjørnetårne spejler sig i vandet, i forgrunden besøgende på bredden."
        ),
        "et": ("Valge nurgatornidega loss peegeldub vees, lähemal kaldal on külastajad."),
        "fi": ("Valkoinen linna kulmatorneineen heijastuu veteen, lähirannalla on kävijöitä."),
        "de": ("Ein weißes Schloss mit Ecktürmen spiegelt sich im Wasser, vorn am Ufer Besucher."),
        "lv": ("Balta pils ar stūra torņiem atspoguļojas ūdenī, tuvējā krastā – apmeklētāji."),
        "lt": (
            "Balta pilis su kampiniais bokštais atsispindi vandenyje, "
            "artimajame krante – lankytojai."
        ),
        "pl": ("Biały zamek z narożnymi wieżami odbija się w wodzie, na brzegu goście."),
        "sv": (
            "Ett vitt slott med hörntorn speglar sig i vattnet, i förgrunden besökare på stranden."
        ),
    },
    "winter_lights": {
        "en": ("Snow-covered wooden houses with lit windows and people on a lamp-hung street."),
        "de": (
            "Verschneite Holzhäuser mit hellen Fenstern, Menschen auf einer "
            "Straße unter Lichterketten."
        ),
        "pl": (
            "Ośnieżone drewniane domy z rozświetlonymi oknami, ludzie na ulicy "
            "pod girlandami świateł."
        ),
        "lv": ("Apsnigušas koka mājas ar gaišiem logiem, cilvēki ielā zem lampiņu virtenēm."),
    },
    "lantern_walk": {
        "en": "A line of people carrying lanterns along the water in the evening.",
        "de": "Eine Reihe Menschen trägt am Abend Laternen am Wasser entlang.",
        "pl": "Rząd ludzi niosących wieczorem lampiony wzdłuż wody.",
        "lv": "Cilvēki vakarā rindā gar ūdeni nes laternas.",
    },
    "kids_with_kites": {
        "en": "Children on a green slope by the sea flying colourful kites.",
        "de": "Kinder auf einer Wiese am Meer lassen bunte Drachen steigen.",
        "pl": "Dzieci na zielonym zboczu nad morzem puszczają kolorowe latawce.",
        "lv": "Bērni zaļā nogāzē pie jūras laiž krāsainus gaisa pūķus.",
    },
    "library_window": {
        "en": ("Readers on cushions at a tall library window between full bookshelves."),
        "da": ("Folk læser på puder ved et højt biblioteksvindue mellem fyldte reoler."),
        "et": ("Lugejad istuvad patjadel raamatukogu kõrge akna ääres täis riiulite vahel."),
        "fi": (
            "Lukijoita tyynyillä kirjaston korkean ikkunan ääressä täysien kirjahyllyjen välissä."
        ),
        "de": ("Lesende auf Kissen an einem hohen Bibliotheksfenster zwischen vollen Regalen."),
        "lv": (
            "Lasītāji uz spilveniem pie augsta bibliotēkas loga starp pilniem grāmatu plauktiem."
        ),
        "lt": ("Skaitytojai ant pagalvėlių prie aukšto bibliotekos lango tarp pilnų lentynų."),
        "pl": ("Czytający na poduszkach przy wysokim oknie biblioteki, między pełnymi regałami."),
        "sv": ("Människor läser på kuddar vid ett högt biblioteksfönster mellan fulla bokhyllor."),
    },
    "workshop_table": {
        "en": ("A workshop table from above: a map, drawings, cups of paint and people around it."),
        "da": (
            "Et værkstedsbord set fra oven: et kort, tegninger, bægre med "
            "maling og mennesker omkring."
        ),
        "et": (
            "Töötoa laud ülalt vaadates: kaart, joonistused, värvitopsid ja inimesed ümberringi."
        ),
        "fi": ("Työpajan pöytä ylhäältä: kartta, piirroksia, maalikuppeja ja ihmisiä ympärillä."),
        "de": ("Ein Werkstatttisch von oben: Karte, Zeichnungen, Farbbecher und Menschen ringsum."),
        "lv": ("Darbnīcas galds no augšas: karte, zīmējumi, krāsu trauciņi un cilvēki visapkārt."),
        "lt": (
            "Dirbtuvių stalas iš viršaus: žemėlapis, piešiniai, dažų indeliai ir žmonės aplinkui."
        ),
        "pl": ("Stół warsztatowy z góry: mapa, rysunki, kubki z farbą i ludzie dookoła."),
        "sv": (
            "Ett verkstadsbord uppifrån: en karta, teckningar, färgmuggar och människor runt om."
        ),
    },
    "choir_on_stage": {
        "en": ("A choir sings on a lit open-air stage among firs, the audience seen from behind."),
        "da": ("Et kor synger på en oplyst friluftsscene mellem graner, publikum ses bagfra."),
        "et": (
            "Koor laulab valgustatud vabaõhulaval kuuskede vahel, publikut on näha selja tagant."
        ),
        "fi": ("Kuoro laulaa valaistulla ulkoilmalavalla kuusten keskellä, yleisö näkyy takaa."),
        "de": (
            "Ein Chor singt auf einer erleuchteten Freilichtbühne zwischen "
            "Tannen, das Publikum von hinten."
        ),
        "lv": (
            "Koris dzied izgaismotā brīvdabas estrādē starp eglēm, skatītāji redzami no muguras."
        ),
        "lt": ("Choras dainuoja apšviestoje lauko scenoje tarp eglių, žiūrovai matyti iš nugaros."),
        "pl": (
            "Chór śpiewa na oświetlonej scenie plenerowej wśród świerków, "
            "publiczność widziana od tyłu."
        ),
        "sv": ("En kör sjunger på en upplyst friluftsscen bland granar, publiken ses bakifrån."),
    },
    "market_square_picnic": {
        "en": ("People sit on blankets on a market square under bunting, before a row of houses."),
        "da": ("Mennesker sidder på tæpper på et torv under vimpler, bag dem en række huse."),
        "et": ("Inimesed istuvad tekkidel turuväljakul vimplirea all, taga on majade rida."),
        "fi": ("Ihmiset istuvat vilteillä torilla viirinauhojen alla, taustalla talorivi."),
        "de": (
            "Menschen sitzen auf Decken auf einem Marktplatz unter Wimpeln, "
            "dahinter eine Häuserreihe."
        ),
        "lv": (
            "Cilvēki sēž uz segām tirgus laukumā zem karodziņu virtenēm, aiz viņiem māju rinda."
        ),
        "lt": (
            "Žmonės sėdi ant pledų turgaus aikštėje po vėliavėlių girliandomis, už jų – namų eilė."
        ),
        "pl": ("Ludzie siedzą na kocach na rynku pod chorągiewkami, za nimi rząd domów."),
        "sv": ("Människor sitter på filtar på ett torg under vimplar, bakom dem en rad hus."),
    },
    "mural_on_a_wall": {
        "en": ("People on scaffolding paint waves in many colours on the gable of a house."),
        "de": ("Menschen auf einem Gerüst malen bunte Wellen auf den Giebel eines Hauses."),
        "pl": ("Ludzie na rusztowaniu malują kolorowe fale na szczytowej ścianie domu."),
        "lv": ("Cilvēki uz sastatnēm krāso mājas gala sienu ar daudzkrāsainiem viļņiem."),
    },
}
