// "Listen": the card is read aloud with the device's own voice. The buttons are
// shown only where there is one for the text's language.
//
// To pause, the voice is stopped and the sentence remembered: the browsers' own
// pause does not hold on many telephones.
import { pickVoice, pieces } from "./listen";

/** What is read, in order, and what in it is not. */
const blocks = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, figcaption, blockquote, pre";
const silent = ".tab, .listen, form, fieldset, [role=status], .own-facts, .progress, .tick, .about, .coach, .paper-only, .missing, .draft, .unseen, [hidden], button, script, template";

/** One thing to say, and the block it stands in. */
interface Piece { readonly element: Element; readonly voice: SpeechSynthesisVoice; readonly text: string }

const langOf = (element: Element): string => element.closest<HTMLElement>("[lang]")?.lang ?? "";

/** The text of a block without that of the blocks inside it. */
function ownText(block: Element): string {
  let text = "";
  for (const node of block.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? "";
    else if (node instanceof Element && !node.matches(blocks) && !node.matches(silent)) text += ownText(node);
  }
  return text;
}

function read(article: Element, speech: SpeechSynthesis): Piece[] {
  const voices = speech.getVoices();
  return [...article.querySelectorAll(blocks)].filter((block) => !block.closest(silent)).flatMap((element) => {
    const voice = pickVoice(voices, langOf(element));
    return voice ? pieces(ownText(element)).map((text) => ({ element, voice, text })) : [];
  });
}

function start(page: Document, window: Window): void {
  const { speechSynthesis: speech } = window as { speechSynthesis?: SpeechSynthesis };
  const bar = page.querySelector<HTMLElement>("[data-listen]");
  const article = bar?.closest("article");
  const play = bar?.querySelector<HTMLElement>("[data-listen-play]");
  const label = play?.querySelector("span");
  const stop = bar?.querySelector<HTMLElement>("[data-listen-stop]");
  if (!speech || !bar || !article || !play || !label || !stop) return;

  let queue: readonly Piece[] = [];
  let at = 0;
  let speaking = false;
  let turn = 0; // what an utterance of an earlier turn still tells is not heeded

  const show = (words: "play" | "pause" | "resume"): void => {
    label.textContent = bar.dataset[words] ?? "";
    stop.hidden = words === "play";
    for (const marked of article.querySelectorAll(".reading")) marked.classList.remove("reading");
    if (words !== "play") queue[at]?.element.classList.add("reading");
  };
  const silence = (): void => {
    turn++;
    speaking = false;
    speech.cancel();
  };
  const end = (): void => {
    silence();
    at = 0;
    queue = [];
    if (page.activeElement === stop) play.focus();
    show("play");
  };
  const say = (): void => {
    const piece = queue[at];
    if (!piece) {
      end();
      return;
    }
    const mine = ++turn;
    const utterance = new SpeechSynthesisUtterance(piece.text);
    utterance.voice = piece.voice;
    utterance.lang = piece.voice.lang;
    utterance.onend = () => {
      if (mine !== turn) return;
      at++;
      say();
    };
    utterance.onerror = () => {
      if (mine === turn) end();
    };
    speaking = true;
    show("pause");
    piece.element.scrollIntoView({ block: "nearest" });
    speech.speak(utterance);
  };

  play.addEventListener("click", () => {
    if (speaking) {
      silence();
      show("resume");
      return;
    }
    if (queue.length === 0) queue = read(article, speech);
    speech.cancel(); // another page may have been left in the middle of a word
    say();
  });
  stop.addEventListener("click", end);
  window.addEventListener("pagehide", end);

  // Voices may come after the page. None of the language: nothing to press.
  const offer = (): void => {
    bar.hidden = pickVoice(speech.getVoices(), langOf(article)) === undefined;
  };
  offer();
  if (typeof speech.addEventListener === "function") speech.addEventListener("voiceschanged", offer);
}

start(document, window);
