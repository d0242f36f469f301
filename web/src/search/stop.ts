// Finnish words that say little: left out of a query that also has others. The
// scripts of the stemmers bring those of their languages.

export const finnish = "ja on ei en et emme ette eivat ole oli olen olet olla ovat se ne ta tama nama tuo han he me te mina sina minun sinun hanen heidan etta tai vai kun jos niin kuin mutta vaan myos joka jotka jonka joita joilla joista minua minulla minulle mun mulla mulle mika mita mitka missa mista mihin miten miksi milloin kuinka kuka kenen ketka mille milla minka millainen millaisia millaista sen siita siina sita sille silla niita niiden niista ko kuitenkin seka eli sitten nyt vain jo viela voi voin voit voiko saa saako saan pitaa taytyy onko oliko olisi tahan tassa tasta tata taman jotta koska ennen aikana kanssa";
