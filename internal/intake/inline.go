package intake

import (
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"vakka/internal/convert"
	"vakka/internal/source"
)

// inline writes inlines; brk stands where a line breaks.
func (w *writer) inline(list []convert.Inline, brk string) string {
	w.notes(list)
	words := convert.Words(list)
	w.addresses = strings.Contains(words, "@") || strings.Contains(words, "://") || strings.Contains(words, "www.")
	var lines []string
	for len(list) > 0 {
		n := 0
		for n < len(list) && !list[n].Break {
			n++
		}
		if line := atStart(strings.TrimSpace(spaces.ReplaceAllString(w.links(list[:n]), " "))); line != "" {
			lines = append(lines, line)
		}
		list = list[min(n+1, len(list)):]
	}
	return strings.Join(lines, brk)
}

var spaces = regexp.MustCompile(`  +`)

// links writes stretches with one link each.
func (w *writer) links(list []convert.Inline) string {
	var out strings.Builder
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Link == list[0].Link {
			n++
		}
		part, link := list[:n], list[0].Link
		list = list[n:]
		text := w.strong(part, last(out.String()), next(list))
		if link == "" {
			out.WriteString(text)
			continue
		}
		address, ok := w.address(link)
		bare := strings.TrimSpace(text)
		if !ok || bare == "" {
			if !ok && bare != "" {
				w.tell("import-link", convert.Words(part)+" "+link, convert.Words(part)+"\n"+link).line = w.line + 1
			}
			out.WriteString(text)
			continue
		}
		before, after := text[:strings.Index(text, bare)], text[strings.Index(text, bare)+len(bare):]
		if before == "" && last(out.String()) == '!' { // not a picture
			text := strings.TrimSuffix(out.String(), "!")
			out.Reset()
			out.WriteString(text + `\!`)
		}
		out.WriteString(before + "[" + bare + "](" + address + ")" + after)
	}
	return out.String()
}

// strong writes stretches in bold, and in them those in italics.
func (w *writer) strong(list []convert.Inline, before, after rune) string {
	return w.marked(list, before, after, "**", func(i convert.Inline) bool { return i.Bold && i.Picture == 0 }, func(list []convert.Inline, before, after rune) string {
		return w.marked(list, before, after, "*", func(i convert.Inline) bool { return i.Italic && i.Picture == 0 }, func(list []convert.Inline, before, after rune) string {
			return w.marked(list, before, after, "~~", func(i convert.Inline) bool { return i.Strike && i.Picture == 0 }, w.plain)
		})
	})
}

// marked writes stretches with marks around those that have a look. Marks that
// Markdown would not understand there are left out: the words matter more.
func (w *writer) marked(list []convert.Inline, before, after rune, mark string, has func(convert.Inline) bool, write func([]convert.Inline, rune, rune) string) string {
	var out strings.Builder
	for len(list) > 0 {
		n := 1
		for n < len(list) && has(list[n]) == has(list[0]) {
			n++
		}
		part := list[:n]
		list = list[n:]
		left, right := before, after
		if out.Len() > 0 {
			left = last(out.String())
		}
		if len(list) > 0 {
			right = next(list)
		}
		if !has(part[0]) {
			out.WriteString(write(part, left, right))
			continue
		}
		out.WriteString(w.around(write(part, ' ', ' '), mark, left, right))
	}
	return out.String()
}

// around puts marks around text, inside its spaces. They are left out where
// Markdown would not take them for marks: beside other marks, between a letter
// and a sign, and inside an address.
func (w *writer) around(text, mark string, left, right rune) string {
	bare := strings.Trim(text, " \u00a0")
	if bare == "" {
		return text
	}
	at := strings.Index(text, bare)
	head, tail := text[:at], text[at+len(bare):]
	if head != "" {
		left = ' '
	}
	if tail != "" {
		right = ' '
	}
	begin, _ := utf8.DecodeRuneInString(bare)
	end := last(bare)
	crowded := strings.ContainsRune("*~", left) || strings.ContainsRune("*~", right)
	if w.addresses && (strings.ContainsRune(inAddress, left) || strings.ContainsRune(inAddress, right)) {
		return text
	}
	inner := mark != "**" && (strings.ContainsRune("*~", begin) || strings.ContainsRune("*~", end))
	if crowded || inner || !edge(left) && (!wordy(begin) || w.addresses) || !edge(right) && (!wordy(end) || w.addresses) {
		return text
	}
	return head + mark + bare + mark + tail
}

// inAddress are the signs that an address of e-mail may hold, beside letters:
// a mark next to one could become a part of it (*0*@x.fi).
const inAddress = "@.!#$%&'+/=?^_`{|}-"

func edge(r rune) bool {
	return unicode.IsSpace(r) || r == 0 || unicode.IsPunct(r) || unicode.IsSymbol(r)
}
func wordy(r rune) bool { return !unicode.IsSpace(r) && !unicode.IsPunct(r) && !unicode.IsSymbol(r) }

func last(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// next is the letter that follows, as text.
func next(list []convert.Inline) rune {
	for _, i := range list {
		if i.Picture > 0 {
			return '!'
		}
		for _, r := range i.Text {
			if i.Link != "" {
				return '['
			}
			return r
		}
	}
	return 0
}

// plain writes text and pictures.
func (w *writer) plain(list []convert.Inline, _, _ rune) string {
	var out strings.Builder
	for _, i := range list {
		switch {
		case i.Picture > 0:
			name := pictureName(w.lang, i.Picture-1, w.doc.Pictures[i.Picture-1])
			alt := i.Alt
			if len(alt) > 1000 {
				w.tell("import-alt", name, alt).line = w.line + 1
				alt = strings.ToValidUTF8(alt[:1000], "") + " …"
			}
			alt = escape(alt)
			if strings.TrimSpace(alt) == "" {
				alt = "…"
				w.tell("import-alt", name, "").line = w.line + 1
			}
			out.WriteString("![" + alt + "](" + name + ")")
		case i.Code && !strings.Contains(i.Text, "`") && strings.TrimSpace(i.Text) == i.Text && i.Text != "":
			out.WriteString("`" + i.Text + "`")
		default:
			out.WriteString(escape(i.Text))
		}
	}
	return out.String()
}

var entity = regexp.MustCompile(`&(#?[A-Za-z0-9]+;)`)

// escape makes text that Markdown shows as it is.
func escape(s string) string {
	var out strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		switch r {
		case '\\', '`', '*', '[', ']', '<', '~':
			out.WriteByte('\\')
		case '_':
			if i == 0 || i == len(runes)-1 || !wordy(runes[i-1]) || !wordy(runes[i+1]) {
				out.WriteByte('\\')
			}
		}
		out.WriteRune(r)
	}
	return entity.ReplaceAllString(out.String(), `\&$1`)
}

var (
	startSign   = regexp.MustCompile(`^(#{1,6}( |$)|>|[-+]( |$)|[-=:|][-=:| ]*$|\|)`)
	startNumber = regexp.MustCompile(`^(\d{1,9})([.)]( |$))`)
)

// atStart escapes what would begin something at the start of a line.
func atStart(line string) string {
	if startSign.MatchString(line) {
		return `\` + line
	}
	return startNumber.ReplaceAllString(line, `$1\$2`)
}

// address is a link's address in the card; false when there is none that a card
// may hold.
func (w *writer) address(link string) (string, bool) {
	link = strings.TrimSpace(link)
	if len(link) > 2000 {
		return "", false
	}
	file, place, _ := strings.Cut(link, "#")
	u, err := url.Parse(link)
	if err == nil {
		switch strings.ToLower(u.Scheme) {
		case "http", "https":
			if u.Host == "" {
				return "", false
			}
			return safeAddress(link), true
		case "mailto", "tel":
			return safeAddress(link), u.Opaque != ""
		}
	}
	target := w.draft
	if file != "" {
		if plain, err := url.PathUnescape(file); err == nil {
			file = plain
		}
		target = nil
		name := base(strings.ReplaceAll(file, `\`, "/"))
		for _, d := range w.drafts {
			if d != nil && d.source == name {
				target = d
			}
		}
		if target == nil {
			return "", false
		}
	}
	anchor := target.anchor(place)
	switch {
	case target == w.draft && anchor == "":
		return "", false
	case target == w.draft:
		return "#" + anchor, true
	case anchor != "":
		return relative(path.Dir(w.path), target.path) + "#" + anchor, true
	}
	return relative(path.Dir(w.path), target.path), true
}

// anchor is what a card calls a heading that the document calls place.
func (d *draft) anchor(place string) string {
	if plain, err := url.PathUnescape(place); err == nil {
		place = plain
	}
	for _, b := range d.blocks {
		if b.Kind != convert.Heading || place == "" {
			continue
		}
		text := convert.Words(b.Inline)
		for _, name := range b.Names {
			if name == place {
				return source.Slug(text)
			}
		}
		if text != "" && strings.TrimSuffix(strings.TrimPrefix(place, "_"), "|outline") == strings.TrimSpace(text) { // Writer's way
			return source.Slug(text)
		}
	}
	return ""
}

// relative is the way from a folder to a file.
func relative(from, to string) string {
	up := ""
	for from != "." && !strings.HasPrefix(to, from+"/") {
		from, up = path.Dir(from), up+"../"
	}
	return up + strings.TrimPrefix(to, from+"/")
}

var addressSigns = strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `\`, "%5C", "\t", "", "\n", "", `"`, "%22", "`", "%60", "*", "%2A", "[", "%5B", "]", "%5D", "|", "%7C")

func safeAddress(s string) string { return addressSigns.Replace(s) }
