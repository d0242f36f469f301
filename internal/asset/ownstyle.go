package asset

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/output"
)

// An OwnStyle is a bank's own rules of style, read, with the fonts and pictures
// they name.
type OwnStyle struct {
	file  string
	data  []byte
	named []styleAddress
	found []diag.Diagnostic
}

// A styleAddress is a place in the rules where another file is named.
type styleAddress struct {
	from, to int // in data
	at       diag.Pos
	written  string
	font     []byte
	picture  *bank.Image
}

// styleFolder is where the rules and the fonts stand: beside the bank's own
// templates, so that all of its look is in one place.
const styleFolder = "templates/"

// mostStyle and mostFont bound what a bank brings to every page.
const (
	mostStyle = 512 << 10
	mostFont  = 2 << 20
)

// ReadOwnStyle reads the style sheet that bank.yaml names and finds in it what
// would be loaded from elsewhere, and what is left open. A bank without one has
// an empty OwnStyle.
func ReadOwnStyle(bankFS fs.FS, theme bank.Theme) (*OwnStyle, []diag.Diagnostic, error) {
	s := &OwnStyle{file: theme.CSS}
	if s.file == "" {
		return s, nil, nil
	}
	data, err := fs.ReadFile(bankFS, s.file)
	var missing *fs.PathError
	if errors.As(err, &missing) || path.Ext(s.file) != ".css" || !strings.HasPrefix(s.file, styleFolder) {
		return &OwnStyle{}, []diag.Diagnostic{diag.New("bank.yaml", theme.At["css"], "css-missing", diag.Args{"file": s.file})}, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read the bank's style sheet: %w", err)
	}
	if !utf8.Valid(data) {
		return &OwnStyle{}, []diag.Diagnostic{diag.New(s.file, diag.Pos{}, "not-utf8", nil)}, nil
	}
	s.data = bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	if len(s.data) > mostStyle {
		return &OwnStyle{}, []diag.Diagnostic{diag.New(s.file, diag.Pos{}, "css-broken", diag.Args{"what": "> 512 KB"})}, nil
	}
	s.read()
	return s, s.found, s.bring(bankFS)
}

func (s *OwnStyle) report(at diag.Pos, rule string, args diag.Args) {
	s.found = append(s.found, diag.New(s.file, at, rule, args))
}

// An opening is a brace, bracket or function that waits for its end.
type opening struct {
	shown string
	at    diag.Pos
}

var closes = map[css.TokenType]string{css.RightBraceToken: "{", css.RightParenthesisToken: "(", css.RightBracketToken: "["}

// read goes through the tokens.
func (s *OwnStyle) read() {
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(s.data)))
	var open []opening
	at, offset := diag.Pos{Line: 1, Column: 1}, 0
	for {
		kind, text := lexer.Next()
		if kind == css.ErrorToken {
			break
		}
		switch kind {
		case css.FunctionToken:
			name := strings.ToLower(string(text))
			if strings.Contains(name, `\`) || len(open) > 0 && loading.MatchString(open[len(open)-1].shown) && unknown.MatchString(name) {
				s.report(at, "css-outside", diag.Args{"address": shortened(text)})
			}
			open = append(open, opening{name, at})
		case css.CustomPropertyNameToken:
			if len(open) > 0 && loading.MatchString(open[len(open)-1].shown) { // a function of the sheet's own
				s.report(at, "css-outside", diag.Args{"address": shortened(text)})
			}
		case css.LeftBraceToken, css.LeftParenthesisToken, css.LeftBracketToken:
			open = append(open, opening{strings.ToLower(string(text)), at})
		case css.RightBraceToken, css.RightParenthesisToken, css.RightBracketToken:
			if len(open) == 0 || !strings.HasSuffix(open[len(open)-1].shown, closes[kind]) {
				s.report(at, "css-broken", diag.Args{"what": string(text)})
				return
			}
			open = open[:len(open)-1]
		case css.StringToken:
			if len(text) < 2 || text[len(text)-1] != text[0] { // the file ends inside it
				s.report(at, "css-broken", diag.Args{"what": shortened(text)})
				return
			}
			if len(open) > 0 && loading.MatchString(open[len(open)-1].shown) {
				s.address(string(text[1:len(text)-1]), offset, offset+len(text), at)
			}
		case css.URLToken:
			if !bytes.HasSuffix(text, []byte(")")) {
				s.report(at, "css-broken", diag.Args{"what": shortened(text)})
				return
			}
			s.address(inURL(text), offset, offset+len(text), at)
		case css.AtKeywordToken:
			if word := strings.ToLower(string(text)); word == "@import" || strings.Contains(word, `\`) {
				s.report(at, "css-import", nil)
			}
		case css.BadStringToken, css.BadURLToken:
			s.report(at, "css-broken", diag.Args{"what": shortened(text)})
			return
		case css.CommentToken:
			if len(text) < 4 || !bytes.HasSuffix(text, []byte("*/")) {
				s.report(at, "css-broken", diag.Args{"what": "/*"})
				return
			}
		}
		at, offset = after(at, text), offset+len(text)
	}
	if len(open) > 0 {
		last := open[len(open)-1]
		s.report(last.at, "css-broken", diag.Args{"what": last.shown})
	}
}

// loading are the functions whose texts are addresses. A function's name with an
// escape in it is refused before: \75rl(…) is url(…) to a browser, and nobody
// needs to hide another.
var loading = regexp.MustCompile(`^(src|image|image-set|-webkit-image-set|cross-fade|-webkit-cross-fade)\($`)

// unknown are the functions that stand for a text written elsewhere, which may
// be an address: they are refused where addresses are.
var unknown = regexp.MustCompile(`^(var|env|attr|if|inherit|first-valid)\($`)

func inURL(text []byte) string {
	inside := strings.TrimSpace(strings.TrimSuffix(string(text[bytes.IndexByte(text, '(')+1:]), ")"))
	if len(inside) > 1 && (inside[0] == '"' || inside[0] == '\'') && inside[len(inside)-1] == inside[0] {
		inside = inside[1 : len(inside)-1]
	}
	return inside
}

func shortened(text []byte) string {
	line, _, _ := strings.Cut(string(text), "\n")
	return line
}

func after(at diag.Pos, text []byte) diag.Pos {
	if n := bytes.Count(text, []byte("\n")); n > 0 {
		return diag.Pos{Line: at.Line + n, Column: utf8.RuneCount(text[bytes.LastIndexByte(text, '\n')+1:]) + 1}
	}
	return diag.Pos{Line: at.Line, Column: at.Column + utf8.RuneCount(text)}
}

var scheme = regexp.MustCompile(`^([a-zA-Z][a-zA-Z0-9+.-]*:|[/\\])`)

// address notes a file that the rules name. An address inside the page (#…)
// loads nothing.
func (s *OwnStyle) address(written string, from, to int, at diag.Pos) {
	switch {
	case strings.HasPrefix(written, "#"):
	case scheme.MatchString(written) || strings.Contains(written, `\`):
		s.report(at, "css-outside", diag.Args{"address": written})
	default:
		s.named = append(s.named, styleAddress{from: from, to: to, at: at, written: written})
	}
}

// bring reads the fonts and prepares the pictures to be measured.
func (s *OwnStyle) bring(bankFS fs.FS) error {
	for i := range s.named {
		a := &s.named[i]
		bare, _, _ := strings.Cut(a.written, "#")
		bare, _, _ = strings.Cut(bare, "?")
		name, err := url.PathUnescape(bare)
		name = path.Join(path.Dir(s.file), name)
		inContent, picture := strings.CutPrefix(name, "content/")
		switch {
		case err != nil || !fs.ValidPath(name):
		case path.Ext(name) == ".woff2" && strings.HasPrefix(name, styleFolder):
			data, err := fs.ReadFile(bankFS, name)
			var missing *fs.PathError
			if err != nil && !errors.As(err, &missing) {
				return fmt.Errorf("read the bank's font: %w", err)
			}
			if err == nil && len(data) <= mostFont && bytes.HasPrefix(data, []byte("wOF2")) {
				a.font = data
				continue
			}
		case picture && slices.ContainsFunc([]form{svgForm, pngForm, jpegForm, gifForm, webpForm}, func(f form) bool { return f.named(name) }):
			a.picture = &bank.Image{Written: a.written, Path: inContent, At: a.at}
			continue
		}
		s.report(a.at, "css-file", diag.Args{"file": a.written})
	}
	return nil
}

// Pictures are the uses of pictures in the rules, to be measured with the others.
func (s *OwnStyle) Pictures() (out []Use) {
	for _, a := range s.named {
		if a.picture != nil {
			out = append(out, Use{File: s.file, Image: a.picture})
		}
	}
	return out
}

// Missing are the pictures that are not there, once all have been measured;
// those that cannot be published have been told of.
func (s *OwnStyle) Missing(content fs.FS) (out []diag.Diagnostic) {
	for _, a := range s.named {
		if a.picture == nil || a.picture.Picture != nil {
			continue
		}
		if _, err := fs.Stat(content, a.picture.Path); err != nil {
			out = append(out, diag.New(s.file, a.at, "css-file", diag.Args{"file": a.written}))
		}
	}
	return out
}

// Fonts tells whether the rules bring fonts.
func (s *OwnStyle) Fonts() bool {
	return slices.ContainsFunc(s.named, func(a styleAddress) bool { return a.font != nil })
}

// Publish gives the rules' address, "" when there are none, and the files: the
// rules with the addresses of what they name, and the fonts. kept are all that a
// device needs of them without a net.
func (s *OwnStyle) Publish() (address string, kept []string, files []output.File) {
	if len(s.data) == 0 {
		return "", nil, nil
	}
	var out bytes.Buffer
	last := 0
	for _, a := range s.named {
		to := ""
		switch {
		case a.font != nil:
			font := output.File{Path: "assets/" + slug(a.written, "fontti") + "." + digest(a.font)[:10] + ".woff2", Data: a.font}
			if !slices.Contains(kept, font.Path) {
				files, kept = append(files, font), append(kept, font.Path)
			}
			to = path.Base(font.Path)
		case a.picture != nil && a.picture.Picture != nil:
			sizes := a.picture.Picture.Sizes
			picture := sizes[len(sizes)-1].Path
			if !slices.Contains(kept, picture) {
				kept = append(kept, picture)
			}
			to = "../" + picture
		}
		out.Write(s.data[last:a.from])
		if bytes.HasPrefix(bytes.ToLower(s.data[a.from:a.to]), []byte("url")) {
			fmt.Fprintf(&out, "url(%q)", to)
		} else {
			fmt.Fprintf(&out, "%q", to)
		}
		last = a.to
	}
	out.Write(s.data[last:])
	address = "assets/own." + digest(out.Bytes())[:10] + ".css"
	return address, append(kept, address), append(files, output.File{Path: address, Data: out.Bytes()})
}
