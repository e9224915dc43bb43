import type { App } from '../app.ts';
import type { Messages } from '../messages/types.ts';
import type { Form, Menu } from '../reply.ts';
import { clip } from '../reports.ts';
import { LONGEST_TEXT } from '../shelfCommand/handedIn.ts';
import { UserError } from '../userError.ts';
import type { OpenQuestion } from './openQuestions.ts';

/** What Discord takes of a menu: so many entries, each of so many characters. */
const CHOICES = 25;
const LABEL = 100;

/** Characters of a question that becomes a title. */
const LONGEST_QUESTION = 200;

/** The questions of the last `days` that can be answered, those asked the most first; undefined where there are none, or nothing can be added. */
export async function answerMenu(
  m: Messages,
  { questions, waiting, shelf }: Pick<App, 'questions' | 'waiting' | 'shelf'>,
  server: string,
  days: number,
): Promise<Menu | undefined> {
  if (shelf.quota.articles === 0) return undefined;
  const groups = (await questions.groups(server, days)).slice(0, CHOICES);
  if (groups.length === 0) return undefined;
  const members = await waiting.members(server);
  const choices = groups.flatMap((group) => {
    const [newest] = group;
    return newest
      ? [{ value: String(newest.id), label: clip(newest.question, LABEL) || '…', hint: hint(group) }]
      : [];
  });
  return { command: 'insights', state: ANSWER, placeholder: m.answering.choose, choices };

  function hint(group: readonly OpenQuestion[]): string {
    const wait = new Set(group.flatMap(({ message }) => members.get(message ?? '') ?? [])).size;
    return [`${m.number(group.length)}×`, ...(wait ? [m.answering.waiting(wait)] : [])].join(' · ');
  }
}

/** The form for the answer to the question of a number. Throws a UserError where it is no longer open. */
export async function answerForm(
  m: Messages,
  { questions }: Pick<App, 'questions'>,
  server: string,
  id: string,
): Promise<Form> {
  const asked = await questions.one(server, Number.parseInt(id, 10) || 0);
  if (!asked) throw new UserError(({ answering }) => answering.gone);
  const { form } = m.answering;
  return {
    command: 'insights',
    state: `${ANSWER}:${asked.id}`,
    title: form.heading,
    fields: [
      {
        name: 'question',
        label: form.question,
        value: clip(asked.question, LONGEST_QUESTION),
        most: LONGEST_QUESTION,
      },
      { name: 'answer', label: form.answer, most: LONGEST_TEXT, long: true },
    ],
  };
}

const ANSWER = 'answer';
