package render

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vakka/internal/bank"
)

// The tasks and guides of a bank for the scripts of a person's own programme:
// classic scripts that hand rows to one global function, so that they work
// from a memory stick. A small bank has one file a language; a large one's
// rows are parted by the beginnings of their codes, so that a programme of
// twenty tasks fetches twenty small files at most.

// planFiles is an edition's data. base is its address without .js; its name
// changes with what is in it.
type planFiles struct {
	base  string
	parts int               // how many letters of a code tell its file: 0, 1 or 2
	rows  map[string][]byte // by these letters, a row a line
}

// A planRow is [marked code, ID, title, minutes, goals, level, language]: the
// places of goals in the vocabulary from 0, that of the digital level from 1,
// and the title's language when it is not the page's.
type planRow struct {
	code, id, title string
	minutes         int
	goals           []int
	level           int
	lang            string // "" where it is the page's
}

// rowsAFile is how many rows a file may hold before they are parted.
const rowsAFile = 250

func (e *edition) makePlanData(codes []bank.Coded) *planFiles {
	d := &planFiles{rows: map[string][]byte{}}
	for room := rowsAFile; len(codes) > room && d.parts < 2; room *= 32 {
		d.parts++
	}
	for _, part := range planParts(d.parts) {
		d.rows[part] = nil // an unknown code has a file to be missing from
	}
	for _, c := range codes {
		part := c.Code[:d.parts]
		d.rows[part] = appendRow(d.rows[part], e.planRow(c))
	}
	h := sha256.New()
	for _, part := range planParts(d.parts) {
		h.Write(planScript("", d.rows[part]))
	}
	generation := strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil)))[:10]
	d.base = "ohjelma/" + e.lang + "-" + generation
	return d
}

func (e *edition) planRow(c bank.Coded) planRow {
	m := c.Material
	t, _ := m.In(e.lang)
	row := planRow{code: markedCode(c), id: m.ID, title: t.Title, minutes: m.Facts.Duration,
		level: termPlace(e.vocabulary("digital_level"), m.Facts.DigitalLevel) + 1, lang: other(t.Lang, e.words.lang)}
	for _, id := range m.Facts.Goals {
		if i := termPlace(e.vocabulary("goals"), id); i >= 0 {
			row.goals = append(row.goals, i)
		}
	}
	return row
}

// markedCode shows how much of a code is enough: 4ws8-s29q79.
func markedCode(c bank.Coded) string {
	if c.Short >= len(c.Code) {
		return c.Code
	}
	return c.Code[:c.Short] + "-" + c.Code[c.Short:]
}

func termPlace(v bank.Vocabulary, id string) int {
	return slices.IndexFunc(v.Terms, func(t bank.Term) bool { return t.ID == id })
}

// planParts are the beginnings of codes with so many letters, in order.
func planParts(letters int) []string {
	out := []string{""}
	for range letters {
		var longer []string
		for _, start := range out {
			for _, c := range bank.CodeLetters {
				longer = append(longer, start+string(c))
			}
		}
		out = longer
	}
	return out
}

// planJobs are the files of an edition's data.
func (e *edition) planJobs(yield func(job) bool) bool {
	d := e.plan()
	for _, part := range planParts(d.parts) {
		address := d.base + ".js"
		if part != "" {
			address = d.base + "/" + part + ".js"
		}
		if !yield(job{address: address, make: func() ([]byte, error) { return planScript(address, d.rows[part]), nil }}) {
			return false
		}
	}
	return true
}

// appendRow appends a row to those of a file.
func appendRow(rows []byte, row planRow) []byte {
	if len(rows) > 0 {
		rows = append(rows, ',')
	}
	rows = append(rows, "\n["...)
	for _, text := range []string{row.code, row.id, row.title} {
		rows = append(appendText(rows, text), ',')
	}
	rows = append(strconv.AppendInt(rows, int64(row.minutes), 10), ",["...)
	for i, n := range row.goals {
		if i > 0 {
			rows = append(rows, ',')
		}
		rows = strconv.AppendInt(rows, int64(n), 10)
	}
	rows = strconv.AppendInt(append(rows, "],"...), int64(row.level), 10)
	if row.lang != "" {
		rows = appendText(append(rows, ','), row.lang)
	}
	return append(rows, ']')
}

// appendText appends a text as encoding/json writes it, which is asked where that
// is not the text itself.
func appendText(out []byte, s string) []byte {
	ascii := true
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&':
			return appendMarshalled(out, s)
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	if !ascii && (!utf8.ValidString(s) || strings.ContainsAny(s, "\u2028\u2029")) {
		return appendMarshalled(out, s)
	}
	return append(append(append(out, '"'), s...), '"')
}

func appendMarshalled(out []byte, s string) []byte {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err) // a text
	}
	return append(out, data...)
}

// planScript hands rows to the one global function.
func planScript(address string, rows []byte) []byte {
	name, _ := json.Marshal(address) // letters only
	return slices.Concat([]byte("vakkaPlan("), name, []byte(",["), rows, []byte("\n]);\n"))
}
