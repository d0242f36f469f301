package site

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// bodies are the places where a text's body is looked at while a site is made,
// and what each makes of it. The short way rests on this: words may go to the
// text's own pages and to what is made of all texts at once when somebody asks;
// what goes anywhere else must be in the body's outline (bank/face.go). The rooms
// of search make the index, which is of the second kind.
var bodies = map[string]string{
	"render/article.go":    "the text's own page",
	"render/feedback.go":   "the text's own page",
	"render/weekletter.go": "the week's own letters; links and their text are in the outline",
	"render/week.go":       "roles, which are in the outline",
	"render/safe.go":       "anchors, which are in the outline",
	"render/front.go":      "the front page, whose text never goes the short way",
	"render/list.go":       "a list's own text, which never does",
	"check/gaps.go":        "roles, and whether it was read: in the outline",
	"check/material.go":    "rules about this text",
	"check/meeting.go":     "rules about this text",
	"check/personal.go":    "rules about this text",
	"check/memory.go":      "brings the sections to the rules about this material; whether it has certain roles, which are in the outline",
	"check/unfinished.go":  "rules about this text",
	"law/gaps.go":          "links and pictures, which are in the outline",
	"linked/whole.go":      "links and pictures, which are in the outline; and the catalogue is made when asked for",
	"site/load.go":         "links and pictures, which are in the outline",
	"site/attic.go":        "builds only: a server keeps its texts at hand",
	"site/kept.go":         "builds only",
	"site/parcel.go":       "builds only",
	"site/outline.go":      "builds only",
}

var lookAtBody = regexp.MustCompile(`\.Body\b|\.Headings\(\)|\.Sections\(\)|\.Words\(\)`)

// Nobody else looks at bodies. Who needs to adds a row here, and to the outline
// what another page gets of it.
func TestWhoLooksAtBodies(t *testing.T) {
	for _, room := range []string{"render", "check", "law", "linked", "exchange", "asset", "hosts", "calendar", "letter", "site"} {
		files, err := filepath.Glob("../" + room + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatal(room, err)
		}
		for _, file := range files {
			if ok, _ := filepath.Match("*_test.go", filepath.Base(file)); ok {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name := room + "/" + filepath.Base(file)
			if looks := lookAtBody.Match(data); looks && bodies[name] == "" {
				t.Errorf("%s looks at bodies, and does not say what it makes of them", name)
			} else if !looks && bodies[name] != "" {
				t.Errorf("%s does not look at bodies any more", name)
			}
		}
	}
}
