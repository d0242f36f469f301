package site

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"vakka/internal/bank"
	"vakka/internal/check"
	"vakka/internal/diag"
	"vakka/internal/render"
	"vakka/internal/search"
	"vakka/internal/stamp"
)

// The short way from an edit to a Preview. When all that has changed is words in
// the bodies of texts, nothing else of the bank can tell: every list, feed, menu
// and rule sees a text's face, which is everything else (bank.SameFace). So the
// last Preview that was made the long way is taken over whole, and only what is
// the texts' own is made again: what was found in them, their pages, and the
// index of search, which is made of all texts when somebody searches.
//
// Whatever is not certain goes the long way: another file, another face, a
// mistake, anything said of a place in the body by those who look at the bank as
// a whole. Earlier Previews stay as they are, since nothing that they hold is
// changed: the bank is a copy as far as the new bodies reach.

// A longWay is what the long way leaves for the short one.
type longWay struct {
	asked   asked
	m       *material
	set     *render.Set
	checked *check.Result
	made    Preview // but for what is made late, which would only take room

	edited map[string]known // texts with other bodies than in m, by path in content/
	last   *Preview         // with them
}

// mostEdited is how many edited texts the short way carries along before the
// long one is gone again.
const mostEdited = 200

// asked is what of an Input must be the same.
type asked struct {
	dir, dictionary, baseURL, version, today string
	drafts, local, handed, unpressed         bool
}

func (in Input) asked() asked {
	return asked{in.Dir, in.Dictionary, in.BaseURL, in.Version, in.Today.Format(time.DateOnly), in.Drafts, in.Local, in.Handed, in.unpressed}
}

// remember lets the next edit take the short way from here.
func (t *Texts) remember(in Input, w *longWay) {
	if t != nil {
		w.asked, w.edited, w.made.late = in.asked(), map[string]known{}, nil
		t.last = w
	}
}

func (t *Texts) forget() {
	if t != nil {
		t.last = nil
	}
}

// short goes the short way; false when there is none: then the long one must be
// gone, and nothing has been noted.
func (t *Texts) short(ctx context.Context, in Input) (*Preview, bool) {
	if t == nil || t.last == nil || in.Changed == nil || t.last.asked != in.asked() {
		return nil, false
	}
	w := *t.last
	t.last = nil // whatever happens on the way
	now, ok := t.reread(in, &w)
	if !ok {
		return nil, false
	}
	p, sum, same := w.last, t.sum, true
	w.edited = maps.Clone(w.edited)
	for path, k := range now {
		if old := t.known[path]; old.sum != k.sum {
			same, w.edited[path] = false, k
			sum = added(added(sum, old), k)
		}
	}
	if !same {
		if p, ok = w.again(ctx, in, printOf(t.config, sum)); !ok || len(w.edited) > mostEdited {
			return nil, false
		}
		w.last = p
	}
	maps.Copy(t.known, now)
	t.sum, t.last = sum, &w
	t.shorts++
	return p, true
}

// reread reads the texts that have changed; false when one of the changes is of
// anything but words in a text's body.
func (t *Texts) reread(in Input, w *longWay) (now map[string]known, ok bool) {
	content, err := fs.Sub(in.Bank, "content")
	if err != nil {
		return nil, false
	}
	from := &origin{content: content, config: t.config}
	now = map[string]known{}
	for _, name := range in.Changed {
		path, _ := strings.CutPrefix(name, "content/")
		old, isText := t.known[path]
		info, err := fs.Lstat(in.Bank, name)
		if errors.Is(err, fs.ErrNotExist) && w.passing(name) {
			continue
		}
		if err != nil || !isText || !info.Mode().IsRegular() {
			return nil, false
		}
		file := old.file
		file.Size = info.Size()
		file.Mark, _ = stamp.Of(info)
		k, err := t.text(from, file)
		if err != nil || k.doc == nil || !bank.SameFace(old.doc, k.doc) {
			return nil, false
		}
		k.file = file
		now[path] = k
	}
	return now, true
}

// passing is true of a file that is not there and was not there before: many
// programs write to one first and then give it the text's name.
func (w *longWay) passing(name string) bool {
	if strings.IndexFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		return false // the disk may write it otherwise than messages do
	}
	path, inside := strings.CutPrefix(name, "content/")
	_, other := slices.BinarySearch(w.m.others, path)
	text := slices.Contains(slices.Collect(maps.Values(w.m.paths)), path)
	said := slices.ContainsFunc(w.m.rest, func(d diag.Diagnostic) bool { return d.File == name })
	return inside && !other && !text && !said
}

// again is the Preview with the bodies of the edited texts, as they are now;
// false when more than these would be another.
func (w *longWay) again(ctx context.Context, in Input, print []byte) (*Preview, bool) {
	var docs []*bank.Document
	var files, ids []string
	found := slices.Clone(w.m.rest)
	for _, path := range slices.Sorted(maps.Keys(w.edited)) {
		k := w.edited[path]
		if w.placed(k.doc) {
			return nil, false
		}
		docs, files, ids = append(docs, k.doc), append(files, k.doc.File), append(ids, k.doc.ID)
		found = append(found, k.found...)
	}
	for _, d := range w.m.parsed {
		if !slices.Contains(files, d.File) {
			found = append(found, d)
		}
	}
	b, ok := w.m.bank.WithBodies(docs)
	if !ok {
		return nil, false
	}
	found = append(found, w.checked.Again(b, files).Found()...)
	if diag.Errors(found, false) > 0 || !maps.Equal(check.Remarks(found), b.Remarks) {
		return nil, false
	}
	m := *w.m
	m.bank, m.long, m.found, m.print = b, w.m.bank, found, print
	p := w.made
	if p.edited, ok = w.set.Again(b, ids); !ok {
		return nil, false
	}
	p.late = m.late(ctx, in)
	p.Report = m.report(p.Report.Pages, search.Report{})
	p.Version = versionOf(m.print, p.shell)
	return &p, true
}

// placed is true of a text of which something is said, otherwise than by its own
// words, at a place in its body: that may have moved.
func (w *longWay) placed(d *bank.Document) bool {
	return slices.ContainsFunc(w.m.rest, func(one diag.Diagnostic) bool {
		return one.File == d.File && one.Pos != diag.Pos{} &&
			!slices.ContainsFunc(d.At, func(k bank.KeyPlace) bool { return k.Pos() == one.Pos })
	})
}
