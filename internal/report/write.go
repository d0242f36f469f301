package report

import (
	"encoding/csv"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"vakka/internal/diag"
)

// barWidth is the longest bar on a terminal.
const barWidth = 30

// WriteText prints the tables with bars, for a terminal.
func (r Report) WriteText(w io.Writer, lang string) error {
	say := words(lang)
	var out strings.Builder
	fmt.Fprintf(&out, "%s: %s\n%s\n", say("title"), diag.Visible(r.Bank), r.Day.Format(time.DateOnly))
	for _, t := range r.Tables {
		fmt.Fprintf(&out, "\n%s (%s)\n", t.Title, strings.Join(t.Columns, ", "))
		label, figures := 0, make([]int, len(t.Columns))
		for _, row := range t.Rows {
			label = max(label, utf8.RuneCountInString(diag.Visible(row.Label)))
			for i, f := range row.Figures {
				figures[i] = max(figures[i], utf8.RuneCountInString(diag.Visible(f)))
			}
		}
		most := t.most()
		for _, row := range t.Rows {
			line := fmt.Sprintf("  %-*s", label, diag.Visible(row.Label))
			for i, f := range row.Figures {
				width := figures[i]
				if !t.Bars { // words, not numbers
					width = -width
				}
				line += fmt.Sprintf("  %*s", width, diag.Visible(f))
			}
			if t.Bars {
				line += "  " + strings.Repeat("█", barWidth*row.first()/most)
			}
			out.WriteString(strings.TrimRight(line, " ") + "\n")
		}
	}
	fmt.Fprintf(&out, "\n%s\n", say("promise"))
	_, err := io.WriteString(w, out.String())
	return err
}

// first is the figure a bar shows, most the largest of a table's; at least one.
func (r Row) first() int {
	n, err := strconv.Atoi(r.Figures[0])
	if err != nil {
		return 0 // a word, or a decimal: no bar
	}
	return n
}

func (t Table) most() int {
	most := 1
	for _, row := range t.Rows {
		most = max(most, row.first())
	}
	return most
}

// WriteCSV prints one figure a line: table, row, what it counts, figure, parted by
// semicolons as Excel wants them in Finland and Sweden. A value that a spreadsheet
// would take for a formula gets an apostrophe before it.
func (r Report) WriteCSV(w io.Writer, lang string) error {
	say := words(lang)
	if _, err := io.WriteString(w, "\ufeff"); err != nil { // so a double click opens it right in a Finnish or Swedish Excel
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	lines := [][]string{{say("table"), say("label"), say("count"), say("figure")}}
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			for i, f := range row.Figures {
				lines = append(lines, []string{t.Title, row.Label, t.Columns[i], f})
			}
		}
	}
	for _, line := range lines {
		for i, cell := range line {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				line[i] = "'" + cell
			}
		}
	}
	if err := out.WriteAll(lines); err != nil {
		return err
	}
	return out.Error()
}

// A page of its own, not of the site: it opens from a folder, prints, and asks
// nothing of anyone. Bars are drawn by the browser's own meter.
var page = template.Must(template.New("report").Funcs(template.FuncMap{
	"first": Row.first, "most": Table.most, "day": func(t time.Time) string { return t.Format(time.DateOnly) },
}).Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}} – {{.Report.Bank}}</title>
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #1c2420; background: #fbf8f2; }
table { width: 100%; border-collapse: collapse; margin: 0 0 2rem; background: #fff; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { text-align: left; padding: .3rem .6rem; border-top: 1px solid #d9d3c6; overflow-wrap: anywhere; }
td { text-align: right; font-variant-numeric: tabular-nums; }
meter { width: 100%; min-width: 5rem; }
@media print { body { background: #fff; margin: 0; max-width: none; } table { break-inside: avoid; } }
</style>
</head>
<body>
<h1>{{.Title}}</h1>
<p><b>{{.Report.Bank}}</b>, {{day .Report.Day}}. {{.Promise}}</p>
{{range .Report.Tables}}{{$t := .}}<table>
<caption>{{.Title}}</caption>
<thead><tr><td></td>{{range .Columns}}<th scope="col">{{.}}</th>{{end}}{{if .Bars}}<td></td>{{end}}</tr></thead>
<tbody>
{{range .Rows}}<tr><th scope="row">{{.Label}}</th>{{range .Figures}}<td>{{.}}</td>{{end}}{{if $t.Bars}}<td aria-hidden="true"><meter min="0" max="{{most $t}}" value="{{first .}}"></meter></td>{{end}}</tr>
{{end}}</tbody>
</table>
{{end}}</body>
</html>
`))

// WriteHTML prints the tables as a page.
func (r Report) WriteHTML(w io.Writer, lang string) error {
	say := words(lang)
	return page.Execute(w, struct {
		Lang, Title, Promise string
		Report               Report
	}{lang, say("title"), say("promise"), r})
}
