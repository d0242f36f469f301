package render

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"slices"
	"strings"

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
type planRow []any

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
	goals := []int{}
	for _, id := range m.Facts.Goals {
		if i := termPlace(e.vocabulary("goals"), id); i >= 0 {
			goals = append(goals, i)
		}
	}
	row := planRow{markedCode(c), m.ID, t.Title, m.Facts.Duration, goals, termPlace(e.vocabulary("digital_level"), m.Facts.DigitalLevel) + 1}
	if t.Lang != e.words.lang {
		row = append(row, t.Lang)
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
	data, err := json.Marshal(row)
	if err != nil {
		panic(err) // texts and numbers only
	}
	if len(rows) > 0 {
		rows = append(rows, ',')
	}
	return append(append(rows, '\n'), data...)
}

// planScript hands rows to the one global function.
func planScript(address string, rows []byte) []byte {
	name, _ := json.Marshal(address) // letters only
	return slices.Concat([]byte("vakkaPlan("), name, []byte(",["), rows, []byte("\n]);\n"))
}
