package search

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/output"
)

// A written bank is edited, and its index made again after each edit.
type written struct {
	testing.TB
	bank  *bank.Bank
	live  *Live
	files map[string]string
	read  int // texts that the last index has read
	short int // indexes that took the last one over
}

// index makes the index of the bank, and compares it with one from nothing.
func (w *written) index(o Options) {
	w.Helper()
	o.Live, o.Faces = w.live, "the same"
	last, files := w.files, map[string]string{}
	var mu sync.Mutex
	if w.live.last != nil {
		w.short++
	}
	report, err := Index(w.bank, o, func(f output.File) error {
		mu.Lock()
		defer mu.Unlock()
		if files[f.Path] = string(f.Data); f.Data == nil {
			if files[f.Path] = last[f.Path]; files[f.Path] == "" {
				return fmt.Errorf("%s does not stand", f.Path)
			}
		}
		return nil
	})
	if err != nil {
		w.Fatal(err)
	}
	w.files, w.read = files, 0
	for _, r := range report.Indexes {
		w.read += r.Read
	}
	fresh, _, _ := indexed(w, w.bank, Options{Dictionary: o.Dictionary})
	for path := range fresh {
		if files[path] != fresh[path] {
			got, want := files[path], fresh[path]
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			w.Errorf("%s at %d: …%.60q, from nothing …%.60q", path, at, got[max(0, min(at, len(got))-10):], want[max(0, at-10):])
		}
	}
	if len(files) != len(fresh) {
		w.Errorf("%d files, from nothing %d", len(files), len(fresh))
	}
}

// edit gives a text another body.
func (w *written) edit(number int, body string) {
	docs := *w.bank
	docs.Materials = append([]*bank.Material(nil), w.bank.Materials...)
	m := *docs.Materials[number]
	text := *m.Texts[0]
	text.Body = bank.Body{Here: append([]bank.Section(nil), text.Body.Here...)}
	text.Body.Here[len(text.Body.Here)-1].Text = body
	m.Texts = append([]*bank.Text{&text}, m.Texts[1:]...)
	docs.Materials[number] = &m
	w.bank = &docs
}

func (w *written) body(number int) string {
	sections := w.bank.Materials[number].Texts[0].Body.Here
	return sections[len(sections)-1].Text
}

// wordsOf are words that are met often, seldom, or in one text only.
func (w *written) word(r *rand.Rand, tag string) string {
	pool := map[string]string{
		"fi": "kotihoito hoidon metsä metsässä lintuja puhelinta kassipalvelu ruokakassi päiväkoti suunnitelmat etätyö työtoiminnan kävelyretki retki parempi paremman tunnettu laulaminen laulu Teams Teamsissa kuusi kuusta TE-toimisto hakemuksia",
		"sv": "skolmåltid skol måltiden måltider skogen skog promenad promenader telefon telefonen hemvård vård arbete arbetet",
		"en": "walk walking walks forest phone phones working works the meals school running ran",
	}[tag]
	words := strings.Fields(pool)
	switch r.IntN(6) {
	case 0:
		return words[r.IntN(len(words))] + words[r.IntN(len(words))]
	case 1:
		return fmt.Sprint("uusi", r.IntN(1000))
	case 2:
		return fmt.Sprint(r.IntN(50))
	}
	return words[r.IntN(len(words))]
}

// rewrite does to a random text what writers do.
func (w *written) rewrite(r *rand.Rand, tag string) {
	n := r.IntN(len(w.bank.Materials))
	words := strings.Fields(w.body(n))
	switch r.IntN(8) {
	case 0:
		words = nil
	case 1:
		if len(words) > 0 {
			at := r.IntN(len(words))
			words = append(words[:at:at], words[at+1:]...)
		}
	case 2:
		for range 60 {
			words = append(words, w.word(r, tag))
		}
	case 3:
		words = strings.Fields(w.body(r.IntN(len(w.bank.Materials))))
	case 4:
		if len(words) > 0 {
			words[r.IntN(len(words))] = w.word(r, tag)
		}
	default:
		words = append(words, w.word(r, tag)+".")
	}
	w.edit(n, strings.Join(words, " "))
}

// However bodies are edited, the index is that of a bank that is indexed for the
// first time, file by file. VAKKA_EDITS=500 makes as many edits of each bank.
func TestLiveAtRandom(t *testing.T) {
	steps := 4
	if n, err := strconv.Atoi(os.Getenv("VAKKA_EDITS")); err == nil {
		steps = n
	}
	for _, c := range []struct {
		tag, dictionary string
		texts           int
	}{
		{"fi", "auto", 60}, {"fi", "none", 60}, {"sv", "none", 60}, {"en", "none", 60},
		{"fi", "auto", smallBank + 150}, {"fi", "none", smallBank + 150}, {"sv", "none", smallBank + 150}, {"en", "none", smallBank + 20},
	} {
		t.Run(fmt.Sprint(c.tag, c.dictionary, c.texts), func(t *testing.T) {
			t.Parallel()
			w := &written{TB: t, live: &Live{}}
			r := rand.New(rand.NewPCG(uint64(steps), uint64(c.texts)))
			texts := manyTexts(c.texts)
			if c.tag != "fi" {
				for i := range texts {
					texts[i] = fmt.Sprintf("%s %d|", w.word(r, c.tag), i)
					for range 20 {
						texts[i] += w.word(r, c.tag) + " "
					}
				}
			}
			w.bank = bankIn(c.tag, texts...)
			o := Options{Dictionary: c.dictionary, Memory: &Memory{}}
			w.index(o)
			for step := range steps {
				for range 1 + r.IntN(2) {
					w.rewrite(r, c.tag)
				}
				w.index(o)
				if t.Failed() {
					t.Fatalf("step %d", step)
				}
			}
			if w.short != steps {
				t.Errorf("%d of %d took the last index over", w.short, steps)
			}
		})
	}
}

// Each edit of a body, what it does to the index, and how many texts are read.
var liveEdits = []struct {
	what string
	body string // of the text numbered 3; of none, the same again
	read int
}{
	{"nothing", "", 0},
	{"a word that the bank has", "Näin vastaat puhelimeen ja pese kädet.", 1},
	{"a word for the first time", "Näin vastaat puhelimeen ja ratsastat.", 1},
	{"a compound for the first time", "Näin vastaat puhelimeen ratsastusretkellä.", 1},
	{"its last word is gone", "Näin vastaat puhelimeen.", 1},
	{"a word before all others", "Aaaa näin vastaat puhelimeen.", 1},
	{"words by the hundred, and another average", strings.Repeat("metsä polku retki ", 400), 1},
	{"it is empty", " ", 1},
	{"and is not", "Teamsissa TE-toimiston 12 kokousta.", 1},
	{"other words of the same length", "Teamsissa TE-toimiston 13 kokousta.", 1},
}

func TestLive(t *testing.T) {
	for _, texts := range []int{20, smallBank + 10} {
		w := &written{TB: t, live: &Live{}, bank: smallBankOf(manyTexts(texts)...)}
		o := Options{Dictionary: "none", Memory: &Memory{}}
		w.index(o)
		for _, c := range liveEdits {
			if c.body != "" {
				w.edit(3, c.body)
			} else {
				w.edit(3, w.body(3))
			}
			if w.index(o); w.read != c.read {
				t.Errorf("%d texts, %s: %d were read", texts, c.what, w.read)
			}
			if t.Failed() {
				t.Fatal(c.what)
			}
		}
	}
}

// An index of other faces is made whole, and so is one after an error; those
// that are made at a time are right.
func TestLiveMakesAnew(t *testing.T) {
	b, live, memory := smallBankOf(manyTexts(12)...), &Live{}, &Memory{}
	make := func(faces any, fails bool) error {
		_, err := Index(b, Options{Dictionary: "none", Memory: memory, Live: live, Faces: faces}, func(output.File) error {
			if fails {
				return fmt.Errorf("no room")
			}
			return nil
		})
		return err
	}
	for _, c := range []struct {
		faces any
		fails bool
		taken bool // the last index is there for the next one
	}{{1, false, true}, {2, false, true}, {2, true, false}, {2, false, true}, {nil, false, true}} {
		if err := make(c.faces, c.fails); (err != nil) != c.fails {
			t.Errorf("%v: %v", c, err)
		}
		if (live.last != nil) != c.taken {
			t.Errorf("%v: the last index is there: %v", c, live.last != nil)
		}
	}
	if live.take(nil) != nil {
		t.Error("an index of unknown faces was taken over")
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			w := &written{TB: t, live: live, bank: b}
			for n := range 4 {
				w.edit(n, fmt.Sprint("Sana ", n))
				fresh, _, _ := indexed(t, w.bank, Options{Dictionary: "none"})
				var mu sync.Mutex
				_, err := Index(w.bank, Options{Dictionary: "none", Memory: &Memory{}, Live: live, Faces: 3}, func(f output.File) error {
					mu.Lock()
					defer mu.Unlock()
					if f.Data != nil && string(f.Data) != fresh[f.Path] {
						t.Errorf("%s differs", f.Path)
					}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
}
