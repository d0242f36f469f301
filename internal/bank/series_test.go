package bank

import "testing"

func TestSeries(t *testing.T) {
	part := func(series string, n int) func(*Document) {
		return func(d *Document) { d.Text.Series, d.Facts.Part = series, n }
	}
	b, found := build(
		doc("tehtavat/c.md", part("Puut", 3)),
		doc("tehtavat/a.md", part("puut", 2)),
		doc("tehtavat/b.md", part("Puut", 1), related("c")),
		doc("tehtavat/d.md", part("Kivet", 1)),
		doc("ohjeet/p.md", part("Puut", 1)),
		doc("tehtavat/e.md"),
	)
	same(t, "told", []string(nil), found)
	var got []string
	for _, m := range b.ByID("tehtavat/a").Series {
		got = append(got, m.ID)
	}
	same(t, "order", []string{"tehtavat/b", "tehtavat/a", "tehtavat/c"}, got)
	same(t, "another kind", 1, len(b.ByID("ohjeet/p").Series))
	same(t, "in none", 0, len(b.ByID("tehtavat/e").Series))
	same(t, "the next part comes first", "tehtavat/a", b.ByID("tehtavat/b").Related[0].ID)
}
