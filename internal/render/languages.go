package render

import "vakka/internal/bank"

// endonyms are the names of languages in themselves, for banks in languages
// that the interface has no texts in: those spoken and taught in Finland first.
var endonyms = map[string]string{
	"fi": "Suomi", "sv": "Svenska", "en": "English", "fi-simple": "Selkosuomi", "sv-simple": "Lätt svenska",
	"se": "Davvisámegiella", "smn": "Anarâškielâ", "sms": "Sääʹmǩiõll", "rom": "Romani", "fse": "Suomalainen viittomakieli",
	"ru": "Русский", "et": "Eesti", "uk": "Українська", "ar": "العربية", "so": "Soomaali", "fa": "فارسی", "prs": "دری",
	"ku": "Kurdî", "ckb": "کوردی", "sq": "Shqip", "vi": "Tiếng Việt", "th": "ไทย", "zh": "中文", "tr": "Türkçe",
	"es": "Español", "fr": "Français", "de": "Deutsch", "pl": "Polski", "ro": "Română", "pt": "Português", "ti": "ትግርኛ",
	"am": "አማርኛ", "ur": "اردو", "bn": "বাংলা", "ne": "नेपाली", "hi": "हिन्दी", "he": "עברית", "ps": "پښتو",
	"no": "Norsk", "nb": "Norsk", "da": "Dansk", "lv": "Latviešu", "lt": "Lietuvių", "hu": "Magyar", "it": "Italiano",
}

// endonym is a language's name in itself, or its tag.
func endonym(lang string) string {
	if n, ok := endonyms[lang]; ok {
		return n
	}
	if n, ok := endonyms[bank.BaseLang(lang)]; ok {
		return n
	}
	return lang
}

// dir is the direction a language is written in.
func dir(lang string) string {
	switch bank.BaseLang(lang) {
	case "ar", "fa", "prs", "ckb", "ur", "he", "ps", "yi", "sd", "dv":
		return "rtl"
	}
	return "ltr"
}

// indexedLanguage is the tag search engines understand, or "": they know
// languages and scripts but no plain forms of them.
func indexedLanguage(lang string) string {
	if lang != bank.BaseLang(lang) && len(lang) > len("zh-Hant") {
		return ""
	}
	return lang
}

// Tongue is a language's name in itself, and the direction it is written in.
func Tongue(lang string) (name, direction string) { return endonym(lang), dir(lang) }
