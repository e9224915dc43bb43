/** Does a text announce what follows? */
export function isLead(text: string): boolean {
  return /[:：]["'”’»)\]*_]*\s*$/u.test(text);
}

/**
 * Does a sentence announce code, a list or a table below it (“Run the following command.”)? In the languages of the interface,
 * Chinese and Russian.
 */
export function announces(sentence: string): boolean {
  return ANNOUNCES.test(sentence);
}

const ANNOUNCES =
  /(?<!\p{L})(?:(?:the|these) following|as follows|(?:shown|listed|given) below|(?:a|o)s? seguintes?|(?:el|los?|las?) siguientes?|(?:le|la|les) \p{L}+ suivante?s?|ci-dessous|folgende[mnrs]?|wie folgt|sebagai berikut|berikut ini|следующ\p{L}+)(?!\p{L})|下列|以下|如下|次の/iu;

/** Is a text of its own a question, which what follows answers: one sentence that asks, or one marked as a question. */
export function isQuestion(text: string): boolean {
  if (/^\s*(?:Q|F|P|В|問|问|Question|Frage|Pregunta|Pergunta)\s*\d*\s*[.:：)]/iu.test(text)) return true;
  // One sentence: no other ends before it.
  return ASKS.test(text) && !ENDS.test(text.replace(ASKS, ''));
}

/** The mark of a question at the end of a text; Greek asks with a semicolon. */
const ASKS = /(?:[?？؟]|(?<=\p{sc=Greek}[^.!?]*);)["'”’»)\]]*\s*$/u;

/** The end of a sentence with another after it. */
const ENDS = /[.!?…]["'”’»)\]]*\s+\p{Lu}|[。！？؟]./u;

/** Does a text only say what the page is about (“This page outlines how to …”)? In the languages of the interface. */
export function isAbout(text: string): boolean {
  return ABOUT.test(text.trimStart());
}

const ABOUT =
  /^(?:in )?(?:(?:this|the following) (?:page|guide|article|document|section|chapter|tutorial|wiki|manual|handbook)|(?:n?est[ae]) (?:página|guia|guía|artigo|artículo|documento|seção|sección|capítulo|tutorial|manual)|(?:dans )?(?:cette|ce) (?:page|guide|article|document|section|chapitre|tutoriel|manuel)|(?:auf |in )?(?:diese[rsm]?) (?:seite|anleitung|artikel|dokument|abschnitt|kapitel|handbuch)|(?:halaman|panduan|artikel|dokumen|bagian|bab) ini)(?!\p{L})|^(?:この|本)(?:ページ|ガイド|記事|文書|章)/iu;
