package bank

import "testing"

// A document that no text links to is told of, whatever its ending's letters; what
// a draft links to is not, nor are files that no card is written in.
func TestUnlinked(t *testing.T) {
	files := []string{"tehtavat/a/lomake.docx", "tehtavat/Ohje.DOC", "vanha.odt", "luvut.xlsx", "tehtavat/kuva.jpg", "tehtavat/b ö.rtf", "ohjeet/juuri.docx"}
	docs := []*Document{
		doc("tehtavat/a.md", links("a/lomake.docx#sivu", "https://example.fi/vanha.odt")),
		doc("tehtavat/b.md", draft, links("b%20%C3%B6.rtf", "/ohjeet/juuri.docx?x")),
	}
	docs[0].Text.Body.Links[1].URL = "https://example.fi/vanha.odt"
	_, got := assemble(Parts{Documents: docs, Files: files})
	same(t, "told", []string{"document-unlinked tehtavat/Ohje.DOC:0", "document-unlinked vanha.odt:0"}, got)
}
