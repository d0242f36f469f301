//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// grow writes a bank of n task cards of about 2 kB, each with links, goals and
// words of its own. The same n gives the same bank.
func grow(dir string, n int) error {
	if err := os.MkdirAll(filepath.Join(dir, "content", "tehtavat"), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "bank.yaml"), []byte("name: Mittauspankki\nmenu: [tehtavat]\n"), 0o644); err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(1, uint64(n)))
	for i := range n {
		if err := os.WriteFile(cardFile(dir, i), []byte(card(r, i, n)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func cardFile(dir string, i int) string {
	return filepath.Join(dir, "content", "tehtavat", fmt.Sprintf("kortti-%06d.md", i))
}

var (
	goals = strings.Fields("arki rytmi hyvinvointi liike koti luonto kulttuuri digi raha osallisuus tyoelama ura")
	stems = strings.Fields("kävely metsä polku aamu ilta ruoka keitto lista puhelin kuva viesti ryhmä ystävä naapuri kirje muisto laulu kirja lehti kirjasto puisto lintu puu vesi sade aurinko lumi tuuli kahvi leipä peruna kaappi huone ikkuna siivous pyykki kello kalenteri viikko päivä suunnitelma tavoite taito työ hakemus vahvuus opinto kurssi lasku raha kauppa palvelu lomake salasana sovellus linkki kokous ääni hengitys uni lepo venytys askel")
	tails = strings.Fields("retki hetki tehtävä paikka kuva lista tuokio kierros muisto ohje vihko tapa ilta aamu kertomus")
)

func word(r *rand.Rand) string {
	if r.IntN(3) == 0 {
		return stems[r.IntN(len(stems))] + tails[r.IntN(len(tails))]
	}
	return stems[r.IntN(len(stems))]
}

func sentence(r *rand.Rand, words int) string {
	out := make([]string, words)
	for i := range out {
		out[i] = word(r)
	}
	text := []rune(strings.Join(out, " "))
	return strings.ToUpper(string(text[:1])) + string(text[1:]) + "."
}

func card(r *rand.Rand, i, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\notsikko: %s %d\n", strings.TrimSuffix(sentence(r, 2), "."), i)
	fmt.Fprintf(&b, "tiivistelmä: %s\n", sentence(r, 9))
	fmt.Fprintf(&b, "tavoitteet: [%s, %s]\n", goals[i%12], goals[(i/12+i+5)%12])
	fmt.Fprintf(&b, "palvelu: [%s]\nkesto: %d\ntaso: %s\ndigitaso: %d\npaikka: [%s]\nryhmä: [%s]\npalautus: [%s]\n",
		[]string{"yksilotehtava", "ryhmatehtava", "etaohjaus"}[i%3], 10+i%17*10, []string{"helppo", "keskitaso", "vaativa"}[i%3], i%4,
		[]string{"koti", "ulkona", "verkossa"}[i%3], []string{"yksin", "ryhma"}[i%2], []string{"kirjoitus", "kuva", "puhe"}[i%3])
	fmt.Fprintf(&b, "tarvitset: [%s, %s]\npäivitetty: 2026-%02d-%02d\n---\n\n%s %s\n\n## Näin teet\n\n", word(r), word(r), 1+i%12, 1+i%28, sentence(r, 8), sentence(r, 10))
	for step := 1; step <= 6; step++ {
		fmt.Fprintf(&b, "%d. %s %s\n", step, sentence(r, 6), sentence(r, 7))
	}
	fmt.Fprintf(&b, "\n## Pohdi\n\n- %s\n- %s\n- %s\n\n## Palauta\n\n%s Katso myös [%s](kortti-%06d.md).\n\n## Jos haluat lisää\n\n", sentence(r, 7), sentence(r, 6), sentence(r, 8), sentence(r, 9), word(r), (i*7+1)%n)
	for range 3 {
		fmt.Fprintf(&b, "%s %s %s\n\n", sentence(r, 10), sentence(r, 9), sentence(r, 12))
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}
