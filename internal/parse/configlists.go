package parse

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

var colourForm = regexp.MustCompile(`^#([0-9a-f]{3}|[0-9a-f]{6})$`)

// colour reads #1e5b47 and #abc, and gives six digits.
func colour(s string) (string, bool) {
	s = strings.ToLower(s)
	if !colourForm.MatchString(s) {
		return "", false
	}
	if len(s) == 4 {
		s = string([]byte{'#', s[1], s[1], s[2], s[2], s[3], s[3]})
	}
	return s, true
}

func (rd *configReader) theme(e entry) bank.Theme {
	t := bank.Theme{At: map[string]diag.Pos{}}
	m := rd.mapping(e, themeKeys)
	t.Light = rd.colours(m["colours"], "colours.", t.At)
	t.Dark = rd.colours(m["dark"], "dark.", t.At)
	t.Sizes = rd.sizes(m["sizes"])
	for key, path := range map[string]*string{"logo": &t.Logo, "icon": &t.Icon, "css": &t.CSS} {
		if *path = value(rd.fields, m[key], "bad-path", logoPath); *path != "" {
			t.At[key] = m[key].pos()
		}
	}
	if e, given := m["logo_alt"]; given {
		t.LogoAlt = rd.inLanguages(e)
	}
	return t
}

// sizes reads the theme's sizes, each within its bounds.
func (rd *configReader) sizes(e entry) map[string]float64 {
	var out map[string]float64
	m := rd.mapping(e, sizeKeys)
	for _, size := range bank.ThemeSizes {
		e, given := m[size.Name]
		if !given {
			continue
		}
		n, err := strconv.ParseFloat(strings.Replace(e.value.Value, ",", ".", 1), 64)
		if err != nil || !(n >= size.Min && n <= size.Max) {
			rd.add(nodePos(e.value), "bad-size", diag.Args{"key": size.Name, "value": e.value.Value,
				"least": strconv.FormatFloat(size.Min, 'f', -1, 64), "most": strconv.FormatFloat(size.Max, 'f', -1, 64)})
			continue
		}
		if out == nil {
			out = map[string]float64{}
		}
		out[size.Name] = n
	}
	return out
}

// colours reads names of colours and their values. A colour without quotes is
// a comment to YAML; value-cut tells of it.
func (rd *configReader) colours(e entry, prefix string, at map[string]diag.Pos) map[string]string {
	out := map[string]string{}
	if !rd.isMapping(e) {
		return out
	}
	rd.pairs(e.value, func(name string, e entry) {
		if _, ok := plainID(name); !ok {
			rd.add(e.pos(), "bad-id", diag.Args{"key": name, "value": name})
			return
		}
		if c := value(rd.fields, e, "bad-colour", colour); c != "" {
			out[name], at[prefix+name] = c, nodePos(e.value)
		}
	})
	return out
}

// vocabularies reads the bank's own values of facts: each replaces the default
// of its name.
func (rd *configReader) vocabularies(e entry) {
	if !rd.isMapping(e) {
		return
	}
	var known []string
	for name := range rd.conf.Vocabularies {
		known = append(known, name)
	}
	rd.pairs(e.value, func(name string, e entry) {
		if !slices.Contains(known, name) {
			rd.add(e.pos(), "unknown-key", diag.Args{"key": name, "near": bank.Near(name, known)})
			return
		}
		rd.conf.At["vocabularies."+name] = e.pos()
		v := bank.Vocabulary{Name: name}
		for _, n := range rd.list(e) {
			if t, ok := rd.ownTerm(e, n); ok {
				if slices.ContainsFunc(v.Terms, func(o bank.Term) bool { return o.ID == t.ID }) {
					rd.add(nodePos(n), "duplicate-value", diag.Args{"key": name, "value": t.ID})
					continue
				}
				v.Terms = append(v.Terms, t)
			}
		}
		rd.conf.Vocabularies[name] = v
	})
}

// ownTerm reads one value of a vocabulary: its id, its name in each language, and
// what it looks like.
func (rd *configReader) ownTerm(e entry, n *yaml.Node) (bank.Term, bool) {
	t := bank.Term{Label: bank.Words{}}
	if n.Kind != yaml.MappingNode {
		rd.add(nodePos(n), "block-expected", diag.Args{"key": e.name.Value, "text": rd.shown(n)})
		return t, false
	}
	rd.pairs(n, func(name string, e entry) {
		switch name {
		case "id", "tunnus":
			t.ID = value(rd.fields, e, "bad-id", plainID)
		case "icon", "kuvake", "ikon":
			t.Icon = value(rd.fields, e, "bad-id", plainID)
		case "colour", "color", "väri", "färg":
			t.Colour = value(rd.fields, e, "bad-colour", colour)
		default:
			if _, ok := language(name); !ok {
				rd.add(e.pos(), "unknown-key", diag.Args{"key": name, "near": bank.Near(name, []string{"id", "icon", "colour"})})
			} else if s := rd.text(e); s != "" {
				t.Label[name] = s
			}
		}
	})
	if t.ID == "" {
		if !rd.toldFrom(n) {
			rd.add(nodePos(n), "no-id", diag.Args{"key": e.name.Value})
		}
		return t, false
	}
	return t, true
}

// toldFrom tells whether an error in a node's id has been told already.
func (rd *configReader) toldFrom(n *yaml.Node) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if name := n.Content[i].Value; name == "id" || name == "tunnus" {
			return !isNull(n.Content[i+1])
		}
	}
	return false
}

// glossary reads words and those that mean the same, in the order written.
func (rd *configReader) glossary(e entry) []bank.Synonyms {
	if !rd.isMapping(e) {
		return nil
	}
	var out []bank.Synonyms
	rd.pairs(e.value, func(word string, e entry) {
		if same := rd.texts(e); word != "" && len(same) > 0 {
			out = append(out, bank.Synonyms{Word: word, Same: same})
		}
	})
	return out
}

// allow reads what may stand in the materials although it looks like personal
// data. Each entry has a reason: a list nobody can explain grows until it hides
// what it should show.
func (rd *configReader) allow(e entry) []bank.Allowed {
	var out []bank.Allowed
	for _, b := range rd.blocks(e, allowKeys, "en") {
		a := bank.Allowed{Value: rd.text(b.entries["value"]), Reason: rd.text(b.entries["reason"]), At: b.at}
		switch {
		case a.Value == "":
			rd.add(b.at, "allow-no-value", nil)
		case a.Reason == "":
			rd.add(b.at, "allow-no-reason", diag.Args{"value": a.Value})
		}
		if a.Value != "" {
			out = append(out, a)
		}
	}
	return out
}
