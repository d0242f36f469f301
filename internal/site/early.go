package site

import (
	"io/fs"
	"sync"

	"vakka/internal/asset"
	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/output"
	"vakka/internal/render"
	"vakka/internal/search"
)

// An early is what a site needs beside its texts. All of it hangs on bank.yaml
// alone, so it is begun before the texts are listed, and fills the moments in
// which a processor would wait for the disk or for the other one.
type early struct {
	look func() laid

	// The rest is for who makes a site.
	icons         func() icons    // nil when they are drawn from a picture, which must be read first
	dictionary    *search.Opening // of search
	option, state string          // the one that was asked for, and its state before it was read
}

type laid struct {
	look  *render.Look
	found []diag.Diagnostic
	err   error
}

type icons struct {
	icons []asset.Icon
	files []output.File
	err   error
}

// early begins. A site's icons are drawn from its theme where that names no
// picture.
func (in Input) early(config bank.Config) (e early) {
	e.look = beside(func() (l laid) {
		l.look, l.found, l.err = render.NewLook(in.Templates, in.Bank, config)
		if in.making && l.err == nil {
			l.look.Ready(config.Languages, in.unpressed)
		}
		return l
	})
	if !in.making {
		return e
	}
	_, e.option = in.dictionary(config)
	e.state = dictionaryState(e.option)
	var memory *search.Memory
	if in.Indexed != nil {
		memory = in.Indexed.memory
	}
	e.dictionary = search.Open(e.option, memory)
	if config.Theme.Logo == "" && config.Theme.Icon == "" {
		e.icons = beside(func() icons { return in.drawIcons(nil, config.Theme) })
	}
	return e
}

// drawIcons makes the bank's icons, from a picture or from its colours.
func (in Input) drawIcons(logo *bank.Image, theme bank.Theme) (drawn icons) {
	content, err := fs.Sub(in.Bank, "content")
	if err != nil {
		return icons{err: err}
	}
	drawn.icons, drawn.files, drawn.err = asset.Icons(content, logo, theme, in.Cache)
	return drawn
}

// beside begins a work beside all else. Who asks for what comes of it waits, or
// does it now if it has not been begun.
func beside[T any](do func() T) (result func() T) {
	result = sync.OnceValue(do)
	go result()
	return result
}
