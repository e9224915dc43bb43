import type { Button } from '../command.ts';
import { decodeScope } from '../scope.ts';
import { showAgain } from '../showAgain.ts';

/** The citations after those of a message, or before them. */
export const more = {
  name: 'more',
  searches: true,

  async press(interaction, state, context) {
    const [from = '', scope = ''] = state.split(':');
    await showAgain(interaction, decodeScope(scope), Number.parseInt(from, 10) || 0, context);
  },
} satisfies Button;
