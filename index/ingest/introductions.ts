/** Does a text announce what follows? */
export function isLead(text: string): boolean {
  return /[:：]["'”’»)\]*_]*\s*$/u.test(text);
}

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
