package render

import (
	"testing"
	"testing/fstest"

	"vakka/templates"
)

func TestPlural(t *testing.T) {
	for _, c := range []struct {
		lang string
		n    int
		want string
	}{
		{"fi", 0, "0 tehtävää"}, {"fi", 1, "1 tehtävä"}, {"fi-simple", 2, "2 tehtävää"}, {"fi", 21, "21 tehtävää"},
		{"ru", 0, "0 заданий"}, {"ru", 1, "1 задание"}, {"ru", 3, "3 задания"}, {"ru", 5, "5 заданий"}, {"ru", 11, "11 заданий"},
		{"ru", 12, "12 заданий"}, {"ru", 21, "21 задание"}, {"ru", 22, "22 задания"}, {"ru", 114, "114 заданий"},
		{"uk", 4, "4 завдання"}, {"uk", 14, "14 завдань"}, {"uk", 101, "101 завдання"},
		{"ar", 0, "عدد المهام: 0"}, {"ar", 1, "مهمة واحدة"}, {"ar", 2, "مهمتان"}, {"ar", 3, "3 مهام"}, {"ar", 10, "10 مهام"},
		{"ar", 11, "11 مهمة"}, {"ar", 99, "99 مهمة"}, {"ar", 100, "عدد المهام: 100"}, {"ar", 103, "103 مهام"},
		{"so", 1, "1 hawl"}, {"so", 5, "5 hawlood"},
	} {
		w, err := loadWords(templates.Files, c.lang, "fi")
		if err != nil {
			t.Fatal(err)
		}
		if got := w.N("count.task", c.n); got != c.want {
			t.Errorf("%s %d: %s, want %s", c.lang, c.n, got, c.want)
		}
	}
}

// A text that is missing is counted by the rules of the language that has it.
func TestPluralFallback(t *testing.T) {
	files := fstest.MapFS{
		"text/ru.json": {Data: []byte(`{"home": "Главная"}`)},
		"text/fi.json": {Data: []byte(`{"x.one": "{n} kortti", "x.other": "{n} korttia"}`)},
	}
	w, err := loadWords(files, "ru", "fi")
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int]string{1: "1 kortti", 21: "21 korttia", 3: "3 korttia"} {
		if got := w.N("x", n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestListOfTexts(t *testing.T) {
	for lang, want := range map[string]string{"fi": "a, b", "uk": "a, b", "ar": "a، b"} {
		if got := (&words{lang: lang}).list([]string{"a", "b"}); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
	}
}
