package site

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
	"testing"

	"github.com/google/go-cmp/cmp"
)

// judged is one query a person might type, and the materials that a sensible
// person would accept as its first answer.
type judged struct {
	lang, query, kind string
	wanted            []string
}

// What search finds in this repository's own bank, without a dictionary, is a
// reviewed file: a change of ranking shows as a diff of its figures and of the
// list of queries whose answer is not among the first five.
func TestRanking(t *testing.T) {
	queries := readJudged(t)
	got := ranking(queries, askSite(t, queries))
	const file = "testdata/ranking.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the ranking has changed (-want +got); if it is for the better, run make golden:\n%s", diff)
	}
}

func readJudged(t *testing.T) []judged {
	t.Helper()
	data, err := os.ReadFile("testdata/queries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []judged
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(fields) < 4 {
			t.Fatalf("queries.tsv: %q has too few fields", line)
		}
		out = append(out, judged{fields[0], fields[1], fields[3], strings.Split(fields[2], ",")})
	}
	return out
}

// askSite gives the materials that the browser's own code finds for each query.
func askSite(t *testing.T, queries []judged) [][]string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range banks["own"]().files {
		if !strings.HasPrefix(name, "haku/") {
			continue
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	type question struct {
		Lang   string `json:"lang"`
		Query  string `json:"query"`
		Typing bool   `json:"typing"`
	}
	asks := make([]question, 0, len(queries))
	for _, q := range queries {
		asks = append(asks, question{q.lang, q.query, q.kind == "prefix"})
	}
	stems := map[string]string{}
	for _, lang := range []string{"ar", "en", "ru", "sv"} {
		path, err := filepath.Abs("../../web/dist/search-" + lang + ".js")
		if err != nil {
			t.Fatal(err)
		}
		stems[lang] = path
	}
	in, err := json.Marshal(map[string]any{"dir": dir, "stems": stems, "asks": asks})
	if err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(t.TempDir(), "judge.mjs")
	bundle := exec.Command("go", "tool", "-modfile=web/tools.mod", "esbuild", "web/test/search-judge.ts", "--bundle", "--platform=node", "--format=esm", "--log-level=warning", "--outfile="+script)
	bundle.Dir = "../.."
	if out, err := bundle.CombinedOutput(); err != nil {
		t.Fatalf("esbuild: %v: %s", err, out)
	}
	node := exec.Command("node", script)
	node.Stdin, node.Stderr = bytes.NewReader(in), os.Stderr
	data, err := node.Output()
	if err != nil {
		t.Fatal(err)
	}
	var found [][]string
	if err := json.Unmarshal(data, &found); err != nil {
		t.Fatal(err)
	}
	return found
}

// ranking sums up what was found: for each language how often the first result
// is right, how often one of the first five, and the mean of 1/rank.
func ranking(queries []judged, found [][]string) string {
	type sum struct{ n, first, five, mrr float64 }
	sums := map[string]*sum{}
	var missed strings.Builder
	for i, q := range queries {
		rank := 0
		for at, address := range found[i] {
			if slices.Contains(q.wanted, idOf(address)) {
				rank = at + 1
				break
			}
		}
		for _, key := range []string{q.lang, q.lang + " " + q.kind} {
			s := sums[key]
			if s == nil {
				s = &sum{}
				sums[key] = s
			}
			s.n++
			if rank > 0 {
				s.mrr += 1 / float64(rank)
			}
			if rank == 1 {
				s.first++
			}
			if rank > 0 && rank <= 5 {
				s.five++
			}
		}
		if rank == 0 || rank > 5 {
			fmt.Fprintf(&missed, "%s\t%s\t%s\t%s\n", q.lang, q.query, q.kind, q.wanted[0])
		}
	}
	var out strings.Builder
	out.WriteString("queries\tn\trecall@1\trecall@5\tMRR\n")
	for _, key := range slices.Sorted(maps.Keys(sums)) {
		s := sums[key]
		fmt.Fprintf(&out, "%s\t%.0f\t%.3f\t%.3f\t%.3f\n", key, s.n, s.first/s.n, s.five/s.n, s.mrr/s.n)
	}
	return out.String() + "\nnot among the first five\n" + missed.String()
}

// idOf is the ID behind a page's address.
func idOf(address string) string {
	for _, lang := range []string{"sv/", "en/", "fi-simple/"} {
		address = strings.TrimPrefix(address, lang)
	}
	return strings.TrimSuffix(address, ".html")
}
