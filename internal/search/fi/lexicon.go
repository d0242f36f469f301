package fi

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed lexicon.txt
var lexiconText string

// lexicon lists common words that tell the analyser what a base form is when a
// small bank has too few forms to show it.
var lexicon = sync.OnceValue(func() []string {
	var out []string
	for line := range strings.Lines(lexiconText) {
		if !strings.HasPrefix(line, "#") {
			out = append(out, strings.Fields(line)...)
		}
	}
	return out
})

// irregular are forms that no rule leads from to their word.
var irregular = func() map[string]string {
	out := map[string]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(irregularText), "\n") {
		f := strings.Fields(line)
		for _, form := range f[1:] {
			out[form] = f[0]
		}
	}
	return out
}()

const irregularText = `
olla on oli ovat olivat olen olet olemme olette ole olisi olisivat ollut olleet olla ollaan oltu lienee lie olisin olisit oleva olevan olevat olevaa olevia olevien olevassa olevasta
ei en et emme ette eivät älä älkää eikä enkä etkä eivätkä eipä
tehdä tekee teki tekevät tehty tehnyt tehneet teen teet tehdään tehtiin tekisi teemme teki tekivät tekemään tehtävä tee
nähdä näkee näki näkevät nähty nähnyt näen näet nähdään nähtiin näkyy näemme näkisi näe
käydä kävi kävivät kävin kävit kävimme käynyt käynyt
minä minun minua minulla minulle minulta minusta minussa minuun minut
sinä sinun sinua sinulla sinulle sinulta sinusta sinuun sinut
hän hänen häntä hänellä hänelle häneltä hänestä häneen hänet
me meidän meitä meillä meille meiltä meistä meihin meidät
te teidän teitä teillä teille teiltä teistä teihin teidät
he heidän heitä heillä heille heiltä heistä heihin heidät
tämä tämän tätä tällä tälle tältä tästä tässä tähän tänä täksi
nämä näiden näitä näillä näille näiltä näistä näissä näihin näinä
tuo tuon tuota tuolla tuolle tuolta tuosta tuossa tuohon
se sen sitä sillä sille siltä siitä siinä siihen sinä
ne niiden niitä niillä niille niiltä niistä niissä niihin
joka jonka jota jolla jolle jolta josta jossa johon jotka joiden joita joilla joille joilta joista joissa joihin
mikä minkä mitä millä mille miltä mistä missä mihin mitkä miksi
kuka kenen ketä kenellä kenelle keneltä kenestä keneen ketkä
voida voi voin voit voimme voitte voivat voisi voisin voisit voisivat voitiin voidaan voitaisiin voinut voineet
muu muut muun muiden muita muuta muille muilla muilta muista muissa muihin muuhun muussa muusta muulla muulle muulta muuna muina
joku jonkun jotakuta jollakulla jollekulle joltakulta jotkut joitakuita
jokin jonkin jotain jotakin jossain jossakin jostain jostakin johonkin jollain jollakin jollekin joltain joltakin joksikin joitain joitakin joissain joissakin joistain joistakin joihinkin joillain joillakin joillekin joidenkin jotkin
kukaan ketään kenenkään kenellekään kenelläkään keneltäkään
mikään mitään minkään missään mistään mihinkään millään millekään mitkään
molemmat molempien molempia molemmissa molemmista molempiin molemmilla molemmille molemmilta
vasen vasemman vasemmalle vasemmalla vasemmalta vasemmat vasempaan vasempana vasempaa vasemmassa vasemmasta
lämmin lämpimän lämpimänä lämpimät lämmintä lämpimiä lämpimässä lämpimästä lämpimään lämpimien
yö yön yöt yötä öin öitä öiden yöllä öisin yössä yöstä yöhön öinä
työ työn työt työtä töitä töiden työssä työstä työhön töissä töistä töihin työllä töillä
tie tien tiet tietä tiessä tiestä tiehen tiellä tieltä tielle
kolmas kolmannen kolmatta kolmannessa kolmannesta kolmanteen kolmannella kolmannelle kolmannelta
mies miehen miestä miehet miesten miehiä miehiin miehelle miehellä
hyvä parempi paremmin paras parhaan parhaat parhaiten paremman paremmat parempaa parhaita parhaiden parhaassa parempia paremmassa
`
