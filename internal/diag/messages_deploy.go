package diag

// deployRules are about where bank.yaml says that the site is taken.
var deployRules = map[string]Rule{
	"unknown-target": {Error,
		Wording{"kohdetta ”{value}” ei ole", "Kohteet ovat {allowed}. Ne kerrotaan sivulla docs/julkaiseminen.md."},
		Wording{"målet ”{value}” finns inte", "Målen är {allowed}. De beskrivs i docs/publicera.md."},
		Wording{"there is no target “{value}”", "The targets are {allowed}. They are told of in docs/julkaiseminen.md."}},
	"bad-deploy": {Error,
		Wording{"tiedon ”{key}” arvo ”{value}” ei kelpaa julkaisuun", "Kirjoita esimerkiksi {key}: {example}"},
		Wording{"värdet ”{value}” för ”{key}” duger inte för publicering", "Skriv till exempel {key}: {example}"},
		Wording{"the value “{value}” of “{key}” will not do for publishing", "Write for example {key}: {example}"}},
	"deploy-incomplete": {Error,
		Wording{"julkaisun asetuksista puuttuu tieto ”{key}”", "Lisää sisennetty rivi, esimerkiksi {key}: {example}"},
		Wording{"uppgiften ”{key}” saknas bland inställningarna för publicering", "Lägg till en indragen rad, till exempel {key}: {example}"},
		Wording{"the settings for publishing lack “{key}”", "Add an indented line, for example {key}: {example}"}},
	"deploy-secret": {Error,
		Wording{"tieto ”{key}” näyttää avaimelta, eikä avaimia saa kirjoittaa tähän", "Poista rivi. Avaimet annetaan ympäristössä: AWS_ACCESS_KEY_ID ja AWS_SECRET_ACCESS_KEY. Jos tiedosto on jo muiden nähtävillä, vaihda avain uuteen."},
		Wording{"”{key}” ser ut som en nyckel, och nycklar får inte skrivas här", "Ta bort raden. Nycklarna ges i miljön: AWS_ACCESS_KEY_ID och AWS_SECRET_ACCESS_KEY. Om andra redan kan se filen ska nyckeln bytas."},
		Wording{"“{key}” looks like a key, and keys may not be written here", "Remove the line. Keys are given in the environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. If others can see the file already, change the key."}},
}
