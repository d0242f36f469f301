package seed

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/starter"
)

// A field is one key of front matter with the lines of its value.
type field struct {
	key   bank.Key // zero: a key that is not known
	lines string
}

// cut is a text as it stands in the new bank.
func (c *choice) cut(m *bank.Material, t *bank.Text, from Origin) ([]byte, error) {
	fields, body, err := read(from.Files, t.File, m.Kind)
	if err != nil {
		return nil, err
	}
	switch was, is := m.Texts[0] == t, c.texts[m][0] == t; {
	case was && !is: // another language's text is the original now
		fields = slices.DeleteFunc(fields, isFact)
	case is && !was:
		old, _, err := read(from.Files, m.Texts[0].File, m.Kind)
		if err != nil {
			return nil, err
		}
		fields = slices.DeleteFunc(fields, isFact)
		for _, f := range old {
			if _, value, _ := strings.Cut(f.lines, ":"); isFact(f) {
				fields = append(fields, field{f.key, f.key.Name(t.Lang) + ":" + value})
			}
		}
	}
	if at := slices.IndexFunc(fields, func(f field) bool { return f.key.EN == "statements" }); at >= 0 && t.Survey != nil {
		fields[at].lines = c.statements(t.Survey, fields[at].lines)
	}
	if c.texts[m][0] == t {
		fields = c.related(m, fields)
		fields = append(fields, origin(m, t, from.Bank)...)
	}
	var out strings.Builder
	out.WriteString("---\n")
	for _, f := range fields {
		out.WriteString(f.lines)
	}
	out.WriteString("---\n")
	out.WriteString(c.links(t, body))
	return []byte(out.String()), nil
}

// isFact is true of a key that holds in every language and so stands in the
// original only.
func isFact(f field) bool { return f.key.EN != "" && !f.key.Text }

// read takes a text apart into the fields of its front matter and its body.
func read(files fs.FS, file string, kind bank.Kind) (fields []field, body string, err error) {
	data, err := fs.ReadFile(files, file)
	if err != nil {
		return nil, "", err
	}
	matter, body, closed := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
	if !closed || !strings.HasPrefix(string(data), "---\n") {
		return nil, "", fmt.Errorf("%s has no front matter", file)
	}
	for line := range strings.SplitAfterSeq(matter+"\n", "\n") {
		name, _, isKey := strings.Cut(line, ":")
		switch {
		case line == "":
		case isKey && !strings.ContainsAny(name[:1], " \t-#"):
			fields = append(fields, field{keyOf(name, kind), line})
		case len(fields) > 0:
			fields[len(fields)-1].lines += line
		default:
			fields = append(fields, field{lines: line}) // a comment on top
		}
	}
	return fields, body, nil
}

// keyOf finds a key of the top by its name in any language.
func keyOf(name string, kind bank.Kind) bank.Key {
	for _, k := range bank.Keys {
		if k.In != "" || len(k.Kinds) > 0 && !slices.Contains(k.Kinds, kind) {
			continue
		}
		for _, n := range []string{k.EN, k.FI, k.SV} {
			if bank.Fold(n) == bank.Fold(name) {
				return k
			}
		}
	}
	return bank.Key{}
}

// related leaves out the related cards that were not taken.
func (c *choice) related(m *bank.Material, fields []field) []field {
	at := slices.IndexFunc(fields, func(f field) bool { return f.key.EN == "related" })
	if at < 0 {
		return fields
	}
	var kept []string
	for _, r := range m.Facts.Related {
		if _, taken := c.texts[r.To]; taken {
			kept = append(kept, r.Written)
		}
	}
	if len(kept) == 0 {
		return slices.Delete(fields, at, at+1)
	}
	name, _, _ := strings.Cut(fields[at].lines, ":")
	fields[at].lines = name + ": [" + strings.Join(kept, ", ") + "]\n"
	return fields
}

// statements leaves out the cards that were not taken from what a survey's
// statements offer. Each list stands on one line.
func (c *choice) statements(survey *bank.SurveyText, lines string) string {
	gone := map[string]bool{}
	for _, s := range survey.Statements {
		for _, r := range s.Guides {
			_, taken := c.texts[r.To]
			gone[r.Written] = !taken
		}
	}
	var out strings.Builder
	for line := range strings.Lines(lines) {
		head, list, isList := strings.Cut(strings.TrimSuffix(line, "]\n"), ": [")
		if folded := bank.Fold(head); !isList || folded != "ohjeet" && folded != "guider" && folded != "guides" {
			out.WriteString(line)
			continue
		}
		kept := slices.DeleteFunc(strings.Split(list, ", "), func(name string) bool { return gone[name] })
		if len(kept) > 0 {
			out.WriteString(head + ": [" + strings.Join(kept, ", ") + "]\n")
		}
	}
	return out.String()
}

// origin says where a material is from and under which licence it is, unless it
// says so itself: a card's own words are nearer the truth than ours.
func origin(m *bank.Material, t *bank.Text, from *bank.Bank) (out []field) {
	config := from.Config
	name := config.Name.In(from.Lang(), config.Languages...)
	if config.Organisation != "" {
		name += " (" + config.Organisation + ")"
	}
	address := m.ID
	if config.BaseURL != "" {
		address = config.BaseURL + from.Address(m.ID, from.Lang())
	}
	for _, fact := range []struct{ key, own, value string }{
		{"based_on", m.Facts.BasedOn, name + ": " + address},
		{"organisation", m.Facts.Organisation, config.Organisation},
		{"license", m.Facts.License, config.License},
	} {
		if key := keyOf(fact.key, m.Kind); fact.own == "" && fact.value != "" {
			out = append(out, field{key, key.Name(t.Lang) + ": " + starter.Quote(fact.value) + "\n"})
		}
	}
	return out
}

// links makes plain text of the links to what was not taken, and leads the
// others to where their files stand in the new bank.
func (c *choice) links(t *bank.Text, body string) string {
	here := path.Dir(strings.TrimPrefix(t.File, "content/"))
	for _, l := range t.Body.Links {
		if l.To == nil {
			continue
		}
		texts, taken := c.texts[l.To]
		target := "](" + l.Written + ")"
		if !taken {
			body = unlink(body, target)
			continue
		}
		name, anchor, hasAnchor := strings.Cut(l.Written, "#")
		to := texts[0] // where the text that was meant is not taken, the address is the same
		for _, other := range texts {
			if strings.TrimPrefix(other.File, "content/") == path.Join(here, name) {
				to = other
			}
		}
		moved := path.Base(c.name(to.File, to.Lang))
		if dir, _ := path.Split(name); strings.HasSuffix(name, ".md") {
			moved = dir + moved
		} else { // the folder of a text and its pictures
			moved = strings.TrimSuffix(name, "/") + "/" + moved
		}
		if hasAnchor {
			moved += "#" + anchor
		}
		body = strings.ReplaceAll(body, target, "]("+moved+")")
	}
	return body
}

// unlink keeps the words of every link to a target.
func unlink(body, target string) string {
	for {
		end := strings.Index(body, target)
		if end < 0 {
			return body
		}
		begin := strings.LastIndexByte(body[:end], '[')
		if begin < 0 {
			return body
		}
		body = body[:begin] + body[begin+1:end] + body[end+len(target):]
	}
}
