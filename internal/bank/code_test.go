package bank

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/diag"
)

var updateCodes = flag.Bool("update-codes", false, "rewrite the shared codes: what is there is on paper already, so only add to it")

// planCodes is testdata/contract/plan-codes.json, which the browser's code
// reads too.
type planCodes struct {
	Bank []codedID         `json:"bank"` // the materials of a bank, by code
	Read map[string]string `json:"read"` // as someone wrote a code → the ID it means; ? when several, "" when none
}

type codedID struct {
	Code  string `json:"code"`
	Short int    `json:"short"`
	ID    string `json:"id"`
}

func codedBank(t *testing.T) *Bank {
	alias := func(d *Document) { d.Text.Aliases = []string{"tehtavat/vanha-kavely", "sv/tehtavat/promenad"} }
	b, found := Assemble(Parts{Config: Config{Languages: []string{"fi", "sv"}, At: map[string]diag.Pos{"languages": {}}}, Documents: []*Document{
		doc("tehtavat/kavely.md", alias), doc("tehtavat/aamurutiini.md"), doc("ohjeet/laheta-kuva.md"),
		doc("tehtavat/kortti-386.md"), doc("tehtavat/kortti-648.md"), doc("mallit/hybridi.md"), doc("tietoa.md"),
	}})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return b
}

func TestCodesAreTheBrowsers(t *testing.T) {
	const file = "../../testdata/contract/plan-codes.json"
	var got planCodes
	for _, c := range codedBank(t).Codes() {
		got.Bank = append(got.Bank, codedID{c.Code, c.Short, c.Material.ID})
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want planCodes
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	if *updateCodes {
		want.Bank = got.Bank
		out, err := json.MarshalIndent(want, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, append(out, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(want.Bank, got.Bank); d != "" {
		t.Errorf("codes that plans are written with have changed (-want +got)\n%s", d)
	}
	for written, id := range want.Read {
		if got := means(got.Bank, written); got != id {
			t.Errorf("%s means %q, want %q", written, got, id)
		}
	}
}

// means is what the browser does, in a few words.
func means(bank []codedID, written string) string {
	plain := strings.NewReplacer("o", "0", "i", "1", "l", "1").Replace(strings.ToLower(written))
	if len(plain) < shortestCode {
		return ""
	}
	id := ""
	for _, c := range bank {
		switch {
		case !strings.HasPrefix(c.Code, plain):
		case id != "" && id != c.ID:
			return "?"
		default:
			id = c.ID
		}
	}
	return id
}

// A short code is enough, and no shorter one is.
func TestShortCodes(t *testing.T) {
	all := codedBank(t).Codes()
	for _, c := range all {
		for _, other := range all {
			if other.Code != c.Code && strings.HasPrefix(other.Code, c.Code[:c.Short]) {
				t.Errorf("%s is the beginning of two codes", c.Code[:c.Short])
			}
		}
		if len(c.Code) != codeLength || c.Short < shortestCode || strings.Trim(c.Code, CodeLetters) != "" {
			t.Errorf("%+v", c)
		}
	}
}
