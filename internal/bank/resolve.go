package bank

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

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
		for i := range m.Facts.Related {
			a.ref(original.File, m, &m.Facts.Related[i])
		}
		if m.Facts.Image != nil {
			a.image(original.File, m.Facts.Image)
		}
		for _, t := range m.Texts {
			a.text(m, t)
		}
	}
}

func (a *assembly) text(m *Material, t *Text) {
	for _, link := range t.Body.Links {
		a.link(t, link)
	}
	for _, image := range t.Body.Images {
		a.image(t.File, image)
	}
	if t.Week != nil {
		for i := range t.Week.Days {
			tasks := t.Week.Days[i].Tasks
			for j := range tasks {
				a.ref(t.File, m, &tasks[j])
			}
		}
	}
	if t.Survey != nil {
		for i := range t.Survey.Statements {
			guides := t.Survey.Statements[i].Guides
			for j := range guides {
				a.ref(t.File, m, &guides[j])
			}
		}
	}
}

// ref resolves the name of another material: its slug, its ID, or its file's
// path from this one.
func (a *assembly) ref(file string, from *Material, r *Ref) {
	if r.To != nil { // inherited, and resolved with the original
		return
	}
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
	switch candidates := a.bySlug[written]; len(candidates) {
	case 1:
		r.To = candidates[0]
	case 0:
		if a.draftNamed(written) {
			a.report(file, r.At, "reference-to-draft", diag.Args{"name": r.Written})
			return
		}
		a.report(file, r.At, "unknown-reference", diag.Args{"name": r.Written,
			"near": Near(written[strings.LastIndexByte(written, '/')+1:], slices.Collect(maps.Keys(a.bySlug)))})
	default:
		var ids []string
		for _, c := range candidates {
			ids = append(ids, c.ID)
		}
		a.report(file, r.At, "ambiguous-reference", diag.Args{"name": r.Written, "all": strings.Join(ids, ", ")})
	}
}

func (a *assembly) draftNamed(slug string) bool {
	slug = slug[strings.LastIndexByte(slug, '/')+1:]
	for file := range a.drafts {
		stem, _, _ := strings.Cut(path.Base(file), ".")
		if stem == slug || stem == "index" && path.Base(path.Dir(file)) == slug {
			return true
		}
	}
	return false
}

// link resolves a relative link of a text to another text, to a heading, or to
// a file to be copied.
func (a *assembly) link(t *Text, l *Link) {
	if l.URL != "" {
		return
	}
	written, anchor, _ := strings.Cut(l.Written, "#")
	written, _, _ = strings.Cut(written, "?")
	name, err := url.PathUnescape(written)
	if err != nil {
		name = written
	}
	if fragment, err := url.PathUnescape(anchor); err == nil {
		anchor = fragment
	}
	if name == "" {
		l.URL = "#" + a.anchor(t, t, anchor, l)
		return
	}
	file := path.Join(path.Dir(contentPath(t.File)), name)
	if strings.HasPrefix(name, "/") {
		file = path.Clean(strings.TrimLeft(name, "/"))
	}
	if file == ".." || strings.HasPrefix(file, "../") {
		a.report(t.File, l.At, "link-outside", diag.Args{"link": l.Written})
		return
	}
	if to, ok := a.byFile[file]; ok {
		l.To = to.material
		if anchor != "" {
			l.Anchor = a.anchor(t, to.text, anchor, l)
		}
		return
	}
	if kind, ok := kindFolders[strings.TrimSuffix(file, "/index.md")]; ok {
		l.List = kind
		return
	}
	switch {
	case a.files[file]:
		l.Attachment = file
	case a.drafts[file]:
		a.report(t.File, l.At, "link-to-draft", diag.Args{"link": l.Written})
	default:
		a.report(t.File, l.At, "broken-link", diag.Args{"link": l.Written, "near": a.nearFile(t, file)})
	}
}

// anchor finds the heading an author means: by its id, or by the id without
// the prefix that keeps ids of ours and of the content apart.
func (a *assembly) anchor(from, in *Text, written string, l *Link) string {
	if written == "" || written == "top" {
		return ""
	}
	var ids []string
	for _, h := range in.Headings() {
		if h.ID == written || h.ID == "h-"+written || Fold(h.Text) == Fold(written) {
			return h.ID
		}
		ids = append(ids, strings.TrimPrefix(h.ID, "h-"))
	}
	a.report(from.File, l.At, "broken-anchor", diag.Args{"anchor": "#" + written, "file": in.File, "near": Near(written, ids)})
	return ""
}

// Headings lists every heading of a text in order.
func (t *Text) Headings() []Heading {
	var out []Heading
	for _, s := range t.Body.Sections {
		if s.ID != "" {
			out = append(out, Heading{2, s.ID, s.Heading})
		}
		out = append(out, s.Headings...)
	}
	return out
}

// nearFile gives the path, from a text, of the file most like a broken link's.
// A bank with very many broken links has another trouble than slips of the
// finger, so after the first ones no more are looked for.
func (a *assembly) nearFile(t *Text, file string) string {
	if a.nears++; a.nears > 100 {
		return ""
	}
	dir := path.Dir(contentPath(t.File))
	var same, base []string
	bases := map[string]string{}
	for f := range a.byFile {
		if path.Dir(f) == path.Dir(file) {
			same = append(same, f)
		}
		base = append(base, path.Base(f))
		if old, seen := bases[path.Base(f)]; !seen || f < old {
			bases[path.Base(f)] = f
		}
	}
	if near := Near(file, same); near != "" {
		return relative(dir, near)
	}
	if near := Near(path.Base(file), base); near != "" {
		return relative(dir, bases[near])
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
	var pictures []string
	for f := range a.files {
		if path.Dir(f) == path.Dir(i.Path) {
			pictures = append(pictures, path.Base(f))
		}
	}
	a.report(file, i.At, "missing-picture", diag.Args{"picture": i.Written, "near": Near(path.Base(i.Path), pictures)})
	i.Path = ""
}
