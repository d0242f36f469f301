package parse

import (
	"path"
	"strings"

	"go.yaml.in/yaml/v3"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/source"
)

// reader reads the front matter of one file.
type reader struct {
	fields
	file source.File
	conf bank.Config
	kind bank.Kind
	lang string
	top  map[string]entry
}

// readFacts makes a document of its front matter; its body is still empty.
// node is nil where it could not be read.
func readFacts(r *report, s *lines, m matter, node *yaml.Node, f source.File, c bank.Config) *bank.Document {
	rd := &reader{fields: fields{r, s}, file: f, conf: c}
	if node == nil {
		m.unread, node = true, &yaml.Node{Kind: yaml.MappingNode}
	}
	rd.settle(node)
	rd.top = rd.entries(node, keyTables[place{rd.kind, ""}], rd.lang)
	doc := &bank.Document{File: f.Name, ID: f.ID, Kind: rd.kind, At: make(bank.KeyPlaces, 0, len(rd.top))}
	for name, e := range rd.top {
		doc.At.Set(name, e.pos())
	}
	doc.Text = rd.wording()
	doc.Facts = rd.facts(doc.Text)
	title := rd.at("title").value
	if doc.Text.Title == "" && (m.unread || title != nil && title.Kind != yaml.ScalarNode) {
		doc.Text.Title = fallbackTitle(f.ID) // the true mistake has been told
	}
	return doc
}

// settle finds the kind and the language, on which everything else depends:
// what the file's place and name say, what its keys say, the bank's own.
func (rd *reader) settle(node *yaml.Node) {
	rd.kind, rd.lang = bank.Kind(rd.file.Kind), rd.file.Lang
	pages := keyTables[place{bank.Page, ""}]
	if k := value(rd.fields, pages.entry(node, "kind"), "bad-kind", kind); k != "" {
		rd.kind = k
	}
	if rd.kind == "" {
		rd.kind = bank.Page
	}
	said := pages.entry(node, "lang")
	if l := value(rd.fields, said, "bad-language", language); rd.lang == "" {
		rd.lang = l
	} else if l != "" && !strings.EqualFold(l, rd.lang) { // a name's is in small letters
		rd.add(said.pos(), "language-differs", diag.Args{"lang": l, "name": rd.lang})
	}
	if rd.lang == "" && len(rd.conf.Languages) > 0 {
		rd.lang = rd.conf.Languages[0]
	}
}

// at gives the entry of a key; one without a value when the file has no such
// key or the kind no such key.
func (rd *reader) at(key string) entry { return rd.top[key] }

func (rd *reader) facts(t *bank.Text) bank.Facts {
	v := rd.conf.Vocabularies
	return bank.Facts{
		Goals:        rd.terms(rd.at("goals"), v),
		Service:      rd.terms(rd.at("service"), v),
		Place:        rd.terms(rd.at("place"), v),
		Group:        rd.terms(rd.at("group"), v),
		Return:       rd.terms(rd.at("return"), v),
		Models:       rd.terms(rd.at("models"), v),
		Level:        rd.term(rd.at("level"), v),
		DigitalLevel: rd.term(rd.at("digital_level"), v),
		Duration:     value(rd.fields, rd.at("duration"), "bad-duration", minutes),
		Related:      rd.refs(rd.at("related")),
		Part:         value(rd.fields, rd.at("part"), "bad-part", part),
		License:      rd.text(rd.at("license")),
		Organisation: rd.text(rd.at("organisation")),
		BasedOn:      rd.text(rd.at("based_on")),
		Date:         value(rd.fields, rd.at("date"), "bad-date", date),
		Image:        rd.image(rd.at("image"), t),
	}
}

func (rd *reader) wording() *bank.Text {
	t := &bank.Text{
		File:     rd.file.Name,
		Lang:     rd.lang,
		Title:    rd.text(rd.at("title")),
		Summary:  rd.text(rd.at("summary")),
		Needs:    rd.texts(rd.at("needs")),
		Tags:     rd.texts(rd.at("tags")),
		Keywords: rd.texts(rd.at("keywords")),
		ImageAlt: rd.text(rd.at("image_alt")),
		Series:   rd.text(rd.at("series")),
		Authors:  rd.texts(rd.at("authors")),
		Checked:  rd.text(rd.at("checked_by")),
		Updated:  value(rd.fields, rd.at("updated"), "bad-date", date),
		ReviewBy: value(rd.fields, rd.at("review_by"), "bad-date", date),
		Draft:    rd.yes(rd.at("draft")),
		Aliases:  rd.texts(rd.at("aliases")),
	}
	switch rd.kind {
	case bank.Model:
		t.Model = rd.model()
	case bank.Week:
		t.Week = rd.week()
	case bank.Survey:
		t.Survey = rd.survey()
	}
	return t
}

// image reads the card's picture.
func (rd *reader) image(e entry, t *bank.Text) *bank.Image {
	written := rd.text(e)
	if written == "" {
		return nil
	}
	at := nodePos(e.value)
	p, rule := imagePath(path.Dir(rd.file.Path), written)
	if rule != "" {
		rd.add(at, rule, diag.Args{"image": written})
		return nil
	}
	if t.ImageAlt == "" {
		rd.add(at, "missing-alt", diag.Args{"image": written})
	}
	return &bank.Image{Written: written, Path: p, Alt: t.ImageAlt, Block: true, At: at}
}

func (rd *reader) model() *bank.ModelText {
	return &bank.ModelText{
		Audience: rd.text(rd.at("audience")),
		Days:     rd.text(rd.at("days")),
		Period:   rd.text(rd.at("period")),
		Start:    rd.text(rd.at("start")),
		Presence: rd.text(rd.at("presence")),
		Meetings: rd.text(rd.at("meetings")),
		Channels: rd.texts(rd.at("channels")),
		Roles:    rd.texts(rd.at("roles")),
	}
}

func (rd *reader) survey() *bank.SurveyText {
	t := &bank.SurveyText{Answers: rd.texts(rd.at("answers"))}
	for _, b := range rd.blocks(rd.at("statements"), keyTables[place{bank.Survey, "statements"}], rd.lang) {
		t.Statements = append(t.Statements, bank.Statement{
			Text:      rd.text(b.entries["text"]),
			Area:      rd.text(b.entries["area"]),
			Level:     value(rd.fields, b.entries["level"], "bad-level", statementLevel),
			Guides:    rd.refs(b.entries["guides"]),
			Framework: rd.texts(b.entries["framework"]),
			At:        b.at,
		})
	}
	return t
}
