package law

import "vakka/internal/bank"

// A Stored is one thing that the site keeps on a reader's device, and nowhere
// else.
type Stored struct {
	ID    string // what it is, and when it is kept: words of the pages
	Key   string // its name in the browser; … stands for the way to the site
	Cache bool   // kept by the service worker, not in localStorage
	Days  int    // days until it goes by itself; 0: when the reader removes it
}

// stored is everything there is. A test compares it with the browser's code,
// another with what a browser holds after the site has been used.
var stored = []struct {
	id, name string
	ages     bool // with the diary's days
}{{"diary", "diary:v1", true}, {"ticks", "ticks:v1", true}, {"ticks-days", "ticks-days:v1", true}, {"plan", "plan:v1", false}, {"survey", "survey:v1", false}}

// StoredBy lists what the site of a bank may keep.
func StoredBy(c bank.Config) (out []Stored) {
	for _, s := range stored {
		one := Stored{ID: s.id, Key: "vakka:" + c.ID + ":" + s.name}
		if s.ages {
			one.Days = c.Diary.Days
		}
		if s.id != "diary" || !c.Diary.Off {
			out = append(out, one)
		}
	}
	if c.Offline {
		for _, name := range []string{"pages", "files"} {
			out = append(out, Stored{ID: name, Key: "vakka … " + c.ID + " v1 " + name, Cache: true})
		}
	}
	return out
}
