// Words that say little: left out of a query that also has others.

const lists: Record<string, string> = {
  fi: "ja on ei en et emme ette eivat ole oli olen olet olla ovat se ne ta tama nama tuo han he me te mina sina minun sinun hanen heidan etta tai vai kun jos niin kuin mutta vaan myos joka jotka jonka mika mita mitka missa mista mihin miten miksi milloin kuinka kuka kenen ketka mille milla minka millainen millaisia millaista sen siita siina sita sille silla niita niiden niista ko kuitenkin seka eli sitten nyt vain jo viela voi voin voit voiko saa saako pitaa taytyy onko oliko olisi tahan tassa tasta tata taman jotta koska ennen aikana kanssa",
  sv: "och ar att i en ett det den som pa for med av till inte om har de jag du vi ni hur vad var nar vem kan ska",
  en: "the a an of to in is are and or for on with how what when where who why i you it this that do does can be",
  ru: "и в на не что как по с а для это или из к у о я ты мы вы где когда кто",
  ar: "في من على و ان إلى هل ما كيف هذا هذه أن عن مع",
};

export const stopWords = (lang: string): Set<string> => new Set((lists[lang] ?? "").split(" "));
