"""The two invented Pearls that the demo's finale announces, in nine languages; sealed till then."""

from config.demo.content.shapes import SealedPearl

NEW_PEARLS: tuple[SealedPearl, ...] = (
    SealedPearl(
        slug="lanterhavn",
        name="Lanterhavn",
        region="DK031",
        latitude="55.2000",
        longitude="10.2000",
        summary={
            "en": "A harbour town where every boat lends its lantern to the winter.",
            "da": "En havneby, hvor hver båd låner sin lanterne ud til vinteren.",
            "et": "Sadamalinn, kus iga paat laenab oma laterna talvele.",
            "fi": "Satamakaupunki, jossa jokainen vene lainaa lyhtynsä talvelle.",
            "de": "Eine Hafenstadt, in der jedes Boot dem Winter seine Laterne leiht.",
            "lv": "Ostas pilsēta, kur katra laiva aizdod ziemai savu laternu.",
            "lt": "Uosto miestas, kuriame kiekvienas laivas paskolina žiemai savo žibintą.",
            "pl": "Portowe miasto, w którym każda łódź pożycza zimie swoją latarnię.",
            "sv": "En hamnstad där varje båt lånar ut sin lykta till vintern.",
        },
        body={
            "en": (
                "All winter the lanterns hang in the streets. In the title year the town "
                "asks its neighbours across the sea to bring a light of their own.\n\n"
                "This Pearl is invented."
            ),
            "da": (
                "Hele vinteren hænger lanternerne i gaderne. I titelåret beder byen sine "
                "naboer på den anden side af havet om at tage deres eget lys med.\n\n"
                "Denne perle er opdigtet."
            ),
            "et": (
                "Terve talve ripuvad laternad tänavatel. Tiitliaastal palub linn oma "
                "naabreid teiselt poolt merd tuua kaasa oma valgus.\n\n"
                "See pärl on välja mõeldud."
            ),
            "fi": (
                "Koko talven lyhdyt riippuvat kaduilla. Nimikkovuonna kaupunki pyytää "
                "naapureitaan meren takaa tuomaan oman valonsa.\n\n"
                "Tämä helmi on keksitty."
            ),
            "de": (
                "Den ganzen Winter hängen die Laternen in den Straßen. Im Titeljahr bittet "
                "die Stadt ihre Nachbarn über das Meer, ein eigenes Licht mitzubringen.\n\n"
                "Diese Perle ist erfunden."
            ),
            "lv": (
                "Visu ziemu laternas karājas ielās. Titula gadā pilsēta lūdz kaimiņus pāri "
                "jūrai atvest savu gaismu.\n\n"
                "Šī pērle ir izdomāta."
            ),
            "lt": (
                "Visą žiemą žibintai kabo gatvėse. Titulo metais miestas prašo kaimynų anapus "
                "jūros atsivežti savo šviesą.\n\n"
                "Šis perlas išgalvotas."
            ),
            "pl": (
                "Przez całą zimę latarnie wiszą na ulicach. W roku tytułu miasto prosi "
                "sąsiadów zza morza, by przywieźli własne światło.\n\n"
                "Ta perła jest zmyślona."
            ),
            "sv": (
                "Hela vintern hänger lyktorna på gatorna. Under titelåret ber staden sina "
                "grannar på andra sidan havet att ta med ett eget ljus.\n\n"
                "Den här pärlan är påhittad."
            ),
        },
    ),
    SealedPearl(
        slug="dzintarmala",
        name="Dzintarmala",
        region="LV00C",
        latitude="57.5000",
        longitude="24.8000",
        summary={
            "en": "A small town that collects the songs its grandmothers hum at work.",
            "da": "En lille by, der samler de sange, som bedstemødrene nynner ved arbejdet.",
            "et": "Väike linn, mis kogub laule, mida vanaemad töö juures ümisevad.",
            "fi": "Pikkukaupunki, joka kerää isoäitien työssään hyräilemiä lauluja.",
            "de": "Eine kleine Stadt sammelt die Lieder, die ihre Großmütter summen.",
            "lv": "Mazpilsēta, kas vāc dziesmas, ko vecmāmiņas dungo pie darba.",
            "lt": "Miestelis, renkantis dainas, kurias močiutės niūniuoja dirbdamos.",
            "pl": "Miasteczko, które zbiera pieśni nucone przez babcie przy pracy.",
            "sv": "En liten stad som samlar de sånger som mormödrarna gnolar i arbetet.",
        },
        body={
            "en": (
                "Pupils write the songs down and sing them back at the market. In the title "
                "year every song gets a second voice from another shore.\n\n"
                "This Pearl is invented."
            ),
            "da": (
                "Eleverne skriver sangene ned og synger dem igen på torvet. I titelåret får "
                "hver sang en anden stemme fra en anden kyst.\n\n"
                "Denne perle er opdigtet."
            ),
            "et": (
                "Õpilased panevad laulud kirja ja laulavad need turul tagasi. Tiitliaastal "
                "saab iga laul teise hääle teiselt rannalt.\n\n"
                "See pärl on välja mõeldud."
            ),
            "fi": (
                "Koululaiset kirjoittavat laulut muistiin ja laulavat ne torilla. "
                "Nimikkovuonna jokainen laulu saa toisen äänen toiselta rannalta.\n\n"
                "Tämä helmi on keksitty."
            ),
            "de": (
                "Schulkinder schreiben die Lieder auf und singen sie auf dem Markt zurück. Im "
                "Titeljahr bekommt jedes Lied eine zweite Stimme von einem anderen Ufer.\n\n"
                "Diese Perle ist erfunden."
            ),
            "lv": (
                "Skolēni dziesmas pieraksta un nodzied tirgū. Titula gadā katra dziesma iegūst "
                "otro balsi no cita krasta.\n\n"
                "Šī pērle ir izdomāta."
            ),
            "lt": (
                "Mokiniai dainas užrašo ir padainuoja turguje. Titulo metais kiekviena daina "
                "gaus antrą balsą nuo kito kranto.\n\n"
                "Šis perlas išgalvotas."
            ),
            "pl": (
                "Uczniowie zapisują pieśni i śpiewają je na rynku. W roku tytułu każda pieśń "
                "dostanie drugi głos z innego brzegu.\n\n"
                "Ta perła jest zmyślona."
            ),
            "sv": (
                "Eleverna skriver ner sångerna och sjunger dem på torget. Under titelåret får "
                "varje sång en andra stämma från en annan strand.\n\n"
                "Den här pärlan är påhittad."
            ),
        },
    ),
)
