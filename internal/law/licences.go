package law

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"vakka/internal/bank"
)

// A Use is a licence and how many materials are under it.
type Use struct {
	Licence string
	N       int
}

// A Terms is how a bank's material may be used, and whose it is.
type Terms struct {
	Uses    []Use            // the bank's own licence first, then by number
	Own     []*bank.Material // what is under another licence than the bank's
	Authors []string         // of the texts, each once, by the alphabet of code points
	Based   int              // materials that are based on others' work
}

// TermsOf gathers them.
func TermsOf(b *bank.Bank) (t Terms) {
	count := map[string]int{}
	authors := map[string]bool{}
	for _, m := range b.Materials {
		licence := cmp.Or(m.Facts.License, b.Config.License)
		count[licence]++
		if !strings.EqualFold(licence, b.Config.License) {
			t.Own = append(t.Own, m)
		}
		if m.Facts.BasedOn != "" {
			t.Based++
		}
		for _, text := range m.Texts {
			for _, a := range text.Authors {
				authors[a] = true
			}
		}
	}
	for _, licence := range slices.Sorted(maps.Keys(count)) {
		t.Uses = append(t.Uses, Use{licence, count[licence]})
	}
	slices.SortStableFunc(t.Uses, func(x, y Use) int {
		own := func(u Use) int {
			if strings.EqualFold(u.Licence, b.Config.License) {
				return 0
			}
			return 1
		}
		return cmp.Or(own(x)-own(y), y.N-x.N)
	})
	t.Authors = slices.Sorted(maps.Keys(authors))
	return t
}

// Snowball is the notice that the stemmers in the site's search ask to be
// handed on.
const Snowball = `Copyright (c) 2001, Dr Martin Porter
Copyright (c) 2004, 2005, Richard Boulton
Copyright (c) 2013, Yoshiki Shibukawa
Copyright (c) 2006, 2007, 2009, 2010, 2011, 2014–2019, Olly Betts
All rights reserved.

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.

2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution.

3. Neither the name of the Snowball project nor the names of its contributors may be used to endorse or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`
