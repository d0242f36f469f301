package site

import (
	"context"

	"vakka/internal/report"
	"vakka/internal/search"
)

// Figures counts a bank, in the language given. Mistakes in its texts do not
// stop it: a report is also wanted of a bank that is being written.
func Figures(ctx context.Context, in Input, lang string) (report.Report, error) {
	m, err := load(ctx, in)
	if err != nil {
		return report.Report{}, err
	}
	asked, folder := in.dictionary(m.bank.Config)
	bases, err := search.BaseForms(folder)
	if err != nil {
		return report.Report{}, &DictionaryError{asked, err}
	}
	return report.Make(m.bank, report.Options{Day: in.Today, Lang: lang, Base: bases}), nil
}
