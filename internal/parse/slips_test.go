package parse

import (
	"fmt"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/source"
)

// What a writer meant as a heading, a list, a link or a picture, and what is
// only text.
func TestSlips(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"##Näin teet", "line-mark ##: ## Näin teet"},
		{"## Näin teet\n\n#luonto on tunniste", ""},
		{"1.Avaa ovi.\n2)Sulje se.", "line-mark 1.: 1. Avaa ovi.; line-mark 2): 2) Sulje se."},
		{"1.kerroksessa\n\n20.11.2026\n\n1.5 kilometriä", ""},
		{"•\tkynä\n·       paperi\no\tkumi", "line-mark •: - kynä; line-mark ·: - paperi; line-mark o: - kumi"},
		{"– Hei, sanoi hän.\n\no on kirjain", ""},
		{"- •kynä", "line-mark •: - kynä"},
		{"| Aika | Paikka |\n| 9.00 | koti |", "table-line : | --- | --- |"},
		{"| Aika | Paikka |\n|---|\n| 9.00 | koti |", "table-line : | --- | --- |"},
		{"| Aika | Paikka |\n|---|:-:|\n| 9.00 | koti |\n\n| yksi rivi |\n\n```\n| a |\n| b |\n```", ""},
		{"Katso.\n\n```\na\n\n## Näin teet\n\n1. Lähde.", "unclosed-code 7 ```"},
		{"~~~~\na\n~~~", "unclosed-code 5 ~~~~"},
		{"```\na\n    ```", "unclosed-code 5 ```"},
		{"```\na\n```\n\n```", "unclosed-code 9 ```"},
		{"- a\n\n  ```\n  b\n\nc", "unclosed-code 7 ```"},
		{"-\t```\n\tb", "unclosed-code 5 ```"},
		{"> ```\n> a\n\nb", "unclosed-code 5 ```"},
		{"```\na\n\nSano näin:\n\n```text\nb\n```\n\nc", "unclosed-code 5 ```"},
		{"- a\n\n  ~~~~\n  b\n\n     ~~~~ `text\n  c\n  ~~~~", "unclosed-code 7 ~~~~"},
		{"````\n```text\na\n```\n````\n\n~~~\n```text\n~~~\n\n```\n    ```text\n```\n\n```\n``` a ```\n```", ""},
		{"```md\na\n```\n\n~~~\n```\n~~~\n\n````\n```\n`````\n\n- a\n\n  ```\n  b\n  ```\n\n> ```\n> a\n> ```", ""},
		{"Sana ``` rivillä.\n\n    ```\n\n``` a ```\n\n<!--\n```\n-->", ""},
		{"`##Näin`\n\n    ##Näin\n\n```\n##Näin\n•\tkynä\n```", ""},
		{"![Polku](Oma polku.jpg)", "link-space ![Polku](Oma polku.jpg): ![Polku](<Oma polku.jpg>)"},
		{"Katso [sivu] (https://example.org) ja [ohje] (../ohjeet/kuva.md).", "link-space [sivu] (https://example.org): [sivu](https://example.org); link-space [ohje] (../ohjeet/kuva.md): [ohje](../ohjeet/kuva.md)"},
		{"[a](<oma kortti.md>) ja [a](kortti.md \"Kortti\")", ""},
		{"Valitse [Lisää] (plus-merkki) tai [OK](kun olet valmis).", ""},
		{"Kirjoita `![Polku](Oma polku.jpg)` näin.", ""},
	} {
		_, found := Document(source.File{Path: "sivut/k.md", Name: "content/sivut/k.md", Kind: "page", ID: "sivut/k"},
			[]byte("---\notsikko: K\n---\n\n"+c.body+"\n"), bank.Config{Languages: []string{"fi"}})
		got := ""
		for _, d := range found {
			if d.Rule == "unclosed-code" {
				got += fmt.Sprintf("%s %d %s", d.Rule, d.Pos.Line, d.Args["fence"])
			}
			if d.Rule == "line-mark" || d.Rule == "table-line" || d.Rule == "link-space" {
				if got != "" {
					got += "; "
				}
				got += fmt.Sprintf("%s %s%s: %s", d.Rule, d.Args["mark"], d.Args["link"], d.Args["instead"])
			}
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.body, got, c.want)
		}
	}
}

// A key in the singular is near its plural.
func TestNearKeys(t *testing.T) {
	keys := newKeyTable(bank.Keys)
	for written, want := range map[string]string{"tavoite": "tavoitteet", "asiasana": "asiasanat", "kestoo": "kesto", "tekijä": "tekijät", "xyzzyx": "", "taso": "taso"} {
		if got := keys.near(written, [3]int{}, "fi"); got != want {
			t.Errorf("near %q is %q, want %q", written, got, want)
		}
	}
}
