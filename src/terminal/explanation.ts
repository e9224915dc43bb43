import type { EstimateExplained, Explanation, Trace } from '../../index/index.ts';
import type { TerminalTheme } from './theme.ts';
import { escapeControlChars, wrap } from './wrap.ts';

/**
 * What the scores of each citation are made of, for whoever tunes or learns from them: a table a model, its rows feature,
 * value, weight and their product, what adds or takes away most first. In English, as the names of the features are.
 */
export function explanationPage(explanations: readonly Explanation[], theme: TerminalTheme): string {
  if (explanations.length === 0) return 'Nothing was found to explain.\n';
  return explanations.map((one) => explanationOf(one, theme)).join('\n');
}

function explanationOf(explanation: Explanation, theme: TerminalTheme): string {
  const { number, article, lines, ranking, answerability, answerProbability } = explanation;
  const [from, to] = lines;
  const place = `${escapeControlChars(article)}, ${from === to ? `line ${from}` : `lines ${from}–${to}`}`;
  const title = number === null ? `Withheld: ${place}` : `Why ${number} · ${place}`;
  const pairs = explanation.words.map(
    ({ asked, found, nearness }) =>
      `${escapeControlChars(asked)} → ${escapeControlChars(found)} ${nearness.toFixed(2)}`,
  );
  const { threshold } = answerability;
  const enough = answerability.probability >= threshold ? '≥' : '<';
  return [
    ...wrap(title, theme.columns - 2).map(theme.style.strong),
    ...(pairs.length > 0
      ? wrap(`Says otherwise: ${pairs.join(', ')}`, theme.columns - 4).map((line) => `  ${line}`)
      : []),
    ...table('Ranking: which sentence answers best?', ranking),
    row('share of the softmax', number3(ranking.probabilityMass)),
    ...table(`Answerability: do the articles answer at all? (${words(answerability)})`, answerability),
    ...logistic(answerability),
    row('', `${enough} ${threshold}, the threshold`),
    ...table(
      `Answer probability: does this excerpt hold the answer? (${words(answerProbability)})`,
      answerProbability,
    ),
    ...logistic(answerProbability),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function table(question: string, { contributions, sum }: Trace): string[] {
  if (contributions.length === 0)
    return ['', `  ${question}`, row('sum', 'none: too little is shared with the question')];
  const rows = contributions.map(({ name, value, weight, contribution }) => {
    const factors = `${number3(value).padStart(7)} × ${weight.toFixed(2).padStart(6)}`;
    return row(name, `${factors} = ${number3(contribution).padStart(7)}`);
  });
  return ['', `  ${question}`, ...rows, row('sum', number3(sum).padStart(26))];
}

function logistic({ sum, contributions, probability, languagesTried = 1 }: EstimateExplained): string[] {
  if (contributions.length === 0) return [row('probability', number3(probability))];
  const odds = languagesTried === 1 ? '' : `, odds / ${languagesTried} languages tried`;
  return [row('probability', `${number3(probability)} = 1 / (1 + e^${number3(-sum)})${odds}`)];
}

function words({ model }: EstimateExplained): string {
  return model === 'sameLanguage' ? 'same language' : 'another language';
}

function row(name: string, rest: string): string {
  return `    ${name.padEnd(LONGEST_NAME)} ${rest}`;
}

/** `articleEntityCoverage` */
const LONGEST_NAME = 21;

function number3(value: number): string {
  return value.toFixed(3);
}
