package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/letter"
)

// This file is the only one that vouches for HTML. It does so three times: for
// the icons, which come from the theme's own templates; for parts of pages that
// html/template has printed itself, between two elements; and for the fragments
// of a body, which the parser has made safe and which are joined here with
// addresses and texts that are escaped here. It also vouches for one address that begins
// with webcal: instead of the bank's own http, and for JSON as what a script
// element holds.

// loadIcons reads icons/*.svg.
func loadIcons(files fs.FS) (map[string]template.HTML, error) {
	names, err := fs.Glob(files, "icons/*.svg")
	if err != nil {
		return nil, err
	}
	icons := map[string]template.HTML{}
	for _, n := range names {
		data, err := fs.ReadFile(files, n)
		if err != nil {
			return nil, err
		}
		icons[strings.TrimSuffix(path.Base(n), ".svg")] = template.HTML(strings.TrimSpace(string(data)))
	}
	return icons, nil
}

// printed is what a template has printed, to stand where its text would.
func printed(out []byte) template.HTML { return template.HTML(out) }

// data is a value as JSON for a script element. encoding/json writes <, > and & as
// html/template has them in a script, so that no value can close the element.
func data(v any) template.JS {
	room := buffers.Get().(*[]byte)
	defer buffers.Put(room)
	out := bytes.NewBuffer((*room)[:0])
	if err := json.NewEncoder(out).Encode(v); err != nil {
		panic(err) // texts and numbers only
	}
	*room = out.Bytes()
	return template.JS(bytes.TrimSuffix(out.Bytes(), []byte("\n")))
}

// HTML prints fragments of a body as they stand on this page.
func (f *frame) HTML(parts []bank.Fragment) template.HTML {
	size := 0
	for _, p := range parts {
		if size += len(p.HTML); p.Link != nil {
			size += mostlyHref
		}
	}
	if len(parts) == 1 && parts[0] == (bank.Fragment{HTML: parts[0].HTML}) {
		return template.HTML(parts[0].HTML)
	}
	var out strings.Builder
	out.Grow(size)
	for _, p := range parts {
		switch {
		case p.Link != nil:
			out.WriteString(template.HTMLEscapeString(f.href(p.Link)))
		case p.Image != nil:
			f.image(&out, p.Image)
		case p.Word != "":
			out.WriteString(template.HTMLEscapeString(f.T(p.Word)))
		default:
			out.WriteString(p.HTML)
		}
	}
	return template.HTML(out.String())
}

// mostlyHref is how much room the address of a link takes, as a rule at the most.
const mostlyHref = 64

// mailHTML prints fragments for a letter: without ids, which the page has
// already, and with words for pictures, which letters do not fetch.
func (f *frame) mailHTML(parts []bank.Fragment) string {
	var out strings.Builder
	for _, p := range parts {
		switch {
		case p.Link != nil:
			out.WriteString(template.HTMLEscapeString(f.mailHref(p.Link)))
		case p.Image != nil:
			out.WriteString(template.HTMLEscapeString(p.Image.Alt))
		case p.Word != "":
			out.WriteString(template.HTMLEscapeString(f.T(p.Word)))
		default:
			out.WriteString(ownID.ReplaceAllString(p.HTML, "$1"))
		}
	}
	return out.String()
}

// ownID is an id in a tag; in a text a quote is written &quot;.
var ownID = regexp.MustCompile(`(<[^<>]*?) id="[^"<>]*"`)

// mailHref is a link's whole address; a link inside its own page leads there.
func (f *frame) mailHref(l *bank.Link) string {
	if strings.HasPrefix(l.URL, "#") {
		return f.Rel(f.Address) + l.URL
	}
	return f.href(l)
}

// letterPiece is a piece of a letter on the page that shows it.
func (f *frame) letterPiece(b letter.Block) template.HTML { return template.HTML(b.HTML) }

// webcal is the address at which programs subscribe to a calendar, "" when the
// bank does not know its own.
func (f *frame) webcal(address string) template.URL {
	base := f.Bank().BaseURL
	_, rest, found := strings.Cut(base, "://")
	if !found {
		return ""
	}
	return template.URL("webcal://" + rest + address)
}

// href is a link's address on this page.
func (f *frame) href(l *bank.Link) string {
	switch {
	case l.URL != "":
		return l.URL
	case l.To != nil:
		address := f.site.bank.Address(l.To.ID, f.lang)
		if t, _ := l.To.In(f.lang); l.Anchor != "" && hasHeading(t, l.Anchor) {
			address += "#" + l.Anchor
		}
		return f.Rel(address)
	case l.List != "":
		return f.Rel(f.listAddress(l.List))
	case l.Published != "":
		return f.Rel(l.Published)
	}
	return "#"
}

func hasHeading(t *bank.Text, id string) bool {
	for _, h := range t.Headings() {
		if h.ID == id {
			return true
		}
	}
	return false
}

// image writes a picture. Alone in its paragraph it is a figure. A picture
// whose file is missing leaves the words that stand for it.
func (f *frame) image(out *strings.Builder, i *bank.Image) {
	if i.Picture == nil || len(i.Picture.Sizes) == 0 {
		if i.Alt != "" {
			fmt.Fprintf(out, `<em class="no-picture">%s</em>`, template.HTMLEscapeString(i.Alt))
		}
		return
	}
	if i.Block {
		out.WriteString(`<figure class="picture">`)
	}
	p := f.picture(i, i.Alt)
	fmt.Fprintf(out, `<img src="%s"`, template.HTMLEscapeString(p.Src))
	if p.Srcset != "" {
		fmt.Fprintf(out, ` srcset="%s" sizes="%s"`, template.HTMLEscapeString(string(p.Srcset)), pictureSizes)
	}
	fmt.Fprintf(out, ` width="%d" height="%d" alt="%s" loading="lazy" decoding="async">`,
		p.Width, p.Height, template.HTMLEscapeString(p.Alt))
	if i.Block {
		if i.Caption != "" {
			fmt.Fprintf(out, `<figcaption>%s</figcaption>`, template.HTMLEscapeString(i.Caption))
		}
		out.WriteString(`</figure>`)
	}
}

// pictureSizes: a picture is as wide as the text, and the text never wider than
// 38 rem of 18 px.
const pictureSizes = "(min-width: 44rem) 42rem, 92vw"

// A picture is what an img element says.
type picture struct {
	Src           string
	Srcset        template.Srcset
	Width, Height int
	Alt           string
}

// picture finds the addresses of a picture's sizes on this page; nil when the
// picture's file is missing.
func (f *frame) picture(i *bank.Image, alt string) *picture {
	if i == nil || i.Picture == nil || len(i.Picture.Sizes) == 0 {
		return nil
	}
	sizes := i.Picture.Sizes
	p := &picture{Src: f.Rel(sizes[len(sizes)-1].Path), Width: i.Picture.Width, Height: i.Picture.Height, Alt: alt}
	if len(sizes) > 1 {
		var set []string
		for _, s := range sizes {
			set = append(set, f.Rel(s.Path)+" "+strconv.Itoa(s.Width)+"w")
		}
		p.Srcset = template.Srcset(strings.Join(set, ", "))
	}
	return p
}
