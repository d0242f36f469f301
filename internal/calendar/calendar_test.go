package calendar

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the expected files anew")

func on(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func sample() Calendar {
	return Calendar{Name: "Etätyöpaja: viikot", About: "Ryhmien viikko-ohjelmat", Zone: "Europe/Helsinki", Events: []Event{
		{UID: UID("paja", "viikot/2026-w48", "2026-11-23", "0900"), Changed: on("2026-11-20"), Day: on("2026-11-23"), Start: 540, End: 570, Remind: 30,
			Title: "Aamupiiri, kahvi; ja \\ muut – Aamuryhmä", About: "Linkki tulee sähköpostiin.\nhttps://example.fi/pankki/viikot/2026-w48.html", URL: "https://example.fi/pankki/viikot/2026-w48.html"},
		{UID: UID("paja", "viikot/2026-w48", "2026-11-24", "1200"), Changed: on("2026-11-20"), Day: on("2026-11-24"), Start: 720, End: 780, Remind: 30, Title: "Peruttu: Piiri", Cancelled: true},
		{UID: UID("paja", "viikot/2026-w48", "2026-11-25", "day"), Changed: on("2026-11-20"), Day: on("2026-11-25"), Start: -1, Title: "Päivän tehtävät", Place: "Työpaja"},
	}}
}

func TestGolden(t *testing.T) {
	got := Bytes(sample())
	if *update {
		if err := os.WriteFile("testdata/viikko.ics", got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/viikko.ics")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("the file differs (-want +got):\n%s", d)
	}
	if !bytes.Equal(got, Bytes(sample())) {
		t.Error("two files of the same events differ")
	}
}

// unfold gives the content lines, after holding what every line must be.
func unfold(t *testing.T, data []byte) []string {
	t.Helper()
	text := string(data)
	if !strings.HasSuffix(text, "\r\n") || strings.Count(text, "\r") != strings.Count(text, "\r\n") || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Fatalf("a line does not end in CRLF: %q", text)
	}
	for _, l := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(l) > 75 || !utf8.ValidString(l) || l == "" || l == " " {
			t.Fatalf("a line of %d octets, or cut inside a character: %q", len(l), l)
		}
		for _, c := range l {
			if c < ' ' || c == 0x7f {
				t.Fatalf("a control character in %q", l)
			}
		}
	}
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n")
}

func names(lines []string) (out []string) {
	for _, l := range lines {
		name, value, _ := strings.Cut(l, ":")
		name, _, _ = strings.Cut(name, ";")
		if name == "BEGIN" || name == "END" {
			name += ":" + value
		}
		out = append(out, name)
	}
	return out
}

// read undoes escape.
func read(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
			if s[i] == 'n' {
				out.WriteByte('\n')
				continue
			}
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

var hostile = []string{
	"\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x", "\nATTENDEE:mailto:a@b.fi", "\rMETHOD:REQUEST", "\\nBEGIN:VALARM", "\\\r\n", "a\\", `\\n`,
	"END:VCALENDAR", ":", ";", ",", ";TZID=x:y", "\u2028BEGIN:VEVENT", "\u2029", "\u0085ATTACH:file:///etc/passwd", "\x00", "\x1b[31m", "\x7f", "\t x",
	"\x0b\x0c", "\r\n ", "\r\n\tX:1", "\xff\xfe", "\ufeffBEGIN:VCALENDAR", `"quoted"`, strings.Repeat("ä", 200), strings.Repeat("🙂", 60), strings.Repeat("a", 74) + "ä",
	strings.Repeat("x\r\n", 40), "=?utf-8?q?x?=", "<script>alert(1)</script>", "é\u0301\u200d👩‍👩‍👧",
}

// What people write adds no line, property or component.
func TestInjection(t *testing.T) {
	want := names(unfold(t, Bytes(made("harmless"))))
	for _, value := range hostile {
		lines := unfold(t, Bytes(made("a"+value+"z")))
		if d := cmp.Diff(want, names(lines)); d != "" {
			t.Errorf("%q changes what the file is made of:\n%s", value, d)
		}
	}
}

func made(value string) Calendar {
	return Calendar{Name: value, About: value, Zone: "Europe/Stockholm", Events: []Event{
		{UID: UID("paja", value), Changed: on("2026-11-20"), Day: on("2026-11-23"), Start: 540, End: 570, Remind: 30, Title: value, About: value, Place: value, URL: "https://example.fi/" + value},
	}}
}

// FuzzText holds that a text comes back as it was, but for what cannot be seen.
func FuzzText(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := made("a" + s + "z")
		lines := unfold(t, Bytes(c))
		if d := cmp.Diff(names(unfold(t, Bytes(made("harmless")))), names(lines)); d != "" {
			t.Fatalf("%q changes what the file is made of:\n%s", s, d)
		}
		for _, l := range lines {
			if value, ok := strings.CutPrefix(l, "SUMMARY:"); ok {
				if back := read(value); escape(back) != value || strings.Count(back, "a") < strings.Count(s, "a") {
					t.Fatalf("%q is read back as %q", s, back)
				}
			}
		}
	})
}

func TestFolding(t *testing.T) {
	for n := range 160 {
		for _, c := range []string{"a", "ä", "€", "🙂"} {
			s := strings.Repeat("x", n) + strings.Repeat(c, 70)
			w := &writer{}
			w.line("SUMMARY:" + s)
			if got := unfold(t, w.out.Bytes()); len(got) != 1 || got[0] != "SUMMARY:"+s {
				t.Fatalf("%d x and 70 %s: %q", n, c, got)
			}
		}
	}
}

// A UID depends on its parts alone, and no two lists of parts give the same.
func TestUID(t *testing.T) {
	seen := map[string][]string{}
	for _, parts := range [][]string{{"b", "a", "1"}, {"b", "a1"}, {"b", "a", "2"}, {"b2", "a", "1"}, {"b", "", "a1"}} {
		uid := UID(parts[0], parts[1:]...)
		if other := seen[uid]; other != nil {
			t.Errorf("%v and %v have one UID", parts, other)
		}
		seen[uid] = parts
		if uid != UID(parts[0], parts[1:]...) || !strings.HasSuffix(uid, "@"+parts[0]) {
			t.Errorf("%v: %s", parts, uid)
		}
	}
	if got, want := UID("paja", "viikot/2026-w48", "2026-11-23", "0900"), "@paja"; !strings.HasSuffix(got, want) || len(got) != 24+len(want) {
		t.Errorf("UID is %s", got)
	}
}

func TestSequence(t *testing.T) {
	var last int
	for i, e := range []Event{
		{Changed: time.Time{}}, {Changed: time.Time{}, Cancelled: true}, {Changed: on("2026-11-20")}, {Changed: on("2026-11-20"), Cancelled: true},
		{Changed: on("2026-11-21")}, {Changed: on("2027-01-01"), Cancelled: true},
	} {
		if n := sequence(e); i > 0 && n <= last {
			t.Errorf("%+v: %d after %d", e, n, last)
		} else {
			last = n
		}
	}
}
