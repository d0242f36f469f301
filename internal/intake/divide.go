package intake

import (
	"strings"

	"vakka/internal/convert"
)

// mostParagraph is what a paragraph may weigh: less than the 8 KB at which the
// parser stops, so that somebody can still write in it.
const mostParagraph = 6000

// weight is about how many bytes of Markdown an inline becomes.
func weight(i convert.Inline) int {
	return len(escape(i.Text)) + 2*len(i.Alt) + len(i.Link) + 20
}

func heavy(list []convert.Inline) bool {
	sum := 0
	for _, i := range list {
		sum += weight(i)
	}
	return sum > mostParagraph
}

// short divides paragraphs that a page may not hold.
func (d *draft) short() {
	var out []convert.Block
	for _, b := range d.blocks {
		if b.Kind == convert.Table || b.Kind == convert.Code || !heavy(b.Inline) {
			out = append(out, b)
			continue
		}
		start := firstWords(convert.Words(b.Inline))
		for n, part := range divide(b.Inline) {
			piece := b
			piece.Inline = part
			if n > 0 && piece.Kind == convert.Heading {
				piece.Kind = convert.Paragraph
			}
			if n > 0 && b.Item != nil {
				item := *b.Item
				item.Continue = true
				piece.Item = &item
			}
			out = append(out, piece)
		}
		d.doc.Notes = append(d.doc.Notes, convert.Note{Rule: "import-long", Text: start})
		last := &out[len(out)-1]
		last.Inline = append(last.Inline, convert.Inline{Note: len(d.doc.Notes)})
	}
	d.blocks = out
}

func firstWords(s string) string {
	words := strings.Fields(s)
	if len(words) > 8 {
		return strings.Join(words[:8], " ") + " …"
	}
	return strings.Join(words, " ")
}

// divide cuts inlines into stretches light enough, after sentences where there
// are any.
func divide(list []convert.Inline) (out [][]convert.Inline) {
	var part []convert.Inline
	sum := 0
	for _, i := range list {
		for len(i.Text) > mostParagraph || weight(i) > mostParagraph { // more in one look than a paragraph holds; what is longer is not weighed at each cut
			const room = mostParagraph / 3
			cut := strings.LastIndex(i.Text[:min(room, len(i.Text))], ". ") + 2
			if cut < 2 {
				cut = strings.LastIndexByte(i.Text[:min(room, len(i.Text))], ' ') + 1
			}
			if cut < 1 {
				cut = len(strings.ToValidUTF8(i.Text[:min(room, len(i.Text))], ""))
			}
			if cut < 1 {
				break
			}
			head := i
			head.Text, i.Text = i.Text[:cut], i.Text[cut:]
			out, part, sum = append(out, append(part, head)), nil, 0
		}
		if sum += weight(i); sum > mostParagraph && len(part) > 0 {
			out, part, sum = append(out, part), nil, weight(i)
		}
		part = append(part, i)
	}
	return append(out, part)
}
