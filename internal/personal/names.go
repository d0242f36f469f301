package personal

import "strings"

// names are the commonest given names of people who live in Finland, of those
// of working age first, in Finnish, Swedish and a few other languages. A list
// of all names would take ordinary words for names more often than it helped.
var names = set(`
	aada aapo abdul abdulahi ahmad ahmed aisha aysha aaro aaron aatu abdi abdullah adam ada aija aila aili aimo aini aino aki aku alex aleksi aleksandra alexander ali alina alisa alma altti amalia amanda amina
	anders andrei anita anja anna anne anneli anni annika annikki annukka anssi ants antero anton antti anu ari arja armi arja armas arto arttu arttur artturi asko asta
	astrid atte auli aulis auni auri axel birgitta bjarne björn carita carl charlotta christian christina daniel david eeli eelis eemeli eemi eero eerik eerikki eerika eetu eeva
	eevi eija eila eila eino einari elena elias eliel eliina elina elisa elisabet elisabeth ella elli ellen elma elmeri elsa elsi elviira emil emilia emma emmi enni eric erik erika erja erkki ernesti
	essi ester esko eva eveliina fanni fatima frans fredrik gunilla gunnel gustav göran hanna hanne hannele hannes hannu harri hasan hassan hussein ibrahim omar mustafa nadia layla leyla olena oksana oleksandr igor sergei dmitri nguyen heidi heikki heini heino heli helena helga helge helka helmi
	helvi henna henri henrik henriikka henry hilda hilja hilkka hilla hillevi hilma iida iina iines iiris iiro iivari ilari ilkka ilmari ilona ilpo ilse immo ina inga inger inka inkeri inna ira irene irina irja irma iris isabella
	isto ivan jaakko jaana jalmari jan jani janika janina janita janne jarkko jari jarmo jarno jasmin jenna jenni jenny jere jeremias jesse joakim joel joanna johan johanna johannes john joni jonna jonas jonne
	joona joonas joose jooseppi jorma josefiina jouko jouni juha juhana juhani juho jukka julia julius juliaana jussi justus jutta juuso jyri jyrki kaarina kaarle kaarlo kaija kai kaino kaisa kaisu kalervo kalevi kalle
	karen kari karin karoliina karita karl katariina katarina kati katja katri katriina kauko kerttu kerttuli keijo kenneth kevin kiia kim kimmo kirsi kirsti kirsikka klaus konsta kosti krista kristian kristiina kristina kullervo
	kyllikki kyösti lari lars lasse laura lauri lea leea leena leevi leila lempi lenni leo leon leena liisa lilja lilli linda linnea linus lotta loviisa luca lukas lumi lyyli lyydia maaret maaria maarit maija maiju maj
	maju malin mailis maire maisa marcus maria mariam marianna marianne marika mari maritta marjaana marjatta marja marjo marjukka marjut marketta marko markku markus martin martta martti mary matias matilda matleena matti mattias
	mauno mauri max meeri meri merja mervi mia mika mikael mikaela mikko miia miina miira miisa milja milka milla milena mimmi minea minna minttu mira miro mirka mirja mirjami mirjam mirva mohamed mohammad mohammed mona moona
	muhammad natalia nea nella netta niclas nicole niilo niina niklas niko nikolai nina noel noora nooa nora oili oiva oliver olavi olga olli olivia oona orvokki oskar oskari ossi osmo otto outi paavo paula pauli pauliina paulus
	peetu peik pekka pekko pentti peppi peter petra petri petteri pertti pia pihla piia pinja pirita piritta pirjo pirkko pontus päivi päivikki pyry raija raili raimo rainer raisa rami rasmus raul rauli rauni rauno reetta reijo reima reino
	riikka riina riitta riku risto ritva roope roosa ronja robert robin roni ruut saara sabina saija saila saima saimi sakari salla salme salli sami samu samuel samuli sampo samppa sandra sanelma sanna sanni santeri santtu sara sarah sari sarianna
	satu sebastian seela seija selma senja seppo siina siiri signe silja simo sini sinikka sirkka sirkku sirpa sisko siv sofia sofie sohvi soile soili sointu sonja stefan stig stina sulo susanna susanne suvi svetlana sylvi sylvia
	taavi taina taisto tanja tapani tapio tarja tarmo taru tatjana tatu tauno teemu teija tellervo terhi terho teppo tero terttu tiia tiina timi timo tinja tobias tom tomas tomi tommi toivo toni topi topias tor torsten touko tuija tuire
	tuomas tuomo tuomi tuuli tuula tuulia tuulikki tuure tyyne tytti tyyni ulf ulla ulpu ulrika unto urho urpo usko uuno vadim valdemar valentina valma valtteri vanessa varpu veera veeti veijo veikka veikko veli venla verna
	verneri vesa vieno victor viivi viktor viktoria vilho vilhelm vilhelmiina viljami viljo vilja ville vilma vilppu visa virpi virve voitto vuokko väinö yrjö yusuf ylva åke åsa örjan
	aivar alejandra aleksanteri aleksandr aleksey amal anastasia andres andrey andriy annastiina annemari anniina arvi arvo bengt berit bohdan brita börje
	camilla carina caroline cecilia dmytro ekaterina emilie fadumo farhad fatuma felix frida galina greta göte halima hely herman hodan håkan ida ihor
	ines indrek iryna jasmina jelena jessica josefin juulia kadri karla kasper kasperi kateryna kerstin khadija kirill kristjan ksenia külli laila larisa
	leif linh ljudmila ludvig magnus maikki maksim margareta margit margus marita maryam maryna mathias meelis melissa merike micaela mihail mihkel
	mirella mirkka mykola nasra natalja nico niila nikita ninni oleg osman ossian patrik pavel petro piret polina pär ragnar reeta rolf ruslan safia sahra
	samira sergey siim sirje svitlana tamara taras tatiana thu tiit tiiu tommy toomas triin tõnu urmas valentin viktorija vladimir volodymyr yana yasmin
	yevhen yulia zahra zainab ülle
	anette benita christer elin gun gunnar hjalmar holger ingmar kaj kjell kurt mats nils olof rolf rune siv solveig sture sune sven torsten tove ulrik viveca yngve`)

// common are the names that are also words a sentence or a card's line may
// begin with: Anna palautetta. Toivo parasta.
var common = set(`anna toivo usko voitto onni rauha lumi meri tuuli satu suvi helmi kaino sulo vilja pihla lempi lilja taru visa pyry veli sampo sini aura
	touko sointu vieno unto kirsikka tuomi vuokko orvokki alma marja armas hilja oma`)

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, s := range strings.Fields(list) {
		out[s] = true
	}
	return out
}
