package personal

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func shown(list []Finding) string {
	var out []string
	for _, f := range list {
		out = append(out, fmt.Sprintf("%s %d %s", f.Kind, f.Offset, f.Key))
	}
	return strings.Join(out, ", ")
}

// What is found, where, and by which key: the ways to write one thing share one.
// Which lines hold something is tried in TestRates.
var looks = []struct{ text, want string }{
	{"", ""},
	{"Kävele 30 minuuttia.", ""},
	{"hetu 131052-308T.", "id 5 131052-308T"},
	{"ä 131052 – 308t", "id 3 131052-308T"},
	{"131052-\u00ad308T", "id 0 131052-308T"},
	{"１３１０５２－３０８Ｔ", "id 0 131052-308T"},
	{"010190-999W", "temporary 0 010190-999W"},
	{"131052+308T 131052Y308T 131052F308T", "id 0 131052+308T, id 12 131052Y308T, id 24 131052F308T"},
	{"131052-308U 311102-308T 131052-001M", ""},
	{"290200A3398 290200-3398", "id 0 290200A3398"}, // 1900 had no such day
	{"FI21 1234 5600 0007 85", "iban 0 FI2112345600000785"},
	{"fi2112345600000785 FI2112345600000786", "iban 0 FI2112345600000785"},
	{"040-123 45 67, +358 (0)40 1234567", "phone 0 +358401234567, phone 15 +358401234567"},
	{"(02) 434 1234", "phone 0 +35824341234"},
	{"٠٤٠ ١٢٣ ٤٥٦٧", "phone 0 +358401234567"},
	{"0401234567 2 kpl", "phone 0 +358401234567"},
	{"Matti.M(at)Kunta.fi", "email 0 matti.m@kunta.fi"},
	{"a@b.fi, a@b.example", "email 0 a@b.fi"},
	{"asiakkaamme Matin", "name 0 matti"},
	{"Kerro, että osallistuja nimeltä Tuomaan", "name 13 tuomas"},
	{"hetu 131052-308T, 040 123 4567", "id 5 131052-308T, phone 18 +358401234567"},
}

func TestLook(t *testing.T) {
	for _, c := range looks {
		if got := shown(Look(c.text)); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestLookName(t *testing.T) {
	for name, want := range map[string]string{
		"asiakas-matti.docx": "name 0 matti", "osallistujan_liisan_viikko.pdf": "name 0 liisa", "hetu_131052-308T.pdf": "id 5 131052-308T",
		"matti_0401234567.pdf": "phone 6 +358401234567", "IMG_0401234567.jpg": "", "2026-w48.md": "", "asiakaspalvelu.md": "", "kavely-1.2.png": "",
	} {
		if got := shown(LookName(name)); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func TestLookAddress(t *testing.T) {
	for address, want := range map[string]string{
		"tel:+358401234567": "phone 4 +358401234567", "tel:040-1234567;ext=1": "phone 4 +358401234567", "TEL:024341234": "phone 4 +35824341234",
		"tel:112": "", "tel:116117": "", "tel:080005005": "", "tel:+358295345000": "", "tel:%2B358401234567": "phone 4 +358401234567",
		"mailto:matti@kunta.fi?cc=liisa@kunta.fi": "email 0 matti@kunta.fi, email 18 liisa@kunta.fi", "mailto:matti%40kunta.fi": "email 0 matti@kunta.fi", "mailto:nimi@example.org": "",
		"https://wa.me/358401234567": "phone 14 +358401234567", "https://kunta.fi/0401234567": "", "https://kunta.fi/?hetu=131052-308T": "id 25 131052-308T",
		"ohjeet/kuva.md": "", "": "",
	} {
		if got := shown(LookAddress(address)); got != want {
			t.Errorf("%s: got %s, want %s", address, got, want)
		}
	}
}

// A value in a list of what is allowed has the key of what it is to allow, also
// when it is a public service's and would not be found.
func TestKeys(t *testing.T) {
	for value, want := range map[string]string{
		"+358 2 434 1234": "+35824341234", "(02) 434 1234": "+35824341234", "040 1234567 tai 050 1234567": "+358401234567 +358501234567",
		"020 692 204": "+35820692204", "Info@Kunta.FI": "info@kunta.fi", "nimi@example.org": "nimi@example.org", "asiakas Matti": "matti", "Matti": "matti",
		"Maija  Virtanen": "maija virtanen", "131052-308t": "131052-308T", "": "",
	} {
		if got := strings.Join(Keys(value), " "); got != want {
			t.Errorf("%q: got %q, want %q", value, got, want)
		}
	}
}

// Messages go into logs: what tells a person by itself is not whole in them.
func TestShown(t *testing.T) {
	for text, want := range map[string]string{"131052-308T": "1310…", "FI2112345600000785": "FI21…", "040 123 4567": "040 123 4567", "a@kunta.fi": "a@kunta.fi"} {
		if got := Look(text)[0].Shown(); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

func FuzzLook(f *testing.F) {
	for _, c := range looks {
		f.Add(c.text)
	}
	for _, text := range []string{"cuſtomer Matti", "Cuſ", "aſiakas Matti", "eka rivi\nasiakas Matti\n040 1234567\n", "ä ät b", "\xd9\nasiakas", "päasiakas", "FI 2112345600000785", "FI21ABCDEFGHIJKLMN", "xFI\u00ad21", "kuva 12", "02 12345", "asi\u00adakas Matti 5", "1 a\tät b.fi", "1 ät\nb.fi", "Äasiakas Asi"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found := Look(text)
		for i, one := range found {
			if one.Offset < 0 || one.Offset >= len(text) || i > 0 && one.Offset < found[i-1].Offset || one.Key == "" || one.Value == "" {
				t.Fatalf("%q: odd finding %+v", text, one)
			}
			if utf8.ValidString(text) && !utf8.ValidString(one.Value+one.Shown()) {
				t.Fatalf("%q: broken letters in %+v", text, one)
			}
			if one.Kind != Name && (len(Keys(one.Value)) == 0 || Keys(one.Value)[0] != one.Key) && !strings.Contains(text, "/") {
				t.Fatalf("%q: %+v cannot be allowed by its value: %q", text, one, Keys(one.Value))
			}
		}
		LookName(text)
		if simple(text) && !worthALook(text) && (len(look(text, true)) > 0 || len(lookName(text)) > 0) {
			t.Fatalf("%q is worth a look", text)
		}
		if quick, slow := worthALook(text), worthSlowly(text); quick != slow && (quick || len(look(text, true)) > 0 || len(lookName(text)) > 0) {
			t.Fatalf("%q is worth a look by one way and not by the other", text)
		}
		var lines []Finding
		from := 0
		for line := range strings.Lines(text) {
			for _, one := range Look(line) {
				one.Offset += from
				lines = append(lines, one)
			}
			from += len(line)
		}
		if got := LookLines(text); !slices.Equal(got, lines) {
			t.Fatalf("%q: %v, line by line %v", text, got, lines)
		}
		LookAddress("tel:" + text)
		LookAddress("https://" + text)
	})
}

// worthSlowly is worthALook with the list of roles alone.
func worthSlowly(text string) bool {
	word := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case digit(c), strings.IndexByte("@([", c) >= 0:
			return true
		case letter(c):
			if !word && startsRole(text[i:]) {
				return true
			}
			word = true
		case c == ' ' && atWord(text[i+1:]) > 0:
			return true
		case c >= 0xd9:
			if r, _ := utf8.DecodeRuneInString(text[i:]); unicode.IsDigit(r) || r == '＠' {
				return true
			}
			word = true
		default:
			word = c >= utf8.RuneSelf
		}
	}
	return false
}

// Nearly every text has nothing in it: looking must cost next to nothing.
func BenchmarkLook(b *testing.B) {
	text := strings.Repeat("Kävele lähimetsään ja ota kuva jostakin, mikä on sinulle uutta. ", 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Look(text)
	}
}
