package parse

import (
	"vakka/internal/bank"
)

// roleHeadings are the headings that give a section its role, in any language:
// a card's headings are what its writer is used to.
var roleHeadings = func() map[string]bank.Role {
	m := map[string]bank.Role{}
	for role, headings := range map[bank.Role][]string{
		bank.Steps: {"Näin teet", "Vaiheet", "Tee näin", "Toimi näin", "Näin se tehdään",
			"Gör så här", "Så här gör du", "Steg", "Stegen",
			"What to do", "Steps", "How to", "How to do it", "Do this",
			"Що робити", "Кроки", "Як це зробити", "Что делать", "Шаги", "Как это сделать", "ماذا تفعل", "الخطوات", "Sidan samee", "Tallaabooyinka"},
		bank.Reflection: {"Pohdi", "Pohdittavaksi", "Mieti", "Pohdittavaa",
			"Fundera", "Tänk efter", "Att fundera på",
			"Think about it", "Reflect", "Think",
			"Подумай", "Подумайте", "Поміркуй", "Поміркуйте", "فكّر", "فكر", "Ka fikir"},
		bank.Return: {"Palauta", "Palautus", "Näin palautat", "Palauta näin",
			"Lämna in", "Inlämning", "Så här lämnar du in",
			"Return", "Hand in", "How to return it", "Hand it in",
			"Поділіться результатом", "Здайте завдання", "Поделитесь результатом", "Сдайте задание", "شارك ما أنجزته", "سلّم المهمة", "سلم المهمة", "La wadaag", "Soo gudbi"},
		bank.Trouble: {"Jos se ei onnistu", "Jos ei onnistu", "Ongelmia", "Jos tämä ei onnistu", "Ongelmatilanteet",
			"Om det inte lyckas", "Om det inte fungerar", "Problem",
			"If it does not work", "If it doesn't work", "Problems", "Trouble",
			"Якщо не виходить", "Якщо не вдається", "Если не получается", "Если не удаётся", "إذا لم ينجح الأمر", "Haddii ay shaqayn weydo"},
		bank.More: {"Jos haluat lisää", "Lisää", "Jos haluat tehdä enemmän",
			"Om du vill göra mer", "Mer",
			"If you want more", "More",
			"Якщо хочете більше", "Если хотите больше", "إذا أردت المزيد", "Haddii aad wax dheeraad ah rabto"},
		bank.Coach: {"Ohjaajalle", "Ohjaajan muistiinpanot",
			"För handledaren", "Till handledaren",
			"For the coach", "For coaches",
			"Для наставника", "Для наставників", "Для наставников", "للمرشد", "للمرشدين", "Hagaha", "Hagayaasha"},
		bank.Ready: {"Mitä tarvitset valmiiksi", "Ota valmiiksi", "Varaa valmiiksi", "Mitä tarvitset viikolla",
			"Vad du behöver ha redo", "Ha redo", "Ha detta redo",
			"What to have ready", "Have ready", "Have these ready",
			"Підготуйте заздалегідь", "Подготовьте заранее", "جهّز مسبقًا", "جهز مسبقا", "Sii diyaarso"},
	} {
		for _, h := range headings {
			m[bank.Fold(h)] = role
		}
	}
	return m
}()

// roleOf tells a section's role by its heading, however it is capitalised and
// whether or not it ends in a colon.
func roleOf(heading string) bank.Role {
	for len(heading) > 0 && (heading[len(heading)-1] == ':' || heading[len(heading)-1] == '?') {
		heading = heading[:len(heading)-1]
	}
	return roleHeadings[bank.Fold(heading)]
}
