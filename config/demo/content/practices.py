"""Three invented practices with their core fields; no figures, because none were measured."""

from config.demo.content.shapes import Practice

PRACTICES: tuple[Practice, ...] = (
    Practice(
        slug="shared-key",
        pearl="jakobstad",
        holder="Invented residents' association (demo)",
        holder_type="ngo",
        themes=(
            "trust",
            "participation",
        ),
        funding_source="interreg_c004",
        title={
            "en": "The shared key: a house opened by its users",
            "de": "Der geteilte Schlüssel: ein Haus, das seine Nutzer öffnen",
            "pl": "Wspólny klucz: dom, który otwierają użytkownicy",
            "lv": "Kopīga atslēga: nams, ko atver tā lietotāji",
        },
        summary={
            "en": ("Trained residents take turns to open a public house in the evening."),
            "de": ("Geschulte Einwohner öffnen abwechselnd abends ein öffentliches Haus."),
            "pl": ("Przeszkoleni mieszkańcy na zmianę otwierają wieczorem publiczny dom."),
            "lv": "Apmācīti iedzīvotāji pēc kārtas vakaros atver publisku namu.",
        },
        challenge={
            "en": (
                "The building is free in the evening, but no staff is paid to "
                "open it. Groups with little money have nowhere to meet."
            ),
            "de": (
                "Das Haus steht abends frei, aber niemand wird dafür bezahlt, "
                "es zu öffnen. Gruppen mit wenig Geld finden keinen Treffpunkt."
            ),
            "pl": (
                "Budynek jest wieczorem wolny, ale nikt nie dostaje pieniędzy "
                "za jego otwieranie. Grupy bez środków nie mają się gdzie "
                "spotkać."
            ),
            "lv": (
                "Vakaros ēka ir brīva, bet nevienam nemaksā par tās atslēgšanu. "
                "Grupām ar maziem līdzekļiem nav kur tikties."
            ),
        },
        steps={
            "en": (
                "Invite every group that asks for a room to one meeting.",
                "Agree on five house rules that fit on the door.",
                "Train key holders: alarm, first aid, closing up.",
                "Publish who opens when, and meet once a month.",
            ),
            "de": (
                ("Alle Gruppen, die einen Raum suchen, zu einem Treffen einladen."),
                "Fünf Hausregeln vereinbaren, die auf die Tür passen.",
                "Schlüsselträger schulen: Alarm, Erste Hilfe, Abschließen.",
                ("Veröffentlichen, wer wann öffnet, und sich einmal im Monat treffen."),
            ),
            "pl": (
                ("Zaprosić na jedno spotkanie wszystkie grupy, które szukają sali."),
                "Uzgodnić pięć zasad, które zmieszczą się na drzwiach.",
                ("Przeszkolić opiekunów klucza: alarm, pierwsza pomoc, zamykanie."),
                "Ogłosić, kto kiedy otwiera, i spotykać się raz w miesiącu.",
            ),
            "lv": (
                "Uzaicināt uz vienu sanāksmi visas grupas, kas meklē telpu.",
                "Vienoties par pieciem noteikumiem, kas ietilpst uz durvīm.",
                ("Apmācīt atslēgu glabātājus: signalizācija, pirmā palīdzība, aizslēgšana."),
                "Publicēt, kurš kad atver, un tikties reizi mēnesī.",
            ),
        },
        participants={
            "en": "Key holders, associations, one contact person at the town hall.",
            "de": "Schlüsselträger, Vereine, eine Kontaktperson im Rathaus.",
            "pl": ("Opiekunowie klucza, stowarzyszenia, jedna osoba kontaktowa w ratuszu."),
            "lv": "Atslēgu glabātāji, biedrības, viena kontaktpersona pašvaldībā.",
        },
        resources={
            "en": ("A lock with codes, insurance, a few hours of coordination each week."),
            "de": (
                "Ein Schloss mit Codes, eine Versicherung, wenige Stunden Koordination pro Woche."
            ),
            "pl": ("Zamek na kody, ubezpieczenie, kilka godzin koordynacji w tygodniu."),
            "lv": ("Kodu slēdzene, apdrošināšana, dažas koordinēšanas stundas nedēļā."),
        },
        evidence={
            "en": (
                "A log of opening evenings is kept at the door. No figures are given in this demo."
            ),
            "de": ("An der Tür liegt ein Buch der Öffnungsabende. Zahlen nennt diese Demo nicht."),
            "pl": ("Przy drzwiach leży zeszyt wieczorów otwarcia. W tym demo nie podajemy liczb."),
            "lv": ("Pie durvīm ir atvēršanas vakaru žurnāls. Šajā demonstrācijā skaitļu nav."),
        },
        difficulties={
            "en": (
                "In the first winter too few people shared the key and two gave "
                "up. Nobody should hold more than one evening a week."
            ),
            "de": (
                "Im ersten Winter teilten sich zu wenige den Schlüssel, zwei "
                "gaben auf. Niemand sollte mehr als einen Abend pro Woche "
                "übernehmen."
            ),
            "pl": (
                "Pierwszej zimy kluczem dzieliło się zbyt mało osób i dwie "
                "zrezygnowały. Nikt nie powinien brać więcej niż jednego "
                "wieczoru w tygodniu."
            ),
            "lv": (
                "Pirmajā ziemā atslēgu dalīja pārāk maz cilvēku, un divi "
                "atteicās. Nevienam nevajadzētu uzņemties vairāk par vienu "
                "vakaru nedēļā."
            ),
        },
        transfer={
            "en": (
                "Works where a public building stands empty in the evening. "
                "Begin with one evening, not with five."
            ),
            "de": (
                "Funktioniert, wo ein öffentliches Gebäude abends leer steht. "
                "Mit einem Abend beginnen, nicht mit fünf."
            ),
            "pl": (
                "Działa tam, gdzie publiczny budynek wieczorem stoi pusty. "
                "Zacząć od jednego wieczoru, nie od pięciu."
            ),
            "lv": (
                "Der tur, kur publiska ēka vakaros stāv tukša. Sākt ar vienu vakaru, nevis pieciem."
            ),
        },
    ),
    Practice(
        slug="tablecloth-assembly",
        pearl="rujiena",
        holder="Invented neighbourhood group (demo)",
        holder_type="ngo",
        themes=(
            "participation",
            "trust",
            "belonging",
        ),
        funding_source="interreg_c004",
        title={
            "en": "The tablecloth assembly",
            "de": "Die Tischtuch-Versammlung",
            "pl": "Zebranie na obrusie",
            "lv": "Galdauta sapulce",
        },
        summary={
            "en": (
                "Neighbours eat at one long table and write what they need on a paper tablecloth."
            ),
            "de": (
                "Nachbarn essen an einem langen Tisch und schreiben auf das "
                "Papiertuch, was ihnen fehlt."
            ),
            "pl": (
                "Sąsiedzi jedzą przy jednym długim stole i piszą na papierowym "
                "obrusie, czego im brakuje."
            ),
            "lv": (
                "Kaimiņi ēd pie viena gara galda un uz papīra galdauta raksta, "
                "kas viņiem vajadzīgs."
            ),
        },
        challenge={
            "en": (
                "Public hearings draw the same few people. Young people and newcomers stay away."
            ),
            "de": (
                "Zu Anhörungen kommen immer dieselben. Jugendliche und Zugezogene bleiben fern."
            ),
            "pl": (
                "Na konsultacje przychodzą wciąż te same osoby. Młodzi i nowi "
                "mieszkańcy zostają w domu."
            ),
            "lv": (
                "Uz publiskajām apspriedēm nāk vieni un tie paši. Jaunieši un "
                "jaunpienācēji paliek mājās."
            ),
        },
        steps={
            "en": (
                "Close one street or yard for an evening.",
                "Ask everyone to bring a plate and a person.",
                "Write one question on each metre of paper.",
                "Copy the answers and report back within a month.",
            ),
            "de": (
                "Eine Straße oder einen Hof für einen Abend sperren.",
                "Alle bitten, einen Teller und einen Menschen mitzubringen.",
                "Auf jeden Meter Papier eine Frage schreiben.",
                "Die Antworten abschreiben und binnen eines Monats berichten.",
            ),
            "pl": (
                "Zamknąć na wieczór jedną ulicę lub podwórze.",
                ("Poprosić, by każdy przyniósł talerz i przyprowadził kogoś ze sobą."),
                "Na każdym metrze papieru napisać jedno pytanie.",
                ("Przepisać odpowiedzi i w ciągu miesiąca powiedzieć, co dalej."),
            ),
            "lv": (
                "Uz vienu vakaru slēgt ielu vai pagalmu.",
                "Lūgt katru paņemt līdzi šķīvi un cilvēku.",
                "Uz katra papīra metra uzrakstīt vienu jautājumu.",
                "Pārrakstīt atbildes un mēneša laikā pastāstīt, kas tālāk.",
            ),
        },
        participants={
            "en": (
                "Neighbours, young people, a council member who listens and does not speak first."
            ),
            "de": (
                "Nachbarn, Jugendliche, ein Ratsmitglied, das zuhört und nicht als Erstes spricht."
            ),
            "pl": ("Sąsiedzi, młodzież, radny, który słucha i nie zabiera głosu pierwszy."),
            "lv": "Kaimiņi, jaunieši, deputāts, kurš klausās un nerunā pirmais.",
        },
        resources={
            "en": "Trestles, paper, pens, soup, a permit for the street.",
            "de": "Böcke, Papier, Stifte, Suppe, eine Genehmigung für die Straße.",
            "pl": "Kozły, papier, pisaki, zupa, zgoda na zajęcie ulicy.",
            "lv": "Steķi, papīrs, pildspalvas, zupa, atļauja slēgt ielu.",
        },
        evidence={
            "en": "The rolled-up tablecloths are kept and can be read.",
            "de": "Die aufgerollten Tischtücher werden aufbewahrt und sind lesbar.",
            "pl": "Zwinięte obrusy są przechowywane i można je przeczytać.",
            "lv": "Satītos galdautus glabā, un tos var izlasīt.",
        },
        difficulties={
            "en": (
                "Rain ruined the first paper. More serious: without an answer "
                "from the council people do not come a second time."
            ),
            "de": (
                "Regen hat das erste Papier verdorben. Schlimmer: Ohne Antwort "
                "des Rates kommt niemand ein zweites Mal."
            ),
            "pl": (
                "Deszcz zniszczył pierwszy papier. Co gorsza, bez odpowiedzi "
                "rady nikt nie przychodzi drugi raz."
            ),
            "lv": (
                "Lietus sabojāja pirmo papīru. Vēl sliktāk: bez domes atbildes "
                "cilvēki otrreiz nenāk."
            ),
        },
        transfer={
            "en": (
                "Any place with a yard can do it. The reporting back is the "
                "part that must not be left out."
            ),
            "de": ("Jeder Ort mit einem Hof kann das. Nicht weglassen darf man die Rückmeldung."),
            "pl": (
                "Uda się wszędzie, gdzie jest podwórze. Nie wolno pominąć "
                "odpowiedzi dla mieszkańców."
            ),
            "lv": ("To var jebkura vieta, kur ir pagalms. Nedrīkst izlaist atbildi iedzīvotājiem."),
        },
    ),
    Practice(
        slug="one-wave-each",
        pearl="schleswig",
        holder="Invented youth studio (demo)",
        holder_type="cultural_institution",
        themes=(
            "inclusion",
            "generations",
            "participation",
        ),
        funding_source="network",
        title={
            "en": "One wave each: a mural by many hands",
            "de": "Jedem eine Welle: ein Wandbild von vielen Händen",
            "pl": "Każdemu jedna fala: mural wielu rąk",
            "lv": "Katram viens vilnis: siena no daudzām rokām",
        },
        summary={
            "en": ("Young people plan a mural in which every neighbour paints exactly one part."),
            "de": ("Jugendliche planen ein Wandbild, in dem jeder Nachbar genau einen Teil malt."),
            "pl": ("Młodzi planują mural, w którym każdy sąsiad maluje dokładnie jedną część."),
            "lv": ("Jaunieši plāno sienas gleznojumu, kurā katrs kaimiņš glezno tieši vienu daļu."),
        },
        challenge={
            "en": (
                "Empty corners feel like nobody's. People from different parts "
                "of the town hardly meet."
            ),
            "de": (
                "Leere Ecken wirken, als gehörten sie niemandem. Menschen aus "
                "verschiedenen Vierteln treffen sich kaum."
            ),
            "pl": (
                "Puste kąty wyglądają na niczyje. Ludzie z różnych części "
                "miasta rzadko się spotykają."
            ),
            "lv": (
                "Tukši stūri šķiet neviena. Cilvēki no dažādām pilsētas daļām gandrīz nesatiekas."
            ),
        },
        steps={
            "en": (
                "Choose the wall together with its owner.",
                "Draw for four afternoons; let the quarrel happen.",
                "Divide the design into parts that anyone can paint.",
                "Build a scaffold with a low level for wheelchairs.",
                "Celebrate with those who only watched.",
            ),
            "de": (
                "Die Wand gemeinsam mit dem Eigentümer aussuchen.",
                "Vier Nachmittage zeichnen; den Streit zulassen.",
                "Den Entwurf in Teile gliedern, die jeder malen kann.",
                "Ein Gerüst mit einer niedrigen Ebene für Rollstühle bauen.",
                "Auch mit denen feiern, die nur zugeschaut haben.",
            ),
            "pl": (
                "Wybrać ścianę razem z jej właścicielem.",
                "Rysować przez cztery popołudnia; pozwolić na spór.",
                "Podzielić projekt na części, które namaluje każdy.",
                "Ustawić rusztowanie z niskim poziomem dla wózków.",
                "Świętować także z tymi, którzy tylko patrzyli.",
            ),
            "lv": (
                "Izvēlēties sienu kopā ar tās īpašnieku.",
                "Četras pēcpusdienas zīmēt; ļaut sastrīdēties.",
                "Sadalīt metu daļās, ko var uzgleznot ikviens.",
                "Uzstādīt sastatnes ar zemu līmeni ratiņkrēsliem.",
                "Svinēt arī ar tiem, kuri tikai skatījās.",
            ),
        },
        participants={
            "en": ("Young people, neighbours of all ages, one artist, the owner of the wall."),
            "de": ("Jugendliche, Nachbarn jeden Alters, eine Künstlerin, der Eigentümer der Wand."),
            "pl": "Młodzież, sąsiedzi w każdym wieku, artystka, właściciel ściany.",
            "lv": "Jaunieši, visu vecumu kaimiņi, māksliniece, sienas īpašnieks.",
        },
        resources={
            "en": "Scaffold, façade paint, an artist's fee, insurance.",
            "de": "Gerüst, Fassadenfarbe, Künstlerhonorar, Versicherung.",
            "pl": ("Rusztowanie, farba elewacyjna, honorarium artystki, ubezpieczenie."),
            "lv": "Sastatnes, fasādes krāsa, mākslinieces honorārs, apdrošināšana.",
        },
        evidence={
            "en": ("Photographs before, during and after, with the consent of those shown."),
            "de": ("Fotos vorher, währenddessen und danach, mit Einwilligung der Abgebildeten."),
            "pl": "Zdjęcia przed, w trakcie i po, za zgodą osób na zdjęciach.",
            "lv": "Fotogrāfijas pirms, laikā un pēc, ar attēloto piekrišanu.",
        },
        difficulties={
            "en": (
                "The permit took longer than the painting. Ask the monument "
                "office before the first sketch."
            ),
            "de": (
                "Die Genehmigung dauerte länger als das Malen. Vor der ersten "
                "Skizze die Denkmalpflege fragen."
            ),
            "pl": (
                "Na pozwolenie czekaliśmy dłużej, niż trwało malowanie. "
                "Konserwatora zabytków trzeba zapytać przed pierwszym szkicem."
            ),
            "lv": (
                "Atļauja prasīja vairāk laika nekā gleznošana. Pieminekļu "
                "pārvaldei jājautā pirms pirmās skices."
            ),
        },
        transfer={
            "en": ("The rule “one part each” also works for lanterns, quilts and songs."),
            "de": ("Die Regel „jedem ein Teil“ passt auch zu Laternen, Decken und Liedern."),
            "pl": (
                "Zasada „każdemu jedna część” sprawdza się też przy lampionach, "
                "kocach i piosenkach."
            ),
            "lv": ("Noteikums “katram viena daļa” der arī laternām, segām un dziesmām."),
        },
    ),
)
