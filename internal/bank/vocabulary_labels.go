package bank

// moreLabels are the names of the default values in the languages of many
// readers in Finland beside its own: Ukrainian, Russian, Arabic and Somali.
var moreLabels = map[string]map[string][4]string{
	"digital_level": {
		"0": {"пристрій не потрібен", "устройство не нужно", "لا حاجة إلى جهاز", "qalab looma baahna"},
		"1": {"перші кроки", "первые шаги", "الخطوات الأولى", "tallaabooyinka hore"},
		"2": {"основні навички", "основные навыки", "مهارات أساسية", "xirfadaha aasaasiga ah"},
		"3": {"упевнено", "уверенно", "مهارات جيدة", "xirfado fiican"},
	},
	"duration": {
		"15":         {"до 15 хв", "до 15 мин", "15 دقيقة أو أقل", "15 daqiiqo ama ka yar"},
		"30":         {"близько пів години", "около получаса", "نحو نصف ساعة", "qiyaastii nus saac"},
		"60":         {"близько години", "около часа", "نحو ساعة", "qiyaastii hal saac"},
		"120":        {"близько двох годин", "около двух часов", "نحو ساعتين", "qiyaastii laba saac"},
		"puolipaiva": {"пів дня", "полдня", "نصف يوم", "nus maalin"},
	},
	"goals": {
		"arki":        {"Щоденне життя", "Повседневная жизнь", "الحياة اليومية", "Nolosha maalinlaha ah"},
		"rytmi":       {"Розпорядок дня", "Распорядок дня", "إيقاع اليوم", "Habka maalinta"},
		"hyvinvointi": {"Добре самопочуття", "Хорошее самочувствие", "العافية", "Fayoobaan"},
		"liike":       {"Рух", "Движение", "الحركة", "Dhaqdhaqaaq"},
		"koti":        {"Дім і їжа", "Дом и еда", "البيت والطعام", "Guriga iyo cuntada"},
		"luonto":      {"Природа", "Природа", "الطبيعة", "Dabeecadda"},
		"kulttuuri":   {"Культура і творчість", "Культура и творчество", "الثقافة والإبداع", "Dhaqanka iyo hal-abuurka"},
		"digi":        {"Цифрові навички", "Цифровые навыки", "المهارات الرقمية", "Xirfadaha dijitaalka"},
		"raha":        {"Гроші та послуги", "Деньги и услуги", "المال والخدمات", "Lacagta iyo adeegyada"},
		"osallisuus":  {"Разом з іншими", "Вместе с другими", "مع الآخرين", "Dadka kale lala joogo"},
		"tyoelama":    {"Навички для роботи", "Навыки для работы", "مهارات الحياة العملية", "Xirfadaha shaqada"},
		"ura":         {"Робота й навчання", "Работа и учёба", "العمل والدراسة", "Shaqo iyo waxbarasho"},
	},
	"group": {
		"yksin": {"самостійно", "самостоятельно", "وحدك", "keligaa"},
		"pari":  {"удвох", "вдвоём", "مع شخص آخر", "laba qof"},
		"ryhma": {"у групі", "в группе", "في مجموعة", "koox"},
	},
	"level": {
		"helppo":    {"легко", "легко", "سهلة", "fudud"},
		"keskitaso": {"середньо", "средне", "متوسطة", "dhexdhexaad"},
		"vaativa":   {"складно", "сложно", "صعبة", "adag"},
	},
	"models": {
		"pitka":      {"Тривала", "Длительная", "طويلة المدة", "Mudo dheer"},
		"lyhyt":      {"Коротка", "Короткая", "قصيرة المدة", "Mudo gaaban"},
		"intervalli": {"Інтервальна", "Интервальная", "على فترات", "Kala go'an"},
		"hybridi":    {"Гібридна", "Гибридная", "هجينة", "Isku-dhafan"},
	},
	"place": {
		"koti":        {"удома", "дома", "في البيت", "guriga"},
		"ulkona":      {"надворі", "на улице", "في الخارج", "bannaanka"},
		"kaupungilla": {"у місті", "в городе", "في المدينة", "magaalada"},
		"verkossa":    {"в інтернеті", "в интернете", "على الإنترنت", "internet-ka"},
	},
	"return": {
		"kirjoitus": {"текстом", "текстом", "كتابةً", "qoraal"},
		"kuva":      {"фотографією", "фотографией", "بصورة", "sawir"},
		"video":     {"відео", "видео", "بفيديو", "fiidiyow"},
		"puhe":      {"усно", "устно", "شفهيًا", "hadal"},
		"ei":        {"надсилати не треба", "отправлять не нужно", "بلا تسليم", "lama soo gudbiyo"},
	},
	"service": {
		"verkkovalmennus": {"Онлайн-тренінг", "Онлайн-тренинг", "تدريب عبر الإنترنت", "Tababar internet"},
		"etakonsultaatio": {"Дистанційна консультація", "Дистанционная консультация", "استشارة عن بُعد", "La-tashi meel fog"},
		"etaohjaus":       {"Дистанційний супровід", "Дистанционное сопровождение", "إرشاد عن بُعد", "Hagid meel fog"},
		"uraohjaus":       {"Кар’єрний супровід", "Карьерное сопровождение", "إرشاد مهني", "Hagid shaqo"},
		"yksilotehtava":   {"Індивідуальне завдання", "Индивидуальное задание", "مهمة فردية", "Hawl shakhsi"},
		"yksiloohjaus":    {"Індивідуальний супровід", "Индивидуальное сопровождение", "إرشاد فردي", "Hagid shakhsi"},
		"ryhmatehtava":    {"Групове завдання", "Групповое задание", "مهمة جماعية", "Hawl koox"},
	},
}

// withMoreLabels adds them to a vocabulary's terms.
func withMoreLabels(v Vocabulary) Vocabulary {
	for i := range v.Terms {
		for j, label := range moreLabels[v.Name][v.Terms[i].ID] {
			if label != "" {
				v.Terms[i].Label[[...]string{"uk", "ru", "ar", "so"}[j]] = label
			}
		}
	}
	return v
}
