package render

import (
	"encoding/json"
	"net/mail"
	"net/url"
	"strings"
	"testing"

	"vakka/internal/bank"
)

// read takes a draft apart as a mail program does.
func readDraft(t testing.TB, draft string) (to, subject, body string) {
	t.Helper()
	u, err := url.Parse(draft)
	if err != nil || u.Scheme != "mailto" {
		t.Fatalf("%s: %v", draft, err)
	}
	if to, err = url.PathUnescape(u.Opaque); err != nil {
		t.Fatal(err)
	}
	fields, err := url.ParseQuery(u.RawQuery)
	if err != nil || len(fields) != 2 || strings.ContainsAny(draft, " +\"<>\n") {
		t.Fatalf("%s: %v %v", draft, fields, err)
	}
	return to, fields.Get("subject"), fields.Get("body")
}

func TestMailDraft(t *testing.T) {
	for _, to := range []string{"ohjaajat@example.org", "a+b&c?d=e%20#f/g@example.org", "sähkö@pösti.fi"} {
		subject, body := "Ä & Ö = 100 % + 1? #2", "Rivi 1\nRivi 2 & lisää"
		gotTo, gotSubject, gotBody := readDraft(t, mailDraft(to, subject, body, ""))
		if gotTo != to || gotSubject != subject || gotBody != "Rivi 1\r\nRivi 2 & lisää" {
			t.Errorf("%q %q %q", gotTo, gotSubject, gotBody)
		}
	}
}

func FuzzMailDraft(f *testing.F) {
	f.Add("Kävely & kuva", "a\nb")
	f.Fuzz(func(t *testing.T, subject, body string) {
		if strings.Contains(body, "\r") {
			return
		}
		_, gotSubject, gotBody := readDraft(t, mailDraft("a@example.org", subject, body, ""))
		if gotSubject != subject || strings.ReplaceAll(gotBody, "\r\n", "\n") != body {
			t.Errorf("%q %q became %q %q", subject, body, gotSubject, gotBody)
		}
	})
}

// A draft says which card and which version, and stays short enough for every
// mail program, in every language, however long the title.
func TestFeedback(t *testing.T) {
	b := withBase(t)
	long := b.ByID("ohjeet/teams")
	long.Texts[0].Title = strings.Repeat("油の温度を測る", 30)
	s, err := newSite(b, theme())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range s.editions {
		for _, m := range b.Materials {
			a := e.article(m)
			got := a.Feedback
			if len(got.Mail) > 1500 {
				t.Errorf("%s in %s: %d characters", m.ID, e.lang, len(got.Mail))
			}
			to, subject, body := readDraft(t, got.Mail)
			if _, err := mail.ParseAddress(to); err != nil || to != b.Config.Contact.Email {
				t.Errorf("to %q: %v", to, err)
			}
			text, _ := m.In(e.lang)
			for _, want := range []string{m.ID, "https://example.fi/pankki/" + a.Address, version(text)} {
				if !strings.Contains(subject+body, want) {
					t.Errorf("%s in %s: no %q in %q %q", m.ID, e.lang, want, subject, body)
				}
			}
		}
	}
	b.Config.Contact.Email = ""
	for name, page := range pages(t, b) {
		if strings.Contains(strings.NewReplacer("mailto:?", "", `data-mail href="mailto:"`, "").Replace(page), "mailto:") {
			t.Errorf("%s: a draft to nobody", name)
		}
		if strings.HasSuffix(name, "tehtavat/kavely.html") && !strings.Contains(page, "?kortti=") {
			t.Errorf("%s: no form on paper", name)
		}
	}
}

func TestVersion(t *testing.T) {
	a, b := bank.Text{Title: "a"}, bank.Text{Title: "a", Body: bank.Body{Here: []bank.Section{{Text: "x"}}}}
	if version(&a) == version(&b) || len(version(&a)) != 8 {
		t.Errorf("%s %s", version(&a), version(&b))
	}
}

// The cards to choose from are all tasks, or every nth of very many, with the
// words of the edition's language, and cannot end the script they stand in.
func TestChoice(t *testing.T) {
	for n, want := range map[int]int{0: 2, mostChoices: (mostChoices+2)/2 + 0} {
		s, err := newSite(grown(n), theme())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range s.editions {
			data, ok := strings.CutPrefix(string(e.choice.data), "self.vakkaCards=")
			var cards []choiceCard
			if err := json.Unmarshal([]byte(strings.TrimSuffix(data, ";\n")), &cards); err != nil || !ok || len(cards) != want {
				t.Fatalf("%d cards, want %d: %v", len(cards), want, err)
			}
			if n == 0 && e.lang == "sv" && (cards[1].Title != "Promenad i närheten" && cards[0].Title != "Promenad i närheten") {
				t.Errorf("not in Swedish: %v", cards)
			}
		}
	}
}
