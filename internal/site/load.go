package site

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"vakka/internal/asset"
	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/exchange"
	"vakka/internal/linked"
	"vakka/internal/output"
	"vakka/internal/parse"
	"vakka/internal/render"
	"vakka/internal/source"
)

// ErrNoBank says that the folder is not a bank's: it has no bank.yaml.
var ErrNoBank = errors.New("no bank.yaml here")

// ErrBaseURL says that Input.BaseURL is no address of a site.
var ErrBaseURL = errors.New("the base URL is no web address")

const configFile = "bank.yaml"

// material is a bank that has been read: all that is known before it is
// checked and rendered.
type material struct {
	bank        *bank.Bank
	long        *bank.Bank // of which bank differs in bodies of texts only; nil when it is the one
	pictures    *asset.Gallery
	attachments *asset.Annex
	logo, icon  *bank.Image // nil without one
	style       *asset.OwnStyle
	look        *render.Look
	paths       map[string]string // a text's file, as messages name it → its path on disk, in content/
	found       []diag.Diagnostic
	parsed      []diag.Diagnostic // those of found that were met while parsing …
	rest        []diag.Diagnostic // … and those met otherwise, before the rules were applied
	others      []string          // files of content/ that are no texts, sorted
	attic       *attic            // where bodies are until somebody needs them
	kept        *keptTexts        // what this build keeps of its texts; may be nil
	early       early             // what was begun before the texts were read
	outline     *outline          // tells what would be made from the same as in an earlier build; may be nil
	print       []byte            // changes whenever a text or bank.yaml does; nil without Input.Texts
}

// load reads, parses and assembles a bank and measures its pictures.
func load(ctx context.Context, in Input) (m *material, err error) {
	config, from, found, err := readConfig(in)
	if err != nil {
		return nil, err
	}
	content, err := fs.Sub(in.Bank, "content")
	if err != nil {
		return nil, err
	}
	early := in.early(config)
	defer early.look() // reads the bank's folder too
	tree, more, err := source.Read(content)
	if errors.Is(err, fs.ErrNotExist) { // on a disk that is away, perhaps: the old site must stay
		tree, more, err = source.Tree{}, []diag.Diagnostic{diag.New(configFile, diag.Pos{}, "no-content", nil)}, nil
	}
	if err != nil {
		return nil, err
	}
	m = &material{found: append(found, more...), paths: map[string]string{}, early: early}
	for _, f := range tree.Texts {
		m.paths[f.Name] = f.Path
	}
	attic := in.attic(len(tree.Texts))
	defer func() {
		if err != nil {
			err = errors.Join(err, attic.close())
		}
	}()
	m.kept, m.attic = keptOf(in.book, from, attic), attic
	defer in.Thrift.expect(len(tree.Texts), m.kept.remembers())()
	docs, more, err := in.Texts.parse(ctx, content, tree.Texts, config, m.kept)
	if err != nil {
		m.kept.drop()
		return nil, err
	}
	m.kept.done()
	m.parsed, m.print, m.others = more, in.Texts.print(), tree.Other
	m.bank, more = bank.Assemble(bank.Parts{Config: config, Documents: docs, Files: tree.Other, Drafts: in.Drafts})
	m.found = append(m.found, more...)
	laid := early.look()
	if m.look, err = laid.look, laid.err; err != nil {
		return nil, err
	}
	m.found = append(m.found, laid.found...)
	if m.style, more, err = asset.ReadOwnStyle(in.Bank, config.Theme); err != nil {
		return nil, err
	}
	m.found = append(m.found, more...)
	m.bank.Config.Theme.Fonts = m.style.Fonts()
	if err = m.attach(content, in.Cache); err != nil {
		return nil, err
	}
	m.rest = m.found
	m.found = slices.Concat(m.parsed, m.rest)
	return m, nil
}

// attach measures the pictures and looks at the attachments of every text.
func (m *material) attach(content fs.FS, cache *asset.Cache) (err error) {
	var images []asset.Use
	var links []asset.LinkUse
	for _, one := range m.bank.Every() {
		images = append(images, asset.Use{File: one.Texts[0].File, Image: one.Facts.Image})
		for _, t := range one.Texts {
			for _, image := range t.Body.Images {
				images = append(images, asset.Use{File: t.File, Image: image})
			}
			for _, link := range t.Body.Links {
				links = append(links, asset.LinkUse{File: t.File, Link: link})
			}
		}
	}
	theme := m.bank.Config.Theme
	m.logo, m.icon = themePicture(theme, "logo", theme.Logo), themePicture(theme, "icon", theme.Icon)
	images = append(images, asset.Use{File: configFile, Image: m.logo}, asset.Use{File: configFile, Image: m.icon})
	images = append(images, m.style.Pictures()...)
	var more []diag.Diagnostic
	if m.pictures, more, err = asset.Pictures(content, images, cache); err != nil {
		return err
	}
	m.found = append(m.found, more...)
	for _, image := range []*bank.Image{m.logo, m.icon} {
		if image != nil && image.Picture == nil && len(more) == 0 {
			m.found = append(m.found, diag.New(configFile, image.At, "missing-picture", diag.Args{"picture": image.Written}))
		}
	}
	m.found = append(m.found, m.style.Missing(content)...)
	if m.attachments, more, err = asset.Attachments(content, links, cache); err != nil {
		return err
	}
	m.bank.Papers = m.attachments.Papers
	m.found = append(m.found, more...)
	return nil
}

// themePicture is a picture that bank.yaml names, nil when it names none.
func themePicture(theme bank.Theme, key, file string) *bank.Image {
	if file == "" {
		return nil
	}
	return &bank.Image{Written: file, Path: strings.TrimPrefix(file, "content/"), At: theme.At[key]}
}

// A dressing is what pages are dressed in, beside pictures.
type dressing struct {
	files   []output.File
	offline []string // the addresses of those that a device needs without a net
}

// dress gathers what the pages are made with: what tells them where the site's
// other files stand.
func (m *material) dress(in Input) (theme render.Theme, others dressing, err error) {
	assets, files, err := asset.Bundle(in.Web, m.bank.Config)
	if err != nil {
		return theme, others, err
	}
	theme = m.theme(in, assets)
	own, ownOffline, ownFiles := m.style.Publish()
	theme.OwnStyle = own
	icons, err := m.icons(in, &theme)
	return theme, dressing{slices.Concat(files, ownFiles, icons), append(assets.Kept(theme.Stemmers), ownOffline...)}, err
}

// theme tells the pages where the site's other files stand.
func (m *material) theme(in Input, assets *asset.Set) render.Theme {
	t := render.Theme{Templates: m.look, Version: in.Version, Unpressed: in.unpressed, Lend: in.lend,
		Style: assets.Path("style.css"), Script: assets.Path("app.js"), Icon: assets.Path("icon.svg"),
		Search: assets.Path("search.js"), Results: assets.Path("results.js"), Stemmers: map[string]string{}, Scripts: assets.Scripts(), Sheets: assets.Sheets()}
	for _, lang := range m.bank.Config.Languages {
		if base := bank.BaseLang(lang); assets.Has("search-" + base + ".js") {
			t.Stemmers[base] = assets.Path("search-" + base + ".js")
		}
	}
	t.Table, t.Catalogue = exchange.Table, exchange.Catalogue
	t.Describe = func(b *bank.Bank, m *bank.Material, lang string) any { return linked.Page(b, m, lang) }
	if m.logo != nil && m.logo.Picture != nil {
		t.Logo = m.logo.Picture.Sizes[0].Path
	}
	if m.icon != nil && m.icon.Picture != nil {
		t.Icon = m.icon.Picture.Sizes[0].Path
	}
	return t
}

// readConfig reads bank.yaml. from is a hash of all that the settings are made
// of.
func readConfig(in Input) (config bank.Config, from [sha256.Size]byte, found []diag.Diagnostic, err error) {
	data, err := fs.ReadFile(in.Bank, configFile)
	if errors.Is(err, fs.ErrNotExist) {
		return config, from, nil, ErrNoBank
	}
	if err != nil {
		return config, from, nil, err
	}
	from = sha256.Sum256(fmt.Appendf(nil, "%q %t %t\n%s", in.BaseURL, in.Local, in.Handed, data))
	config, found = parse.Config(configFile, data)
	config.Offline = config.Offline && !in.Local && !in.Handed
	if in.BaseURL != "" {
		url, ok := parse.BaseURL(in.BaseURL)
		if !ok {
			return config, from, nil, ErrBaseURL
		}
		config.BaseURL = url
	}
	return config, from, found, nil
}

// Language is the language of a bank's own texts, from its bank.yaml; "" when
// the folder is no bank.
func Language(bankFS fs.FS) string {
	config, _, _, err := readConfig(Input{Bank: bankFS})
	if err != nil || len(config.Languages) == 0 {
		return ""
	}
	return config.Languages[0]
}

// Config is a bank's settings; ErrNoBank when the folder is no bank.
func Config(bankFS fs.FS) (bank.Config, error) {
	config, _, _, err := readConfig(Input{Bank: bankFS})
	return config, err
}

// Folder is the folder of content/ that new materials of a kind go to: the one
// that is there already, or the Finnish one.
func Folder(bankFS fs.FS, kind bank.Kind) string {
	entries, err := fs.ReadDir(bankFS, "content")
	if err == nil {
		for _, e := range entries {
			if k, known := bank.KindOfFolder(source.Slug(e.Name())); known && k == kind && e.IsDir() {
				return e.Name()
			}
		}
	}
	return (&bank.Bank{}).Folder(kind)
}

// ID is a bank's own name for itself in addresses, from its bank.yaml.
func ID(bankFS fs.FS) string {
	config, _, _, err := readConfig(Input{Bank: bankFS})
	if err != nil {
		return "vakka"
	}
	return config.ID
}
