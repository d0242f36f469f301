package exchange

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"vakka/internal/bank"
	"vakka/internal/linked"
	"vakka/internal/output"
)

// columns are the table's, in their order, which does not change; new ones come
// last. The first row names them as writers of the bank's language write the
// keys of front matter.
var columns = []string{"id", "kind", "lang", "title", "summary", "goals", "service", "place", "group", "return", "models", "level", "digital_level",
	"duration", "needs", "tags", "authors", "organisation", "license", "based_on", "date", "updated", "url"}

// table is one text a row, for a spreadsheet. Finnish and Swedish Excel open a
// file by a double click only when its values are parted by semicolons, and read
// ä and ö only when it begins with a byte order mark; LibreOffice and Google
// take both as they are.
func table(b *bank.Bank) output.File {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.Comma, w.UseCRLF = ';', true
	write := func(row []string) {
		for i := range row {
			row[i] = harmless(row[i])
		}
		if err := w.Write(row); err != nil {
			panic(err) // a buffer takes everything
		}
	}
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = heading(c, b.Lang())
	}
	write(row)
	for _, m := range b.Materials {
		for _, t := range m.Texts {
			for i, c := range columns {
				row[i] = cell(b, m, t, c)
			}
			write(row)
		}
	}
	w.Flush()
	return output.File{Path: Table, Data: out.Bytes()}
}

// heading is a column's name: the key's in a language, or the column's own.
func heading(column, lang string) string {
	for _, k := range bank.Keys {
		if k.EN == column && k.In == "" && len(k.Kinds) == 0 {
			return k.Name(lang)
		}
	}
	return column
}

func cell(b *bank.Bank, m *bank.Material, t *bank.Text, column string) string {
	list := func(values []string) string { return strings.Join(values, ", ") }
	switch column {
	case "id":
		return m.ID
	case "kind":
		return string(m.Kind)
	case "lang":
		return t.Lang
	case "title":
		return t.Title
	case "summary":
		return t.Summary
	case "duration":
		if m.Facts.Duration == 0 {
			return ""
		}
		return strconv.Itoa(m.Facts.Duration)
	case "needs":
		return list(t.Needs)
	case "tags":
		return list(t.Tags)
	case "authors":
		return list(t.Authors)
	case "organisation":
		if m.Facts.Organisation == "" {
			return b.Config.Organisation
		}
		return m.Facts.Organisation
	case "license":
		return linked.LicenseOf(b, m)
	case "based_on":
		return m.Facts.BasedOn
	case "date":
		return date(m.Facts.Date)
	case "updated":
		return date(t.Updated)
	case "url":
		return b.Config.BaseURL + b.Address(m.ID, t.Lang)
	}
	var labels []string
	for _, id := range b.FacetValues(m, column) {
		labels = append(labels, linked.Label(b, b.Config.Vocabularies[column].Term(id), t.Lang))
	}
	return list(labels)
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// harmless keeps a cell from being a formula, which a spreadsheet would run
// with its reader's rights: one that begins like one gets an apostrophe before
// it. Spaces before the sign do not help, and neither do line ends, which are
// spaces in a cell.
func harmless(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, s)
	s = strings.TrimSpace(s)
	if first, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + s
	}
	return s
}
