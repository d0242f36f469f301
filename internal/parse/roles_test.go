package parse

import (
	"testing"

	"vakka/internal/bank"
)

func TestRoles(t *testing.T) {
	for _, c := range []struct {
		want     bank.Role
		headings []string
	}{
		{bank.Steps, []string{"Näin teet", "NÄIN TEET:", "Gör så här", "What to do", "Що робити", "Что делать", "ماذا تفعل", "Sidan samee"}},
		{bank.Reflection, []string{"Pohdi", "Fundera", "Think about it", "Подумайте", "فكّر", "Ka fikir"}},
		{bank.Return, []string{"Palauta", "Lämna in", "Return", "Поділіться результатом", "Поделитесь результатом", "شارك ما أنجزته", "La wadaag"}},
		{bank.Trouble, []string{"Jos se ei onnistu", "Om det inte lyckas", "If it does not work", "Якщо не виходить", "Если не получается", "إذا لم ينجح الأمر", "Haddii ay shaqayn weydo"}},
		{bank.More, []string{"Jos haluat lisää", "Om du vill göra mer", "If you want more", "Якщо хочете більше", "Если хотите больше", "إذا أردت المزيد", "Haddii aad wax dheeraad ah rabto"}},
		{bank.Coach, []string{"Ohjaajalle", "För handledaren", "For the coach", "Для наставника", "للمرشد", "Hagaha"}},
		{bank.Ready, []string{"Ota valmiiksi", "Ha redo", "Have ready", "Підготуйте заздалегідь", "Подготовьте заранее", "جهّز مسبقًا", "Sii diyaarso"}},
		{"", []string{"Helpommin", "Good to know", "Варто знати", "Полезно знать", "من المفيد أن تعرف", "Waa muhiim in la ogaado", ""}},
	} {
		for _, h := range c.headings {
			if got := roleOf(h); got != c.want {
				t.Errorf("%q is %q, want %q", h, got, c.want)
			}
		}
	}
}
