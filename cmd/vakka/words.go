package main

import (
	"os"
	"strings"

	"vakka/internal/bank"
)

// words are what the program itself says, in Finnish, Swedish and English.
// What is wrong with a bank's material is worded in internal/diag.
var words = map[string][3]string{
	"built":               {"Valmis: {pages} sivua kansiossa {out}.", "Klart: {pages} sidor i mappen {out}.", "Done: {pages} pages in {out}."},
	"changed":             {"Muuttui {written}, poistui {deleted}, ennallaan {same} tiedostoa.", "Ändrade {written}, borttagna {deleted}, oförändrade {same} filer.", "Files changed {written}, removed {deleted}, unchanged {same}."},
	"search-built-in":     {"Haku: Vakan oma suomen taivutus, ei sanakirjaa.", "Sökning: Vakkas egen finska böjning, ingen ordbok.", "Search: Vakka's own Finnish inflection, no dictionary."},
	"search-dictionary":   {"Haku: sanakirja {name} {version} ({hash}).", "Sökning: ordboken {name} {version} ({hash}).", "Search: dictionary {name} {version} ({hash})."},
	"dictionary":          {"haun sanakirjaa {dictionary} ei voi lukea: {why}", "sökningens ordbok {dictionary} kan inte läsas: {why}", "the search's dictionary {dictionary} cannot be read: {why}"},
	"dictionary-hint":     {"Anna auto, none tai Voikon sanakirjan kansio, jossa on tiedosto mor.vfst.", "Ange auto, none eller mappen för Voikkos ordbok, där filen mor.vfst finns.", "Give auto, none, or the folder of Voikko's dictionary, which holds mor.vfst."},
	"no-letters":          {"Viikkokirjeitä ei tehty, koska pankin osoite puuttuu. Lisää tiedostoon bank.yaml esimerkiksi base_url: https://pankki.example.fi/", "Veckobreven gjordes inte, eftersom bankens adress saknas. Lägg till i bank.yaml till exempel base_url: https://banken.example.fi/", "The weeks' letters were not made, because the bank's address is missing. Add to bank.yaml for example base_url: https://bank.example.fi/"},
	"hints":               {"Vihjeitä teksteistä: {n}. Lue ne: vakka check", "Tips om texterna: {n}. Läs dem: vakka check", "Hints about the texts: {n}. To read them: vakka check"},
	"renamed":             {"Sivu {old} poistui. Jos kortti sai uuden nimen ({new}), lisää sen tietoihin vanhat_osoitteet: [{old}], jotta vanhat linkit ja QR-koodit vievät perille.", "Sidan {old} försvann. Om kortet har fått ett nytt namn ({new}), lägg till gamla_adresser: [{old}] bland dess fakta, så att gamla länkar och QR-koder leder rätt.", "The page {old} is gone. If the card has a new name ({new}), add aliases: [{old}] to its facts, so that old links and QR codes lead there."},
	"kept":                {"Kansiossa {out} on tiedostoja, joita Vakka ei ole tehnyt. Ne jätettiin paikoilleen: {files}", "I mappen {out} finns filer som Vakka inte har gjort. De lämnades kvar: {files}", "{out} holds files that Vakka did not make. They were left in place: {files}"},
	"look":                {"Katso: vakka serve", "Titta: vakka serve", "To look at it: vakka serve"},
	"not-built":           {"Sivustoa ei tehty: {summary}. Korjaa virheet ja yritä uudelleen. Vanha sivusto on tallella.", "Webbplatsen gjordes inte: {summary}. Rätta felen och försök igen. Den gamla webbplatsen finns kvar.", "The site was not built: {summary}. Mend the errors and try again. The old site is as it was."},
	"no-bank":             {"kansiossa {dir} ei ole materiaalipankkia: tiedostoa bank.yaml ei löydy", "i mappen {dir} finns ingen materialbank: filen bank.yaml saknas", "there is no material bank in {dir}: bank.yaml is missing"},
	"no-bank-hint":        {"Siirry pankin kansioon tai anna se: --bank KANSIO", "Gå till bankens mapp eller ange den: --bank MAPP", "Go to the bank's folder, or name it: --bank DIR"},
	"hint":                {"vihje", "tips", "hint"},
	"error":               {"virhe", "fel", "error"},
	"serving":             {"Pankki näkyy osoitteessa {url}", "Banken visas på {url}", "The bank is at {url}"},
	"stop":                {"Lopeta painamalla Ctrl+C.", "Avsluta med Ctrl+C.", "Press Ctrl+C to stop."},
	"rebuilt":             {"Päivitetty {clock}: {pages} sivua, {ms} ms", "Uppdaterat {clock}: {pages} sidor, {ms} ms", "Updated {clock}: {pages} pages, {ms} ms"},
	"broken":              {"Kello {clock}: {summary}. Viimeinen ehjä versio on yhä näkyvissä.", "Kl. {clock}: {summary}. Den senaste hela versionen visas fortfarande.", "At {clock}: {summary}. The last whole version is still shown."},
	"unmade":              {"Sivustoa ei voitu tehdä", "Webbplatsen kunde inte göras", "The site could not be made"},
	"trouble":             {"Sivustoa ei voitu tehdä: {why}", "Webbplatsen kunde inte göras: {why}", "The site could not be made: {why}"},
	"poll":                {"Muutoksia etsitään puolen sekunnin välein, koska käyttöjärjestelmä ei kerro niistä.", "Ändringar söks varje halv sekund, eftersom systemet inte berättar om dem.", "Changes are looked for every half a second, because the system does not tell of them."},
	"overlay":             {"Tekstissä on korjattavaa", "Något i texten behöver rättas", "Something in the text needs mending"},
	"close":               {"Sulje", "Stäng", "Close"},
	"address":             {"osoitteessa {addr} ei voi näyttää pankkia", "banken kan inte visas på adressen {addr}", "the bank cannot be shown at {addr}"},
	"address-hint":        {"Palvelin näkyy vain tällä koneella: anna 127.0.0.1:portti", "Servern syns bara på den här datorn: ange 127.0.0.1:port", "The server is for this machine only: give 127.0.0.1:port"},
	"port-taken":          {"portti {port} on jo toisen ohjelman käytössä", "porten {port} används redan av ett annat program", "port {port} is in use by another program"},
	"port-kept":           {"porttia {port} ei saa käyttää", "porten {port} får inte användas", "port {port} may not be used"},
	"port-free":           {"Kokeile: vakka serve --addr {next}", "Prova: vakka serve --addr {next}", "Try: vakka serve --addr {next}"},
	"made":                {"Uusi tiedosto: {file}", "Ny fil: {file}", "New file: {file}"},
	"made-next":           {"Kirjoita siihen ja katso tulosta: vakka serve", "Skriv i den och se resultatet: vakka serve", "Write in it and see the result: vakka serve"},
	"exists":              {"tiedosto {file} on jo olemassa", "filen {file} finns redan", "{file} exists already"},
	"exists-hint":         {"Anna toinen otsikko tai muokkaa vanhaa tiedostoa.", "Ge en annan rubrik eller ändra den gamla filen.", "Give another title, or edit the old file."},
	"week-exists-hint":    {"Tee toinen viikko: vakka new viikko --week {week}", "Gör en annan vecka: vakka new vecka --week {week}", "Make another week: vakka new week --week {week}"},
	"week-hint":           {"Kirjoita vuosi ja viikko, esimerkiksi {week}.", "Skriv år och vecka, till exempel {week}.", "Write the year and the week, such as {week}."},
	"model-hint":          {"Mallit ovat: pitkä, lyhyt, intervalli, hybridi.", "Modellerna är: lång, kort, intervall, hybrid.", "The models are: long, short, interval, hybrid."},
	"week-flags":          {"valitsimet --week ja --model ovat vain viikolle", "flaggorna --week och --model är bara för veckor", "the flags --week and --model are for weeks only"},
	"bank-made":           {"Uusi pankki on kansiossa {dir}.", "Den nya banken finns i mappen {dir}.", "The new bank is in {dir}."},
	"bank-next":           {"Katso sitä: vakka serve --open --bank {dir}. Lue sitten {readme}.", "Titta på den: vakka serve --open --bank {dir}. Läs sedan {readme}.", "Look at it: vakka serve --open --bank {dir}. Then read {readme}."},
	"bank-dir":            {"kansio {dir} ei ole tyhjä", "mappen {dir} är inte tom", "the folder {dir} is not empty"},
	"bank-dir-hint":       {"Anna uusi tai tyhjä kansio: vakka new pankki KANSIO", "Ange en ny eller tom mapp: vakka new bank MAPP", "Give a new or an empty folder: vakka new bank DIR"},
	"bank-ask":            {"täällä ei voi kysyä, koska tämä ei ole pääteikkuna", "här går det inte att fråga, eftersom det inte är ett terminalfönster", "nothing can be asked here, because this is no terminal"},
	"bank-ask-hint":       {"Vastaa valitsimilla: vakka new pankki KANSIO --yes --name \"Pankin nimi\"", "Svara med flaggor: vakka new bank MAPP --yes --name \"Bankens namn\"", "Answer with flags: vakka new bank DIR --yes --name \"The bank's name\""},
	"bank-name-hint":      {"Pankilla on oltava nimi. Muuta ei ole pakko kertoa.", "Banken måste ha ett namn. Annat är inte obligatoriskt.", "A bank must have a name. Nothing else is required."},
	"bank-stopped":        {"keskeytetty, mitään ei tehty", "avbrutet, inget gjordes", "stopped, nothing was made"},
	"colour":              {"väri {colour} ei erotu sivuilla tarpeeksi", "färgen {colour} syns inte tillräckligt på sidorna", "the colour {colour} does not stand out enough on the pages"},
	"colour-nearest":      {"Lähin sopiva sävy on \"{shade}\".", "Närmaste ton som duger är \"{shade}\".", "The nearest shade that will do is \"{shade}\"."},
	"colour-hint":         {"Kirjoita väri kuudella merkillä, esimerkiksi \"#1b4f8a\".", "Skriv färgen med sex tecken, till exempel \"#1b4f8a\".", "Write the colour with six digits, such as \"#1b4f8a\"."},
	"usual-material":      {"kaikki", "allt", "all"},
	"material-hint":       {"Anna kaikki, ei mitään tai tavoitteita pilkuilla erotettuina: {goals}.", "Ange allt, inget eller mål med kommatecken emellan: {goals}.", "Give all, none or goals with commas: {goals}."},
	"ask-wrong":           {"tämä vastaus ei kelpaa", "det svaret duger inte", "this answer will not do"},
	"ask-name":            {"Pankin nimi", "Bankens namn", "Name of the bank"},
	"ask-organisation":    {"Organisaatio, esimerkiksi kunta", "Organisation, till exempel kommun", "Organisation, such as a town"},
	"ask-email":           {"Yhteystiedot: sähköposti", "Kontakt: e-post", "Contact: e-mail"},
	"ask-phone":           {"Yhteystiedot: puhelin", "Kontakt: telefon", "Contact: phone"},
	"ask-languages":       {"Kielet, pankin oma ensin (fi, sv, en, fi-simple …)", "Språk, bankens eget först (fi, sv, en, fi-simple …)", "Languages, the bank's own first (fi, sv, en, fi-simple …)"},
	"ask-colour":          {"Pääväri, esimerkiksi #1b4f8a (tyhjä: Vakan vihreä)", "Huvudfärg, till exempel #1b4f8a (tomt: Vakkas gröna)", "Main colour, such as #1b4f8a (empty: Vakka's green)"},
	"ask-logo":            {"Tunnus: kuvatiedosto, esimerkiksi logo.svg (tyhjä: Vakan rasia)", "Logotyp: en bildfil, till exempel logo.svg (tomt: Vakkas ask)", "Logo: a picture file, such as logo.svg (empty: Vakka's box)"},
	"ask-logo-alt":        {"Mitä tunnuksessa lukee (tyhjä: vain pankin nimi)", "Vad som står i logotypen (tomt: bara bankens namn)", "What the logo says (empty: only the bank's name)"},
	"logo-hint":           {"Anna kuvatiedoston polku: SVG, PNG, JPEG tai WebP.", "Ange sökvägen till en bildfil: SVG, PNG, JPEG eller WebP.", "Give the path of a picture file: SVG, PNG, JPEG or WebP."},
	"ask-base-url":        {"Osoite, jossa pankki julkaistaan (tyhjä: ei vielä tiedossa)", "Adress där banken publiceras (tomt: inte känd än)", "Address where it will be published (empty: not known yet)"},
	"ask-material":        {"Valmis materiaali: kaikki, ei mitään tai tavoitteita, esimerkiksi raha,luonto", "Färdigt material: allt, inget eller mål, till exempel natur,vardagen", "Starter material: all, none, or goals, such as raha,luonto"},
	"imported":            {"{source} → {file}", "{source} → {file}", "{source} → {file}"},
	"import-next":         {"Tuotuja kortteja: {made}. Ne ovat luonnoksia. Käy läpi lista kunkin kortin vieressä, poista kolmen pisteen kohdat ja lopuksi rivi ”luonnos”.", "Importerade kort: {made}. De är utkast. Gå igenom listan bredvid varje kort, ta bort de tre punkterna och till sist raden ”utkast”.", "Cards imported: {made}. They are drafts. Go through the list beside each card, remove the three dots and, last, the line “draft”."},
	"import-refused":      {"Tuomatta jäi tiedostoja: {refused}.", "Filer som inte importerades: {refused}.", "Files not imported: {refused}."},
	"import-passed":       {"Näitä asiakirjoja Vakka ei lue, joten niistä ei tullut kortteja: {files} (yhteensä {n}). Avaa ne Wordissa tai LibreOfficessa, tallenna muodossa .docx ja tuo uudelleen.", "De här dokumenten läser Vakka inte, så det blev inga kort av dem: {files} (sammanlagt {n}). Öppna dem i Word eller LibreOffice, spara som .docx och importera på nytt.", "Vakka does not read these documents, so no cards were made of them: {files} ({n} in all). Open them in Word or LibreOffice, save them as .docx and import again."},
	"import-dry":          {"Tämä oli kokeilu, mitään ei kirjoitettu. Kortteja tulisi {made}.", "Det här var ett prov, inget skrevs. Det skulle bli {made} kort.", "This was a trial, nothing was written. Cards: {made}."},
	"import-missing":      {"tiedostoa tai kansiota {file} ei ole", "filen eller mappen {file} finns inte", "there is no file or folder {file}"},
	"import-missing-hint": {"Tarkista nimi ja polku. Jos nimessä on välilyöntejä, kirjoita se lainausmerkkeihin.", "Kontrollera namnet och sökvägen. Om namnet innehåller mellanslag, sätt det inom citattecken.", "Check the name and the path. A name with spaces goes in quotes."},
	"import-none":         {"tuotavaa tiedostoa ei ole", "det finns ingen fil att importera", "there is no file to import"},
	"import-none-hint":    {"Kansiossa pitää olla .docx-, .odt-, .html-, .md- tai .zip-tiedostoja.", "I mappen ska det finnas .docx-, .odt-, .html-, .md- eller .zip-filer.", "The folder must hold .docx, .odt, .html, .md or .zip files."},
	"import-many":         {"tiedostoja on liikaa yhdelle kerralle", "det är för många filer för en gång", "there are too many files for one run"},
	"import-many-hint":    {"Tuo kerralla enintään 500 tiedostoa, yhteensä enintään 1 Gt.", "Importera högst 500 filer åt gången, sammanlagt högst 1 GB.", "Import at most 500 files at a time, 1 GB altogether."},
	"import-kind-hint":    {"Asiakirjasta voi tulla tehtävä, ohje, malli tai sivu. Viikko ja kartoitus aloitetaan: vakka new viikko", "Ett dokument kan bli en uppgift, guide, modell eller sida. En vecka och en kartläggning börjas så här: vakka new vecka", "A document can become a task, guide, model or page. Weeks and surveys begin with: vakka new week"},
	"import-to-hint":      {"Anna pankin kansio content-kansiosta alkaen, pienin kirjaimin a–z, esimerkiksi --to tehtavat/vanhat", "Ange en mapp i bankens content-mapp med små bokstäver a–z, till exempel --to tehtavat/gamla", "Give a folder inside the bank's content, in small letters a–z, such as --to tehtavat/old"},
	"import-list":         {"tuonti", "import", "import"},
	"import-list-head":    {"Tuotu tiedostosta {source}. Käy kohdat läpi ja poista tämä tiedosto, kun kortti on valmis. Tätä tiedostoa ei julkaista.", "Importerat från filen {source}. Gå igenom punkterna och ta bort den här filen när kortet är klart. Den här filen publiceras inte.", "Imported from {source}. Go through these and remove this file when the card is finished. This file is not published."},
	"import-line":         {"rivi {line}", "rad {line}", "line {line}"},
	"packed-zip":          {"Paketti {file} on valmis: {n} tiedostoa, {size}.", "Paketet {file} är klart: {n} filer, {size}.", "The package {file} is ready: {n} files, {size}."},
	"packed-booklet":      {"Vihko {file} on valmis: {n} korttia, {size}. Avaa se selaimessa ja tulosta.", "Häftet {file} är klart: {n} kort, {size}. Öppna det i webbläsaren och skriv ut.", "The booklet {file} is ready: {n} cards, {size}. Open it in a browser and print."},
	"packed-epub":         {"E-kirja {file} on valmis: {n} korttia, {size}.", "E-boken {file} är klar: {n} kort, {size}.", "The e-book {file} is ready: {n} cards, {size}."},
	"not-packed":          {"Mitään ei tehty: {summary}. Korjaa virheet ja yritä uudelleen.", "Inget gjordes: {summary}. Rätta felen och försök igen.", "Nothing was made: {summary}. Mend the mistakes and try again."},
	"no-codes":            {"Vihkossa ei ole QR-koodeja, koska pankin osoite puuttuu. Anna se: --base-url https://pankki.example.fi/", "Häftet saknar QR-koder, eftersom bankens adress saknas. Ange den: --base-url https://banken.example.fi/", "The booklet has no QR codes, since the bank's address is not known. Give it: --base-url https://bank.example.fi/"},
	"pack-choice":         {"valitsimet --goal ja --language ovat vihkolle ja e-kirjalle", "flaggorna --goal och --language är för häftet och e-boken", "the flags --goal and --language are for the booklet and the e-book"},
	"pack-choice-hint":    {"Lisää --booklet TIEDOSTO tai --epub TIEDOSTO. Pakettiin tulee aina koko sivusto.", "Lägg till --booklet FIL eller --epub FIL. Paketet innehåller alltid hela webbplatsen.", "Add --booklet FILE or --epub FILE. The package always has the whole site."},
	"pack-allowed":        {"Arvot ovat: {values}.", "Värdena är: {values}.", "The values are: {values}."},
	"pack-empty":          {"näillä valinnoilla ei ole yhtään korttia", "det finns inga kort med de här valen", "there are no cards by these choices"},
	"pack-empty-hint":     {"Vihkoon ja e-kirjaan tulevat tehtävät, joilla on jokin tavoitteista ja teksti valitulla kielellä.", "Häftet och e-boken tar uppgifter som har något av målen och en text på det valda språket.", "The booklet and the e-book take tasks that have one of the goals and a text in the language."},
	"pack-name":           {"tiedoston nimi {name} ei käy kaikille koneille", "filnamnet {name} passar inte alla datorer", "the file name {name} is not for every computer"},
	"pack-name-hint":      {"Lyhennä nimeä tai vaihda se. Windows ei salli nimiä con, nul ja com1.", "Förkorta namnet eller byt det. Windows tillåter inte namnen con, nul och com1.", "Shorten the name or change it. Windows does not allow con, nul and com1."},
	"pack-place":          {"{file} ei ole tavallinen tiedosto", "{file} är ingen vanlig fil", "{file} is no ordinary file"},
	"pack-folder":         {"kansiota {dir} ei ole", "mappen {dir} finns inte", "there is no folder {dir}"},
	"pack-other":          {"tiedosto {file} on jo olemassa, eikä se ole Vakan tekemä", "filen {file} finns redan och är inte gjord av Vakka", "the file {file} is there already, and Vakka did not make it"},
	"pack-other-hint":     {"Vanha tiedosto jää paikalleen. Anna toinen nimi.", "Den gamla filen rörs inte. Ge ett annat namn.", "The old file stays. Give another name."},
	"pack-place-hint":     {"Anna tiedoston nimi kansiossa, joka on olemassa: vakka pack --zip pankki.zip", "Ge ett filnamn i en mapp som finns: vakka pack --zip bank.zip", "Give a file name in a folder that exists: vakka pack --zip bank.zip"},
	"kilobytes":           {"kt", "kB", "kB"},
	"megabytes":           {"Mt", "MB", "MB"},
	"kind":                {"lajia ”{kind}” ei ole", "slaget ”{kind}” finns inte", "there is no kind “{kind}”"},
	"kind-hint":           {"Lajit ovat: tehtävä, ohje, malli, viikko, kartoitus, sivu.", "Slagen är: uppgift, guide, modell, vecka, kartläggning, sida.", "The kinds are: task, guide, model, week, survey, page."},
	"title":               {"otsikossa ei ole kirjaimia eikä numeroita", "rubriken har varken bokstäver eller siffror", "the title has no letters or digits"},
	"title-hint":          {"Anna otsikko lainausmerkeissä: vakka new tehtävä \"Kävely metsässä\"", "Ge rubriken inom citattecken: vakka new uppgift \"Promenad i skogen\"", "Give the title in quotes: vakka new task \"A walk in the woods\""},
	"server":              {"palvelimelle ”{server}” ei ole asetuksia", "för servern ”{server}” finns inga inställningar", "there are no settings for the server “{server}”"},
	"server-hint":         {"Palvelimet ovat: {servers}.", "Servrarna är: {servers}.", "The servers are: {servers}."},
	"server-none":         {"Se lukee asetuksensa kansiosta public tai ei tarvitse niitä. Lisää: docs/julkaiseminen.md", "Den läser sina inställningar i mappen public eller behöver inga. Mer: docs/publicera.md", "It reads its settings from public, or needs none. More: docs/julkaiseminen.md"},
	"template":            {"sivupohjaa ”{template}” ei ole", "sidmallen ”{template}” finns inte", "there is no template “{template}”"},
	"template-hint":       {"Nimet näet komennolla: vakka eject", "Namnen ser du med: vakka eject", "To see their names: vakka eject"},
	"eject-exists-hint":   {"Omaa sivupohjaa ei muuteta. Katso Vakan oma: vakka eject --print {template}", "Den egna sidmallen ändras inte. Se Vakkas egen: vakka eject --print {template}", "Your own template is left as it is. To see Vakka's: vakka eject --print {template}"},
	"eject-next":          {"Muuta sitä ja katso tulosta: vakka serve. Ohje: docs/oma-ilme.md", "Ändra den och se resultatet: vakka serve. Anvisning: docs/oma-ilme.md", "Change it and see the result: vakka serve. Guide: docs/oma-ilme.md"},
	"usage-hint":          {"Katso ohje: {command} --help", "Se hjälpen: {command} --help", "See the help: {command} --help"},
	"flag-unknown":        {"valitsinta {flag} ei ole", "flaggan {flag} finns inte", "there is no flag {flag}"},
	"flag-value":          {"valitsimen {flag} arvo ”{value}” ei kelpaa", "flaggans {flag} värde ”{value}” duger inte", "the value “{value}” will not do for {flag}"},
	"flag-needs":          {"valitsimelta {flag} puuttuu arvo", "flaggan {flag} saknar värde", "the flag {flag} needs a value"},
	"lang-hint":           {"Kielet ovat fi, sv ja en.", "Språken är fi, sv och en.", "The languages are fi, sv and en."},
	"base-url-hint":       {"Kirjoita osoite kokonaan, esimerkiksi https://pankki.example.fi/", "Skriv hela adressen, till exempel https://banken.example.fi/", "Write the whole address, such as https://bank.example.fi/"},
	"command":             {"komentoa ”{command}” ei ole", "kommandot ”{command}” finns inte", "there is no command “{command}”"},
	"args":                {"komennolle annettiin väärä määrä sanoja", "kommandot fick fel antal ord", "the command was given the wrong number of words"},
	"near":                {"Tarkoititko ”{near}”?", "Menade du ”{near}”?", "Did you mean “{near}”?"},
	"interrupted":         {"Keskeytetty. Vanha sivusto on tallella.", "Avbrutet. Den gamla webbplatsen finns kvar.", "Interrupted. The old site is as it was."},
	"io":                  {"lukeminen tai kirjoittaminen ei onnistu: {why}", "det går inte att läsa eller skriva: {why}", "could not read or write: {why}"},
	"io-full":             {"Levyllä ei ole tilaa. Vapauta sitä ja anna komento uudelleen.", "Disken är full. Frigör utrymme och ge kommandot på nytt.", "The disk is full. Make room on it and give the command again."},
	"io-protected":        {"Levy tai muistitikku on kirjoitussuojattu. Kopioi pankki omalle levyllesi ja jatka siellä.", "Disken eller USB-minnet är skrivskyddat. Kopiera banken till din egen disk och fortsätt där.", "The disk or memory stick is write-protected. Copy the bank to your own disk and go on there."},
	"io-denied":           {"Sinulla ei ole oikeutta tähän, tai tiedosto on auki toisessa ohjelmassa. Sulje ohjelma tai pyydä oikeus siltä, joka hoitaa pankkinne tekniikkaa.", "Du har inte rätt till det här, eller så är filen öppen i ett annat program. Stäng programmet eller be om rättigheten av den som sköter er teknik.", "You may not do this, or the file is open in another program. Close that program, or ask whoever minds your bank's machines for the right."},
	"io-open":             {"Tiedosto on auki toisessa ohjelmassa, tai pilvikansio käsittelee sitä. Sulje ohjelma, odota hetki ja yritä uudelleen.", "Filen är öppen i ett annat program, eller så behandlas den av molnmappen. Stäng programmet, vänta en stund och försök igen.", "The file is open in another program, or the cloud folder is at work on it. Close the program, wait a moment and try again."},
	"io-broken":           {"Levy tai verkkolevy ei vastaa niin kuin pitää. Tarkista, että se on kiinni ja yhteys toimii.", "Disken eller nätverksdisken svarar inte som den ska. Kontrollera att den är ansluten och att förbindelsen fungerar.", "The disk or shared drive does not answer as it should. Check that it is attached and the connection works."},
	"io-long":             {"Nimi tai polku on liian pitkä. Siirrä pankki lähemmäs levyn juurta tai anna sille lyhyempi nimi.", "Namnet eller sökvägen är för lång. Flytta banken närmare diskens rot eller ge den ett kortare namn.", "The name or path is too long. Move the bank nearer to the root of the disk, or give it a shorter name."},
	"out-foreign":         {"kansiossa {dir} on tiedostoja, joita Vakka ei ole tehnyt, esimerkiksi {detail}", "mappen {dir} innehåller filer som Vakka inte har gjort, till exempel {detail}", "{dir} holds files that Vakka did not make, such as {detail}"},
	"out-foreign-hint":    {"Anna tyhjä tai uusi kansio: --out KANSIO. Vakka ei koske muiden tiedostoihin. Jos kansiossa on vain vanha sivusto, josta tiedosto .vakka on kadonnut, poista kansio itse.", "Ange en tom eller ny mapp: --out MAPP. Vakka rör inte andras filer. Om mappen bara innehåller en gammal webbplats som har förlorat filen .vakka, ta bort mappen själv.", "Give an empty or a new folder: --out DIR. Vakka does not touch other people's files. If it holds only an old site that has lost its file .vakka, remove the folder yourself."},
	"out-unsafe":          {"kansioon {dir} ei voi tehdä sivustoa, koska siinä on muutakin tärkeää", "webbplatsen kan inte göras i {dir}, eftersom där finns annat viktigt", "the site cannot be made in {dir}, because other important things are there"},
	"out-unsafe-hint":     {"Anna sivustolle oma kansio, esimerkiksi --out public", "Ge webbplatsen en egen mapp, till exempel --out public", "Give the site a folder of its own, such as --out public"},
	"out-tilde":           {"kansion nimi {dir} alkaa ~-merkillä, jota komentotulkki ei vaihtanut kotikansioksi", "mappens namn {dir} börjar med ~, som skalet inte bytte till hemmappen", "the folder's name {dir} begins with ~, which the shell did not turn into the home folder"},
	"out-tilde-hint":      {"Kirjoita välilyönti eikä yhtäsuuruusmerkkiä, ilman lainausmerkkejä: --out ~/pankki. Jos kansion nimi on ~, kirjoita --out ./~", "Skriv ett mellanslag i stället för likhetstecken, utan citattecken: --out ~/bank. Om mappen heter ~, skriv --out ./~", "Write a space instead of the equals sign, without quotes: --out ~/bank. If the folder is called ~, write --out ./~"},
	"out-file":            {"{dir} on tiedosto, ei kansio", "{dir} är en fil, inte en mapp", "{dir} is a file, not a folder"},
	"out-file-hint":       {"Anna kansion nimi, esimerkiksi --out public", "Ange en mapp, till exempel --out public", "Give the name of a folder, such as --out public"},
	"out-damaged":         {"kansion {dir} tiedostoluettelo on rikki ({detail})", "fillistan i mappen {dir} är trasig ({detail})", "the list of files in {dir} is damaged ({detail})"},
	"out-damaged-hint":    {"Poista kansio {dir} ja tee sivusto uudelleen.", "Ta bort mappen {dir} och gör webbplatsen på nytt.", "Remove {dir} and build again."},
	"out-locked":          {"toinen Vakka tekee sivustoa juuri nyt (prosessi {detail})", "en annan Vakka gör webbplatsen just nu (process {detail})", "another Vakka is building the site right now (process {detail})"},
	"out-locked-hint":     {"Odota hetki ja yritä uudelleen.", "Vänta en stund och försök igen.", "Wait a moment and try again."},
	"out-way":             {"kansiossa {dir} on muiden tiedosto {detail}, jonka paikalle tulisi sivu", "i mappen {dir} finns en annan fil {detail} där en sida skulle komma", "{dir} holds somebody's file {detail} where a page should go"},
	"out-way-hint":        {"Siirrä tiedosto muualle.", "Flytta filen någon annanstans.", "Move the file elsewhere."},
	"out-twins":           {"kahdella sivulla olisi sama osoite: {detail}", "två sidor skulle få samma adress: {detail}", "two pages would have one address: {detail}"},
	"out-twins-hint":      {"Nimeä toinen tiedosto uudelleen.", "Döp om den ena filen.", "Rename one of the files."},
	"out-none":            {"kansiossa {dir} ei ole Vakan tekemää sivustoa", "i mappen {dir} finns ingen webbplats som Vakka har gjort", "{dir} holds no site that Vakka has made"},
	"out-none-hint":       {"Tee se ensin: vakka build", "Gör den först: vakka build", "Make it first: vakka build"},
	"out-changed":         {"kansion {dir} tiedosto {detail} ei ole sellainen kuin Vakka sen teki", "filen {detail} i mappen {dir} är inte som Vakka gjorde den", "the file {detail} in {dir} is not as Vakka made it"},
	"out-changed-hint":    {"Tee sivusto uudelleen ja julkaise se sitten: vakka build", "Gör webbplatsen på nytt och publicera den sedan: vakka build", "Build the site again, then deploy it: vakka build"},
	"progress":            {"Tehdään sivuja", "Gör sidor", "Making pages"},
}

// voice speaks one language.
type voice string

// say gives a text with {name}s filled in from pairs of name and value.
func (v voice) say(key string, pairs ...string) string {
	w, ok := words[key]
	if !ok {
		w, ok = deployWords[key]
	}
	if !ok {
		panic("no words for " + key)
	}
	text := w[0]
	switch v {
	case "sv":
		text = w[1]
	case "en":
		text = w[2]
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+pairs[i]+"}", pairs[i+1])
	}
	return text
}

// language decides what the program speaks: what was asked for, the bank's
// language, or the user's own.
func language(asked, bankLang string) voice {
	for _, lang := range []string{asked, bank.BaseLang(bankLang)} {
		if lang == "fi" || lang == "sv" || lang == "en" {
			return voice(lang)
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		switch l := os.Getenv(name); {
		case l == "" || l == "C" || l == "POSIX" || strings.HasPrefix(l, "C."):
		case strings.HasPrefix(l, "fi"), strings.HasPrefix(l, "sv"):
			return voice(l[:2])
		default:
			return "en"
		}
	}
	return "fi"
}
