import type { Button } from '../command.ts';
import { decodeScope } from '../scope.ts';
import { showAgain } from '../showAgain.ts';

/** Asks the question of a message again. */
export const again = {
  name: 'again',
  searches: true,

  async press(interaction, scope, context) {
    await showAgain(interaction, decodeScope(scope), 0, context);
  },
} satisfies Button;
