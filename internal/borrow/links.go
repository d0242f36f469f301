package borrow

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

var (
	// A link or a picture in Markdown: its mark, words, address and title. Words
	// may hold one more pair of brackets, as a picture that is a link does. Code in
	// a line is met first, and left as it is.
	inline = regexp.MustCompile("`[^`\n]+`|" + `(!?)\[((?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\](?:\([^()]*\))?)*)\]\(\s*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)((?:\s+(?:"[^"]*"|'[^']*'))?)\s*\)`)
	// A reference's definition: what stands before its address, it, and the rest.
	definition = regexp.MustCompile(`(?m)^( {0,3}\[[^\]\n]+\]:[ \t]*)(<[^<>\n]*>|\S+)([^\n]*)\n?`)
	scheme     = regexp.MustCompile(`^([a-zA-Z][a-zA-Z0-9+.-]*:|//|#|$)`)
	fence      = regexp.MustCompile("^ {0,3}(```+|~~~+)")
)

// body leads a text's links to where their targets are now. What stands in a
// block of code stays as it is.
func (a *adapter) body(s string, t Text) string {
	var out, text strings.Builder
	flush := func() {
		out.WriteString(a.links(text.String(), t))
		text.Reset()
	}
	open := ""
	for line := range strings.Lines(s) {
		mark := ""
		if m := fence.FindStringSubmatch(line); m != nil {
			mark = m[1]
		}
		switch {
		case open == "" && mark != "":
			flush()
			open = mark
			out.WriteString(line)
		case open != "":
			if strings.HasPrefix(mark, open) {
				open = ""
			}
			out.WriteString(line)
		default:
			text.WriteString(line)
		}
	}
	flush()
	return out.String()
}

func (a *adapter) links(s string, t Text) string {
	s = inline.ReplaceAllStringFunc(s, func(whole string) string {
		if whole[0] == '`' {
			return whole
		}
		m := inline.FindStringSubmatch(whole)
		words := m[2]
		if strings.Contains(words, "](") {
			words = a.links(words, t)
		}
		to, ok := a.target(strings.Trim(m[3], "<>"), t)
		if !ok {
			return words
		}
		return m[1] + "[" + words + "](" + to + m[4] + ")"
	})
	return definition.ReplaceAllStringFunc(s, func(whole string) string {
		m := definition.FindStringSubmatch(whole)
		to, ok := a.target(strings.Trim(m[2], "<>"), t)
		if !ok {
			return ""
		}
		return m[1] + to + m[3] + whole[len(strings.TrimSuffix(whole, "\n")):]
	})
}

// target is where an address leads from the text's place here; false when
// nothing stands there.
func (a *adapter) target(written string, t Text) (string, bool) {
	if scheme.MatchString(written) {
		if strings.ContainsAny(written, " ") {
			written = "<" + written + ">"
		}
		return written, true
	}
	name, anchor, anchored := strings.Cut(written, "#")
	if anchored {
		anchor = "#" + anchor
	}
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	there := path.Join(path.Dir(t.Path), name)
	from := path.Dir(a.home.homeID(a.card))
	if here := a.asset(there); here != "" {
		return relative(from, here), true
	}
	for _, file := range []string{there, there + "/index.md", there + ".md"} {
		c := a.from.byPath[file].card
		switch {
		case c == nil:
		case a.taken(c.ID) && len(a.home.texts(c)) > 0:
			return relative(from, a.home.file(c, a.spoken(c, t.Lang))) + anchor, true
		default:
			for _, other := range c.Texts {
				if other.URL != "" && (other.Lang == t.Lang || other == c.Texts[len(c.Texts)-1]) {
					return other.URL + anchor, true
				}
			}
			return "", false
		}
	}
	if !strings.HasSuffix(name, "/") || a.from.Address == "" {
		a.left = append(a.left, Left{"link", written})
	}
	return "", false
}

// spoken is a language in which a card is here: the one that is asked for, or
// its first.
func (a *adapter) spoken(c *Card, lang string) string {
	texts := a.home.texts(c)
	for _, t := range texts {
		if t.Lang == lang {
			return lang
		}
	}
	return texts[0].Lang
}

// relative is the way from a folder to a file, both in content/.
func relative(dir, file string) string {
	from, to := strings.Split(dir, "/"), strings.Split(file, "/")
	if dir == "." {
		from = nil
	}
	same := 0
	for same < len(from) && same < len(to)-1 && from[same] == to[same] {
		same++
	}
	return strings.Repeat("../", len(from)-same) + strings.Join(to[same:], "/")
}
