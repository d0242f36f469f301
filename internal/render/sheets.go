package render

import "strings"

// sheets are the style sheets that pages of a class load beside the one of all
// pages: what only some pages show is not carried to every reader.
var sheets = map[string][]string{
	"front":     {"front"},
	"week":      {"week"},
	"day-sheet": {"week"},
	"list-week": {"week"},
	"list":      {"list"},
	"search":    {"list"},
	"choose":    {"list"},
	"index":     {"list"},
	"map":       {"list"},
	"model":     {"model"},
	"compare":   {"model"},
	"plan":      {"plan"},
	"own-day":   {"plan"},
	"diary":     {"notes"},
	"survey":    {"survey", "notes"},
	"feedback":  {"survey", "feedback"},
}

// OwnSheets are the addresses of the style sheets that only such pages load.
func (f *frame) OwnSheets() []string {
	var out []string
	for class := range strings.FieldsSeq(f.Class) {
		for _, name := range sheets[class] {
			if address := f.file(f.site.theme.Sheets[name]); address != "" {
				out = append(out, address)
			}
		}
	}
	return out
}
