package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
	"vakka/internal/output"
	"vakka/internal/search/lang"
)

// smallBankOf makes a bank of Finnish guides, each "title|text under a heading".
func smallBankOf(texts ...string) *bank.Bank { return bankIn("fi", texts...) }

func bankIn(tag string, texts ...string) *bank.Bank {
	var docs []*bank.Document
	for i, s := range texts {
		title, body, _ := strings.Cut(s, "|")
		docs = append(docs, &bank.Document{File: fmt.Sprintf("content/ohjeet/k%04d.md", i), ID: fmt.Sprintf("ohjeet/k%04d", i), Kind: bank.Guide,
			Facts: bank.Facts{Goals: []string{[]string{"arki", "liike"}[i%2]}, Duration: 15},
			Text: &bank.Text{Lang: tag, Title: title, Body: bank.Body{Here: []bank.Section{
				{Text: "Johdanto."}, {ID: "h-nain", Heading: "Näin teet", Text: body}}}}})
	}
	term := func(id, label string) bank.Term { return bank.Term{ID: id, Label: bank.Words{"fi": label}} }
	config := bank.Config{Name: bank.Words{"fi": "Koe"}, Languages: []string{tag},
		Vocabularies: map[string]bank.Vocabulary{"goals": {Name: "goals", Terms: []bank.Term{term("arki", "Arjen hallinta"), term("liike", "Liike")}}},
		Glossary:     []bank.Synonyms{{Word: "puhelin", Same: []string{"kännykkä", "luuri"}}}}
	b, _ := bank.Assemble(bank.Parts{Config: config, Documents: docs})
	return b
}

var cards = []string{
	"Kotihoidon palvelut|Kotihoito auttaa asiakasta kotona. Hoidon suunnitelma tehdään yhdessä.",
	"Etäkuntouttava työtoiminta|Kuntoutus tapahtuu etänä. Työtoimintaa on kolmena päivänä viikossa.",
	"Ruokakassipalvelu|Kassi tuodaan kotiin. Ruokaa riittää viikoksi.",
	"Puhelimen käyttö|Näin vastaat puhelimeen ja lähetät viestejä.",
	"Käsien pesu|Pese kädet saippualla. Käsissä on bakteereja.",
	"Kävely lähimetsässä|Kävele metsässä ja kuuntele lintuja.",
	"Päiväkotiin hakeminen|Hakemus päiväkotiin tehdään verkossa.",
}

// write makes an index in a folder.
func write(t *testing.T, b *bank.Bank) (string, map[string]string) {
	t.Helper()
	dir, files := t.TempDir(), map[string]string{}
	var mu sync.Mutex
	_, err := Index(b, Options{Dictionary: "none"}, func(f output.File) error {
		mu.Lock()
		defer mu.Unlock()
		files[f.Path] = string(f.Data)
		to := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, f.Data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir, files
}

// A question to the browser's code: first is the title of the first result.
type question struct {
	query, first string
	ask          map[string]any
}

var queries = []question{
	{query: "kotihoidossa", first: "Kotihoidon palvelut"}, {query: "hoitoa", first: "Kotihoidon palvelut"},
	{query: "kuntoutus", first: "Etäkuntouttava työtoiminta"}, {query: "työtoiminnan", first: "Etäkuntouttava työtoiminta"},
	{query: "kassi", first: "Ruokakassipalvelu"}, {query: "ruokakasipalvelu", first: "Ruokakassipalvelu"}, {query: "kuokakassipalvelu", first: "Ruokakassipalvelu"},
	{query: "kännykkä", first: "Puhelimen käyttö"}, {query: "puhelimella", first: "Puhelimen käyttö"},
	{query: "kättä", first: "Käsien pesu"}, {query: "kasissa", first: "Käsien pesu"}, {query: "paivakoti", first: "Päiväkotiin hakeminen"},
	{query: "Miten voin hakea lapselle paikan päiväkodista?", first: "Päiväkotiin hakeminen"},
	{query: "metsä xyzzyx", first: "Kävely lähimetsässä"}, {query: "\"kuuntele lintuja\"", first: "Kävely lähimetsässä"},
	{query: "pu", first: "Puhelimen käyttö", ask: map[string]any{"typing": true}}, {query: "kävely lä", first: "Kävely lähimetsässä", ask: map[string]any{"typing": true}},
	{query: "koti", first: "Ruokakassipalvelu", ask: map[string]any{"filters": map[string]any{"goals": []string{"arki"}}, "counts": true}},
}

func TestBrowserFinds(t *testing.T) {
	dir, files := write(t, smallBankOf(cards...))
	if len(files) != 2 || strings.Contains(files["haku/fi.js"], "bakteereja") {
		t.Errorf("a small bank has the index files %v, want one and one of its texts", slices.Sorted(maps.Keys(files)))
	}
	holds(t, dir)
	// Without the texts there are no excerpts but the beginnings.
	if err := os.RemoveAll(filepath.Join(dir, "haku/fi-4")); err != nil {
		t.Fatal(err)
	}
	holds(t, dir)
}

// holds holds an index to what its queries must find.
func holds(t *testing.T, dir string) {
	t.Helper()
	asks := make([]any, 0, len(queries))
	for _, q := range queries {
		asks = append(asks, []any{q.query, q.ask})
	}
	for i, titles := range ask(t, dir, "fi", "", asks) {
		if len(titles) == 0 || titles[0] != queries[i].first && queries[i].ask == nil {
			t.Errorf("%s: %v, want %s first", queries[i].query, titles, queries[i].first)
		}
	}
}

// The same bank in many files answers the same.
func TestChunksAnswerAsOneFile(t *testing.T) {
	many := append([]string(nil), cards...)
	for i := range smallBank {
		many = append(many, fmt.Sprintf("Kortti %d|Tässä on täytettä sana%dssa ja numero%d.", i, i, i*7))
	}
	dir, files := write(t, smallBankOf(many...))
	if len(files) < 20 {
		t.Errorf("a large bank has %d index files", len(files))
	}
	holds(t, dir)
}

// Where nothing is found, the words of the bank nearest to what was written are told.
func TestNearestWords(t *testing.T) {
	dir, _ := write(t, smallBankOf(cards...))
	for query, want := range map[string]string{"pqhezin": "puhelin", "zzz metqqä": "metsä", "lqntzu": "lintu"} {
		got := ask(t, dir, "fi", "", []any{[]any{query, map[string]any{"literal": true}}})[0]
		if len(got) == 0 || len(got) > 6 || got[0] != "near:" || !slices.Contains(got, want) {
			t.Errorf("%s: %v, want %s among the words near it", query, got, want)
		}
	}
}

// ask gives the titles of the results of each query.
func ask(t *testing.T, dir, tag, stem string, asks []any) [][]string {
	t.Helper()
	in, err := json.Marshal(map[string]any{"dir": dir, "lang": tag, "stem": stem, "asks": asks})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", bundle(t, "web/test/search-ask.ts"))
	cmd.Stdin = bytes.NewReader(in)
	cmd.Stderr = os.Stderr
	data, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestIndexIsTheSameEveryTime(t *testing.T) {
	many := append([]string(nil), cards...)
	for i := range smallBank {
		many = append(many, fmt.Sprintf("Kortti %d|Asiakkaat käyttävät palveluita %d kertaa kotihoidossa.", i, i))
	}
	_, first := write(t, smallBankOf(many...))
	for range 3 {
		_, again := write(t, smallBankOf(many...))
		if diff := cmp.Diff(first, again); diff != "" {
			t.Fatalf("two builds differ:\n%.1000s", diff)
		}
	}
}

func TestDictionaryThatIsNotThere(t *testing.T) {
	_, err := Index(smallBankOf(cards...), Options{Dictionary: filepath.Join(t.TempDir(), "none-here")}, func(output.File) error { return nil })
	if err == nil {
		t.Error("no error for a dictionary that cannot be read")
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		n    int
		want string
	}{{0, "A"}, {31, "f"}, {32, "gB"}, {1000, "of"}, {100_000, "g1hD"}} {
		var b strings.Builder
		if number(&b, c.n); b.String() != c.want {
			t.Errorf("number %d: %s, want %s", c.n, b.String(), c.want)
		}
	}
}

func TestFrontCode(t *testing.T) {
	for _, c := range []struct{ before, word, want string }{{"", "koti", "Akoti"}, {"koti", "kotihoito", "Ehoito"}, {"käsi", "kädet", "Cdet"}, {"koti", "koti", "E"}} {
		var b strings.Builder
		if frontCode(&b, c.before, c.word); b.String() != c.want {
			t.Errorf("%s after %s: %s, want %s", c.word, c.before, b.String(), c.want)
		}
	}
}

func TestBrowserFindsInOtherLanguages(t *testing.T) {
	for _, c := range []struct{ lang, query, first string }{
		{"sv", "promenader", "Promenad i skogen"}, {"sv", "måltid", "Skolmåltiderna"}, {"sv", "skolmaltid", "Skolmåltiderna"}, {"sv", "skickade", "Skicka en bild"},
		{"en", "walks", "Walking outdoors"}, {"en", "pictures", "Send a picture"},
		{"ru", "книгу", "Читаем книги"}, {"ar", "الصور", "أرسل صورة"}, {"uk", "фотограф", "Надішліть фотографію"}, {"so", "sawir", "Dir sawirka"},
	} {
		texts := map[string][]string{
			"sv": {"Promenad i skogen|Gå ut och promenera.", "Skolmåltiderna|Måltiden serveras i skolan.", "Skicka en bild|Så skickar du bilder till gruppen."},
			"en": {"Walking outdoors|Take a walk and listen.", "Send a picture|How to send it to the group."},
			"ru": {"Читаем книги|Группа встречается по вторникам.", "Прогулка|Выйдите на улицу."},
			"ar": {"أرسل صورة|كيف ترسل صورة إلى المجموعة", "المشي في الغابة|اخرج وامش"},
			"uk": {"Надішліть фотографію|Як надіслати її групі.", "Прогулянка|Вийдіть надвір."},
			"so": {"Dir sawirka|Sida loo diro kooxda.", "Socod|Dibadda u bax."},
		}[c.lang]
		dir, _ := write(t, bankIn(c.lang, texts...))
		stem := ""
		if lang.HasStemmer(c.lang) {
			stem = bundle(t, "web/src/search/stem-"+c.lang+".ts")
		}
		if got := ask(t, dir, c.lang, stem, []any{[]any{c.query, nil}})[0]; len(got) == 0 || got[0] != c.first {
			t.Errorf("%s %s: %v, want %s first", c.lang, c.query, got, c.first)
		}
	}
}

// A phrase is also found where it is a tag or a keyword, but not from one over to the next.
func TestPhrasesAmongKeywords(t *testing.T) {
	for _, more := range []int{0, smallBank} {
		many := append(slices.Clone(cards), "Viestit|Kuvat viestin mukana.")
		for i := range more {
			many = append(many, fmt.Sprintf("Kortti %d|Kuvat ja viestin %d osaa.", i, i))
		}
		b := smallBankOf(many...)
		text := b.Materials[3].Texts[0]
		text.Tags, text.Keywords = []string{"ääni ja kuva"}, []string{"kännykän kuvat", "viestin lähetys"}
		dir, files := write(t, b)
		found := 0
		for _, data := range files {
			found += strings.Count(data, `"ääni ja kuva\nkännykän kuvat\nviestin lähetys"`)
		}
		if found != 1 {
			t.Errorf("%d documents: %d have those tags and keywords, want 1", len(many), found)
		}
		phrases := []any{[]any{`"kännykän kuvat"`}, []any{`"kannykan kuvat"`}, []any{`"Ääni ja kuva"`}, []any{`kuvat "viestin lähetys"`}, []any{`"kuvat viestin"`}}
		want := [][]string{{text.Title}, {text.Title}, {text.Title}, {text.Title}, {"Viestit"}}
		if diff := cmp.Diff(want, ask(t, dir, "fi", "", phrases)); diff != "" {
			t.Errorf("%d documents: %v find (-want +got):\n%s", len(many), phrases, diff)
		}
	}
}
