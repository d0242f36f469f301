package asset

import (
	"path"
	"slices"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/paper"
	"vakka/internal/personal"
)

// maxSuspects is how many things of one file are told: nobody mends more before
// looking again.
const maxSuspects = 20

// paper tells what a file to download says of people.
func (a *Annex) paper(file string, data []byte) bank.Paper {
	key := digest(data) + strings.ToLower(path.Ext(file))
	p, known := a.cache.paperAs(key)
	if !known {
		p = readPaper(file, data)
		a.cache.rememberPaper(key, p)
	}
	p.File = "content/" + file
	return p
}

func readPaper(file string, data []byte) bank.Paper {
	read := paper.Read(file, data)
	p := bank.Paper{Authors: read.Authors, Marked: read.Marked, Placed: read.Placed, Unread: read.Unread, Active: read.Active}
	for line := range strings.Lines(read.Text) {
		for _, f := range personal.Look(line) {
			s := bank.Suspect{Kind: string(f.Kind), Shown: f.Shown(), Key: f.Key}
			if len(p.Suspects) < maxSuspects && !slices.ContainsFunc(p.Suspects, func(o bank.Suspect) bool { return o.Kind == s.Kind && o.Key == s.Key }) {
				p.Suspects = append(p.Suspects, s)
			}
		}
	}
	return p
}
