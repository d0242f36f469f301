package render

import (
	"bytes"
	"encoding/xml"
	"time"

	"vakka/internal/bank"
)

// sitemap writes sitemap.xml: every page in the languages it is really written
// in, with its other languages beside it.
func (s *site) sitemap() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n")
	for _, e := range s.editions {
		s.mapURL(&out, e, "index", s.bank.Front, time.Time{})
		for _, k := range bank.Kinds {
			if e.hasList(k) {
				s.mapURL(&out, e, s.bank.Folder(k)+"/index", nil, time.Time{})
			}
		}
		if len(e.lists[bank.Model]) > 1 {
			s.mapURL(&out, e, e.compareID(), nil, time.Time{})
		}
		for _, m := range s.bank.Materials {
			if t, ok := m.In(e.lang); ok {
				s.mapURL(&out, e, m.ID, m, t.Updated)
			}
		}
	}
	out.WriteString("</urlset>\n")
	return out.Bytes(), nil
}

func (s *site) mapURL(out *bytes.Buffer, e *edition, id string, m *bank.Material, changed time.Time) {
	text := func(name, value string) {
		out.WriteString("<" + name + ">")
		_ = xml.EscapeText(out, []byte(value)) // a Buffer takes everything
		out.WriteString("</" + name + ">")
	}
	out.WriteString("<url>")
	text("loc", s.bank.Config.BaseURL+s.bank.Address(id, e.lang))
	if !changed.IsZero() {
		text("lastmod", e.ISO(changed))
	}
	for _, a := range s.alternates(m, func(i int) string { return s.bank.Address(id, s.bank.Config.Languages[i]) }) {
		out.WriteString(`<xhtml:link rel="alternate" hreflang="`)
		_ = xml.EscapeText(out, []byte(a.Lang))
		out.WriteString(`" href="`)
		_ = xml.EscapeText(out, []byte(a.URL))
		out.WriteString(`"/>`)
	}
	out.WriteString("</url>\n")
}
