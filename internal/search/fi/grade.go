package fi

import "strings"

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// strong lists the strong grades that a stem ending in a vowel may have in
// other forms: kerro → kerto, joe → joke.
func strong(w string) []string {
	n := len(w)
	i := n // start of the final vowels
	for i > 0 && vowel(w[i-1]) {
		i--
	}
	var out []string
	if i == n || i == 0 && n < 2 {
		return nil
	}
	// A hiatus may have lost its k: joe, luen, reiän, puun. It stands before the last vowel, or the last two.
	if n-i >= 2 {
		out = append(out, w[:n-1]+"k"+w[n-1:])
		if n-i >= 3 {
			out = append(out, w[:n-2]+"k"+w[n-2:])
		}
	}
	if i == 0 || n-i > 2 {
		return out
	}
	head, tail := w[:i], w[i:]
	last := head[i-1]
	var two byte
	if i > 1 {
		two = head[i-2]
	}
	put := func(cut int, s string) { out = append(out, head[:i-cut]+s+tail) }
	switch {
	case last == 'm' && two == 'm':
		put(1, "p")
	case last == 'n' && two == 'n', last == 'l' && two == 'l', last == 'r' && two == 'r':
		put(1, "t")
	case last == 'g' && two == 'n':
		put(1, "k")
	case (last == 'k' || last == 'p' || last == 't' || last == 'g' || last == 'b') && two != last && two != 's' && i > 1:
		put(0, string(last))
	case last == 'd':
		put(1, "t")
	case last == 'v':
		put(1, "p")
		if n-i == 1 && i > 1 && (two == 'u' || two == 'y') {
			put(1, "k")
		}
	case last == 'j' && i > 1 && !vowel(two):
		put(1, "k")
	case last == 'j' && i > 1 && n-i == 1:
		put(1, "ik")
	}
	if (last == 'l' || last == 'r' || last == 'h' || last == 'n') && i > 1 && vowel(two) {
		put(0, "k")
	}
	return out
}

// weak lists the weak grades of a stem ending in a vowel: asiakka → asiaka,
// sate → sade.
func weak(w string) []string {
	n := len(w)
	i := n
	for i > 0 && vowel(w[i-1]) {
		i--
	}
	if i == n || i < 2 {
		return nil
	}
	head, tail := w[:i], w[i:]
	last, two := head[i-1], head[i-2]
	put := func(cut int, s string) []string { return []string{head[:i-cut] + s + tail} }
	switch {
	case last == two && (last == 'k' || last == 'p' || last == 't' || last == 'g' || last == 'b'):
		return put(1, "")
	case last == 'p' && two == 'm':
		return put(1, "m")
	case last == 't' && (two == 'n' || two == 'l' || two == 'r'):
		return put(1, string(two))
	case last == 'k' && two == 'n':
		return put(1, "g")
	case last == 't' && (vowel(two) || two == 'h'):
		return put(1, "d")
	case last == 'p' && (vowel(two) || two == 'l' || two == 'r'):
		return put(1, "v")
	case last == 'k' && (two == 'l' || two == 'r' || two == 'h'):
		return append(put(1, ""), head[:i-1]+"j"+tail)
	case last == 'k' && vowel(two):
		return put(1, "")
	}
	return nil
}
