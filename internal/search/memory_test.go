package search

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
	"vakka/internal/output"
	"vakka/internal/search/fi"
)

// indexed makes an index, and tells how many files were made and texts read.
func indexed(t testing.TB, b *bank.Bank, o Options) (files map[string]string, made, read int) {
	t.Helper()
	files = map[string]string{}
	var mu sync.Mutex
	report, err := Index(b, o, func(f output.File) error {
		mu.Lock()
		defer mu.Unlock()
		files[f.Path] = string(f.Data)
		if f.Data != nil {
			made++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range report.Indexes {
		read += r.Read
	}
	return files, made, read
}

// manyTexts are those of a bank with so many documents.
func manyTexts(n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("Kortti %d|%s Sivulla %d on juttu%d.", i, cards[i%len(cards)], i, i%97))
	}
	return out
}

// However a bank was edited, an index with what is remembered of the last one is
// that of a memory that has forgotten everything; kept as bytes in between, and
// with the files that stand.
func TestMemoryChangesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	texts, memory := manyTexts(smallBank+40), &Memory{}
	standing := map[string][32]byte{}
	var last map[string]string
	for step := range 8 {
		switch at := random.IntN(len(texts)); step {
		case 0, 1:
		case 2:
			texts = append(texts, "Uusi kortti|Aivan ennennäkemätön sana.")
		case 3:
			texts = texts[:smallBank-1]
		case 4:
			texts = append(texts, manyTexts(60)...)
		case 5:
			texts[0], texts[at] = texts[at], texts[0]
		default:
			texts[at] += fmt.Sprintf(" Lause %d lisää.", step)
		}
		want, _, _ := indexed(t, smallBankOf(texts...), Options{Dictionary: "none"})
		var mu sync.Mutex
		now := map[string][32]byte{}
		got, _, _ := indexed(t, smallBankOf(texts...), Options{Dictionary: "none", Memory: memory, Consume: true,
			Stands: func(path string, from [32]byte) bool {
				mu.Lock()
				defer mu.Unlock()
				now[path] = from
				return last[path] != "" && standing[path] == from
			}})
		for path, data := range got {
			if data == "" {
				got[path] = last[path]
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("step %d (-want +got):\n%s", step, diff)
		}
		last, standing = got, now
		if step%2 == 1 {
			memory = Recall(memory.Leave())
		}
	}
}

// An edit's index reads one text and makes the files that differ, and those they
// share a hash with.
func TestEditIsCounted(t *testing.T) {
	texts, memory := manyTexts(2*smallBank), &Memory{}
	standing := map[string][32]byte{}
	var mu sync.Mutex
	stands := func(path string, from [32]byte) bool {
		mu.Lock()
		defer mu.Unlock()
		old, ok := standing[path]
		standing[path] = from
		return ok && old == from
	}
	build := func() (made, read int) {
		_, made, read = indexed(t, smallBankOf(texts...), Options{Dictionary: "none", Memory: memory, Stands: stands})
		return made, read
	}
	whole, read := build()
	if read != len(texts) {
		t.Errorf("%d of %d texts were read", read, len(texts))
	}
	if made, read := build(); made != 1 || read != 0 { // the entry file has no hash
		t.Errorf("nothing changed: %d files made, %d texts read", made, read)
	}
	texts[5] += " Vielä yksi lause."
	if made, read := build(); made > whole/5 || read != 1 {
		t.Errorf("one edit: %d of %d files made, %d texts read", made, whole, read)
	}
}

// Where it is known what bodies are made from, those of which nothing is made are
// not read.
func TestBodiesStayAway(t *testing.T) {
	texts, memory := manyTexts(smallBank+40), &Memory{}
	build := func(changed int) (files map[string]string, opened int64) {
		var count atomic.Int64
		b := smallBankOf(texts...)
		own := map[*bank.Material][32]byte{}
		for i, m := range b.Materials {
			here := m.Texts[0].Body.Here
			own[m] = sha256.Sum256([]byte(texts[i]))
			m.Texts[0].Body = bank.Body{Away: func(*bank.Body, bool) []bank.Section { count.Add(1); return here }}
		}
		files, _, _ = indexed(t, b, Options{Dictionary: "none", Memory: memory, Stands: func(string, [32]byte) bool { return changed > 0 },
			Own: func(m *bank.Material) ([32]byte, bool) { sum, known := own[m]; return sum, known }})
		return files, count.Load()
	}
	if _, opened := build(0); opened != int64(len(texts)) {
		t.Errorf("at first %d of %d bodies are read", opened, len(texts))
	}
	texts[7] += " Vielä yksi lause."
	if _, opened := build(1); opened != 1 {
		t.Errorf("%d bodies are read after one edit", opened)
	}
	want, _, _ := indexed(t, smallBankOf(texts...), Options{Dictionary: "none"})
	got, _ := build(0)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Every part of a matter counts in its hash.
func TestMatterSum(t *testing.T) {
	var plain matter
	seen := map[[32]byte]string{}
	note := func(what string, m matter) {
		sum, _ := m.sum(nil)
		if seen[sum] != "" {
			t.Errorf("%s gives the hash of %s", what, seen[sum])
		}
		seen[sum] = what
	}
	note("nothing", plain)
	vary(reflect.TypeOf(plain), "matter", func(what string, set func(reflect.Value)) {
		var m matter
		set(settable(reflect.ValueOf(&m).Elem()))
		note(what, m)
	})
	if len(seen) < 16 {
		t.Errorf("only %d fields", len(seen))
	}
	a, b := matter{tags: []string{"a", "b"}}, matter{tags: []string{"a"}, keywords: []string{"b"}}
	note("two tags", a)
	note("a tag and a keyword", b)
}

// vary calls do for each word and number that a type holds, with what sets it.
func vary(of reflect.Type, name string, do func(string, func(reflect.Value))) {
	switch of.Kind() {
	case reflect.String:
		do(name, func(v reflect.Value) { v.SetString("x") })
	case reflect.Int:
		do(name, func(v reflect.Value) { v.SetInt(7) })
	case reflect.Slice:
		do(name+" of nothing", func(v reflect.Value) { v.Set(reflect.MakeSlice(of, 1, 1)) })
		vary(of.Elem(), name+" element", func(what string, set func(reflect.Value)) {
			do(what, func(v reflect.Value) {
				v.Set(reflect.MakeSlice(of, 1, 1))
				set(settable(v.Index(0)))
			})
		})
	case reflect.Struct:
		for i := range of.NumField() {
			vary(of.Field(i).Type, name+"."+of.Field(i).Name, func(what string, set func(reflect.Value)) {
				do(what, func(v reflect.Value) { set(settable(v.Field(i))) })
			})
		}
	default:
		panic("matter: a field that its hash may not know: " + of.String())
	}
}

// settable is a field that reflect may set though it has no public name.
func settable(v reflect.Value) reflect.Value {
	return reflect.NewAt(v.Type(), v.Addr().UnsafePointer()).Elem()
}

// What the dictionary was asked is not asked again, and what was not asked this
// time is forgotten; another dictionary's answers are none.
func TestSaid(t *testing.T) {
	memory := &Memory{}
	var asked []string
	round := func(dictionary byte, forms ...string) {
		asked = nil
		ask := memory.readings.over([32]byte{dictionary}, func(form string) []fi.Reading {
			asked = append(asked, form)
			if form == "qq" {
				return nil
			}
			return []fi.Reading{{Lemma: form + "1", Parts: []string{"a", "b"}}, {Lemma: form + "2", Root: "r"}}
		})
		for _, form := range forms {
			got := ask(form)
			if form != "qq" && (len(got) != 2 || got[0].Lemma != form+"1" || got[0].Parts[1] != "b" || got[1].Root != "r") || form == "qq" && got != nil {
				t.Errorf("%s: %v", form, got)
			}
		}
	}
	for i, c := range []struct {
		dictionary byte
		forms      []string
		asked      string
	}{
		{1, []string{"kissa", "qq"}, "kissa qq"},
		{1, []string{"kissa", "qq", "koira"}, "koira"},
		{1, []string{"koira"}, ""},
		{1, []string{"kissa", "koira"}, "kissa"},
		{2, []string{"koira"}, "koira"},
	} {
		if round(c.dictionary, c.forms...); strings.Join(asked, " ") != c.asked {
			t.Errorf("round %d asked %v, not %s", i, asked, c.asked)
		}
		memory = Recall(memory.Leave())
	}
}

// Bytes that were not left make no index fail, and the memory of them is
// bounded by their length; those that were left are taken over.
func FuzzRecall(f *testing.F) {
	texts := append(manyTexts(smallBank+1), "Uusi|Sana.")
	memory := &Memory{}
	indexed(f, smallBankOf(texts...), Options{Dictionary: "none", Memory: memory})
	whole := memory.Leave()
	f.Add(whole[:2000], 0, byte(0))
	f.Add([]byte{}, 40, byte(1))
	for _, at := range []int{0, 3, 9, 5000, len(whole) - 30, len(whole) - 1, len(whole) / 2, len(whole) / 3} {
		f.Add([]byte(nil), at, byte(0x81))
	}
	b := smallBankOf(texts...)
	f.Fuzz(func(t *testing.T, data []byte, at int, flip byte) {
		if len(data) == 0 { // what was left, with one byte changed
			data = slices.Clone(whole)
			data[max(0, at)%len(data)] ^= flip
		}
		_, _, read := indexed(t, b, Options{Dictionary: "none", Memory: Recall(data)})
		if bytes.Equal(data, whole) && read != 0 {
			t.Errorf("%d texts read", read)
		}
	})
}
