package law

import (
	"time"

	"vakka/internal/bank"
)

// An Authority supervises, and takes complaints. Checked is the day its details
// were last compared with what the authority and public bodies publish.
type Authority struct {
	Name, Unit, Site bank.Words
	Email, Phone     string
	Since, Checked   time.Time
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// Accessibility supervises the Act on the Provision of Digital Services. Until
// the end of 2024 it was the Regional State Administrative Agency.
var Accessibility = Authority{
	Name:  bank.Words{"fi": "Liikenne- ja viestintävirasto Traficom", "sv": "Transport- och kommunikationsverket Traficom", "en": "Finnish Transport and Communications Agency Traficom"},
	Unit:  bank.Words{"fi": "Digitaalisen esteettömyyden ja saavutettavuuden valvontayksikkö", "sv": "Enheten för tillsyn över digital tillgänglighet", "en": "Digital Accessibility Supervision Unit"},
	Site:  bank.Words{"fi": "https://www.saavutettavuusvaatimukset.fi/", "sv": "https://www.tillganglighetskrav.fi/", "en": "https://www.webaccessibility.fi/"},
	Email: "saavutettavuus@traficom.fi", Phone: "029 534 5000",
	Since: day(2025, time.January, 1), Checked: day(2026, time.November, 22),
}

// DataProtection supervises the processing of personal data.
var DataProtection = Authority{
	Name:  bank.Words{"fi": "Tietosuojavaltuutetun toimisto", "sv": "Dataombudsmannens byrå", "en": "Office of the Data Protection Ombudsman"},
	Unit:  bank.Words{},
	Site:  bank.Words{"fi": "https://tietosuoja.fi/", "sv": "https://tietosuoja.fi/sv/", "en": "https://tietosuoja.fi/en/"},
	Email: "tietosuoja@om.fi", Phone: "029 566 6700",
	Checked: day(2026, time.November, 22),
}

// Act is where the Act on the Provision of Digital Services (306/2019) stands.
var Act = bank.Words{"fi": "https://www.finlex.fi/fi/laki/ajantasa/2019/20190306", "sv": "https://www.finlex.fi/sv/laki/ajantasa/2019/20190306"}

// yearly is how long a statement holds before it must be looked at again, in
// months.
const yearly = 12

// Due is whether a day lies more than a year before today.
func Due(d, today time.Time) bool { return !d.IsZero() && d.AddDate(0, yearly, 0).Before(today) }

// Later is the later of two days.
func Later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
