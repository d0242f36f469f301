package voikko

import (
	"strings"
	"sync"
	"testing"
)

// Each row, made up like its words: the ways of a small dictionary, a word, and what it is: lemma,
// parts, roots and class.
var analyseTests = []struct{ ways, word, want string }{
	{"[Ln][Xp]täsi[X]tä[Sg][Ny]den", "täden", "täsi täsi täsi noun"},
	{"[Ln][Xp]täsi[X]tä[Sg][Ny]den", "TÄDEN", "täsi täsi täsi noun"},
	{"[Ln][Xp]täsi[X]tä[Sg][Ny]den", "tädet", ""},
	{"[Ln][Xp]täsi[X]tä[Sg][Ny]den", "täde", ""},
	{"[Ln][Xp]täsi[X]tä[Sg][Ny]den", "tädenä", ""},
	{"[Ln][Xp]täsi[X]tä[Sg][Ny]den", "", ""},
	{"[Ln][Xp]täsi[X]tä[Sg][Ny]den", "täd\xffen", ""},
	{"[Ln][Xp]saaka[X]saa[Sg][Ny]'an", "saa’an", "saaka saaka saaka noun"},

	// proper names and abbreviations
	{"[Lep][Xp]Kuurula[X]kuurula[Sine][Ny]ssa", "kuurulassa", "Kuurula Kuurula Kuurula place"},
	{"[La][Xr]jj[X][Xp]VK[X]vk[Sg][Ny]:n", "VK:n", "VK VK VK abbreviation"},
	{"[La][Xr]jj[X][Xp]VK[X]vk-[Bc][Ln][Xp]nupa[X]nuva[Sg][Ny]n", "vk-nuvan", "VK-nupa VK+nupa VK+nupa noun"},
	{"[Lep][Xp]Kuurula[X]kuurula[Ln][Dg][Xj]lainen[X]lai[Sn][Nm]set", "Kuurulalaiset", "kuurulalainen kuurulalainen Kuurula noun"},
	{"[Lnl][De][Xp]uso[X]uso[Sade][Ny]lla-[Bc][Lep][Xp]Kuurula[X]kuurula[Sade][Ny]lla", "Usolla-Kuurulalla", "Uso-Kuurula uso+Kuurula uso+Kuurula place"},
	{"[Ll][De][Xp]tohjoinen[X]tohjois-[Bc][Lep][Xp]Kuurula[X]kuurula[Sn][Ny]", "tohjois-kuurula", "Tohjois-Kuurula tohjoinen+Kuurula tohjoinen+Kuurula place"},
	{"[Ln][Xp]ruusi[X]ruus[Sn][Ny]i-[Bh][Bc][Ln][Ion][Xp]omisto[X]omisto[Sg][Ny]n", "Ruusi-omiston", ""},
	{"[Ln][Xp]mönty[X]mönty[Sn][Ny][Bh][Bc][Ln][Ion][Xp]omisto[X]omisto[Sg][Ny]n", "Möntyomiston", "möntyomisto mönty+omisto mönty+omisto noun; Möntyomisto mönty+omisto mönty+omisto name"},

	// compounds and their hyphens
	{"[Ln][Xp]löysi[X]löy[Sg][Ny]den[Bh][Bc][Ln][Xp]heto[X]heto[Sp][Ny]a", "löydenhetoa", "löydenheto löysi+heto löysi+heto noun"},
	{"[Ln][Xp]ruto[X]ruto[Sn][Ny][Bh][Bc][Ln][Xp]omas[X]om[Sg][Ny]maan", "rutoommaan", ""},
	{"[Ln][Xp]ruto[X]ruto[Sn][Ny]-[Bh][Bc][Ln][Xp]omas[X]om[Sg][Ny]maan", "ruto-ommaan", "ruto-omas ruto+omas ruto+omas noun"},
	{"[Ln][Xp]ruto[X]ruto[Sn][Ny]-[Bh][Bc][Ln][Xp]dalli[X]dall[Sn][Ny]i", "ruto-dalli", ""},
	{"[Ln][Isf][Xp]ruto[X]ruto[Sn][Ny]-[Bh][Bc][Ln][Xp]dalli[X]dall[Sn][Ny]i", "ruto-dalli", "ruto-dalli ruto+dalli ruto+dalli noun"},
	{"[Les][Xp]Aaltu[X]aallu[Sg][Ny]n[Bc][Icu][Ln][Ica][Xp]natu[X]natu[Sn][Ny]", "aallunnatu", "Aallunnatu Aaltu+natu Aaltu+natu noun"},
	{"[Les][Xp]Aaltu[X]aallu[Sg][Ny]n[Bc][Icu][Ln][Xp]lirja[X]lirja[Sn][Ny]", "aallunlirja", ""},
	{"[Les][Icu][Xp]Aaltu[X]aaltu-[Bh][Bc][Ln][Xp]natu[X]natu[Bh][Bc][Ln][Xp]lirja[X]lirja", "aaltu-natulirja", "Aaltu-natulirja Aaltu+natu+lirja Aaltu+natu+lirja noun"},
	{"[Les][Icu][Xp]Aaltu[X]aaltu[Bh][Bc][Ln][Xp]natu[X]natu[Bh][Bc][Ln][Xp]lirja[X]lirja", "aaltunatulirja", ""},
	{"[Ln][Xp]e-lappu[X]e-lap[Sg][Ny]un", "e-lapun", "e-lappu e-lappu e-lappu noun"},
	{"[Lu]3-[Bc][Ll][Xp]ruotias[X]ruoti[Sg][Ny]aan", "3-ruotiaan", "3-ruotias 3+ruotias 3+ruotias adjective"},
	{"[Ln][Xp]hekonen[X]hekos-[Bh][Bc]", "hekos-", "hekos- hekonen hekonen prefix"},
	{"-[Bc][Ln][Xp]henke[X]henk[Sg][Ny]keen", "-henkkeen", "-henke henke henke noun"},
	{"[Lp]eti[Bh][Bc][Lt][Xp]muntouttaa[X]muntoutta[Ll][Rv]v[Xj]a[X][Sn][Ny]a", "etimuntouttava", "etimuntouttava eti+muntouttava eti+muntouttaa adjective"},
	{"[Lt][Xp]nuulla[X]nuul[Ll][Rt]t[Xj]u[X]u[Sn][Nm]t", "nuultut", "nuultu nuultu nuulla adjective"},
	{"[Lnl][Xp]vahreä[X]vahreä[Sn][Ny][Cc]mpi", "vahreämpi", "vahreä vahreä vahreä adjective"},
	{"[Lnl][Xp]vahreä[X]vahreä[Sn][Ny]", "vahreä", "vahreä vahreä vahreä noun or adjective"},
	{"[Lt][Xp]muntouttaa[X]muntout[Ln][Xj]us[X]u[Sg][Ny]ksen [Ln][Xp]muntoutus[X]muntoutu[Sg][Ny]ksen", "muntoutuksen", "muntoutus muntoutus muntouttaa noun"},
	{"[Ln][Xp]murpa[X]murva[Ll]lli[Xj]nen[X]su[Ln][Xj]us[X]u[Sn][Ny]s [Lnl][Xp]murvallinen[X]murvallisu[Ln][Xj]us[X]u[Sn][Ny]s", "murvallisuus", "murvallisuus murvallisuus murvallinen noun"},

	// listed compounds: cut when the pieces are words, though not in names
	{"[Ln][Xp]ojan=hulu[X]ojan[Bm]hulu[Sn][Ny] [Ln][Xp]oika[X]oja[Sg][Ny]n [Ln][Xp]hulu[X]hulu[Sn][Ny]", "ojanhulu", "ojanhulu oika+hulu oika+hulu noun"},
	{"[Ln][Xp]nemo=grafi[X]nemo[Bm]graf[Sn][Ny]i", "nemografi", "nemografi nemografi nemografi noun"},
	{"[Les][Xp]Ojan=hulu[X]ojan[Bm]hulu[Sn][Ny] [Ln][Xp]oika[X]oja[Sg][Ny]n [Ln][Xp]hulu[X]hulu[Sn][Ny]", "Ojanhulu", "Ojanhulu Ojanhulu Ojanhulu last name"},

	// numerals
	{"[Lu][Xp]laksi[X]lahde[Sall][Ny]lle[Bc][Xp]nymmentä[X]nymmene[Sall][Ny]lle", "lahdellenymmenelle", "laksinymmentä laksi+nymmentä laksi+nymmentä numeral"},
	{"[Lu]25[Sn][Ny]", "25", "25 25 25 numeral"},
	{"[Lu]0,5", "0,5", "0,5 0,5 0,5 numeral"},
	{"[Lu]0,5", "0,6", ""},

	// order: fewer parts, agreeing capitals, fewer derivations, no possessive
	{"[Ln][Xp]ruu[X]ruu[Sn][Ny][O2y]si [Ln][Xp]ruusi[X]ruus[Sn][Ny]i", "ruusi", "ruusi ruusi ruusi noun; ruu ruu ruu noun"},
	{"[Lee][Xp]Lahma[X]lahma[Sn][Ny] [Ln][Xp]lahma[X]lahma[Sn][Ny]", "lahma", "lahma lahma lahma noun; Lahma Lahma Lahma first name"},
	{"[Lee][Xp]Lahma[X]lahma[Sn][Ny] [Ln][Xp]lahma[X]lahma[Sn][Ny]", "Lahma", "Lahma Lahma Lahma first name; lahma lahma lahma noun"},
	{"[Ln][Xp]olus[X]olu[Sn][Ny]s[Bh][Bc][Ln][Xp]ta[X]ta[Sn][Ny] [Lt][Xp]olustaa[X]olusta", "olusta", "olustaa olustaa olustaa verb; olusta olus+ta olus+ta noun"},
	{"[Ln][Xp]sama[X]sama[Sn][Ny] [Ln][Xp]sama[X]sama[Sn][Nm]", "sama", "sama sama sama noun"},
}

func TestAnalyse(t *testing.T) {
	for _, tt := range analyseTests {
		d := newBuilder().add(strings.Fields(tt.ways)...).open(t)
		if got := line(d.Analyse(tt.word)); got != tt.want {
			t.Errorf("%s in %s:\n got %s\nwant %s", tt.word, tt.ways, got, tt.want)
		}
	}
}

func TestAnalyseLongWord(t *testing.T) {
	long := strings.Repeat("a", maxWord)
	d := newBuilder().add("[Lh]"+long, "[Lh]"+long+"a").open(t)
	if len(d.Analyse(long)) != 1 || d.Analyse(long+"a") != nil {
		t.Errorf("a word may have %d letters and no more", maxWord)
	}
}

func TestAnalyseFromManyGoroutines(t *testing.T) {
	words := newBuilder()
	for _, tt := range analyseTests {
		words.add(strings.Fields(tt.ways)...)
	}
	d := words.open(t)
	want := make([]string, len(analyseTests))
	for i, tt := range analyseTests {
		want[i] = line(d.Analyse(tt.word))
	}
	d = words.open(t) // one that has not looked ahead yet
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i, tt := range analyseTests {
				if got := line(d.Analyse(tt.word)); got != want[i] {
					t.Errorf("%s: %s, alone %s", tt.word, got, want[i])
				}
			}
		})
	}
	all.Wait()
}

func FuzzAnalyse(f *testing.F) {
	words := newBuilder()
	for _, tt := range analyseTests {
		words.add(strings.Fields(tt.ways)...)
		f.Add(tt.word)
	}
	toy := words.open(f)
	found := toy
	if folder := Find(); folder != "" {
		var err error
		if found, err = Open(folder); err != nil {
			f.Fatal(err)
		}
	}
	f.Fuzz(func(t *testing.T, word string) {
		for _, d := range []*Dictionary{toy, found} {
			list := d.Analyse(word)
			if again := d.Analyse(word); line(again) != line(list) {
				t.Errorf("%q: %s, then %s", word, line(list), line(again))
			}
			for end := range word { // what it keeps of a word that begins so says the same
				d.Analyse(word[:end])
				if again := d.Analyse(word); line(again) != line(list) {
					t.Errorf("%q after %q: %s, then %s", word, word[:end], line(list), line(again))
				}
			}
			if alone := (&Dictionary{machine: d.machine}).Analyse(word); line(alone) != line(list) {
				t.Errorf("%q: %s, alone %s", word, line(list), line(alone))
			}
			for _, a := range list {
				if a.Lemma == "" || len(a.Parts) == 0 || len(a.Parts) != len(a.Roots) {
					t.Errorf("%q: %+v", word, a)
				}
			}
		}
	})
}
