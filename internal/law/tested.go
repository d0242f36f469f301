package law

import (
	_ "embed"
	"encoding/json"
	"time"
)

//go:embed tested.json
var testedFile []byte

// A Round is what the program's own tests have looked at, and when; and what
// nobody has. A test of this room holds it against the tests themselves.
type Round struct {
	Day      time.Time
	Tested   []string // ids of what was tried
	Untested []string // … and of what was not
	By       []string // the files of web/e2e that try it, in the order of Tested
}

// Tested is the round of this version of the program.
var Tested = func() (r Round) {
	var file struct {
		Date   string
		Tested []struct{ ID, By string }

		Untested []string
	}
	if err := json.Unmarshal(testedFile, &file); err != nil {
		panic("law: tested.json: " + err.Error())
	}
	day, err := time.Parse(time.DateOnly, file.Date)
	if err != nil {
		panic("law: tested.json: " + err.Error())
	}
	r = Round{Day: day, Untested: file.Untested}
	for _, t := range file.Tested {
		r.Tested, r.By = append(r.Tested, t.ID), append(r.By, t.By)
	}
	return r
}()
