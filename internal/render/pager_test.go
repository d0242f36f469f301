package render

import (
	"fmt"
	"strings"
	"testing"

	"vakka/internal/bank"
)

// A long list's pages lead to the first, the last and their neighbours.
func TestPager(t *testing.T) {
	f := &frame{edition: &edition{site: &site{bank: &bank.Bank{Config: bank.Config{Languages: []string{"fi"}}}}, lang: "fi"}, Address: "hakemisto.html"}
	for in, want := range map[[2]int]string{
		{1, 1}:     "",
		{1, 3}:     "(1) 2 3",
		{1, 9}:     "(1) 2 3 4 …9",
		{4, 9}:     "1 2 3 (4) 5 6 7 …9",
		{5, 9}:     "1 2 3 4 (5) 6 7 8 9",
		{6, 10}:    "1 …3 4 5 (6) 7 8 9 10",
		{9, 9}:     "1 …6 7 8 (9)",
		{500, 999}: "1 …497 498 499 (500) 501 502 503 …999",
	} {
		var got []string
		for _, l := range f.pager("hakemisto", in[0], in[1]) {
			s := fmt.Sprint(l.N)
			if l.Current {
				s = "(" + s + ")"
			}
			if l.Gap {
				s = "…" + s
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("page %d of %d: %s, want %s", in[0], in[1], strings.Join(got, " "), want)
		}
	}
}

// However large the bank, the index and the site map do not grow with it: what
// stands on another page is linked to, and nothing is left out or twice.
func TestLongIndexIsPaged(t *testing.T) {
	got := pages(t, grown(perIndex+50))
	first, second := got["hakemisto.html"], got["hakemisto-sivu-2.html"]
	for i := range perIndex + 50 {
		href := "tehtavat/t" + itoa(10000+i) + ".html\""
		if n := strings.Count(first, href) + strings.Count(second, href); n != 1 {
			t.Fatalf("%s is linked to %d times from the index", href, n)
		}
	}
	if !strings.Contains(second, `<a href="hakemisto.html#letter-1">`) || !strings.Contains(first, `<a href="#letter-1">`) {
		t.Error("a letter does not lead to the page it begins on")
	}
	if n := strings.Count(got["sivukartta.html"], `href="tehtavat/t1`); n != perMap-fixtureTasks(t) {
		t.Errorf("the site map has %d of the tasks", n)
	}
}

// fixtureTasks is how many tasks the fixture has beside the grown ones, which
// come after them by title.
func fixtureTasks(t *testing.T) int {
	n := 0
	for _, m := range fixture(t).Materials {
		if first, _ := m.In("fi"); m.Kind == bank.Task && first.Title < "Tehtävä" {
			n++
		}
	}
	return n
}
