import { expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../server/contract/notice-settings.ts';
import { chosenAnew } from '../../widget/console/notices/chosen.ts';

const known = DEFAULT_PREFERENCES.merchant;
const fresh = { ...known, quiet: { from: '23:15', to: '07:00' } };

it('takes over what another tab chose, and keeps what is being chosen here', () => {
  expect(chosenAnew({ ...known }, known, fresh)).toEqual(fresh);
  const mine = { ...known, mail: [] };
  expect(chosenAnew(mine, known, fresh)).toBe(mine);
});
