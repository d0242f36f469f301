package seed

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"vakka/internal/bank"
)

// A choice is what is taken of a bank: whole materials, and of each the texts
// in the new bank's languages.
type choice struct {
	languages []string
	texts     map[*bank.Material][]*bank.Text // in the order of the new bank's languages: the first is the original
	order     []*bank.Material                // sorted as the bank is
}

// choose takes all of a bank, or the tasks of some goals with what they need:
// the front page, the guides that help in the tasks, and the guides, pages,
// models and surveys that any of these leads to. Weeks are taken with all only,
// since each is made of tasks of many goals.
func choose(a Answers, from *bank.Bank) *choice {
	c := &choice{languages: a.Languages, texts: map[*bank.Material][]*bank.Text{}}
	if from == nil || !a.All && len(a.Goals) == 0 {
		return c
	}
	var take func(m *bank.Material)
	take = func(m *bank.Material) {
		texts := c.ofMaterial(m)
		if _, taken := c.texts[m]; taken || len(texts) == 0 {
			return
		}
		c.texts[m] = texts
		for _, other := range leadsTo(m, texts) {
			if other.Kind != bank.Task && other.Kind != bank.Week {
				take(other)
			}
		}
		for _, part := range m.Series { // one part alone would send its reader to another
			take(part)
		}
	}
	for _, m := range from.Every() {
		own := !slices.Contains(from.Materials, m) // the front page's and the lists' own texts
		if a.All || own || m.Kind == bank.Task && slices.ContainsFunc(m.Facts.Goals, func(g string) bool { return slices.Contains(a.Goals, g) }) {
			take(m)
		}
	}
	for _, m := range from.Every() {
		if _, taken := c.texts[m]; taken {
			c.order = append(c.order, m)
		}
	}
	return c
}

// leadsTo lists what a material needs: what its texts link to, what its survey
// offers, and the guides that a task names as its help.
func leadsTo(m *bank.Material, texts []*bank.Text) (out []*bank.Material) {
	add := func(to *bank.Material) {
		if to != nil {
			out = append(out, to)
		}
	}
	if m.Kind == bank.Task {
		for _, r := range m.Facts.Related {
			if r.To != nil && r.To.Kind == bank.Guide {
				add(r.To)
			}
		}
	}
	for _, t := range texts {
		for _, l := range t.Body.Links {
			add(l.To)
		}
		if t.Survey != nil {
			for _, s := range t.Survey.Statements {
				for _, r := range s.Guides {
					add(r.To)
				}
			}
		}
	}
	return out
}

// ofMaterial lists a material's texts in the new bank's languages, the new
// original first. The facts of a week and a survey are woven into the blocks of
// their original's text: a text that would come before it is left out.
func (c *choice) ofMaterial(m *bank.Material) []*bank.Text {
	var out []*bank.Text
	for _, lang := range c.languages {
		for _, t := range m.Texts {
			if t.Lang == lang {
				out = append(out, t)
			}
		}
	}
	if m.Kind == bank.Week || m.Kind == bank.Survey {
		out = out[max(0, slices.Index(out, m.Texts[0])):]
		if len(out) > 0 && out[0] != m.Texts[0] {
			return nil
		}
	}
	return out
}

func (c *choice) has(id string) bool {
	return slices.ContainsFunc(c.order, func(m *bank.Material) bool { return m.ID == id })
}

// name is a text's path in the new bank: tehtavat/kavely.md when lang is the
// bank's own, tehtavat/kavely.sv.md in another.
func (c *choice) name(file, lang string) string {
	stem := strings.TrimSuffix(strings.TrimPrefix(file, "content/"), ".md")
	if dot := strings.LastIndexByte(stem, '.'); dot > strings.LastIndexByte(stem, '/') && stem[dot+1:] == lang {
		stem = stem[:dot]
	}
	if lang != c.languages[0] {
		stem += "." + lang
	}
	return stem + ".md"
}

// copy puts the chosen texts with their pictures and attachments into out.
func (c *choice) copy(out map[string][]byte, from Origin) error {
	add := func(file string) error {
		if file == "" || out["content/"+file] != nil {
			return nil
		}
		data, err := fs.ReadFile(from.Files, path.Join("content", file))
		out["content/"+file] = data
		return err
	}
	for _, m := range c.order {
		if m.Facts.Image != nil {
			if err := add(m.Facts.Image.Path); err != nil {
				return err
			}
		}
		for _, t := range c.texts[m] {
			data, err := c.cut(m, t, from)
			if err != nil {
				return err
			}
			out["content/"+c.name(t.File, t.Lang)] = data
			for _, i := range t.Body.Images {
				if err := add(i.Path); err != nil {
					return err
				}
			}
			for _, l := range t.Body.Links {
				if err := add(l.Attachment); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// glossary is the part of the origin's bank.yaml that search learns everyday
// words from, when there is Finnish for it to serve; otherwise an example in lang.
func (c *choice) glossary(from Origin, lang string) (string, error) {
	if len(c.order) == 0 || !slices.Contains(c.languages, "fi") {
		words := map[string]string{"fi": "puhelin: [kännykkä, luuri]", "sv": "telefon: [mobil, lur]", "en": "phone: [mobile, cell]"}
		return "#glossary:\n  #" + words[lang], nil
	}
	data, err := fs.ReadFile(from.Files, "bank.yaml")
	if err != nil {
		return "", fmt.Errorf("the starter material: %w", err)
	}
	_, lines, _ := strings.Cut(string(data), "\nglossary:\n")
	out := "glossary:"
	for line := range strings.Lines(lines) {
		if !strings.HasPrefix(line, "  ") {
			break
		}
		out += "\n" + strings.TrimRight(line, "\n")
	}
	return out, nil
}
