package site

import (
	"fmt"
	"path/filepath"
	"sync/atomic"

	"vakka/internal/output"
	"vakka/internal/search"
)

// A DictionaryError says that the dictionary that was asked for cannot be used.
type DictionaryError struct {
	Asked string // the folder, as it was written
	Err   error
}

func (e *DictionaryError) Error() string {
	return fmt.Sprintf("the search's dictionary %s: %v", e.Asked, e.Err)
}
func (e *DictionaryError) Unwrap() error { return e.Err }

// index makes the files of search.
func (m *material) index(in Input, put func(output.File) error) (search.Report, error) {
	asked, folder := m.dictionary(in)
	var putFailed atomic.Bool
	report, err := search.Index(m.bank, search.Options{Dictionary: folder}, func(f output.File) error {
		err := put(f)
		if err != nil {
			putFailed.Store(true)
		}
		return err
	})
	if err != nil && !putFailed.Load() {
		err = &DictionaryError{asked, err}
	}
	return report, err
}

// dictionary is what was asked for, as it was written, and where it is. A folder
// in bank.yaml is looked for from the bank's own, one that was given with the
// command from where the program runs.
func (m *material) dictionary(in Input) (asked, folder string) {
	asked, folder = in.Dictionary, in.Dictionary
	if asked == "" {
		asked = m.bank.Config.Search.Dictionary
		folder = asked
		if asked != "auto" && asked != "none" && asked != "" && !filepath.IsAbs(asked) {
			folder = filepath.Join(in.Dir, filepath.FromSlash(asked))
		}
	}
	return asked, folder
}
