package render

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"vakka/internal/bank"
)

// planData reads a bank's plan data as the browser does: the rows of each file,
// by its address.
func planData(t *testing.T, site map[string]string) map[string][][]any {
	t.Helper()
	call := regexp.MustCompile(`(?s)^vakkaPlan\(("[^"]*"),(\[.*\])\);\n$`)
	out := map[string][][]any{}
	for name, script := range site {
		if !strings.HasPrefix(name, "ohjelma/") {
			continue
		}
		var rows [][]any
		m := call.FindStringSubmatch(script)
		if m == nil || m[1] != `"`+name+`"` {
			t.Fatalf("%s: %.80s", name, script)
		}
		if err := json.Unmarshal([]byte(m[2]), &rows); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = rows
	}
	return out
}

func TestPlanData(t *testing.T) {
	b := fixture(t)
	site := pages(t, b)
	data := planData(t, site)
	if len(data) != 2 {
		t.Fatalf("%d files, want one a language", len(data))
	}
	for name, rows := range data {
		found := map[string]string{}
		for _, row := range rows {
			if len(row) < 6 {
				t.Fatalf("%s: %v", name, row)
			}
			id := row[1].(string)
			found[id] += strings.ReplaceAll(row[0].(string), "-", "") + " "
			if m := b.ByID(id); m == nil || float64(m.Facts.Duration) != row[3] || len(m.Facts.Goals) != len(row[4].([]any)) {
				t.Errorf("%s: %v", name, row)
			}
		}
		for _, m := range b.Materials {
			has := strings.Contains(found[m.ID], bank.Code(m.ID)+" ")
			if want := m.Kind == bank.Task || m.Kind == bank.Guide; has != want {
				t.Errorf("%s: %s there: %v", name, m.ID, has)
			}
		}
		if old := bank.Code("tehtavat/vanha-aamu"); !strings.Contains(found["tehtavat/aamurutiini"], old) {
			t.Errorf("%s: the card's old code %s is not there", name, old)
		}
		page := map[bool]string{true: "sv/program.html", false: "ohjelma.html"}[strings.Contains(name, "/sv-")]
		if !strings.Contains(site[page], strings.TrimSuffix(name, ".js")) {
			t.Errorf("%s does not name %s", page, name)
		}
	}
}

// The name changes with what is in the files, and with nothing else.
func TestPlanDataName(t *testing.T) {
	names := func(title string) string {
		b := fixture(t)
		b.ByID("tehtavat/kavely").Texts[0].Title = title
		var out []string
		for name := range planData(t, pages(t, b)) {
			if strings.Contains(name, "/fi-") {
				out = append(out, name)
			}
		}
		return strings.Join(out, " ")
	}
	if a, b, c := names("Kävely"), names("Kävely"), names("Kävely 2"); a != b || a == c {
		t.Errorf("%s, %s, %s", a, b, c)
	}
}

// A large bank's rows are parted, each under the beginning of its code, and
// every beginning has a file.
func TestPlanDataOfMany(t *testing.T) {
	for _, c := range []struct{ tasks, parts, files int }{{250, 0, 1}, {251, 1, 32}, {8001, 2, 1024}} {
		s, err := newSite(fixture(t), theme())
		if err != nil {
			t.Fatal(err)
		}
		e, m := s.editions[0], s.bank.ByID("tehtavat/kavely")
		var codes []bank.Coded
		for i := range c.tasks {
			codes = append(codes, bank.Coded{Code: bank.Code(fmt.Sprint(i)), Short: 5, Material: m})
		}
		d := e.makePlanData(codes)
		rows := 0
		for part, list := range d.rows {
			for row := range strings.Lines(strings.TrimSpace(string(list))) {
				if !strings.HasPrefix(row, `["`+part) || len(part) != c.parts {
					t.Fatalf("%s is under %q", row, part)
				}
				rows++
			}
		}
		if d.parts != c.parts || len(d.rows) != c.files || rows != c.tasks {
			t.Errorf("%d tasks: %d letters, %d files, %d rows", c.tasks, d.parts, len(d.rows), rows)
		}
	}
}

// Texts in the data of plans are those of encoding/json.
func FuzzAppendText(f *testing.F) {
	for _, text := range []string{"", "Kävely", `"`, `\`, "<b>&", "a\x00b\x7f", "\u2028", "x\u2029", "\xff", "ä\xc3", "\t", "日本"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, err := json.Marshal(text)
		if got := appendText([]byte("x"), text); err != nil || string(got) != "x"+string(want) {
			t.Errorf("%q gives %s, want %s", text, got, want)
		}
	})
}
