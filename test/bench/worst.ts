/** Questions that ask for more work than others do, by what they are; made of the words of some ordinary questions. */
export function worstQuestions(ordinary: readonly string[]): Readonly<Record<string, string>> {
  const words = [...new Set(ordinary.flatMap((text) => text.split(/\s+/)))];
  return {
    '4,000 characters': ordinary.join(' ').slice(0, 4000),
    '400 different words': words.slice(0, 400).join(' '),
    'one common word': 'the',
    'one common word, forty times': 'the '.repeat(40),
    'no word that is known': words
      .slice(0, 12)
      .map((word) => [...word].reverse().join(''))
      .join(' '),
    'one long word': words
      .filter((word) => /^\p{L}+$/u.test(word))
      .join('')
      .slice(0, 400),
    'twelve languages': TWELVE,
  };
}

const TWELVE = [
  'Who built the bridge?',
  'Quem construiu a ponte?',
  '¿Quién construyó el puente?',
  'Qui a construit le pont ?',
  'Wer hat die Brücke gebaut?',
  'Köprüyü kim yaptı?',
  'Ai đã xây cây cầu?',
  'Кто построил мост?',
  'Ποιος έχτισε τη γέφυρα;',
  'من بنى الجسر؟',
  '谁建造了这座桥？',
  'ใครสร้างสะพาน',
].join(' ');
