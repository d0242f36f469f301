package intake

import (
	"path"
	"regexp"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/convert"
)

// A draft is a card on its way: a document with its title taken out, its
// headings in order, and what was guessed of it.
type draft struct {
	doc    *convert.Document
	file   string // the document's name
	source string // as links write it
	blocks []convert.Block
	title  string
	kind   bank.Kind
	lang   string

	summary, level string
	duration       int
	needs          []string
	guesses        []string // in the words of the document

	folder, path string
	found        []finding
}

// A finding is something for a person to look at.
type finding struct {
	rule, text, saved string
	line              int
}

func (d *draft) tell(rule, text, saved string) *finding {
	text = strings.Join(strings.Fields(text), " ")
	d.found = append(d.found, finding{rule: rule, text: text, saved: saved})
	return &d.found[len(d.found)-1]
}

// shape makes a draft of a document.
func shape(doc *convert.Document, file string, o Options) *draft {
	d := &draft{doc: doc, file: file, blocks: doc.Blocks}
	d.lang = d.guessLang(o.Config)
	d.typedLists()
	d.lines()
	d.headings()
	d.findTitle()
	d.levels()
	d.kind = o.Kind
	if d.kind == "" {
		d.kind = d.guessKind()
		d.guesses = append(d.guesses, bank.Key{EN: "kind", FI: "laji", SV: "slag"}.Name(d.lang)+": "+kindName(d.kind, d.lang))
	}
	d.facts(o.Config)
	d.steps()
	d.notesLast()
	d.short()
	return d
}

// lines drops the lines across the page that part nothing.
func (d *draft) lines() {
	var out []convert.Block
	for _, b := range d.blocks {
		if b.Kind == convert.Line && (len(out) == 0 || out[len(out)-1].Kind == convert.Line) {
			continue
		}
		if b.Kind == convert.Footnote && len(out) > 0 && out[len(out)-1].Kind == convert.Line {
			out = out[:len(out)-1]
		}
		out = append(out, b)
	}
	for len(out) > 0 && out[len(out)-1].Kind == convert.Line {
		out = out[:len(out)-1]
	}
	d.blocks = out
}

var (
	typedNumber = regexp.MustCompile(`^(\d{1,2})[.)]\s+(\S)`)
	typedBullet = regexp.MustCompile(`^[-–•·▪●○*]\s+(\S)`)
)

// typedLists finds lists whose marks were typed as text.
func (d *draft) typedLists() {
	number := 0
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.Kind != convert.Paragraph || b.Item != nil || len(b.Inline) == 0 {
			number = 0
			continue
		}
		text := b.Inline[0].Text
		if at := typedNumber.FindStringSubmatchIndex(text); at != nil && atoi(text[at[2]:at[3]]) == number+1 && (number > 0 || d.goesOn(i)) {
			number++
			b.Item = &convert.Item{List: "typed", Ordered: true, Number: number}
			b.Inline[0].Text = text[at[4]:]
			continue
		}
		number = 0
		if at := typedBullet.FindStringSubmatchIndex(text); at != nil {
			b.Item = &convert.Item{List: "typed"}
			b.Inline[0].Text = text[at[2]:]
		}
	}
}

// goesOn is true of a typed number that another follows: 1. alone is no list.
func (d *draft) goesOn(i int) bool {
	if i+1 >= len(d.blocks) || d.blocks[i+1].Item != nil || d.blocks[i+1].Kind != convert.Paragraph || len(d.blocks[i+1].Inline) == 0 {
		return false
	}
	m := typedNumber.FindStringSubmatch(d.blocks[i+1].Inline[0].Text)
	return m != nil && m[1] == "2"
}

func atoi(s string) int {
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n
}

// headings finds the headings of a document that has no styles: words that
// begin a part of a card, and short lines in bold.
func (d *draft) headings() {
	styled := false
	for _, b := range d.blocks {
		styled = styled || b.Kind == convert.Heading
	}
	var guessed []string
	for i := range d.blocks {
		b := &d.blocks[i]
		text := strings.TrimSpace(convert.Words(b.Inline))
		if b.Kind != convert.Paragraph || b.Item != nil || text == "" || len(text) > 80 || !unlinked(b.Inline) {
			continue
		}
		words := len(strings.Fields(text))
		bold := !styled && i > 0 && allBold(b.Inline) && words <= 8 && !strings.ContainsAny(text[len(text)-1:], ".!,;") && !isFact(text)
		if known := partOf(text); known != "" && words <= 5 || bold {
			b.Kind, b.Level = convert.Heading, 9
			guessed = append(guessed, text)
		}
	}
	if len(guessed) > 0 {
		d.tell("import-heading", strings.Join(guessed, " · "), strings.Join(guessed, "\n"))
	}
}

// unlinked is true of inlines without pictures and links.
func unlinked(list []convert.Inline) bool {
	for _, i := range list {
		if i.Picture > 0 || i.Link != "" {
			return false
		}
	}
	return true
}

func allBold(list []convert.Inline) bool {
	for _, i := range list {
		if !i.Bold && strings.TrimSpace(i.Text) != "" || i.Break {
			return false
		}
	}
	return true
}

// findTitle takes the title out of the text, or makes one.
func (d *draft) findTitle() {
	at := -1
	for i, b := range d.blocks {
		if b.Kind == convert.Title && at < 0 {
			at = i
		}
	}
	if at < 0 {
		at = d.topHeading()
	}
	if at < 0 {
		at = d.firstLine()
	}
	if at >= 0 {
		d.title = clean(convert.Words(d.blocks[at].Inline))
		rest := keep(d.blocks[at].Inline)
		d.blocks = append(append([]convert.Block{}, d.blocks[:at]...), append(rest, d.blocks[at+1:]...)...)
	}
	if d.title == "" {
		d.title = first(properName(d.doc.Name), fromFile(d.file))
		d.guesses = append(d.guesses, bank.Key{EN: "title", FI: "otsikko", SV: "titel"}.Name(d.lang)+": "+d.title)
	}
	if len([]rune(d.title)) > 150 {
		d.blocks = append([]convert.Block{{Inline: []convert.Inline{{Text: d.title}}}}, d.blocks...)
		d.title = strings.TrimSpace(string([]rune(d.title)[:100])) + "…"
	}
}

// firstLine is the first paragraph when it is short enough for a title; -1 when
// it is not.
func (d *draft) firstLine() int {
	for i, b := range d.blocks {
		text := strings.TrimSpace(convert.Words(b.Inline))
		if text == "" && b.Kind != convert.Table {
			continue
		}
		if b.Kind == convert.Paragraph && b.Item == nil && len(strings.Fields(text)) <= 8 && !strings.ContainsAny(text[len(text)-1:], ".!,;:") && i+1 < len(d.blocks) && !isFact(text) {
			return i
		}
		return -1
	}
	return -1
}

func clean(s string) string { return strings.TrimRight(strings.Join(strings.Fields(s), " "), ":") }

// keep gives the pictures and notes of a title as paragraphs of their own.
func keep(list []convert.Inline) (out []convert.Block) {
	for _, i := range list {
		if i.Picture > 0 || i.Note > 0 {
			out = append(out, convert.Block{Inline: []convert.Inline{i}})
		}
	}
	return out
}

// topHeading is the heading above all others, where there is one: it is the
// first, and its level is its own.
func (d *draft) topHeading() int {
	at := -1
	for i, b := range d.blocks {
		if b.Kind != convert.Heading || clean(convert.Words(b.Inline)) == "" {
			continue
		}
		if at < 0 {
			if b.Level > 8 || partOf(convert.Words(b.Inline)) != "" {
				return -1
			}
			at = i
			continue
		}
		if b.Level <= d.blocks[at].Level {
			if at == 0 && b.Level == d.blocks[at].Level && d.blocks[at].Level == 1 {
				return 0 // a document all of whose headings are on the first level begins with its title
			}
			return -1
		}
	}
	return at
}

// properName is a title from a document's properties, when a person wrote it.
func properName(s string) string {
	low := strings.ToLower(s)
	for _, made := range []string{"microsoft word", "untitled", "nimetön", "namnlös", "document", "asiakirja", "dokument", "powerpoint"} {
		if strings.HasPrefix(low, made) {
			return ""
		}
	}
	if strings.ContainsAny(s, `\/`) || strings.Contains(low, ".doc") || len(strings.Fields(s)) > 15 {
		return ""
	}
	return s
}

var numbersFirst = regexp.MustCompile(`^[\d\s.]+`)

// fromFile makes a title of a file's name.
func fromFile(file string) string {
	stem := strings.TrimSuffix(path.Base(file), path.Ext(file))
	stem = strings.Join(strings.Fields(strings.NewReplacer("_", " ", "-", " ").Replace(stem)), " ")
	stem = first(numbersFirst.ReplaceAllString(stem, ""), stem, "Tuotu")
	runes := []rune(stem)
	return strings.ToUpper(string(runes[:1])) + string(runes[1:])
}

// levels gives headings the levels 2, 3 … without gaps.
func (d *draft) levels() {
	used := map[int]bool{}
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.Kind == convert.Title {
			b.Kind, b.Level = convert.Heading, 1
		}
		if b.Kind == convert.Heading {
			if used[b.Level] = true; b.Level > 8 {
				delete(used, b.Level)
			}
		}
	}
	rank := map[int]int{}
	for level := 1; level <= 8; level++ {
		if used[level] {
			rank[level] = min(len(rank)+2, 6)
		}
	}
	last := 1
	for i := range d.blocks {
		if b := &d.blocks[i]; b.Kind == convert.Heading {
			level, known := rank[b.Level]
			if !known {
				level = 2
			}
			b.Level = min(level, last+1)
			last = b.Level
		}
	}
}

// notesLast puts the footnotes under a heading of their own at the end.
func (d *draft) notesLast() {
	var body, notes []convert.Block
	for _, b := range d.blocks {
		if b.Kind != convert.Footnote {
			body = append(body, b)
			continue
		}
		b.Kind, b.Item = convert.Paragraph, &convert.Item{List: "footnotes", Ordered: true, Number: b.Level, Continue: b.Level == 0}
		notes = append(notes, b)
	}
	if len(notes) > 0 {
		word := map[string]string{"fi": "Alaviitteet", "sv": "Fotnoter"}[bank.BaseLang(d.lang)]
		body = append(body, convert.Block{Kind: convert.Heading, Level: 2, Inline: []convert.Inline{{Text: first(word, "Footnotes")}}})
	}
	d.blocks = append(body, notes...)
}
