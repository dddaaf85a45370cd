"""The Pearls of 2026; coordinates by GeoNames, CC BY 4.0."""

from config.demo.content.shapes import Pearl

PEARLS: tuple[Pearl, ...] = (
    Pearl(
        slug="gluecksburg",
        title_year=2026,
        country="DE",
        title_name="Glücksburg",
        official_names={
            "de": "Glücksburg",
        },
        nuts2="DEF0",
        nuts3="DEF0C",
        latitude=54.835,
        longitude=9.5522,
        coordinate_note=None,
        summary={
            "en": (
                "Culture barcamp, central events calendar, participation events; seasonal tourism."
            ),
            "da": (
                "Kultur-barcamp, fælles arrangementskalender, "
                "borgerinddragelse; turisme kun i sæsonen."
            ),
            "et": (
                "Kultuuri-barcamp, ühine sündmuste kalender, kaasavad üritused; hooajaline turism."
            ),
            "fi": (
                "Kulttuuri-barcamp, yhteinen tapahtumakalenteri, osallistavat "
                "tapahtumat; kausimatkailu."
            ),
            "de": (
                "Kultur-Barcamp, zentraler Veranstaltungskalender, "
                "Beteiligungsformate; saisonaler Tourismus."
            ),
            "lv": (
                "Kultūras barcamp, kopīgs pasākumu kalendārs, līdzdalības "
                "pasākumi; sezonāls tūrisms."
            ),
            "lt": (
                "Kultūros „barcamp“, bendras renginių kalendorius, dalyvavimo "
                "renginiai; sezoninis turizmas."
            ),
            "pl": (
                "Barcamp kultury, wspólny kalendarz wydarzeń, spotkania dla "
                "mieszkańców; turystyka sezonowa."
            ),
            "sv": ("Kulturbarcamp, gemensam evenemangskalender, delaktighet; säsongsturism."),
        },
        intro={
            "en": (
                "Glücksburg is a Cultural Pearl of 2026. The plan names a "
                "culture barcamp, one central calendar of events and meetings "
                "in which people take part. It answers a town life that changes "
                "strongly with the tourist season."
            ),
            "da": (
                "Glücksburg er kulturperle i 2026. Planen nævner en "
                "kultur-barcamp, en fælles kalender og møder, hvor folk er med. "
                "Den svarer på et byliv, der skifter stærkt med turistsæsonen."
            ),
            "et": (
                "Glücksburg on 2026. aasta kultuuripärl. Kavas on "
                "kultuuri-barcamp, üks ühine sündmuste kalender ja kaasavad "
                "kohtumised. See on vastus linnaelule, mis muutub tugevasti "
                "koos turismihooajaga."
            ),
            "fi": (
                "Glücksburg on vuoden 2026 kulttuurihelmi. Suunnitelmassa on "
                "kulttuuri-barcamp, yksi yhteinen tapahtumakalenteri ja "
                "osallistavia tapaamisia. Se vastaa kaupunkielämään, joka "
                "vaihtelee voimakkaasti matkailukauden mukaan."
            ),
            "de": (
                "Glücksburg ist eine Kulturperle des Jahres 2026. Der Plan "
                "nennt ein Kultur-Barcamp, einen zentralen "
                "Veranstaltungskalender und Treffen zum Mitmachen. Er antwortet "
                "auf ein Stadtleben, das sich mit der Urlaubssaison stark "
                "ändert."
            ),
            "lv": (
                "Gliksburga ir 2026. gada kultūras pērle. Plānā ir kultūras "
                "barcamp, viens kopīgs pasākumu kalendārs un tikšanās, kurās "
                "iesaistās iedzīvotāji. Tā ir atbilde uz pilsētas dzīvi, kas "
                "līdz ar tūrisma sezonu stipri mainās."
            ),
            "lt": (
                "Gliuksburgas yra 2026 metų kultūros perlas. Plane – kultūros "
                "„barcamp“, vienas bendras renginių kalendorius ir susitikimai, "
                "kuriuose dalyvauja gyventojai. Tai atsakas į miesto gyvenimą, "
                "kuris labai keičiasi su turizmo sezonu."
            ),
            "pl": (
                "Glücksburg jest perłą kultury roku 2026. Plan wymienia barcamp "
                "kultury, jeden wspólny kalendarz wydarzeń i spotkania z "
                "udziałem mieszkańców. To odpowiedź na życie miasta, które "
                "mocno zmienia się wraz z sezonem."
            ),
            "sv": (
                "Glücksburg är en av kulturpärlorna 2026. Planen nämner en "
                "kulturbarcamp, en gemensam kalender och möten där folk deltar. "
                "Den svarar på ett stadsliv som skiftar starkt med "
                "turistsäsongen."
            ),
        },
    ),
    Pearl(
        slug="kristinestad",
        title_year=2026,
        country="FI",
        title_name="Kristinestad-Kristiinankaupunki",
        official_names={
            "sv": "Kristinestad",
            "fi": "Kristiinankaupunki",
        },
        nuts2="FI19",
        nuts3="FI19A",
        latitude=62.2743,
        longitude=21.376,
        coordinate_note=None,
        summary={
            "en": "Bring Cittaslow into everyday life.",
            "da": "Cittaslow ind i hverdagen.",
            "et": "Cittaslow igapäevaellu.",
            "fi": "Cittaslow osaksi arkea.",
            "de": "Cittaslow in den Alltag bringen.",
            "lv": "Ienest Cittaslow ikdienā.",
            "lt": "Cittaslow – į kasdienybę.",
            "pl": "Wprowadzić Cittaslow do codzienności.",
            "sv": "Cittaslow in i vardagen.",
        },
        intro={
            "en": (
                "Kristinestad, in Finnish Kristiinankaupunki, is a Cultural "
                "Pearl of 2026. The plan wants to bring the Cittaslow idea of a "
                "good, unhurried town into everyday life. The town had already "
                "been a candidate for 2024."
            ),
            "da": (
                "Kristinestad, på finsk Kristiinankaupunki, er kulturperle i "
                "2026. Planen vil bringe Cittaslow-tanken om en god by uden "
                "hast ind i hverdagen. Byen var allerede kandidat til 2024."
            ),
            "et": (
                "Kristinestad, soome keeles Kristiinankaupunki, on 2026. aasta "
                "kultuuripärl. Kava tahab tuua Cittaslow mõtte heast ja "
                "rahulikust linnast igapäevaellu. Linn kandideeris juba 2024. "
                "aastaks."
            ),
            "fi": (
                "Kristiinankaupunki, ruotsiksi Kristinestad, on vuoden 2026 "
                "kulttuurihelmi. Suunnitelma tuo Cittaslow-ajatuksen hyvästä, "
                "kiireettömästä kaupungista arkeen. Kaupunki oli ehdolla jo "
                "vuodelle 2024."
            ),
            "de": (
                "Kristinestad, finnisch Kristiinankaupunki, ist eine "
                "Kulturperle des Jahres 2026. Der Plan will die Cittaslow-Idee "
                "einer guten Stadt ohne Eile in den Alltag bringen. Die Stadt "
                "war schon Kandidatin für 2024."
            ),
            "lv": (
                "Kristīnestade, somiski Kristiinankaupunki, ir 2026. gada "
                "kultūras pērle. Plāns grib ienest ikdienā Cittaslow domu par "
                "labu pilsētu bez steigas. Pilsēta kandidēja jau uz 2024. gadu."
            ),
            "lt": (
                "Kristinestadas, suomiškai Kristiinankaupunki, yra 2026 metų "
                "kultūros perlas. Planu siekiama įnešti į kasdienybę Cittaslow "
                "mintį apie gerą, neskubantį miestą. Miestas kandidatavo jau "
                "2024 metams."
            ),
            "pl": (
                "Kristinestad, po fińsku Kristiinankaupunki, jest perłą kultury "
                "roku 2026. Plan chce wprowadzić do codzienności ideę "
                "Cittaslow: dobrego miasta bez pośpiechu. Miasto kandydowało "
                "już do tytułu na 2024 rok."
            ),
            "sv": (
                "Kristinestad, på finska Kristiinankaupunki, är en av "
                "kulturpärlorna 2026. Planen vill föra in Cittaslow-tanken om "
                "en god stad utan brådska i vardagen. Staden var kandidat redan "
                "till 2024."
            ),
        },
    ),
    Pearl(
        slug="krosno",
        title_year=2026,
        country="PL",
        title_name="Krosno",
        official_names={
            "pl": "Krosno",
        },
        nuts2="PL82",
        nuts3="PL821",
        latitude=49.6887,
        longitude=21.7706,
        coordinate_note=None,
        summary={
            "en": ("Demographic change, social integration, participation in public life."),
            "da": ("Demografisk forandring, social integration, deltagelse i det offentlige liv."),
            "et": "Rahvastikumuutus, sotsiaalne lõimumine, osalemine avalikus elus.",
            "fi": ("Väestönmuutos, sosiaalinen integraatio, osallistuminen julkiseen elämään."),
            "de": ("Demografischer Wandel, soziale Integration, Teilnahme am öffentlichen Leben."),
            "lv": ("Demogrāfiskās pārmaiņas, sociālā integrācija, līdzdalība sabiedriskajā dzīvē."),
            "lt": (
                "Demografiniai pokyčiai, socialinė integracija, dalyvavimas viešajame gyvenime."
            ),
            "pl": ("Zmiany demograficzne, integracja społeczna, udział w życiu publicznym."),
            "sv": (
                "Demografisk förändring, social integration, deltagande i det offentliga livet."
            ),
        },
        intro={
            "en": (
                "Krosno is a Cultural Pearl of 2026. The plan responds to a "
                "changing population. It is about people growing together and "
                "taking part in public life."
            ),
            "da": (
                "Krosno er kulturperle i 2026. Planen svarer på en befolkning i "
                "forandring. Den handler om, at mennesker finder sammen og "
                "deltager i det offentlige liv."
            ),
            "et": (
                "Krosno on 2026. aasta kultuuripärl. Kava vastab rahvastiku "
                "muutumisele. See räägib inimeste lõimumisest ja osalemisest "
                "avalikus elus."
            ),
            "fi": (
                "Krosno on vuoden 2026 kulttuurihelmi. Suunnitelma vastaa "
                "väestön muutokseen. Siinä on kyse yhteen kasvamisesta ja "
                "osallistumisesta julkiseen elämään."
            ),
            "de": (
                "Krosno ist eine Kulturperle des Jahres 2026. Der Plan "
                "antwortet auf eine Bevölkerung im Wandel. Es geht darum, dass "
                "Menschen zusammenfinden und am öffentlichen Leben teilnehmen."
            ),
            "lv": (
                "Krosno ir 2026. gada kultūras pērle. Plāns ir atbilde uz "
                "iedzīvotāju sastāva pārmaiņām. Tas ir par cilvēku saliedēšanos "
                "un līdzdalību sabiedriskajā dzīvē."
            ),
            "lt": (
                "Krosnas yra 2026 metų kultūros perlas. Planas atliepia "
                "gyventojų sudėties pokyčius. Jis – apie žmonių telkimąsi ir "
                "dalyvavimą viešajame gyvenime."
            ),
            "pl": (
                "Krosno jest perłą kultury roku 2026. Plan odpowiada na zmiany "
                "w strukturze ludności. Chodzi o to, by ludzie byli bliżej "
                "siebie i brali udział w życiu publicznym."
            ),
            "sv": (
                "Krosno är en av kulturpärlorna 2026. Planen svarar på en "
                "befolkning i förändring. Den handlar om att människor växer "
                "samman och deltar i det offentliga livet."
            ),
        },
    ),
    Pearl(
        slug="schleswig",
        title_year=2026,
        country="DE",
        title_name="Schleswig",
        official_names={
            "de": "Schleswig",
        },
        nuts2="DEF0",
        nuts3="DEF0C",
        latitude=54.5202,
        longitude=9.5683,
        coordinate_note=None,
        summary={
            "en": (
                "Vacant urban spaces and fragmentation: youth-made City Quest "
                "Tours, street art, an inclusive street festival."
            ),
            "da": (
                "Tomme byrum og opsplitning: City Quest Tours lavet af unge, "
                "gadekunst, en inkluderende gadefestival."
            ),
            "et": (
                "Tühjad linnaruumid ja killustatus: noorte loodud City Quest "
                "Tours, tänavakunst, kaasav tänavafestival."
            ),
            "fi": (
                "Tyhjät kaupunkitilat ja hajanaisuus: nuorten tekemät City "
                "Quest Tours -kierrokset, katutaide, kaikille avoin "
                "katufestivaali."
            ),
            "de": (
                "Leerstand und Zersplitterung: City Quest Tours von "
                "Jugendlichen, Street-Art, ein inklusives Straßenfest."
            ),
            "lv": (
                "Tukšas pilsētvides vietas un sašķeltība: jauniešu veidotas "
                "City Quest Tours, ielu māksla, iekļaujošs ielu festivāls."
            ),
            "lt": (
                "Tuščios miesto erdvės ir susiskaidymas: jaunimo kuriami City "
                "Quest Tours, gatvės menas, įtraukus gatvės festivalis."
            ),
            "pl": (
                "Pustostany i rozproszenie: City Quest Tours tworzone przez "
                "młodzież, street art, włączający festiwal uliczny."
            ),
            "sv": (
                "Tomma stadsrum och splittring: City Quest Tours gjorda av "
                "unga, gatukonst, en inkluderande gatufestival."
            ),
        },
        intro={
            "en": (
                "Schleswig is a Cultural Pearl of 2026. The plan takes on empty "
                "spaces and a town that has drifted apart. Young people make "
                "City Quest Tours, and street art and an inclusive street "
                "festival bring people back into the streets."
            ),
            "da": (
                "Slesvig er kulturperle i 2026. Planen tager fat på tomme rum "
                "og en by, der er gledet fra hinanden. Unge laver City Quest "
                "Tours, og gadekunst og en inkluderende gadefestival fører folk "
                "tilbage i gaderne."
            ),
            "et": (
                "Schleswig on 2026. aasta kultuuripärl. Kava võtab käsile "
                "tühjad ruumid ja lahku triivinud linna. Noored loovad City "
                "Quest Tours’i retki, tänavakunst ja kaasav tänavafestival "
                "toovad inimesed tagasi tänavatele."
            ),
            "fi": (
                "Schleswig on vuoden 2026 kulttuurihelmi. Suunnitelma tarttuu "
                "tyhjiin tiloihin ja erilleen ajautuneeseen kaupunkiin. Nuoret "
                "tekevät City Quest Tours -kierroksia, ja katutaide ja kaikille "
                "avoin katufestivaali tuovat ihmiset takaisin kaduille."
            ),
            "de": (
                "Schleswig ist eine Kulturperle des Jahres 2026. Der Plan nimmt "
                "sich leerer Räume an und einer Stadt, die auseinandergedriftet "
                "ist. Jugendliche entwickeln City Quest Tours, Street-Art und "
                "ein inklusives Straßenfest bringen Menschen zurück auf die "
                "Straße."
            ),
            "lv": (
                "Šlēsviga ir 2026. gada kultūras pērle. Plāns pievēršas tukšām "
                "telpām un pilsētai, kas zaudējusi kopību. Jaunieši veido City "
                "Quest Tours, bet ielu māksla un iekļaujošs ielu festivāls "
                "atgriež cilvēkus ielās."
            ),
            "lt": (
                "Šlėzvigas yra 2026 metų kultūros perlas. Planas imasi tuščių "
                "erdvių ir vienas nuo kito nutolusių miesto dalių. Jaunimas "
                "kuria City Quest Tours, o gatvės menas ir įtraukus gatvės "
                "festivalis grąžina žmones į gatves."
            ),
            "pl": (
                "Szlezwik jest perłą kultury roku 2026. Plan mierzy się z "
                "pustymi miejscami i miastem, które się rozproszyło. Młodzież "
                "tworzy City Quest Tours, a street art i włączający festiwal "
                "uliczny przywracają ludzi ulicom."
            ),
            "sv": (
                "Schleswig är en av kulturpärlorna 2026. Planen tar sig an "
                "tomma rum och en stad som glidit isär. Unga gör City Quest "
                "Tours, och gatukonst och en inkluderande gatufestival för folk "
                "tillbaka till gatorna."
            ),
        },
    ),
)
