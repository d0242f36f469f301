package intake

import (
	"slices"
	"strconv"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/convert"
	"vakka/internal/diag"
	"vakka/internal/starter"
)

// A writer writes a draft as Markdown. It knows on which line it is, so that
// what is to be looked at has its place.
type writer struct {
	*draft
	drafts    []*draft
	voice     string
	out       strings.Builder
	line      int // that is written next, from 1
	lists     []list
	waits     []int // notes whose marks wait for the end of a list or a paragraph
	quote     bool  // the last block was a quotation
	tight     bool  // the last block was an item
	addresses bool  // the paragraph holds an address that pages make a link
}

// A list is one that is open: at which level of the document, how it is marked
// and where the text of its items begins.
type list struct {
	id      string
	level   int
	ordered bool
	other   bool // marked otherwise than usual, to part it from the list before
	indent  int  // of its marks
	text    int  // of its text
}

func (w *writer) put(s string) {
	w.out.WriteString(s)
	w.line += strings.Count(s, "\n")
}

// matter writes the front matter in the card's language.
func (w *writer) matter(o Options) {
	w.line = 1
	w.put("---\n")
	lang := w.lang
	key := func(en string) string {
		for _, k := range bank.Keys {
			if k.EN == en && k.In == "" {
				return k.Name(lang)
			}
		}
		panic("intake: no key " + en)
	}
	w.put(key("title") + ": " + starter.Quote(w.title) + "\n")
	if w.summary != "" {
		w.put(key("summary") + ": " + starter.Quote(w.summary) + "\n")
	}
	if w.duration > 0 {
		w.put(key("duration") + ": " + strconv.Itoa(w.duration) + "\n")
	}
	if w.level != "" {
		w.put(key("level") + ": " + starter.Quote(w.level) + "\n")
	}
	if len(w.needs) > 0 {
		w.put(key("needs") + ":\n")
		for _, n := range w.needs {
			w.put("  - " + starter.Quote(n) + "\n")
		}
	}
	if kind := folderKind(o.Folder(w.kind)); kind != w.kind {
		w.put(key("kind") + ": " + kindName(w.kind, lang) + "\n")
	}
	if len(o.Config.Languages) > 0 && lang != o.Config.Languages[0] {
		w.put(key("lang") + ": " + lang + "\n")
	}
	w.put(key("draft") + ": true\n---\n")
	if len(w.guesses) > 0 {
		w.tell("import-guess", w.guessed(), strings.Join(w.guesses, "\n")).line = 1
	}
}

// folderKind is the kind of what lies in a folder of content/.
func folderKind(folder string) bank.Kind {
	top, _, _ := strings.Cut(folder, "/")
	if kind, known := bank.KindOfFolder(top); known {
		return kind
	}
	return bank.Page
}

func (w *writer) body() {
	for _, b := range w.blocks {
		w.block(b)
	}
	w.lists = nil
	w.marks()
}

func (w *writer) block(b convert.Block) {
	if b.Item == nil || b.Kind == convert.Table || b.Kind == convert.Heading {
		w.lists, w.tight = nil, false
		w.marks()
	}
	if b.Kind != convert.Quote {
		w.quote = false
	}
	switch {
	case b.Kind == convert.Table:
		w.table(b)
	case b.Kind == convert.Code:
		w.code(b)
	case b.Kind == convert.Line:
		w.put("\n---\n")
		w.notes(b.Inline)
	case b.Kind == convert.Heading:
		w.heading(b)
	case b.Item != nil:
		w.item(b)
	default:
		w.paragraph(b)
	}
	if len(w.lists) == 0 {
		w.marks()
	}
}

// marks writes a remark and three dots for each note that a person must act on,
// and lists the others.
func (w *writer) marks() {
	waits := w.waits
	w.waits = nil
	for _, n := range waits {
		note := w.doc.Notes[n-1]
		f := w.tell(note.Rule, note.Text, note.Text)
		if rule, _ := diag.Lookup(note.Rule); rule.Severity < diag.Warning {
			f.line = max(w.line-1, 1)
			continue
		}
		w.put("\n<!-- " + remark(diag.New(w.path, diag.Pos{}, note.Rule, diag.Args{"text": first(f.text, "?")}).Message(w.voice)) + " -->\n")
		f.line = w.line + 1
		w.put("\n…\n")
		w.quote = false
	}
}

// remark is text that cannot end a remark.
func remark(s string) string {
	for strings.Contains(s, "--") {
		s = strings.ReplaceAll(s, "--", "- -")
	}
	return strings.Trim(s, "->")
}

func (w *writer) heading(b convert.Block) {
	text := strings.Join(strings.Fields(w.inline(stripped(b.Inline), " ")), " ")
	if text = strings.TrimRight(text, ": "); text != "" {
		w.put("\n" + strings.Repeat("#", b.Level) + " " + strings.TrimRight(closing(text), " ") + "\n")
	}
	for _, p := range keep(b.Inline) {
		w.paragraph(p)
	}
}

// closing keeps number signs at a heading's end as text.
func closing(s string) string {
	if strings.HasSuffix(s, "#") {
		return s[:len(s)-1] + `\#`
	}
	return s
}

// stripped is inlines without pictures, notes and bold, which a heading is
// already.
func stripped(list []convert.Inline) (out []convert.Inline) {
	for _, i := range list {
		if i.Picture == 0 && i.Note == 0 {
			i.Bold, i.Italic, i.Code = false, false, false
			out = append(out, i)
		}
	}
	return out
}

func (w *writer) paragraph(b convert.Block) {
	text := w.inline(b.Inline, "\\\n")
	if text == "" {
		return
	}
	if b.Kind == convert.Quote {
		if w.quote {
			w.put(">\n")
		} else {
			w.put("\n")
		}
		w.put("> " + strings.ReplaceAll(text, "\n", "\n> ") + "\n")
		w.quote = true
		return
	}
	w.put("\n" + text + "\n")
}

// item writes a paragraph of a list.
func (w *writer) item(b convert.Block) {
	text := w.inline(b.Inline, "\\\n")
	if text == "" {
		return
	}
	if b.Item.Continue && len(w.lists) > 0 {
		indent := strings.Repeat(" ", w.lists[len(w.lists)-1].text)
		w.put("\n" + indent + strings.ReplaceAll(text, "\n", "\n"+indent) + "\n")
		return
	}
	fresh, parted := w.enter(*b.Item)
	l := w.lists[len(w.lists)-1]
	mark := "- "
	if l.other {
		mark = "* "
	}
	if l.ordered {
		number := b.Item.Number
		if number < 0 || number > 99999999 {
			number = 1
		}
		mark = strconv.Itoa(number) + ". "
		if l.other {
			mark = strconv.Itoa(number) + ") "
		}
	}
	w.lists[len(w.lists)-1].text = l.indent + len(mark)
	indent := strings.Repeat(" ", l.indent+len(mark))
	if fresh && !w.tight || parted || fresh && l.ordered && b.Item.Number != 1 {
		w.put("\n")
	}
	w.put(strings.Repeat(" ", l.indent) + mark + strings.ReplaceAll(text, "\n", "\n"+indent) + "\n")
	w.tight = true
}

// enter opens and closes lists until an item is in its own. Fresh is true of the
// first item of a list; parted, when another list ended right before it.
func (w *writer) enter(item convert.Item) (fresh, parted bool) {
	for len(w.lists) > 0 && w.lists[len(w.lists)-1].level > item.Level && len(w.lists) > 1 {
		w.lists = w.lists[:len(w.lists)-1]
	}
	l := list{id: item.List, level: item.Level, ordered: item.Ordered}
	if n := len(w.lists); n > 0 {
		top := w.lists[n-1]
		same := top.level == item.Level || top.level > item.Level || n >= 8
		switch {
		case same && top.id == l.id && top.ordered == l.ordered:
			w.lists[n-1].level = item.Level
			return false, false
		case same:
			l.other = !top.other && top.ordered == l.ordered
			l.indent = top.indent
			w.lists[n-1] = l
			return true, true
		}
		l.indent = top.text
	}
	w.lists = append(w.lists, l)
	return true, false
}

// code writes lines as they are.
func (w *writer) code(b convert.Block) {
	var lines []string
	line := ""
	for _, i := range b.Inline {
		if i.Break {
			lines, line = append(lines, line), ""
			continue
		}
		for len(line)+len(i.Text) > mostParagraph { // longer than a page's line may be
			cut := len(strings.ToValidUTF8(i.Text[:mostParagraph-len(line)], ""))
			lines, line, i.Text = append(lines, line+i.Text[:cut]), "", i.Text[cut:]
		}
		line += i.Text
	}
	text := strings.Join(append(lines, line), "\n")
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	w.put("\n" + fence + "\n" + text + "\n" + fence + "\n")
	w.notes(b.Inline)
}

// table writes a table; one whose lines a page may not hold becomes paragraphs.
func (w *writer) table(b convert.Block) {
	var lines []string
	longest := 0
	for n, row := range b.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = strings.ReplaceAll(w.inline(cell, " "), "|", `\|`)
		}
		line := "| " + strings.Join(cells, " | ") + " |"
		longest = max(longest, len(line))
		if lines = append(lines, line); n == 0 {
			lines = append(lines, "|"+strings.Repeat(" --- |", len(row)))
		}
	}
	w.notes(b.Inline)
	if longest < mostParagraph {
		w.put("\n" + strings.Join(lines, "\n") + "\n")
		return
	}
	for _, row := range b.Rows {
		for _, cell := range row {
			for _, part := range divide(cell) {
				w.paragraph(convert.Block{Inline: part})
			}
		}
	}
	w.tell("import-long", firstWords(convert.Text([]convert.Block{b})), "").line = w.line
}

// notes keeps the notes of inlines for their marks.
func (w *writer) notes(list []convert.Inline) {
	for _, i := range list {
		if i.Note > 0 && !slices.Contains(w.waits, i.Note) {
			w.waits = append(w.waits, i.Note)
		}
	}
}
