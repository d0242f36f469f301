package bank

import (
	"cmp"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"vakka/internal/diag"
)

// A target is what a link to a text file means.
type target struct {
	material *Material
	text     *Text
}

// resolve turns everything written as a reference into what it refers to.
func (a *assembly) resolve() {
	for _, m := range a.all {
		original := m.Texts[0]
		a.refs(original.File, "", m.Facts.Related)
		if m.Facts.Image != nil {
			a.image(original.File, m.Facts.Image)
		}
		for _, t := range m.Texts {
			a.text(t)
		}
	}
}

func (a *assembly) text(t *Text) {
	for _, link := range t.Body.Links {
		a.link(t, link)
	}
	for _, image := range t.Body.Images {
		a.image(t.File, image)
	}
	if t.Week != nil {
		for _, day := range t.Week.Days {
			a.refs(t.File, Task, day.Tasks)
		}
	}
	if t.Survey != nil {
		for _, statement := range t.Survey.Statements {
			a.refs(t.File, Guide, statement.Guides)
		}
	}
}

// refs resolves names of other materials, each once: what a translation
// inherits is its original's own list. Of several materials with one name, the
// one of the wanted kind is meant.
func (a *assembly) refs(file string, want Kind, list []Ref) {
	for i := range list {
		if r := &list[i]; !a.resolved[r] {
			a.resolved[r] = true
			a.ref(file, want, r)
		}
	}
}

// ref resolves the name of another material: its slug, its ID, or its file's
// path from this one.
func (a *assembly) ref(file string, want Kind, r *Ref) {
	written := strings.TrimSpace(r.Written)
	if strings.HasSuffix(written, ".md") {
		if to, ok := a.byFile[path.Join(path.Dir(contentPath(file)), written)]; ok {
			r.To = to.material
			return
		}
		written = strings.TrimSuffix(strings.TrimLeft(written, "./"), ".md")
	}
	if m := a.bank.byID[written]; m != nil {
		r.To = m
		return
	}
	candidates := a.bySlug[written]
	if len(candidates) == 0 {
		candidates = a.byStem(norm.NFC.String(written))
	}
	if len(candidates) > 1 && want != "" {
		wanted := slices.DeleteFunc(slices.Clone(candidates), func(m *Material) bool { return m.Kind != want })
		if len(wanted) == 1 {
			candidates = wanted
		}
	}
	switch {
	case len(candidates) == 1:
		r.To = candidates[0]
	case len(candidates) > 1:
		var ids []string
		for _, c := range candidates {
			ids = append(ids, c.ID)
		}
		a.report(file, r.At, "ambiguous-reference", diag.Args{"name": r.Written, "all": strings.Join(ids, ", ")})
	case a.draftIDs[written]:
		a.report(file, r.At, "reference-to-draft", diag.Args{"name": r.Written})
	default:
		args := diag.Args{"name": r.Written}
		if a.mayLook() {
			args["near"] = cmp.Or(a.nameNow(written), Near(lastPart(written), slices.Collect(maps.Keys(a.bySlug))))
		}
		a.report(file, r.At, "unknown-reference", args)
	}
}

// byStem gives the materials whose file has a name as the author sees it, without
// its ending: ”Pitkä kävely” is Pitkä kävely.md, which stands at pitka-kavely.
func (a *assembly) byStem(name string) []*Material {
	if a.stems == nil {
		a.stems = map[string][]*Material{}
		for file, to := range a.byFile {
			stem := path.Base(strings.TrimSuffix(strings.TrimSuffix(file, ".md"), "/index"))
			if slices.Contains(a.bySlug[lastPart(to.material.ID)], to.material) && !slices.Contains(a.stems[stem], to.material) {
				a.stems[stem] = append(a.stems[stem], to.material)
			}
		}
		for _, list := range a.stems {
			slices.SortFunc(list, func(x, y *Material) int { return strings.Compare(x.ID, y.ID) })
		}
	}
	return a.stems[name]
}

// mayLook limits the looking for near names. A bank with very many broken
// references has another trouble than slips of the finger, and each look goes
// through all of it.
func (a *assembly) mayLook() bool {
	a.nears++
	return a.nears <= 100
}

// link resolves a relative link of a text to another text, to a heading, or to
// a file to be copied.
func (a *assembly) link(t *Text, l *Link) {
	if l.URL != "" {
		return
	}
	name, file, anchor := linkedFile(t, l)
	if name == "" && strings.HasPrefix(l.Written, "#") {
		l.URL = "#" + a.anchor(t, t, anchor, l)
		return
	}
	to, isText := a.byFile[file]
	if !isText { // the folder of a text and its pictures
		to, isText = a.byFile[path.Join(file, "index.md")]
	}
	kind, isList := listFolder(file)
	switch {
	case name == "":
		a.report(t.File, l.At, "broken-link", diag.Args{"link": l.Written})
	case file == ".." || strings.HasPrefix(file, "../"):
		a.report(t.File, l.At, "link-outside", diag.Args{"link": l.Written})
	case isText:
		l.To = to.material
		if anchor != "" {
			l.Anchor = a.anchorIn(t, to, anchor, l)
		}
	case isList:
		l.List = kind
	case a.files[file]:
		l.Attachment = file
	case a.drafts[file] || a.drafts[path.Join(file, "index.md")]:
		a.report(t.File, l.At, "link-to-draft", diag.Args{"link": l.Written})
	default:
		args := diag.Args{"link": l.Written}
		if a.mayLook() {
			args["near"] = cmp.Or(wholeAddress(l.Written), a.fileNow(t, file), a.nearFile(t, file))
		}
		a.report(t.File, l.At, "broken-link", args)
	}
}

// moved gives the material that has a name, or an ID, among its old addresses; the
// first of them by their order.
func (a *assembly) moved(name string) *Material {
	if a.old == nil {
		a.old = map[string]*Material{}
		for _, old := range slices.Backward(slices.Sorted(maps.Keys(a.bank.Aliases))) {
			id, now := a.bank.withoutLanguage(old), a.bank.byID[a.bank.withoutLanguage(a.bank.Aliases[old])]
			a.old[id], a.old[lastPart(id)] = now, now
		}
	}
	return a.old[name]
}

// nameNow is what a material is called today that had a name once.
func (a *assembly) nameNow(written string) string {
	m := a.moved(written)
	if m == nil {
		return ""
	}
	if slug := lastPart(m.ID); len(a.bySlug[slug]) == 1 {
		return slug
	}
	return m.ID
}

// fileNow gives the path, from a text, of the file whose text was once in another.
func (a *assembly) fileNow(t *Text, file string) string {
	m := a.moved(strings.TrimSuffix(strings.TrimSuffix(file, ".md"), ".html"))
	if m == nil {
		return ""
	}
	return relative(path.Dir(contentPath(t.File)), contentPath(m.Texts[0].File))
}

// linkedFile takes a relative link of a text apart: the name as it is written, the
// file of content/ that this means, and the heading in it.
func linkedFile(t *Text, l *Link) (name, file, anchor string) {
	written, anchor, _ := strings.Cut(l.Written, "#")
	written, _, _ = strings.Cut(written, "?")
	name, err := url.PathUnescape(written)
	if err != nil {
		name = written
	}
	name = norm.NFC.String(name) // as source has it: %C3%A4 and a%CC%88 are one letter
	if plain, err := url.PathUnescape(anchor); err == nil {
		anchor = plain
	}
	if strings.HasPrefix(name, "/") {
		return name, path.Clean(strings.TrimLeft(name, "/")), anchor
	}
	return name, path.Join(path.Dir(contentPath(t.File)), name), anchor
}

// listFolder tells what kind's list a path means: tehtavat, Tehtävät or
// tehtavat/index.md.
func listFolder(file string) (Kind, bool) {
	folder := strings.TrimSuffix(file, "/index.md")
	if strings.Contains(folder, "/") {
		return "", false
	}
	return KindOfFolder(Fold(folder))
}

var (
	barePage = regexp.MustCompile(`^(?i:www\.[^/\s]+\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.(fi|ax|se|eu|com|org|net|info)([/?#]|$))`)
	bareMail = regexp.MustCompile(`^[^@/\s]+@[^@/\s]+\.[^@/\s]+$`)
)

// wholeAddress gives an address of the web or of mail that was written without
// its beginning, which makes it the name of a file; "" when it looks like none.
func wholeAddress(written string) string {
	switch {
	case bareMail.MatchString(written):
		return "mailto:" + written
	case barePage.MatchString(written):
		return "https://" + written
	}
	return ""
}

// nearFile gives the path, from a text, of the file most like a broken link's:
// one in the folder it names, or one of that name in another.
func (a *assembly) nearFile(t *Text, file string) string {
	stem := func(f string) string { // a page's address says .html
		return strings.TrimSuffix(strings.TrimSuffix(path.Base(f), ".md"), ".html")
	}
	here, anywhere := map[string]string{}, map[string]string{}
	note := func(f string) {
		if old, seen := anywhere[stem(f)]; !seen || f < old {
			anywhere[stem(f)] = f
		}
		if path.Dir(f) == path.Dir(file) {
			here[stem(f)] = f
		}
	}
	for f := range a.byFile {
		note(f)
	}
	for f := range a.files {
		note(f)
	}
	for _, among := range []map[string]string{here, anywhere} {
		if near := Near(stem(file), slices.Collect(maps.Keys(among))); near != "" {
			return relative(path.Dir(contentPath(t.File)), among[near])
		}
	}
	return ""
}

// relative is the way from a folder to a file of the same tree.
func relative(dir, file string) string {
	if dir == "." {
		return file
	}
	from, to := strings.Split(dir, "/"), strings.Split(file, "/")
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}

// image checks that a picture's file is there.
func (a *assembly) image(file string, i *Image) {
	if i.Path == "" || a.files[i.Path] {
		return
	}
	args := diag.Args{"picture": i.Written}
	if a.mayLook() {
		var pictures []string
		for f := range a.files {
			if path.Dir(f) == path.Dir(i.Path) {
				pictures = append(pictures, path.Base(f))
			}
		}
		args["near"] = Near(path.Base(i.Path), pictures)
	}
	a.report(file, i.At, "missing-picture", args)
	i.Path = ""
}
