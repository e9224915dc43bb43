import type { Messages } from '../../app/messages/types.ts';
import type { Asked } from '../../app/outcome.ts';
import { type Card, inBlocks, questionTexts } from './card.ts';

/** A question for those who help in a server: `who` asks it, `helpers` are mentioned, `place` tells where it was asked. */
export function teamCard(
  asked: Asked,
  m: Messages,
  { who, helpers, place }: { who: string; helpers: string | null; place: string },
): Card {
  const heading = [...(helpers ? [helpers] : []), m.manners.team.asks(who)].join(' · ');
  return inBlocks([
    { content: heading, id: TEAM_ID },
    ...questionTexts(asked, m, LONGEST),
    { content: `-# ${place}` },
  ]);
}

/** By this number a question to those who help is told from an answer. */
export const TEAM_ID = 70_005;

/** Characters of a question and of the one before it, so that both fit. */
const LONGEST = 1500;
