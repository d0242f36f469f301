package search

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"vakka/internal/search/fi"
	"vakka/internal/search/lang"
)

// Results come after few round trips, the script's own among them: this
// repository's texts, cut into so many documents that the index has chunks.
func TestRoundTrips(t *testing.T) {
	lines := slices.DeleteFunc(bankTexts(t)["fi"], func(s string) bool { return len(s) < 40 })
	var texts []string
	seen := map[string]bool{}
	for part := range slices.Chunk(lines, 1+len(lines)/(3*smallBank/2)) {
		title, _, _ := strings.Cut(part[0], ". ")
		texts = append(texts, title+"|"+strings.Join(part, "\n"))
		for _, l := range part {
			for _, x := range lang.Tokens(l) {
				if len(x.Word) > 3 && len(x.Word) < 30 && fi.Inflects(lang.Fold(x.Word)) {
					seen[x.Word] = true
				}
			}
		}
	}
	if len(texts) <= smallBank {
		t.Fatalf("%d documents have no chunks", len(texts))
	}
	dir, _ := write(t, smallBankOf(texts...))
	forms := make([]string, 0, len(seen))
	for w := range seen {
		forms = append(forms, w)
	}
	slices.Sort(forms)
	some := func(n, of int, change func(w string, i int) string) []string {
		var out []string
		for i := of % n; i < len(forms); i += n {
			out = append(out, change(forms[i], i))
		}
		return out
	}
	as := func(w string, _ int) string { return w }
	for _, c := range []struct {
		name  string
		words []string
		three float64 // share of the words that three are enough for
		most  int
	}{
		{"as they stand", some(60, 0, as), 0.97, 4},
		{"without dots", some(120, 1, func(w string, _ int) string { return lang.Fold(w) }), 0.97, 4},
		{"forms that do not stand", some(120, 2, func(w string, _ int) string { return w + "kin" }), 0.97, 4},
		{"slips", some(120, 3, slip), 0.75, 5},
	} {
		counts := map[int]int{}
		enough := 0
		for i, n := range roundTrips(t, dir, c.words) {
			counts[n]++
			if n <= 3 {
				enough++
			}
			if n > c.most {
				t.Errorf("%s: %s takes %d round trips, at most %d", c.name, c.words[i], n, c.most)
			}
		}
		if share := float64(enough) / float64(len(c.words)); share < c.three {
			t.Errorf("%s: three round trips are enough for %.3f of the words, want %.3f: %v", c.name, share, c.three, counts)
		}
	}
}

// slip changes a word by one letter: left out, doubled, another, or two swapped.
func slip(w string, i int) string {
	r := []rune(w)
	at := i / 120 % (len(r) - 1)
	switch i / 120 % 4 {
	case 0:
		r = slices.Delete(r, at, at+1)
	case 1:
		r = slices.Insert(r, at, 'k')
	case 2:
		r[at] = 'o'
	default:
		r[at], r[at+1] = r[at+1], r[at]
	}
	return string(r)
}

func roundTrips(t *testing.T, dir string, words []string) []int {
	t.Helper()
	in, err := json.Marshal(map[string]any{"dir": dir, "words": words})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", bundle(t, "web/test/search-trips.ts"))
	cmd.Stdin = bytes.NewReader(in)
	cmd.Stderr = os.Stderr
	data, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var out []int
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}
